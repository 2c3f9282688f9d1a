/** 操作日志 through the window: a correction found, opened with what stood before and after, exported. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { HELPED, openApprovalKit } from '../service/approvals/approval-kit.ts';
import { application } from '../service/decided.ts';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';

test('a line opens with before and after, and names nobody; the workbook has them in its column', async () => {
  test.setTimeout(120_000);
  const k = openApprovalKit();
  const typed = application({
    ...{ kind: 'relief', appliedOn: '2023-03-01', permittedUseUid: k.kit.useOf('relief') },
    ...{ caseUid: k.caseUid, recipient: HELPED, number: '救-1' },
  });
  const { uid } = k.run('approvals.add', { fundUid: k.kit.fundUid, application: typed });
  const recipient = { ...HELPED, name: '孙某戊', account: '6200000000008888' };
  const next = { ...typed, recipient, requestedFen: 90_000, grounds: '孙某戊病重' };
  k.run('approvals.correct', { uid, application: next });
  k.settings({ undeterminedWarnDays: 10, oneOff: true });
  k.kit.session.close();
  const desktop = await launchApp({ args: [k.kit.path] });
  const { window: page } = desktop;
  const desk = new Desk(page, 'audit-log');
  const drawer = page.locator('.ant-drawer-content-wrapper');
  const changes = () =>
    drawer.getByRole('table', { name: '修改' }).locator('tbody tr').allInnerTexts();
  const open = async (text: string) => {
    await page.getByRole('textbox', { name: '查找操作日志' }).fill(text);
    await expect(desk.rows('操作日志')).toHaveCount(1);
    await expect(desk.rows('操作日志', text)).toHaveCount(1);
    await page.getByRole('grid', { name: '操作日志' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('.ant-drawer-title')).toContainText(text);
  };
  try {
    await page.setViewportSize({ width: 1366, height: 768 });
    await desk.enterKit('张某甲');
    await desk.goTo('核查与日志');
    await page.getByRole('tab', { name: '操作日志' }).click();
    await desk.picture('log');

    await test.step('an application, people masked', async () => {
      await open('更正申请');
      expect(await changes()).toEqual([
        '救助对象\t已填\t已改',
        '救助对象账号\t****9999\t****8888',
        '申请金额\t1,000.00\t900.00',
        '申请理由\t（空）\t已填',
      ]);
      await desk.picture('application');
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
    });

    await test.step('rule parameters in their words', async () => {
      await open('更改规则参数');
      expect(await changes()).toEqual([
        '生效日期\t2020-06-01\t2023-01-01',
        '暂收待定提醒天数\t30 天\t10 天',
        '一次性救助\t否\t是',
      ]);
      await desk.picture('parameters');
      await page.keyboard.press('Escape');
    });

    await test.step('the workbook says what the screen says', async () => {
      const file = path.join(k.kit.dir, '日志.xlsx');
      await desktop.queueDialog('save', { canceled: false, filePath: file });
      await desk.button('导出Excel').click();
      await expect(page.getByText('已导出 日志.xlsx')).toBeVisible();
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file);
      const texts = book.worksheets[0]!.getSheetValues().flat().map(String).join('\n');
      expect(texts).toContain('暂收待定提醒天数：30 天 → 10 天；一次性救助：否 → 是');
    });
  } finally {
    await desktop.close();
    k.kit.close();
  }
});
