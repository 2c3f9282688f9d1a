/** Forms as a clerk fills them: rows copied by F7, 归垫, 转列, and lines left out with a reason. */
import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { decided } from '../service/decided.ts';
import { type Kit, openKit } from '../service/ledger-kit.ts';
import { type LaunchedApp, launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';
import { EntriesPage } from './pages/entries.ts';
import { StatementImportPage } from './pages/statement-import.ts';

const APPROVAL = {
  number: '示信批〔2023〕1号',
  kind: 'working_expense',
  appliedOn: '2023-03-01',
} as const;

const PRINTING = '示信批〔2023〕2号';

interface Work {
  desktop: LaunchedApp;
  desk: Desk;
  entries: EntriesPage;
  folder: string;
}

// Invented, and no more than its first bytes need be.
const ADVICE = Buffer.from('%PDF-1.7 示例');

/** A payment back to the bureau and interest that wait as drafts, and a payment under inquiry. */
const fill = (kit: Kit): void => {
  const permittedUseUid = kit.useOf('working_expense');
  const approved = (number: string, requestedFen: number) =>
    decided((name, input) => kit.session.run(name, input), kit.fundUid, {
      ...APPROVAL,
      number,
      permittedUseUid,
      requestedFen,
    });
  kit.as('clerk');
  const approvalUid = approved(APPROVAL.number, 300_000);
  approved(PRINTING, 450_000);
  kit.draft('working_expense', {
    businessDate: '2023-03-10',
    amountFen: 300_000,
    purpose: '归垫前期接访费用',
    permittedUseUid,
    approvalUid,
    counterparty: { name: '示例县信访局', account: '6200000000009999' },
  });
  kit.draft('working_expense', {
    businessDate: '2023-03-12',
    amountFen: 12_300,
    purpose: '接访误餐',
    counterparty: { name: '孙某戊', account: '6200000000007777' },
  });
  kit.post('inquiry_out', {
    businessDate: '2023-03-01',
    amountFen: 450_000,
    purpose: '待核实的付款',
    counterparty: { name: '示例县某公司', account: null },
  });
  kit.draft('interest', {
    businessDate: '2023-03-21',
    amountFen: 1_234,
    purpose: '活期存款利息',
    attachments: [],
  });
};

const test = base.extend<{ work: Work }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  work: async ({}, use) => {
    const kit = openKit();
    const documentUid = kit.budget('initial', 50_000_000, '2023-01-10');
    kit.post('appropriation', {
      businessDate: '2023-01-20',
      amountFen: 50_000_000,
      budgetShares: [{ documentUid, amountFen: 50_000_000 }],
      counterparty: { name: '示例县财政局', account: null },
    });
    fill(kit);
    kit.session.close();
    const desktop = await launchApp({ args: [kit.path] });
    const desk = new Desk(desktop.window, 'forms');
    await desk.enterKit('张某甲');
    await use({ desktop, desk, entries: new EntriesPage(desk), folder: kit.dir });
    await desktop.close();
    await rm(kit.dir, { recursive: true, force: true });
  },
});

test('归垫: each original payment is a row; F7 copies it, and the rows are added up', async ({
  work: { desk, entries },
}) => {
  const { page } = desk;
  await entries.showDrafts();
  await entries.openDraft('3,000.00');
  await entries.field('ownAccountBasis').check();
  await page.getByLabel('事由').click();
  await desk.option('归垫').click();
  await page.getByLabel('依据文号').fill('示办〔2023〕7号');
  await desk.button('加一笔原垫付款项').click();
  // A row starts from what is still to be listed, under the draft's own use.
  await expect(page.getByLabel('垫付金额')).toHaveValue('3,000.00');
  await expect(page.locator('.advance-row')).toContainText('接访工作');
  await page.getByLabel('垫付金额').fill('1000');
  await page.getByLabel('用途', { exact: true }).fill('接访用车');
  await page.getByLabel('垫付日期').fill('0205');
  await expect(page.locator('.advance-sum')).toHaveText('合计 1,000.00，与本张金额相差 2,000.00');
  // What was read stands below the field, not over what is typed.
  const typedWidth = await page.getByLabel('垫付日期').evaluate((input) => input.clientWidth);
  expect(typedWidth).toBeGreaterThan(60);
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await expect(page.locator('.advance-row')).toHaveCount(3);
  await expect(page.locator('.advance-sum')).toHaveText('合计 3,000.00');
  for (const field of ['垫付日期', '用途'])
    await expect(page.getByLabel(field, { exact: true }).last()).toHaveValue(
      field === '用途' ? '接访用车' : '2023-02-05',
    );
  // The day is legible beside its calendar.
  const day = page.getByLabel('垫付日期').last();
  expect(await day.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);
  await entries.judged();
  await expect(entries.verdict).toContainText('可以记账');
  await desk.picture('reimbursement');
  await entries.submit();
});

test('a saved payee is masked: shown for a reason, typed anew, or left as it is', async ({
  work: { desk, entries },
}) => {
  const { page } = desk;
  const name = entries.field('counterparty');
  const account = entries.field('counterpartyAccount');
  const holds = async (...texts: [string, string]) => {
    await expect(name).toHaveValue(texts[0]);
    await expect(account).toHaveValue(texts[1]);
  };
  await entries.showDrafts();
  await entries.openDraft('123.00');
  await holds('孙**', '****7777');
  await entries.judged();
  await desk.picture('payee-masked');
  await entries.fill({ note: '已电话核对' });
  await entries.judged();
  await desk.button('显示').click();
  await page.getByLabel('查看事由').fill('核对账号');
  await page.keyboard.press('Control+s');
  await holds('孙某戊', '6200000000007777');
  // F4 from any field that has no list of its own.
  await entries.field('note').focus();
  await page.keyboard.press('F4');
  await expect(page.locator('.ant-select-item-option', { hasText: PRINTING })).toBeVisible();
  await desk.picture('applications-by-F4');
  await page.keyboard.press('Escape');
  await account.fill('6200000000008888');
  await entries.judged();
  await holds('孙某戊', '6200000000008888');
  await entries.leave();
  await entries.openDraft('123.00');
  await holds('孙**', '****8888');
  await desk.button('改填').click();
  await expect(name).toBeFocused();
  await desk.button('不改了').click();
  await holds('孙**', '****8888');
  await desk.button('改填').click();
  await page.keyboard.type('钱某己');
  await entries.judged();
  await holds('钱某己', '');
});

test('转列: a payment under inquiry becomes a working expense, and is settled by it', async ({
  work: { desk, entries },
}) => {
  await entries.showPosted();
  await entries.openPosted('待查', '4,500.00');
  await desk.button('重分类（转列）').click();
  await desk.page.getByRole('menuitem', { name: '转列为工作经费' }).click();
  await entries.chooseApproval(PRINTING);
  // The application says what it is for; what was known of the money stands.
  await expect(desk.page.locator('.draft-form')).toContainText('接访工作');
  await expect(entries.field('purpose')).toHaveValue('待核实的付款');
  await entries.fill({ purpose: '接访宣传册印刷' });
  await entries.submit();
  await desk.switchOperator('李某乙');
  await entries.review();
  await entries.confirmPosting();
  await entries.showPosted();
  await expect(entries.postedRows('工作经费', '4,500.00')).toHaveCount(1);
  await desk.goTo('首页');
  await expect(desk.page.locator('.figure-card', { hasText: '待查' })).toContainText('0 笔');
});

test('a line is left out of the books by a common reason, and taken back by a written one', async ({
  work: { desktop, desk, folder },
}) => {
  const file = path.join(folder, '流水.csv');
  writeFileSync(
    file,
    [
      '账号：6200000000001234',
      '交易日期,收入金额,支出金额,账户余额,对方户名,摘要',
      '2023-01-20,500000.00,,500000.00,示例县财政局,拨入专项资金',
      '2023-03-06,700.00,,500700.00,吴某某,汇错款',
    ].join('\r\n'),
  );
  await desktop.queueDialog('open', { canceled: false, filePaths: [file] });
  const wizard = new StatementImportPage(desk);
  await wizard.chooseFile();
  await wizard.preview();
  await wizard.commit();
  await desk.goTo('银行流水');
  const line = desk.rows('银行流水', '吴**');
  await line.getByRole('checkbox').check();
  await desk.button('显示户名').click();
  await desk.page.getByLabel('查看事由').fill('核对汇错的款');
  await desk.page.keyboard.press('Control+s');
  await expect(desk.rows('银行流水', '吴某某')).toHaveCount(1);
  await desk.button('遮住户名').click();
  await expect(line).toHaveCount(1);
  await desk.button('不入账').click();
  await desk.button('非本基金款项').click();
  await desk.button('确定').click();
  await expect(line).toContainText('非本基金款项');
  // The lines are read anew before what was marked is let go.
  await expect(desk.page.getByRole('toolbar', { name: '对所选流水' })).toHaveCount(0);
  await line.getByRole('checkbox').check();
  await desk.button('撤销不入账').click();
  await desk.page.getByLabel('理由').fill('核对有误');
  await desk.page.keyboard.press('Enter');
  await expect(line).toContainText('未入账');
  await expect(desk.page.getByRole('toolbar', { name: '对所选流水' })).toHaveCount(0);
  // The bank's movement stands in words: red is for red letters.
  await line.getByRole('checkbox').check();
  await desk.button('起草').first().click();
  await expect(desk.page.locator('.draft-lines')).toContainText('收 700.00');
  await expect(desk.page.locator('.draft-lines .amount-red')).toHaveCount(0);
  await desk.picture('draft-from-line');
});

test('a voucher rests on its own file: named, stored, posted, and opened from the books', async ({
  work: { desktop, desk, entries, folder },
}) => {
  const { page } = desk;
  await entries.showDrafts();
  await entries.openDraft('12.34');
  await entries.judged();
  await expect(entries.verdict).toContainText('请添加文件，或填写纸质附件的张数');
  const files = page.getByRole('list', { name: '凭证所附文件' });
  const nameIt = async (paper: string) => {
    await page.getByRole('dialog').getByLabel('附件名称').fill(paper);
    await page.keyboard.press('Control+S');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await desk.drop('凭证附件', '误附.pdf', ADVICE);
  await nameIt('误附的单据');
  await page
    .getByLabel('选择附件文件')
    .setInputFiles({ name: '利息清单.pdf', mimeType: 'application/pdf', buffer: ADVICE });
  await nameIt('利息清单');
  await files.getByRole('listitem').first().getByRole('button', { name: '去掉' }).click();
  await expect(files.getByRole('listitem')).toHaveText([/^利息清单 利息清单\.pdf/]);
  await entries.judged();
  await expect(entries.verdict).toContainText('可以记账');
  await desk.picture('draft-with-a-file');
  await entries.submit();
  await desk.switchOperator('李某乙');
  await expect(files.getByRole('button', { name: '去掉' })).toHaveCount(0);
  await desk.picture('reviewed-with-a-file');
  await page.keyboard.press('F10');
  await entries.confirmPosting();
  await entries.showPosted();
  await entries.openPosted('12.34');
  await expect(files.getByRole('listitem')).toContainText('利息清单.pdf');
  await desk.picture('posted-with-a-file');
  const copy = path.join(folder, '副本.pdf');
  await desktop.queueDialog('save', { canceled: false, filePath: copy });
  await files.getByRole('button', { name: '保存副本' }).click();
  await expect(page.getByText('已保存 副本.pdf')).toBeVisible();
  expect(Buffer.compare(readFileSync(copy), ADVICE)).toBe(0);
});
