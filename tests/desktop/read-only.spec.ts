/** A ledger that somebody works in, opened by a second person to look at it. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import { CHEAP, SETUP, settle } from '../service/ledger-kit.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';

const REASON = '账套以只读方式打开';

interface Office {
  ledger: string;
  /** A colleague's window, with a profile of its own. */
  colleague(options?: LaunchOptions): Promise<LaunchedApp>;
}

/** One colleague has the ledger open all the while. */
const test = base.extend<{ office: Office }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  office: async ({}, use) => {
    const root = await mkdtemp(path.join(os.tmpdir(), 'read-only-'));
    const ledger = path.join(root, '专账.relief');
    settledLedger(ledger);
    const open: LaunchedApp[] = [];
    const colleague = async (options: LaunchOptions = {}) => {
      const started = await launchApp(options);
      open.push(started);
      return started;
    };
    const writer = await colleague({ args: [ledger] });
    await new Desk(writer.window, 'read-only').enterKit('张某甲');
    await use({ ledger, colleague });
    for (const desktop of open) await desktop.close();
    await rm(root, { recursive: true, force: true });
  },
});

/** A ledger whose people have passwords of their own: a reader could not change an initial one. */
function settledLedger(file: string): void {
  createLedger(file, SETUP, { scryptCost: CHEAP });
  const session = LedgerSession.open(file, { scryptCost: CHEAP });
  settle(session);
  session.close();
}

test('the refusal offers to open it for reading, and reading shows what it can’t do', async ({
  office,
}) => {
  const reader = await office.colleague();
  const desk = new Desk(reader.window, 'read-only');
  const { page } = desk;
  await reader.queueDialog('open', { canceled: false, filePaths: [office.ledger] });
  await desk.button('打开账套').click();
  await expect(page.getByText('代码 FILE-LOCKED')).toBeVisible();
  await desk.picture('refused');
  await desk.button('只读打开').click();
  await desk.enterKit('张某甲');

  await expect(page.locator('.top-bar')).toContainText('只读');
  const stopped: [page: string, button: string][] = [
    ['预算指标', '登记预算指标'],
    ['银行流水', '导入对账单'],
    ['台账', '新增草稿'],
    ['绩效自评', '保存得分'],
  ];
  for (const [word, button] of stopped) {
    await desk.goTo(word);
    await expect(desk.button(button).first()).toBeDisabled();
    await expect(page.locator('.reason-button', { hasText: button }).first()).toContainText(REASON);
    await desk.picture(word);
  }
  await expect(page.getByRole('textbox', { name: / 得分$/ }).first()).toBeDisabled();
  await desk.goTo('设置');
  await desk.button('备份与恢复').click();
  for (const button of ['立即备份', '备份到其他位置…', '从其他备份文件恢复…', '撤销恢复…'])
    await expect(desk.button(button)).toBeDisabled();
  await expect(page.locator('.page-action')).toContainText(REASON);
  await desk.picture('backup');

  // What a reader may do, works.
  await desk.goTo('核查与日志');
  await desk.button('校验账套').click();
  await expect(page.getByText('校验通过：账套完整，未见改动。')).toBeVisible();
});

test('a double click on the file asks whether to open it for reading', async ({ office }) => {
  const reader = await office.colleague({
    args: [office.ledger],
    dialogs: [{ kind: 'message', answer: { response: 0 } }],
  });
  await new Desk(reader.window, 'read-only').enterKit('张某甲');
  await expect(reader.window.locator('.top-bar')).toContainText('只读');
  const [asked] = await reader.askedDialogs();
  expect(asked?.options).toMatchObject({ buttons: ['只读打开', '取消'] });
});
