import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCommand } from '#electron/cli/check-command.ts';
import { EXIT, Output, UsageError } from '#electron/cli/command.ts';
import { exportCommand } from '#electron/cli/export-command.ts';
import type { Kit } from '../ledger-kit.ts';
import { fundedKit, inquiry } from '../reports/rule-check-kit.ts';

/** What `check LEDGER --year Y` prints and ends with, through the command itself. */

let kit: Kit;
beforeEach(() => {
  kit = fundedKit();
});
afterEach(() => kit.close());

class Caught extends Output {
  value: unknown = null;
  lines: readonly string[] = [];
  constructor() {
    super(true);
  }
  override result(value: unknown, lines: readonly string[]): void {
    this.value = value;
    this.lines = lines;
  }
}

async function check(year = '2023') {
  const output = new Caught();
  const exit = await checkCommand.run([kit.path], { year }, output);
  return { exit, value: output.value, lines: output.lines };
}

test('a year with nothing open ends with 0, one line for each rule', async () => {
  const { exit, value, lines } = await check();
  expect(exit).toBe(EXIT.done);
  expect(value).toMatchObject({ year: 2023, open: [], rules: expect.any(Array) });
  expect(lines.filter((line) => /^DA-\d\d {2}核查 \d/.test(line))).toHaveLength(17);
});

test('what is open is named and ends with 5, in its own year', async () => {
  inquiry(kit);
  const { exit, value, lines } = await check();
  expect(exit).toBe(EXIT.unsound);
  expect(value).toMatchObject({ open: [{ code: 'DA-05', record: '记-202304-0001' }] });
  expect(lines.at(-1)).toContain('DA-05  记-202304-0001：');
  expect((await check('2024')).exit).toBe(EXIT.done);
});

test('a year is asked for', () => {
  expect(() => checkCommand.run([kit.path], {}, new Caught())).toThrow(UsageError);
});

test('export writes the year’s check beside the appendix tables', async () => {
  inquiry(kit);
  kit.session.close();
  const output = new Caught();
  const options = { year: '2023', out: join(kit.dir, 'out') };
  expect(await exportCommand.run([kit.path], options, output)).toBe(EXIT.done);
  const file = join(options.out, 'rule-check-2023.xlsx');
  expect((output.value as { files: string[] }).files).toContain(file);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['核查表', '核查记录']);
});
