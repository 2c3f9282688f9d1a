import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '#electron/cli/command.ts';
import { type Decisions, readDecisions } from '#electron/cli/decisions-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relief-decisions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(content: string): Decisions {
  const path = join(folder, '决定.json');
  writeFileSync(path, content);
  return readDecisions(path);
}

describe('the decisions file', () => {
  it('decides rows, confirms questions and corrects the reading', () => {
    const decisions = {
      12: 'skip',
      13: { choice: 'add', reason: '两笔' },
      confirm: ['part-of-day'],
      mapping: { direction: 'debit-out', sheet: '三月 ' },
    };
    // Some editors put a byte order mark first.
    expect(read(`\ufeff${JSON.stringify(decisions)}`)).toEqual({
      rows: { 12: { choice: 'skip', reason: '' }, 13: { choice: 'add', reason: '两笔' } },
      confirm: ['part-of-day'],
      mapping: { direction: 'debit-out', sheet: '三月 ' },
    });
    expect(readDecisions(undefined)).toEqual({ rows: {}, confirm: [], mapping: null });
  });

  it('names columns by letters or by indexes', () => {
    const columns = [
      { index: 0, role: 'date' },
      { index: 27, role: 'in' },
    ];
    const lettered = read('{"mapping": {"headerRow": 0, "columns": {"A": "date", "AB": "in"}}}');
    expect(lettered.mapping).toEqual({ headerRow: 0, columns });
    expect(read(JSON.stringify({ mapping: { columns } })).mapping).toEqual({ columns });
  });

  it.each([
    ['{"mapping": {"columns": {"A1": "date"}}}', 'mapping.columns.0.index'],
    ['{"mapping": {"columns": {"A": "日子"}}}', 'mapping.columns.0.role'],
    ['{"mapping": {"direktion": "debit-out"}}', 'mapping'],
    ['{"mapping": {"headerRow": -1}}', 'mapping.headerRow'],
    ['{"3": "drop"}', '3'],
    ['{"three": "skip"}', '“three”不是行号'],
    ['{', '无法读取'],
  ])('says what is wrong with %s', (content, word) => {
    expect(() => read(content)).toThrow(UsageError);
    expect(() => read(content)).toThrow(word);
  });
});
