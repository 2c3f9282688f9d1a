/** A ledger's file through the window: made, closed, backed up, restored, exported, found again. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { CallInput, CallName, CallOutput, ReliefApi } from '#shared/contract/index.ts';
import { SETUP } from '../service/ledger-kit.ts';
import { type LaunchedApp, launchApp } from './harness.ts';

declare global {
  interface Window {
    readonly relief: ReliefApi;
  }
}

interface Folder {
  readonly root: string;
  at(name: string): string;
}

const test = base.extend<{ folder: Folder }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  folder: async ({}, use) => {
    const root = await mkdtemp(path.join(os.tmpdir(), 'ledger-test-'));
    await use({ root, at: (name) => path.join(root, name) });
    await rm(root, { recursive: true, force: true });
  },
});

const start = (folder: Folder, ...args: string[]) =>
  launchApp({ userDataDir: folder.at('profile'), args });

/** The call's value; a refusal fails the test with its code. No answer may name a folder. */
async function call<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const result = await page.evaluate(([n, i]) => window.relief.call(n as CallName, i as never), [
    name,
    input,
  ] as const);
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
  expect(JSON.stringify(result)).not.toContain(os.tmpdir());
  return result.value as CallOutput<Name>;
}

async function createLedger(desktop: LaunchedApp, file: string) {
  await desktop.queueDialog('save', { canceled: false, filePath: file });
  const chosen = await call(desktop.window, 'setup.chooseNewLedger', { suggestedName: '新账套' });
  const { token } = chosen as NonNullable<typeof chosen>;
  return call(desktop.window, 'setup.create', { token, setup: SETUP });
}

test('a new ledger is closed with a backup, leaves no journal, and is found again', async ({
  folder,
}) => {
  const first = await start(folder);
  // The extension is added where the user left it out.
  const made = await createLedger(first, folder.at('甲'));
  expect(made).toMatchObject({ fileName: '甲.relief', bureau: SETUP.bureau, readOnly: false });
  await first.close();
  expect(readdirSync(folder.root).filter((name) => /-wal$|-shm$|-journal$/.test(name))).toEqual([]);
  expect(readdirSync(folder.at('甲-备份'))).toHaveLength(1);

  const second = await start(folder);
  const [recent] = await call(second.window, 'setup.recent', {});
  expect(recent).toMatchObject({ name: '甲.relief', exists: true });
  expect(recent?.folder).toBe(path.basename(folder.root));
  const opened = await call(second.window, 'setup.open', { token: recent?.token ?? '' });
  expect(opened.uid).toBe(made.uid);
  await call(second.window, 'setup.close', {});
  expect(await call(second.window, 'setup.current', {})).toBeNull();
  await second.close();
  // Nothing had changed: no second backup pushes an older one out.
  expect(readdirSync(folder.at('甲-备份'))).toHaveLength(1);
});

test('a ledger named on the command line opens at the start, without a question', async ({
  folder,
}) => {
  const first = await start(folder);
  const made = await createLedger(first, folder.at('甲.relief'));
  await first.close();
  const second = await start(folder, folder.at('甲.relief'));
  expect(await call(second.window, 'setup.current', {})).toMatchObject({ uid: made.uid });
  expect(await second.askedDialogs()).toEqual([]);
  await second.close();
});

test('a file that is no ledger is refused at the start, and the window opens all the same', async ({
  folder,
}) => {
  const desktop = await start(folder, folder.at('没有.relief'));
  const [told] = await desktop.askedDialogs();
  expect(told?.options.message).toMatch(/没有\.relief/);
  expect(await call(desktop.window, 'setup.current', {})).toBeNull();
  await desktop.close();
});

test('a ledger is never made over a file that is there', async ({ folder }) => {
  const desktop = await start(folder);
  await createLedger(desktop, folder.at('甲.relief'));
  const before = readFileSync(folder.at('甲.relief'));
  await desktop.queueDialog('save', { canceled: false, filePath: folder.at('甲.relief') });
  const again = call(desktop.window, 'setup.chooseNewLedger', { suggestedName: '甲' });
  await expect(again).rejects.toThrow(/FILE-EXISTS/);
  expect(readFileSync(folder.at('甲.relief')).equals(before)).toBe(true);
  await desktop.close();
});

test('a change is undone by restoring a backup, and done again by undoing the restore', async ({
  folder,
}) => {
  const desktop = await start(folder);
  const page = desktop.window;
  const { operators } = await createLedger(desktop, folder.at('甲.relief'));
  const supervisor = operators.find(({ role }) => role === 'supervisor');
  await call(page, 'setup.switchOperator', { operatorUid: supervisor?.uid ?? '' });
  expect((await call(page, 'setup.status', {})).operator.uid).toBe(supervisor?.uid);
  const backup = await call(page, 'backup.now', { elsewhere: false });
  await call(page, 'setup.addOperator', { name: '赵某丁', role: 'clerk', cashier: false });
  const count = async () => (await call(page, 'setup.status', {})).operators.length;
  expect(await count()).toBe(operators.length + 1);
  await call(page, 'backup.restore', { token: backup?.token ?? '' });
  expect(await count()).toBe(operators.length);
  await call(page, 'backup.undoRestore', {});
  expect(await count()).toBe(operators.length + 1);
  const reasons = (await call(page, 'backup.list', {})).map(({ reason }) => reason);
  expect(reasons).toEqual(expect.arrayContaining(['now', 'before-restore']));
  await desktop.close();
});

test('a backup goes where the user says, or nowhere when the user says nothing', async ({
  folder,
}) => {
  const desktop = await start(folder);
  await createLedger(desktop, folder.at('甲.relief'));
  expect(await call(desktop.window, 'backup.now', { elsewhere: true })).toBeNull();
  await desktop.queueDialog('open', { canceled: false, filePaths: [folder.root] });
  const made = await call(desktop.window, 'backup.now', { elsewhere: true });
  expect(existsSync(folder.at(made?.name ?? ''))).toBe(true);
  await desktop.close();
});

test('the tables are written to the workbook the user names, and shown in their folder', async ({
  folder,
}) => {
  const desktop = await start(folder);
  const { funds } = await createLedger(desktop, folder.at('甲.relief'));
  const input = { fundUid: funds[0]?.uid ?? '', year: 2023, scoreHeading: '得分' as const };
  const request = { paper: 'appendices' as const, input };
  expect(await call(desktop.window, 'papers.saveXlsx', request)).toBeNull();
  await desktop.queueDialog('save', { canceled: false, filePath: folder.at('附表') });
  const file = await call(desktop.window, 'papers.saveXlsx', request);
  expect(file?.name).toBe('附表.xlsx');
  expect(readFileSync(folder.at('附表.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(readdirSync(folder.root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  await call(desktop.window, 'papers.reveal', { token: file?.token ?? '' });
  expect(await desktop.openedOutside()).toEqual([folder.at('附表.xlsx')]);
  await desktop.close();
});

test('a dropped statement is read in its own thread and staged, and nothing is written', async ({
  folder,
}) => {
  const desktop = await start(folder);
  const page = desktop.window;
  const { funds } = await createLedger(desktop, folder.at('甲.relief'));
  const csv = [
    '交易日期,收入金额,支出金额,余额,对方户名,摘要',
    '2023-01-05,100000.00,,100000.00,示例县财政局,拨入专项资金',
    '2023-01-09,,3000.00,97000.00,某某甲,困难救助',
  ].join('\r\n');
  const bytes = [...Buffer.from(`\uFEFF${csv}`)];
  const ref = await page.evaluate(async (numbers) => {
    const result = await window.relief.call('statements.registerFile', {
      name: 'C:\\导出\\流水.csv',
      bytes: new Uint8Array(numbers),
    });
    return result.ok ? result.value : null;
  }, bytes);
  expect(ref).toMatchObject({ name: '流水.csv', size: bytes.length });
  const staged = await call(page, 'statements.stage', {
    token: ref?.token ?? '',
    fundUid: funds[0]?.uid ?? '',
    accountUid: funds[0]?.accounts[0]?.uid ?? null,
    mapping: null,
  });
  expect(staged).toMatchObject({ fileName: '流水.csv', counts: { new: 2, faulty: 0 } });
  const imports = { fundUid: funds[0]?.uid ?? '', cursor: null, limit: 10 };
  expect((await call(page, 'statements.imports', imports)).rows).toEqual([]);
  await desktop.close();
});

test('the PDF has the sheets of the tables, page for page', async ({ folder }) => {
  const desktop = await start(folder);
  const page = desktop.window;
  const { funds } = await createLedger(desktop, folder.at('甲.relief'));
  const input = { fundUid: funds[0]?.uid ?? '', year: 2023, scoreHeading: '得分' as const };
  const request = { paper: 'appendices' as const, input };
  await desktop.queueDialog('save', { canceled: false, filePath: folder.at('附表.pdf') });
  const file = await call(page, 'papers.savePdf', request);
  expect(file?.name).toBe('附表.pdf');
  const pdf = readFileSync(folder.at('附表.pdf'), 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  // Its title is the workbook's; Chromium writes it as UTF-16 in hex.
  const title = Buffer.from('2023年附表', 'utf16le').swap16().toString('hex').toUpperCase();
  expect(pdf.toUpperCase()).toContain(`/TITLE <FEFF${title}>`);
  const sheets = (await call(page, 'reports.tables', input)).flatMap(({ pages }) => pages);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets.length);
  await desktop.close();
});

test('printing ends well, or as cancelled when the user closes the printer’s dialog', async ({
  folder,
}) => {
  const desktop = await start(folder);
  const { funds } = await createLedger(desktop, folder.at('甲.relief'));
  const input = { fundUid: funds[0]?.uid ?? '', year: 2023, scoreHeading: '得分' as const };
  const request = { paper: 'appendices' as const, input };
  await expect(call(desktop.window, 'papers.print', request)).rejects.toThrow(/CANCELLED/);
  await desktop.queueDialog('print', true);
  expect(await call(desktop.window, 'papers.print', request)).toEqual({ done: true });
  // Nothing of the print page is left.
  const pages = await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents());
  expect(pages).toHaveLength(1);
  await desktop.close();
});

test('a ledger that is not open can’t be printed, and no page is opened for it', async ({
  folder,
}) => {
  const desktop = await start(folder);
  const input = { fundUid: '01900000-0000-7000-8000-000000000000', year: 2023 };
  const printing = call(desktop.window, 'papers.print', {
    paper: 'appendices',
    input: { ...input, scoreHeading: '得分' },
  });
  await expect(printing).rejects.toThrow(/LEDGER-NOT-OPEN/);
  await desktop.close();
});

test('a closing backup that can’t be made is said, and the user decides', async ({ folder }) => {
  const desktop = await start(folder);
  await createLedger(desktop, folder.at('甲.relief'));
  // A file where the folder of backups should be.
  writeFileSync(folder.at('甲-备份'), '');
  const quit = () => desktop.app.evaluate(({ app }) => app.quit());
  const questions = async () =>
    (await desktop.askedDialogs()).filter(({ kind }) => kind === 'message');

  await desktop.queueDialog('message', { response: 1 });
  await quit();
  await expect.poll(questions).toHaveLength(1);
  expect((await questions())[0]?.options.buttons).toEqual(['不备份，直接退出', '先不退出']);
  // Still here, and still answering.
  expect(await call(desktop.window, 'setup.recent', {})).toMatchObject([{ name: '甲.relief' }]);

  await desktop.queueDialog('message', { response: 0 });
  const ended = desktop.app.waitForEvent('close');
  await quit().catch(() => undefined);
  await ended;
  expect(existsSync(folder.at('甲.relief-wal'))).toBe(false);
});
