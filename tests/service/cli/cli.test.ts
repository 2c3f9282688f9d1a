import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { statementText } from '../statements/statement-text.ts';
import { aLedger, cli, logOf } from './run-cli.ts';

const LINES = [
  { day: '2023-03-01', fen: 500_000 },
  { day: '2023-03-02', fen: -20_000 },
  { day: '2023-03-03', fen: -30_000 },
];
const CLERK = ['--user', '张某甲'];
const importing = (...words: string[]) => cli('import', ...words, ...CLERK);
const ENGLISH = /[A-Za-z]{3,}/;

describe('wrong use ends with 2, in Chinese, and as JSON when asked', () => {
  test.each([
    [['nothing'], '没有命令“nothing”'],
    [['inspect'], '参数个数不对'],
    [['inspect', 'a', '--wrong'], '没有选项 --wrong'],
    [['backup', 'a', '--to'], '选项 --to 后面缺少内容'],
    [['restore', 'a', '--undo=yes'], '选项 --undo 不带内容'],
    [['import', 'a', 'b', '--user'], '选项 --user 后面缺少内容'],
    [['restore', 'a', '--undo', '--from', 'b'], '二者取一'],
    [['restore', 'a'], '二者取一'],
    [['export', 'a', '--out', 'b'], '--year'],
  ])('%j', async (words, problem) => {
    const ran = await cli(...words, '--json');
    expect(ran.code).toBe(2);
    expect(ran.json()).toMatchObject({
      error: {
        code: 'USAGE',
        message: expect.stringContaining(problem),
        next: expect.stringContaining('用法'),
      },
    });
    const plain = await cli(...words);
    expect(plain).toMatchObject({ code: 2, out: '', said: expect.stringContaining(problem) });
    expect(plain.said.split('\n')[0]!.replace(/“.*?”|--\w+/g, '')).not.toMatch(ENGLISH);
  });
});

test('a file that can’t be read is a refusal, never a crash', async () => {
  const { folder, ledger } = aLedger();
  for (const file of [join(folder, '没有.xls'), folder]) {
    for (const words of [
      ['inspect', file],
      ['import', ledger, file, ...CLERK],
    ]) {
      const ran = await cli(...words, '--json');
      expect(ran.code).toBe(4);
      expect(ran.json()).toMatchObject({ error: { code: 'FILE-UNREADABLE' } });
    }
  }
});

test('inspect speaks Chinese of columns, directions and checks', async () => {
  const { put } = aLedger();
  const { code, out } = await cli(
    'inspect',
    put('a.csv', `${statementText(LINES)}\r\n合计,,,6000.00,500.00`),
  );
  expect(code).toBe(0);
  for (const word of [
    '交易日期＝日期',
    '收入金额＝收入金额',
    '已由余额证明',
    '核对收入合计：不符',
  ]) {
    expect(out).toContain(word);
  }
  expect(out.replace(/utf-8|XML|Excel/gi, '')).not.toMatch(ENGLISH);
});

test('inspect prints exactly the JSON of its contract, also of several sheets', async () => {
  const { put, folder } = aLedger();
  const book = new ExcelJS.Workbook();
  for (const name of ['三月', '四月']) {
    const rows = statementText(LINES)
      .split('\r\n')
      .map((line) => line.split(','));
    book.addWorksheet(name).addRows(rows);
  }
  await book.xlsx.writeFile(join(folder, 'b.xlsx'));
  for (const file of [put('a.csv', statementText(LINES)), join(folder, 'b.xlsx')]) {
    const found = (await cli('inspect', file, '--json')).json();
    expect(Object.keys(found)).toEqual([
      'container',
      'encoding',
      'headerRow',
      'columns',
      'ownAccount',
      'period',
      'order',
      'direction',
      'rows',
      'skipped',
      'faulty',
      'totalInFen',
      'totalOutFen',
      'openingFen',
      'closingFen',
      'breaks',
      'crossChecks',
    ]);
    expect(found.direction).toEqual({ reading: 'as-worded', proof: 'proven' });
    expect(found).toMatchObject({ rows: 3, totalInFen: 500_000, totalOutFen: 50_000, breaks: [] });
  }
  expect((await cli('inspect', join(folder, 'b.xlsx'))).out).toContain('共 2 张：三月、四月');
});

describe('import says what it took for granted', () => {
  test('an account the file doesn’t name and a direction nothing proves are said, in both forms', async () => {
    const { ledger, put } = aLedger();
    const bare = statementText(LINES, { ownAccount: null, openingFen: null });
    const ran = await importing(ledger, put('a.csv', bare), '--json');
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({
      written: true,
      assumed: [{ code: 'account-unproven' }, { code: 'direction-unproven' }],
    });
    const other = aLedger();
    const { out } = await importing(other.ledger, other.put('a.csv', bare));
    expect(out).toContain('已推定（本方账号未核对）');
    expect(out).toContain('已推定（收支方向未能证明）');
    expect(out.replace(/[0-9a-f]{64}/, '')).not.toMatch(ENGLISH);
  });

  test('a direction whose balances break is asked, and settled only by the decisions file', async () => {
    const { ledger, put } = aLedger();
    const [a, b, c] = statementText(LINES, { ownAccount: null }).split('\r\n').slice(1);
    const broken = [
      statementText(LINES, { ownAccount: null }).split('\r\n')[0],
      a,
      b,
      c!.replace('4500.00', '4600.00'),
    ].join('\r\n');
    const file = put('a.csv', broken);
    const ran = await importing(ledger, file, '--json');
    expect(ran.code).toBe(3);
    const asked = ran.json() as {
      questions: { code: string }[];
      rows: { row: number; needsDecision: boolean }[];
    };
    expect(asked.questions.map(({ code }) => code)).toEqual([
      'direction-unproven',
      'cross-check-failed',
    ]);
    expect(ran.json()).toMatchObject({ written: false, error: { code: 'IMPORT-UNCONFIRMED' } });
    const rows = asked.rows.filter((r) => r.needsDecision).map((r) => [r.row, 'add']);
    const most = { ...Object.fromEntries(rows), confirm: ['cross-check-failed'] };
    const decided = put('d.json', JSON.stringify(most));
    expect((await importing(ledger, file, '--decisions', decided)).code).toBe(3);
    const all = {
      ...Object.fromEntries(rows),
      confirm: ['direction-unproven', 'cross-check-failed'],
    };
    const confirmed = put('e.json', JSON.stringify(all));
    expect((await importing(ledger, file, '--decisions', confirmed)).code).toBe(0);
  });

  test('what is asked is named by its figures', async () => {
    const { ledger, put } = aLedger();
    const file = put('a.csv', `${statementText(LINES)}\r\n合计,,,6000.00,500.00`);
    const { code, out } = await importing(ledger, file);
    expect(code).toBe(3);
    expect(out).toContain('收入合计写明 6,000.00，逐行得 5,000.00');
    expect(out).toContain('确认代码 cross-check-failed');
  });
});

test.each([
  [{ 99: 'skip' }, '第 99 行不是对账单'],
  [{ 1: 'skip', 99: 'add' }, '第 1、99 行不是'],
  [{ confirm: ['cross-check-faild'] }, 'confirm.0'],
])('decisions about what is not there are refused and named: %j', async (decisions, problem) => {
  const { ledger, put } = aLedger();
  const file = put('a.csv', statementText(LINES));
  const ran = await importing(
    ledger,
    file,
    '--decisions',
    put('d.json', JSON.stringify(decisions)),
    '--json',
  );
  expect(ran.code).toBe(2);
  expect((ran.json().error as { message: string }).message).toContain(problem);
  expect(logOf(ledger).some((line) => line.startsWith('statements.commit done'))).toBe(false);
});

test('export refuses a place it can’t write in, with its code', async () => {
  const { ledger, folder, put } = aLedger();
  const words = ['export', ledger, '--year', '2023', '--json', '--out'];
  for (const place of [put('file', ''), join(folder, 'file', 'below')]) {
    const ran = await cli(...words, place);
    expect(ran.code).toBe(4);
    expect(ran.json()).toMatchObject({ error: { code: 'FILE-UNWRITABLE' } });
  }
  // A folder bears the workbook's name: rename is refused as it is for a folder without rights.
  mkdirSync(join(folder, 'out', 'appendices-2023.xlsx', 'x'), { recursive: true });
  expect((await cli(...words, join(folder, 'out'))).code).toBe(4);
});

test('backup and export need nobody and stand in the log without a name', async () => {
  const { ledger, folder } = aLedger();
  expect((await cli('backup', ledger, '--to', join(folder, 'new', 'place'))).code).toBe(0);
  const out = join(folder, 'out');
  expect((await cli('export', ledger, '--year', '2023', '--out', out)).code).toBe(0);
  // The appendix tables, and the yearly check.
  expect(logOf(ledger).slice(-3)).toEqual([
    'backup.now done',
    'papers.saveXlsx done',
    'papers.saveXlsx done',
  ]);
  expect(await refusedExport(ledger, join(ledger, 'below'))).toBe('FILE-UNWRITABLE');
  expect(logOf(ledger).at(-1)).toBe('papers.saveXlsx FILE-UNWRITABLE');
  expect((await cli('backup', ledger, '--to', join(ledger, 'below'))).code).toBe(4);
  expect(logOf(ledger).at(-1)).toBe('backup.now FILE-UNWRITABLE');
  expect((await cli('verify', ledger)).code).toBe(0);
});

async function refusedExport(ledger: string, out: string): Promise<unknown> {
  const ran = await cli('export', ledger, '--year', '2023', '--out', out, '--json');
  expect(ran.code).toBe(4);
  return (ran.json().error as { code: string }).code;
}

test('an export of a ledger in use is made and says that no line was written', async () => {
  const { ledger, folder } = aLedger();
  const inUse = LedgerSession.open(ledger);
  const before = logOf(ledger);
  const out = join(folder, 'out');
  const ran = await cli('export', ledger, '--year', '2023', '--out', out, '--json');
  expect(ran).toMatchObject({ code: 0, said: expect.stringContaining('没有记入操作日志') });
  expect(ran.json()).toMatchObject({ files: expect.any(Array) });
  expect(logOf(ledger)).toEqual(before);
  inUse.close();
});

test('a restore and its undoing stand in the log by name, refused or done', async () => {
  const { ledger, folder } = aLedger();
  const made = (await cli('backup', ledger, '--json')).json().path as string;
  const restoring = (...words: string[]) => cli('restore', ledger, '--user', '王某丙', ...words);
  writeFileSync(join(folder, 'bad.relief'), 'x'.repeat(5000));
  expect((await restoring('--from', join(folder, 'bad.relief'))).code).toBe(4);
  expect(logOf(ledger).at(-1)).toBe('backup.restore FILE-NOT-SQLITE');
  expect((await restoring('--from', made, '--user', '张某甲')).code).toBe(4);
  expect(logOf(ledger).at(-1)).toBe('backup.restore ROLE-REFUSED 张某甲');
  expect((await restoring('--from', ledger)).code).toBe(4);
  expect(logOf(ledger).at(-1)).toBe('backup.restore BACKUP-SAME-FILE 王某丙');
  expect((await restoring('--from', made)).code).toBe(0);
  expect(logOf(ledger).at(-1)).toBe('backup.restore done 王某丙');
  expect(logOf(ledger)).not.toContain('backup.restore FILE-NOT-SQLITE');
  expect((await restoring('--undo')).code).toBe(0);
  expect(logOf(ledger).slice(-2)).toEqual([
    'backup.restore BACKUP-SAME-FILE 王某丙',
    'backup.undoRestore done 王某丙',
  ]);
  expect((await cli('verify', ledger)).code).toBe(0);
});

test('a refused import stands in the log, whatever refused it', async () => {
  const { ledger, put } = aLedger();
  expect((await importing(ledger, put('empty.csv', ''))).code).toBe(4);
  const foreign = statementText(LINES, { ownAccount: '6200000000007777' });
  expect((await importing(ledger, put('foreign.csv', foreign))).code).toBe(4);
  const total = `${statementText(LINES)}\r\n合计,,,6000.00,500.00`;
  expect((await importing(ledger, put('total.csv', total))).code).toBe(3);
  const imports = logOf(ledger).filter((line) => line.startsWith('statements.'));
  expect(imports).toEqual([
    'statements.stage STM-EMPTY 张某甲',
    'statements.commit IMPORT-WRONG-ACCOUNT 张某甲',
    'statements.commit IMPORT-UNCONFIRMED 张某甲',
  ]);
});
