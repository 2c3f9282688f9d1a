import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT, Output } from '#electron/cli/command.ts';
import { importCommand } from '#electron/cli/import-command.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { type Kit, openKit, PASSWORD } from '../ledger-kit.ts';

/** What `import LEDGER FILE` answers and writes, through the command itself. */

const OWN = '6200000000001234';

let kit: Kit;
beforeEach(() => {
  vi.stubEnv('RELIEF_PASSWORD', PASSWORD);
  kit = openKit();
  // The command opens the ledger itself.
  kit.session.close();
});
afterEach(() => {
  kit.close();
  vi.unstubAllEnvs();
});

interface Answer {
  written: boolean;
  counts: { new: number; existing: number; suspected: number; faulty: number };
  questions?: { code: string; message: string }[];
  rows?: { row: number; status: string; needsDecision: boolean }[];
  added?: number;
}

class Caught extends Output {
  value: Answer | null = null;
  constructor() {
    super(true);
  }
  override result(value: unknown): void {
    this.value = value as Answer;
  }
}

async function run(
  content: string | Uint8Array,
  decisions?: unknown,
): Promise<{ exit: number; answer: Answer }> {
  const file = join(kit.dir, '对账单');
  writeFileSync(file, content);
  const decided = join(kit.dir, '决定.json');
  if (decisions !== undefined) writeFileSync(decided, JSON.stringify(decisions));
  const output = new Caught();
  const options = { user: '张某甲', ...(decisions === undefined ? {} : { decisions: decided }) };
  const exit = await importCommand.run([kit.path, file], options, output);
  return { exit, answer: output.value! };
}

async function refusal(content: string, decisions?: unknown): Promise<string> {
  try {
    await run(content, decisions);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('was not refused');
}

/** Everything recorded; the log and the count of sign-ins go on by themselves. */
function fingerprint(): string {
  const db = new Database(kit.path, { readonly: true });
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
  const tables = (db.prepare(sql).pluck().all() as string[]).filter(
    (name) => !['audit', 'key_slot', 'sign_in_guard'].includes(name),
  );
  const rows = tables.map((name) => db.prepare(`SELECT * FROM ${name}`).raw().all());
  db.close();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** Runs and makes sure that nothing recorded in the ledger changed. */
async function unwritten<T>(work: () => Promise<T>): Promise<T> {
  const before = fingerprint();
  const result = await work();
  expect(fingerprint()).toBe(before);
  return result;
}

const HEAD = ['交易日期', '对方户名', '收入金额', '支出金额', '余额', '流水号'];
const csv = (rows: readonly (readonly string[])[], account = OWN, head = HEAD): string =>
  [...(account === '' ? [] : [[`账号：${account}`]]), head, ...rows]
    .map((r) => r.join(','))
    .join('\r\n');

const A = ['2023-03-01', '示例县财政局', '500.00', '', '500.00', '01'];
const B = ['2023-03-02', '赵某甲', '', '20.00', '480.00', '02'];
const C = ['2023-03-02', '赵某甲', '', '20.00', '460.00', '03'];
const D = ['2023-03-05', '钱某乙', '', '60.00', '400.00', '04'];

describe('importing again', () => {
  it('adds nothing the second time', async () => {
    expect(await run(csv([A, B, C]))).toMatchObject({ exit: EXIT.done, answer: { added: 3 } });
    const again = await unwritten(() => run(csv([A, B, C])));
    expect(again.exit).toBe(EXIT.done);
    expect(again.answer).toMatchObject({ written: false, counts: { new: 0, existing: 3 } });
  });

  it('adds of overlapping periods what is new, in any order of the rows', async () => {
    await run(csv([A, B, C]));
    const { exit, answer } = await run(csv([D, C, B]));
    expect(exit).toBe(EXIT.done);
    expect(answer).toMatchObject({ added: 1, counts: { new: 1, existing: 2 } });
  });

  it('asks about each line of another layout of the account, and writes only what is decided', async () => {
    await run(csv([A, B, C]));
    const other = csv(
      [A, B, C, D].map((r, k) => [r[0]!.replaceAll('-', ''), r[2]!, r[3]!, r[4]!, `X${k}`]),
      OWN,
      ['日期', '贷方', '借方', '余额', '核心流水号'],
    );
    const asked = await unwritten(() => run(other));
    expect(asked.exit).toBe(EXIT.undecided);
    expect(asked.answer).toMatchObject({ written: false, counts: { new: 1, suspected: 3 } });
    const open = asked.answer.rows!.filter((r) => r.needsDecision).map((r) => r.row);
    expect(open).toEqual([3, 4, 5]);
    expect((await unwritten(() => run(other, { 3: 'skip', 4: 'skip' }))).exit).toBe(3);
    const none = { 3: 'skip', 4: 'skip', 5: 'skip', 6: 'skip' };
    expect(await unwritten(() => run(other, none))).toMatchObject({
      exit: EXIT.done,
      answer: { written: false },
    });
    const settled = await run(other, { 3: 'skip', 4: 'skip', 5: 'skip' });
    expect(settled).toMatchObject({ exit: EXIT.done, answer: { written: true, added: 1 } });
  });
});

describe('what has to be decided', () => {
  const FAULTY = ['2023-03-02', '赵某甲', '', '2O.00', '480.00', '02'];

  it('is every faulty row, and none of them can be added', async () => {
    const file = csv([A, FAULTY, C]);
    const asked = await unwritten(() => run(file));
    expect(asked).toMatchObject({ exit: EXIT.undecided, answer: { counts: { faulty: 1 } } });
    expect(asked.answer.rows).toContainEqual(
      expect.objectContaining({ row: 4, status: 'faulty', needsDecision: true }),
    );
    const questions = { confirm: asked.answer.questions!.map(({ code }) => code) };
    expect((await unwritten(() => run(file, { 4: 'add', ...questions }))).exit).toBe(3);
    expect(await run(file, { 4: 'skip', ...questions })).toMatchObject({
      exit: EXIT.done,
      answer: { added: 2 },
    });
  });

  it('is a direction that nothing proves, by naming it', async () => {
    const file = csv([['2023-03-01', '500.00', '', '500.00']], OWN, [
      '日期',
      '借方',
      '贷方',
      '余额',
    ]);
    const asked = await unwritten(() => run(file));
    expect(asked.exit).toBe(EXIT.undecided);
    expect(asked.answer.questions).toMatchObject([{ code: 'direction-ambiguous' }]);
    expect((await unwritten(() => run(file, { confirm: ['direction-ambiguous'] }))).exit).toBe(3);
    const settled = await run(file, { mapping: { direction: 'debit-in' } });
    expect(settled).toMatchObject({ exit: EXIT.done, answer: { added: 1 } });
  });

  it('is a row at a break of the balance', async () => {
    const file = csv([A, D]);
    const asked = await unwritten(() => run(file));
    expect(asked.exit).toBe(EXIT.undecided);
    expect(asked.answer.rows!.filter((r) => r.needsDecision).map((r) => r.row)).toEqual([4]);
    const confirm = asked.answer.questions!.map(({ code }) => code);
    expect((await run(file, { 4: 'add', confirm })).exit).toBe(EXIT.done);
  });

  it('is a stated total that the rows don’t give', async () => {
    const file = `总笔数：4\r\n${csv([A, B, C])}`;
    const asked = await unwritten(() => run(file));
    expect(asked.answer.questions).toMatchObject([{ code: 'cross-check-failed' }]);
    expect((await run(file, { confirm: ['cross-check-failed'] })).exit).toBe(EXIT.done);
  });

  it('is which of several sheets; each is imported by its name', async () => {
    const book = new ExcelJS.Workbook();
    const rows = (...lines: string[][]) => [[`账号：${OWN}`], HEAD, ...lines];
    book.addWorksheet('三月').addRows(rows(A, B));
    book.addWorksheet('三月下').addRows(rows(C, D));
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const asked = await unwritten(() => run(bytes));
    expect(asked.exit).toBe(EXIT.undecided);
    expect(asked.answer.questions![0]!.message).toContain('「三月」「三月下」');
    expect((await run(bytes, { mapping: { sheet: '三月' } })).answer.added).toBe(2);
    expect((await run(bytes, { mapping: { sheet: '三月下' } })).answer.added).toBe(2);
  });
});

it('reads a sheet without any header by the letters of its columns', async () => {
  const file = [A, B, C].map((r) => r.join(',')).join('\r\n');
  expect(await unwritten(() => refusal(file))).toBe('STM-NO-HEADER');
  const columns = {
    A: 'date',
    B: 'counterpartyName',
    C: 'in',
    D: 'out',
    E: 'balance',
    F: 'serial',
  };
  const { exit, answer } = await run(file, { mapping: { headerRow: 0, columns } });
  expect(exit).toBe(EXIT.done);
  expect(answer.added).toBe(3);
});

describe('the own account', () => {
  it.each(['6200000000007777', '6200********7777', '6217********1234', '****5678'])(
    '%s is not the fund’s and is refused',
    async (account) => {
      expect(await unwritten(() => refusal(csv([A, B], account)))).toBe('IMPORT-WRONG-ACCOUNT');
    },
  );

  it.each([OWN, '6200********1234', '************1234', '62000000****1234', ''])(
    '"%s" is taken for the fund’s',
    async (account) => {
      expect((await run(csv([A, B], account))).exit).toBe(EXIT.done);
    },
  );
});
