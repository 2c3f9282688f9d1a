/** 专款专用核查 through the window: counts, the records behind one, and the entry behind a record. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { fundedKit, inquiry, pastBalance } from '../service/reports/rule-check-kit.ts';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';

const RECORDS = '核查记录';

test('the year’s check: counted, drilled down to the entry, exported as it is shown', async () => {
  test.setTimeout(180_000);
  const kit = fundedKit();
  pastBalance(kit);
  inquiry(kit);
  kit.session.close();
  const desktop = await launchApp({ args: [kit.path] });
  const { window: page } = desktop;
  const desk = new Desk(page, 'rule-check');
  const table = page.getByRole('table', { name: '专款专用核查表' });
  const figuresOf = async (code: string) =>
    (
      await table
        .getByRole('row')
        .filter({ hasText: code })
        .locator('td.cell-right')
        .allInnerTexts()
    ).map(Number);
  try {
    await desk.enterKit('张某甲');
    await page.getByRole('combobox', { name: '年度' }).click();
    await desk.option('2023').click();
    await desk.goTo('核查与日志');
    await page.getByRole('tab', { name: '专款专用核查' }).click();

    await test.step('one row per rule, each adding up', async () => {
      await expect(table.locator('tbody tr')).toHaveCount(17);
      expect(await figuresOf('DA-06')).toEqual([3, 1, 2, 0, 0, 0]);
      expect(await figuresOf('DA-05')).toEqual([2, 1, 0, 0, 0, 1]);
      await expect(desk.rows(RECORDS)).toHaveCount(3);
      await expect(page.getByText('尚有 1 项核查问题没有了结')).toBeVisible();
      await desk.picture('counts');
    });

    await test.step('a count lists its records, a record opens its entry, and the way back', async () => {
      await desk.button('DA-05 尚未了结 1 项').click();
      await expect(desk.rows(RECORDS)).toHaveCount(1);
      await desk.picture('open');
      await page.getByRole('grid', { name: RECORDS }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.locator('.ant-drawer-title')).toContainText('记-202304-0001 待查付款');
      await desk.picture('entry');
      await page.goBack();
      await expect(desk.rows(RECORDS)).toHaveCount(1);
      await desk.button('看全部').click();
      await expect(desk.rows(RECORDS)).toHaveCount(3);
    });

    await test.step('the workbook says what the screen says', async () => {
      const file = path.join(kit.dir, '核查表.xlsx');
      await desktop.queueDialog('save', { canceled: false, filePath: file });
      await desk.button('导出Excel').click();
      await expect(page.getByText('已导出 核查表.xlsx')).toBeVisible();
      const [asked] = (await desktop.askedDialogs()).filter(({ kind }) => kind === 'save');
      expect(JSON.stringify(asked)).toContain('2023年专款专用核查表');
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file);
      expect(book.worksheets.map(({ name }) => name)).toEqual(['核查表', '核查记录']);
      const texts = book.worksheets[1]!.getSheetValues().flat().map(String);
      expect(texts).toContain('拨款在途');
    });
  } finally {
    await desktop.close();
    kit.close();
  }
});
