import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { noHooks } from '#electron/services/context.ts';
import { CHEAP, INITIAL, type Kit, openKit, PASSWORD } from '../ledger-kit.ts';
import { addAccount } from './people-kit.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../electron/cli.ts');
const STATEMENT = [
  '户名：示例县信访局,账号：6200000000001234,币种：人民币',
  '交易日期,收入金额,支出金额,账户余额,对方户名,摘要',
  '2023-01-20,5000.00,,5000.00,示例县财政局,拨入专项资金',
  '2023-02-10,,200.00,4800.00,刘某某,困难救助金',
].join('\r\n');

let kit: Kit;
let file: string;
beforeEach(() => {
  kit = openKit();
  addAccount(kit, { name: '沈某戊', role: 'auditor' });
  addAccount(kit, { name: '何某丑', role: 'clerk' }, false);
  kit.session.close();
  file = join(kit.dir, '流水.csv');
  writeFileSync(file, STATEMENT);
});
afterEach(() => kit.close());

interface Answer {
  code: number;
  out: string;
  err: string;
}

/** Standard input is no terminal here, so nothing is asked. */
function cli(words: string[], password?: string): Answer {
  const { RELIEF_PASSWORD: _none, ...env } = process.env;
  const given = password === undefined ? env : { ...env, RELIEF_PASSWORD: password };
  try {
    const out = execFileSync(process.execPath, [PROGRAM, ...words], {
      env: given,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    return { code: 0, out, err: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, err: stderr };
  }
}

const importing = (...user: string[]) => ['import', kit.path, file, ...user];

// Each command is a program of its own, and each password costs what it must.
vi.setConfig({ testTimeout: 180_000 });

test('an import names its operator, gives the password beside the command line, and is logged by name', () => {
  expect(cli(importing())).toMatchObject({ code: 2, err: expect.stringContaining('--user') });
  expect(cli(importing('--user', '张某甲'))).toMatchObject({
    code: 4,
    err: expect.stringContaining('PASSWORD-MISSING'),
  });
  expect(cli(importing('--user', '张某甲'), '不是这个口令')).toMatchObject({
    code: 4,
    err: expect.stringContaining('PASSWORD-WRONG'),
  });
  expect(cli(importing('--user', '没有这个人'), PASSWORD).code).toBe(2);
  expect(cli(importing('--user', '沈某戊'), PASSWORD)).toMatchObject({
    code: 4,
    err: expect.stringContaining('ROLE-REFUSED'),
  });
  expect(cli(importing('--user', '何某丑'), INITIAL)).toMatchObject({
    code: 4,
    err: expect.stringContaining('PASSWORD-MUST-CHANGE'),
  });
  // A password can't be an argument: there is no such option.
  expect(cli(importing('--user', '张某甲', '--password', PASSWORD)).code).toBe(2);
  expect(cli(importing('--user', '张某甲'), PASSWORD).code).toBe(0);
  const session = LedgerSession.open(kit.path, { scryptCost: CHEAP });
  const { db } = session.context(noHooks);
  const refused = db
    .prepare("SELECT operator_name, call, code FROM audit WHERE outcome = 'refused' ORDER BY seq")
    .all();
  expect(refused).toEqual([
    { operator_name: '张某甲', call: 'people.signIn', code: 'PASSWORD-WRONG' },
    { operator_name: '沈某戊', call: 'statements.stage', code: 'ROLE-REFUSED' },
    { operator_name: '何某丑', call: 'statements.stage', code: 'PASSWORD-MUST-CHANGE' },
  ]);
  const done = db.prepare("SELECT operator_name FROM audit WHERE call = 'statements.commit'");
  expect(done.pluck().all()).toEqual(['张某甲']);
  session.close();
});

test('verify, the tables and a backup need no login', () => {
  expect(cli(['verify', kit.path]).code).toBe(0);
  const out = join(kit.dir, '导出');
  expect(cli(['export', kit.path, '--year', '2023', '--out', out]).code).toBe(0);
  expect(readFileSync(join(out, 'appendices-2023.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(cli(['backup', kit.path]).code).toBe(0);
});

test('a restore takes a supervisor of the backup that takes the ledger’s place', () => {
  const { path } = JSON.parse(cli(['backup', kit.path, '--json']).out);
  const restore = (...user: string[]) => ['restore', kit.path, '--from', path, ...user];
  expect(cli(restore()).code).toBe(2);
  expect(cli(restore('--user', '张某甲'), PASSWORD)).toMatchObject({
    code: 4,
    err: expect.stringContaining('ROLE-REFUSED'),
  });
  expect(cli(restore('--user', '王某丙'), PASSWORD).code).toBe(0);
  expect(cli(['restore', kit.path, '--undo', '--user', '王某丙'], PASSWORD).code).toBe(0);
});
