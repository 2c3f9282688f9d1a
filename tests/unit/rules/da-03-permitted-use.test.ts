import { describe, expect, test } from 'vitest';
import { aContext, anEntry, aUse, judged, messageOf } from './world.ts';

const withUse = (changes: Partial<ReturnType<typeof aUse>>) =>
  aContext({ permittedUses: [{ ...aUse('use-relief', 'relief'), ...changes }] });

describe('DA-03 one permitted use, valid that day, of exactly that kind', () => {
  test('passes a use of the fund and kind', () => {
    expect(judged('DA-03', anEntry()).outcome).toBe('passed');
    const work = anEntry({ kind: 'working_expense', permittedUseUid: 'use-work' });
    expect(judged('DA-03', work).outcome).toBe('passed');
  });

  test.each([
    ['no use', { permittedUseUid: null }, '请从本基金的用途清单中选择一项'],
    ['an unknown use', { permittedUseUid: 'unknown' }, '由主管依据文件条款增列'],
    ['a use of the other kind', { permittedUseUid: 'use-work' }, '改记为工作经费'],
  ])('refuses %s', (_, changes, says) => {
    const judgement = judged('DA-03', anEntry(changes));
    expect(judgement.outcome).toBe('failed');
    expect(messageOf(judgement)).toContain(says);
  });

  test('refuses a use of another fund and a use without a clause', () => {
    expect(messageOf(judged('DA-03', anEntry(), withUse({ fundUid: 'other-fund' })))).toContain(
      '不在本基金的用途清单内',
    );
    expect(messageOf(judged('DA-03', anEntry(), withUse({ clause: ' ' })))).toContain(
      '请由主管补录条款',
    );
  });

  test.each([
    ['2024-05-22', null, 'passed'],
    ['2024-05-23', null, 'failed'],
    ['2023-01-01', '2024-05-22', 'passed'],
    ['2023-01-01', '2024-05-21', 'failed'],
  ])('valid %s to %s: %s on 2024-05-22', (validFrom, validTo, outcome) => {
    expect(judged('DA-03', anEntry(), withUse({ validFrom, validTo })).outcome).toBe(outcome);
  });

  test.each(['bank_fee', 'interest', 'inquiry_out', 'undetermined'] as const)(
    'does not judge %s',
    (kind) => {
      expect(judged('DA-03', anEntry({ kind, permittedUseUid: null })).outcome).toBe(
        'not-applicable',
      );
    },
  );
});
