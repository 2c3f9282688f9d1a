/** A register of cases through the window: registered by key, imported, settled, found again. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';
import { NewLedgerPage } from './pages/new-ledger.ts';

const TABLE = '救助个案';
const PREVIEW = '个案名单预览';

// All of them invented.
const row = (caseNo: string, category: string, township: string, due = '2023-06-30') => [
  caseNo,
  category,
  '否',
  '是',
  township,
  `${township}人民政府`,
  new Date('2023-01-10T00:00:00Z'),
  due === '' ? '' : new Date(`${due}T00:00:00Z`),
  '生活困难，申请救助',
];

async function fillIn(file: string, rows: unknown[][]): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.getWorksheet('个案名单')!;
  for (const [at, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      sheet.getCell(at + 2, column + 1).value = value as ExcelJS.CellValue;
    }
  }
  await book.xlsx.writeFile(file);
}

test('a register of cases: registered, imported from the template, settled, found', async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cases-'));
  const list = path.join(folder, '个案名单.xlsx');
  const desktop = await launchApp();
  const { window: page } = desktop;
  const desk = new Desk(page, 'cases');
  const dialog = page.getByRole('dialog').last();
  try {
    await desktop.queueDialog('save', {
      canceled: false,
      filePath: path.join(folder, '专账.relief'),
    });
    await new NewLedgerPage(desk).createInvented();
    await desk.goTo('救助个案');
    await expect(page.getByText('年还没有应办结的个案')).toBeVisible();
    await desk.picture('empty');

    await test.step('registered without the mouse; what is missing and numbers of persons are told', async () => {
      await page.keyboard.press('F2');
      await dialog.getByLabel('信访编号').waitFor();
      await desk.key('示信〔2023〕001号');
      await page.keyboard.press('Enter'); // 积案 stands already.
      await desk.key('示例镇');
      await desk.key('示例镇人民政府');
      await desk.key('0110');
      await desk.key('0630');
      await page.keyboard.insertText('张某 13800138000');
      await page.keyboard.press('Control+S');
      await expect(dialog).toContainText('不要填写身份证号、电话或账号');
      await desk.picture('register-refused');
      await dialog.getByLabel('诉求摘要').fill('生活困难，申请救助');
      await page.keyboard.press('Control+S');
      await expect(page.locator('.case-detail')).toContainText('生活困难，申请救助');
      await desk.picture('registered');
    });

    await test.step('settled and followed up; a wrong day is corrected, nothing can come twice', async () => {
      await page.keyboard.press('F2');
      await expect(dialog).toContainText('登记事项');
      await page.keyboard.press('Enter'); // 息访 comes first.
      await desk.key('0301');
      await desk.key('息访协议1号');
      await page.keyboard.press('Control+S');
      const events = page.getByRole('list', { name: '事项' });
      await expect(events).toContainText('2023-03-01 息访 息访协议1号');
      await events.getByRole('button', { name: '更正' }).click();
      await dialog.getByLabel('日期').fill('0302');
      await dialog.getByLabel('更正原因').fill('日期录错');
      await page.keyboard.press('Control+S');
      await expect(events).toContainText('2023-03-02 息访 息访协议1号，原因：日期录错');
      await page.keyboard.press('F2');
      await expect(dialog).toContainText('30日回访');
      await dialog.getByLabel('日期', { exact: true }).fill('0401');
      await choose(page, '结果', '保持息访');
      await choose(page, '询问方式', '电话');
      await desk.picture('follow-up');
      await page.keyboard.press('Control+S');
      await expect(events).toContainText('30日回访 保持息访，电话');
      await desk.picture('settled');
      await page.keyboard.press('Escape');
      await expect(desk.rows(TABLE, '示信〔2023〕001号', '已息访', '30日 已回访')).toHaveCount(1);
    });

    await test.step('a list from the template: every row is told, the good ones come in', async () => {
      await desk.button('导入个案名单').click();
      await desktop.queueDialog('save', { canceled: false, filePath: list });
      await desk.button('下载模板').click();
      await expect(page.getByText('已保存 个案名单.xlsx')).toBeVisible();
      await desk.picture('import-file');
      await fillIn(list, [
        row('示信〔2023〕001号', '积案', '南乡'),
        row('示信〔2023〕002号', '初访', '南乡', '2023-03-31'),
        row('示信〔2023〕003号', '突发事件', '北乡', '2023-02-28'),
        row('示信〔2023〕004号', '重访', '北乡'),
        row('示信〔2023〕005号', '积案', '北乡', ''),
        row('示信〔2023〕002号', '初访', '南乡', '2023-03-31'),
      ]);
      await desktop.queueDialog('open', { canceled: false, filePaths: [list] });
      await desk.button('选择文件').click();
      await expect(page.locator('.counts-line')).toContainText('名单共 6 行 ＝ 新登记 2');
      await expect(desk.rows(PREVIEW, '编号冲突')).toHaveCount(1);
      await expect(desk.rows(PREVIEW, '有误')).toHaveCount(2);
      await expect(desk.rows(PREVIEW, '与第 3 行相同')).toHaveCount(1);
      await expect(desk.button('导入 2 件')).toBeDisabled();
      await desk.picture('import-preview');
      await page.getByLabel(/留下编号冲突和有误的 3 行/).check();
      await desk.button('导入 2 件').click();
      await expect(page.locator('.result-step')).toContainText('已登记 2 件个案');
      await expect(desk.rows('留下的行')).toHaveCount(3);
      await desk.picture('import-result');
      await desk.button('看救助个案').click();
    });

    await test.step('found by number, township and state; nothing is wider than the window', async () => {
      await expect(desk.rows(TABLE)).toHaveCount(3);
      await expect(desk.standing).toContainText('2023 年应办结 3 件，已息访 1 件');
      const figures = page.getByLabel('个案合计');
      await expect(figures).toContainText('息访 1 / 应办结 1');
      await expect(figures).toContainText('息访 0 / 应办结 2');
      await desk.picture('list');
      await page.keyboard.press('Control+F');
      await page.keyboard.insertText('003');
      await expect(desk.rows(TABLE)).toHaveCount(1);
      await page.getByLabel('查找').fill('南乡');
      await expect(desk.rows(TABLE, '002号')).toHaveCount(1);
      await desk.button('清除筛选').click();
      await page.getByRole('combobox', { name: '状态', exact: true }).click();
      await desk.option('逾期未结').click();
      await page.keyboard.press('Escape');
      await expect(desk.rows(TABLE)).toHaveCount(2);
      await page.getByLabel('查找').fill('没有');
      await expect(page.getByText('没有符合筛选的个案')).toBeVisible();
      await desk.picture('none-found');
      await desk.button('清除筛选').first().click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(1366);
    });

    await test.step('a case opens from the list by key and is corrected with a reason', async () => {
      await page.getByRole('grid', { name: TABLE }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await desk.button('更正个案').click();
      await dialog.getByLabel('责任单位').fill('示例县信访局');
      await dialog.getByLabel('更正原因').fill('责任单位录错');
      await page.keyboard.press('Control+S');
      await expect(page.locator('.case-detail')).toContainText('更正：责任单位录错');
      await desk.picture('corrected');
    });
  } finally {
    await desktop.close();
    await rm(folder, { recursive: true });
  }
});

/** Picks an entry of a field's list in the dialog on top. */
async function choose(page: Page, field: string, word: string): Promise<void> {
  await page.getByRole('dialog').last().getByLabel(field).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: word })
    .click();
}
