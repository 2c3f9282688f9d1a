/** Papers beside records through the window: files and sheets added, looked at, saved, withdrawn. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';

// Invented, and no more than its first bytes need be.
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_200_000, 0x61)]);

test('papers: added, refused, looked at, saved as a copy, withdrawn, and each look logged', async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'papers-'));
  const desktop = await launchApp();
  const { window: page } = desktop;
  const desk = new Desk(page, 'documents');
  const dialog = page.getByRole('dialog').last();
  const list = page.getByRole('list', { name: '附件清单' });
  /** A file of the user's own, as the file dialog would answer with it. */
  const file = async (name: string, bytes: Uint8Array) => {
    const own = path.join(folder, name);
    await writeFile(own, bytes);
    return own;
  };
  const copies = path.join(folder, 'copies');
  const row = (text: string) => list.getByRole('listitem').filter({ hasText: text });
  try {
    await mkdir(copies);
    await desk.openSample();
    await desk.goTo('预算指标');
    const scan = await page.screenshot();

    await test.step('a budget document says what is not there yet, and takes files', async () => {
      await desk.rows('预算指标').first().getByRole('button', { name: '附件' }).click();
      await expect(dialog).toContainText('还没有：指标文件');
      await desk.picture('none-yet');
      await chooseFiles(page, [await file('指标文件.pdf', PDF), await file('扫描件.png', scan)]);
      await expect(dialog).toContainText('添加 2 个附件');
      await expect(dialog.getByLabel('附件名称')).toHaveValue('指标文件');
      await desk.picture('add-files');
      await page.keyboard.press('Control+S');
      await expect(list.getByRole('listitem')).toHaveCount(2);
      await expect(row('指标文件.pdf')).toContainText('1.1 MB');
      await expect(page.getByText('还没有：')).toHaveCount(0);
      await desk.picture('added');
    });

    await test.step('what can’t be kept says why, beside what is tried again', async () => {
      const large = Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]);
      await chooseFiles(page, [
        await file('程序.pdf', Buffer.from('MZ')),
        await file('太大.pdf', large),
      ]);
      await dialog.getByLabel('附件名称').fill('其他');
      await page.keyboard.press('Control+S');
      await expect(dialog).toContainText('代码 DOC-TYPE');
      await expect(dialog).toContainText('代码 DOC-TOO-LARGE');
      await expect(dialog).toContainText('请降低扫描分辨率');
      await desk.picture('refused');
      await dialog.getByRole('button', { name: /返\s*回/ }).click();
      await expect(list.getByRole('listitem')).toHaveCount(2);
    });

    await test.step('a scan is shown in the window, whole and then larger', async () => {
      await row('扫描件.png').getByRole('button', { name: '查看' }).click();
      const image = dialog.getByRole('img', { name: '扫描件.png' });
      await expect
        .poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth))
        .toBe(1366);
      await desk.picture('looked-at');
      await desk.button('原大').click();
      await expect(dialog.getByRole('status')).toHaveText('100%');
      await page.keyboard.press('+');
      await expect(dialog.getByRole('status')).toHaveText('150%');
      expect(await image.evaluate((img: HTMLImageElement) => img.width)).toBe(2049);
      await desk.picture('larger');
      await page.keyboard.press('Escape');
      await expect(image).toHaveCount(0);
    });

    await test.step('another file is saved as a copy, whole, with a way to its folder', async () => {
      await expect(row('指标文件.pdf').getByRole('button', { name: '查看' })).toHaveCount(0);
      const copy = path.join(copies, '副本.pdf');
      await desktop.queueDialog('save', { canceled: false, filePath: path.join(copies, '副本') });
      await row('指标文件.pdf').getByRole('button', { name: '保存副本' }).click();
      await expect(page.getByText('已保存 副本.pdf')).toBeVisible();
      expect(Buffer.compare(await readFile(copy), PDF)).toBe(0);
      expect(await readdir(copies)).toEqual(['副本.pdf']);
      await desk.picture('copy-saved');
      await desk.button('打开所在文件夹').click();
      await expect
        .poll(() => desktop.openedOutside())
        .toContainEqual(expect.stringContaining(copy));
    });

    await test.step('sheets of paper have their place; what is withdrawn stays, struck through', async () => {
      await desk.button('登记纸质附件').click();
      await dialog.getByLabel('附件名称').fill('批复原件');
      await dialog.getByLabel('张数').fill('3');
      await page.keyboard.press('Control+S');
      await expect(dialog).toContainText('请填写');
      await dialog.getByLabel('存放处').fill('2023年1月凭证盒');
      await page.keyboard.press('Control+S');
      await expect(row('批复原件')).toContainText('纸质 3 张，存放：2023年1月凭证盒');
      await row('扫描件.png').getByRole('button', { name: '撤下' }).click();
      await dialog.getByLabel('撤下原因').fill('扫描不全');
      await page.keyboard.press('Control+S');
      await expect(row('扫描件.png')).toContainText('已撤下：扫描不全');
      await expect(row('扫描件.png').locator('.paper-withdrawn')).toHaveCSS(
        'text-decoration-line',
        'line-through',
      );
      await expect(row('扫描件.png').getByRole('button', { name: '撤下' })).toHaveCount(0);
      await desk.picture('withdrawn');
      await page.keyboard.press('Escape');
      await expect(list).toHaveCount(0);
    });

    await test.step('a paper that comes late is dropped on a posted payment', async () => {
      await desk.goTo('台账');
      await page.getByRole('tab', { name: '已记账' }).click();
      await desk.rows('已记账的台账记录', '救助').first().dblclick();
      const panel = page.getByRole('region', { name: '记账后补充的附件' });
      await panel.scrollIntoViewIfNeeded();
      await expect(panel).toContainText('还没有：付款回单、领款凭据');
      const scanned = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
      await desk.drop('记账后补充的附件', '领款凭据.jpg', scanned);
      await expect(dialog).toContainText('领款凭据.jpg');
      await dialog.getByLabel('附件名称').fill('领款凭据');
      await page.keyboard.press('Control+S');
      await expect(row('领款凭据.jpg')).toHaveCount(1);
      await expect(panel).toContainText('还没有：付款回单');
      await row('领款凭据.jpg').getByRole('button', { name: '查看' }).click();
      await expect(dialog).toContainText('这张图片已损坏');
      await page.keyboard.press('Escape');
      await panel.scrollIntoViewIfNeeded();
      await desk.picture('posted-entry');
      await page.keyboard.press('Escape');
    });

    await test.step('a case and what happened to it have papers of their own', async () => {
      await desk.goTo('救助个案');
      await page.keyboard.press('F2');
      await dialog.getByLabel('信访编号').fill('示信〔2023〕901号');
      await dialog.getByLabel('乡镇（街道）').fill('示例镇');
      await dialog.getByLabel('责任单位').fill('示例镇人民政府');
      await dialog.getByLabel('受理日期').fill('0110');
      await dialog.getByLabel('办结期限').fill('0630');
      await dialog.getByLabel('诉求摘要').fill('生活困难，申请救助');
      await page.keyboard.press('Control+S');
      await expect(page.locator('.case-detail')).toContainText('还没有：信访事项登记表');
      await page.keyboard.press('F2');
      await dialog.getByLabel('日期').fill('0301');
      await dialog.getByLabel('息访协议书编号').fill('息访协议1号');
      await page.keyboard.press('Control+S');
      const events = page.getByRole('list', { name: '事项' });
      await events.getByRole('button', { name: '附件' }).click();
      await expect(dialog).toContainText('还没有：息访协议书');
      await chooseFiles(page, [await file('息访协议书.pdf', Buffer.from('%PDF-1.7 息访协议'))]);
      await expect(dialog.getByLabel('附件名称')).toHaveValue('息访协议书');
      await page.keyboard.press('Control+S');
      await expect(row('息访协议书.pdf')).toHaveCount(1);
      await desk.picture('case-event');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    });

    await test.step('each look is in the operation log, and no name of a file', async () => {
      await desk.goTo('核查与日志');
      await page.getByRole('tab', { name: '操作日志' }).click();
      await expect(desk.rows('操作日志', '查看附件')).toHaveCount(3);
      await expect(page.getByText('扫描件.png')).toHaveCount(0);
      await desk.picture('logged');
    });
  } finally {
    await desktop.close();
    await rm(folder, { recursive: true });
  }
});

/** What the file dialog would answer: the button only opens it. */
const chooseFiles = (page: Page, files: string[]) =>
  page.getByLabel('选择附件文件').last().setInputFiles(files);
