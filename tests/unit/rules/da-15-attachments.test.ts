import { describe, expect, test } from 'vitest';
import type { Attachment } from '#shared/entries/entry.ts';
import { anEntry, judged, messageOf } from './world.ts';

const paper = (sheets: number, place: string): Attachment => ({ kind: 'paper', sheets, place });
const bankLine: Attachment = { kind: 'bank-line' };

describe('DA-15 at least one attachment', () => {
  test('paper with sheets and a place passes', () => {
    expect(judged('DA-15', anEntry({ attachments: [paper(1, '柜')] })).outcome).toBe('passed');
  });

  test('a file is enough, wherever else papers may lie', () => {
    const file: Attachment = { kind: 'file', linkUid: 'link' };
    expect(judged('DA-15', anEntry({ attachments: [file] })).outcome).toBe('passed');
    expect(judged('DA-15', anEntry({ attachments: [paper(1, ''), file] })).outcome).toBe('passed');
  });

  test.each([[[]], [[paper(0, '柜')]], [[paper(1.5, '柜')]], [[paper(1, ' ')]], [[bankLine]]])(
    'refuses %j for a payment',
    (attachments) => {
      const judgement = judged('DA-15', anEntry({ attachments }));
      expect(judgement.outcome).toBe('failed');
      expect(messageOf(judgement)).toContain(
        '请添加文件，或填写纸质附件的张数（至少 1 张）和存放处',
      );
    },
  );

  test.each(['bank_fee', 'interest', 'interest_remitted', 'inquiry_out', 'undetermined'] as const)(
    'the bank’s line is enough for %s, nothing at all is not',
    (kind) => {
      expect(judged('DA-15', anEntry({ kind, attachments: [bankLine] })).outcome).toBe('passed');
      const lines = [{ lineUid: 'line', day: '2024-05-22', amountFen: -50_000 }];
      expect(judged('DA-15', anEntry({ kind, attachments: [], lines })).outcome).toBe('passed');
      expect(judged('DA-15', anEntry({ kind, attachments: [] })).outcome).toBe('failed');
    },
  );

  test('a correction needs none', () => {
    const correction = { color: 'blue', entryUid: 'x' } as const;
    expect(judged('DA-15', anEntry({ attachments: [], correction })).outcome).toBe(
      'not-applicable',
    );
  });
});
