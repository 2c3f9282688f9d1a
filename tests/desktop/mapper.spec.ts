import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';

/** A table whose words no header list knows; the file itself names no account. */
const STRANGE = [
  '往来清单,,,,',
  '几号,进来,出去,剩下,和谁',
  '2023-03-01,500.00,,500.00,示例县财政局',
  '2023-03-02,,120.00,380.00,赵某甲',
  '2023-03-03,,80.00,300.00,钱某乙',
].join('\r\n');

const album = path.resolve(import.meta.dirname, '../../out/desktop/mapper');

test('a table without a known header is mapped by hand over its own rows', async () => {
  await inMapper(STRANGE, async (page, picture) => {
    const needed = page.getByRole('region', { name: '还要指定' });
    const next = page.getByRole('button', { name: '下一步：逐行预览' });
    // The rows are there though nothing is recognised, and there is no way on.
    await expect(page.getByRole('region', { name: '原始表格' })).toContainText('剩下');
    await expect(needed).toBeVisible();
    await expect(next).toBeDisabled();
    await picture('01-unrecognised');

    await page.getByRole('button', { name: '第 2 行，设为表头行' }).click();
    await expect(needed.locator('.proof-ok')).toHaveCount(1);
    await name(page, 'A', '日期');
    await expect(needed.locator('.proof-ok')).toHaveCount(2);
    await picture('02-header-and-date');
    await name(page, 'B', '收入金额');
    await expect(needed).toHaveCount(0);
    await name(page, 'C', '支出金额');
    await name(page, 'D', '余额');
    await name(page, 'E', '对方户名');
    await expect(page.locator('.structure-side')).toContainText('读出流水 3 行');
    await picture('03-mapped');

    await next.click();
    await expect(page.locator('.preview-step')).toContainText('钱某乙');
    await picture('04-preview');
  });
});

test('a table without any header row is mapped from its first row on', async () => {
  await inMapper(STRANGE.split('\r\n').slice(2).join('\r\n'), async (page, picture) => {
    const needed = page.getByRole('region', { name: '还要指定' });
    await page.locator('.ant-segmented-item').filter({ hasText: '无表头' }).click();
    await expect(needed.locator('.proof-ok')).toHaveCount(1);
    await name(page, 'A', '日期');
    await name(page, 'B', '收入金额');
    await name(page, 'C', '支出金额');
    await name(page, 'D', '余额');
    await expect(page.locator('.structure-side')).toContainText('读出流水 3 行');
    await picture('05-headless');
    // A header row after all: what was said of the columns no longer holds.
    await page.getByRole('button', { name: '第 2 行，设为表头行' }).click();
    await expect(needed).toBeVisible();
  });
});

/** The sample ledger's import page with this text as the chosen file. */
async function inMapper(
  text: string,
  work: (page: Page, picture: (name: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  test.setTimeout(180_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mapper-'));
  const file = path.join(folder, '往来清单.csv');
  await writeFile(file, text);
  const desktop = await launchApp();
  const { window: page } = desktop;
  try {
    await new Desk(page, 'mapper').openSample();
    await page.getByRole('navigation', { name: '主菜单' }).getByText('银行流水').click();
    await page.getByRole('heading', { level: 1, name: '银行流水' }).waitFor();
    await page.keyboard.press('F2');
    await desktop.queueDialog('open', { canceled: false, filePaths: [file] });
    await page.getByRole('button', { name: '选择文件' }).click();
    await work(page, (name) => page.screenshot({ path: path.join(album, `${name}.png`) }));
  } finally {
    await desktop.close();
    await rm(folder, { recursive: true });
  }
}

/** Says what a column holds, and waits until the file was read anew. */
async function name(page: Page, column: string, role: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: `${column} 列的含义` });
  await choice.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: new RegExp(`^${role}$`) })
    .click();
  const shown = page.locator('.raw-role').filter({ has: choice });
  await expect(shown).toContainText(role);
}
