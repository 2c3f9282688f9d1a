import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStatementFile } from '#electron/commands/read-statement-file.ts';
import { STATEMENT_LIMIT_BYTES } from '#shared/statements/file-size.ts';

test('a file that is not there, or is a folder, is a named refusal', () => {
  expect(() => readStatementFile(join(tmpdir(), 'no-such-file.xls'))).toThrow(/读不到文件“no-such/);
  expect(() => readStatementFile(tmpdir())).toThrow(/这是文件夹/);
});

test('a file over the limit is refused by name with both sizes, before it is read', () => {
  const dir = mkdtempSync(join(tmpdir(), 'relief-size-'));
  try {
    const path = join(dir, '对账单.csv');
    writeFileSync(path, '交易日期,收入金额,支出金额\n');
    truncateSync(path, STATEMENT_LIMIT_BYTES + 1024 * 1024);
    expect(() => readStatementFile(path)).toThrow(/51\.0 MB.*50\.0 MB/);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
