/** A year's work through the window, as a clerk, a reviewer and a supervisor do it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { type LaunchedApp, launchApp, viewport } from './harness.ts';
import { Applications } from './pages/applications.ts';
import { AppraisalPage } from './pages/appraisal.ts';
import { BackupPage } from './pages/backup.ts';
import { Desk } from './pages/desk.ts';
import { EntriesPage } from './pages/entries.ts';
import { NewLedgerPage } from './pages/new-ledger.ts';
import { ReportsPage } from './pages/reports.ts';
import { StatementImportPage } from './pages/statement-import.ts';

// All of them invented.
const CLERK = '张某甲';
const REVIEWER = '李某乙';
const SUPERVISOR = '王某丙';
const { step } = base;

interface Work {
  desktop: LaunchedApp;
  desk: Desk;
  /** A file of the test's own folder. */
  at(name: string): string;
}

const test = base.extend<{ work: Work }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  work: async ({}, use) => {
    const root = await mkdtemp(path.join(os.tmpdir(), 'main-job-'));
    const at = (name: string) => path.join(root, name);
    const desktop = await launchApp({ userDataDir: at('profile') });
    await use({ desktop, desk: new Desk(desktop.window, 'main-job'), at });
    await desktop.close();
    await rm(root, { recursive: true, force: true });
  },
});

const helped = (name: string, account: string) => ({ name, account, idNumber: null, phone: null });
const CHEN = helped('陈某某', '6217000000000033');
const APPLICATIONS = [
  {
    kind: 'relief',
    number: '救助1',
    caseNo: '示信访〔2023〕001',
    appliedOn: '2023-02-01',
    requestedFen: 2_000_000,
    recipient: helped('刘某某', '6217000000000011'),
  },
  // Two for the same person: the payment names the wrong one first.
  ...['999', '002'].map((no) => ({
    kind: 'relief' as const,
    number: `救助${no}`,
    caseNo: `示信访〔2023〕${no}`,
    appliedOn: '2023-03-01',
    requestedFen: 3_000_000,
    recipient: CHEN,
  })),
  { kind: 'working_expense', number: '经费3', appliedOn: '2023-02-14', requestedFen: 800_000 },
  { kind: 'working_expense', number: '经费4', appliedOn: '2023-04-04', requestedFen: 45_000_000 },
] as const;

/**
 * What the bank sent: a preamble, the lines with their balances, a row that can't be read, totals.
 * The last payment is more than the year's budget leaves.
 */
const STATEMENT = [
  '户名：示例县信访局,账号：6200000000001234,币种：人民币',
  '交易日期,交易时间,收入金额,支出金额,账户余额,对方户名,对方账号,摘要,交易流水号',
  '2023-01-20,09:12:00,500000.00,,"512,000.00",示例县财政局,43000100000001,拨入专项资金,S001',
  '2023-02-10,10:01:00,,20000.00,"492,000.00",刘某某,6217000000000011,困难救助金,S002',
  '2023-02-15,10:02:00,,8000.00,"484,000.00",示例县印刷厂,6217000000000022,接访宣传册印刷,S003',
  '2023-02-15,10:02:00,,8.50,"483,991.50",,,手续费,S003',
  '2023-03-02,15:30:00,,30000.00,"453,991.50",陈某某,6217000000000033,困难救助金,S004',
  '2023-03-21,00:00:00,12.34,,"454,003.84",,,结息,S005',
  '2023-04-05,11:20:00,,450000.00,"4,003.84",示例县某公司,6217000000000044,维稳经费,S006',
  '2023-13-45,11:20:00,,100.00,,某某,,日期印错的一行,S007',
  '合计,,500012.34,508008.50,,,,,',
].join('\r\n');

test('a year: wizard, import, vouchers, refusals, correction, tables, files, backup', async ({
  work,
}) => {
  test.setTimeout(240_000);
  const { desktop, desk, at } = work;
  const entries = new EntriesPage(desk);
  const reports = new ReportsPage(desk);

  await step('a new ledger through the wizard, keyed', async () => {
    const wizard = new NewLedgerPage(desk);
    await wizard.open();
    await desk.picture('wizard-fund');
    await wizard.fillFund(['示例县信访局', '信访救助基金', '示例县委办公室', '信访联席会议']);
    await wizard.fillBasis('关于设立信访救助基金的通知', '示办发〔2008〕9号', '20080312');
    await desk.picture('wizard-uses');
    await wizard.fillUses([
      ['困难救助', '示联发〔2020〕22号第六条', '20200601'],
      ['接访工作', '示联发〔2020〕22号第九条', '20200601'],
    ]);
    await wizard.fillAccount('20200601', '示例农商银行', '示例县信访局', '6200 0000 0000 1234');
    await desk.picture('wizard-opening');
    await wizard.fillOpening('20230101', '1.2万', '2022年末银行对账单', '20230103');
    await wizard.fillPeople(CLERK, SUPERVISOR, REVIEWER);
    await desk.picture('wizard-review');
    await desktop.queueDialog('save', { canceled: false, filePath: at('专账.relief') });
    await wizard.create(CLERK);
    await expect(desk.page.getByLabel('账户余额')).toContainText('12,000.00');
    await desk.picture('home-new');
  });

  await step('two budget documents', async () => {
    await desk.goTo('预算指标');
    await showFaultsInLowWindow(desk);
    await addBudget(desk, '年初预算', ['示财预〔2023〕1号', '50万', '0115', '0115', '0118']);
    await addBudget(desk, '年中追加', ['示财预〔2023〕30号', '=10万+2万', '0601', '0601', '0605']);
    await expect(desk.standing).toHaveText('2023 年可用预算 620,000.00 元，已支出 0.00 元');
    await desk.picture('budget');
  });

  await step('what is to be paid is applied for and decided', async () => {
    const applications = new Applications(desk.page);
    for (const each of APPLICATIONS) await applications.decide(each);
  });

  await step('a GB18030 statement with a row that can’t be read', async () => {
    writeFileSync(at('流水.csv'), iconv.encode(STATEMENT, 'gb18030'));
    await desktop.queueDialog('open', { canceled: false, filePaths: [at('流水.csv')] });
    const wizard = new StatementImportPage(desk);
    await wizard.chooseFile();
    await expect(wizard.facts).toContainText('已证明');
    await expect(wizard.facts).toContainText('与本基金账户 示例农商银行 尾号 1234 相符');
    await desk.picture('import-structure');
    await wizard.preview();
    await expect(wizard.body).toContainText('还有 1 行要决定');
    await expect(desk.button('下一步：确认导入')).toBeDisabled();
    // What the bank wrote in the row that can't be read.
    await expect(wizard.body.getByText(/2023-13-45.*日期印错的一行/)).toBeVisible();
    await desk.picture('import-preview');
    await wizard.leaveOutAll('日期印错，已请银行另补');
    await expect(wizard.body).toContainText('1 行都已决定');
    await wizard.commit();
    await expect(wizard.body).toContainText('已导入 7 笔流水');
    await expect(wizard.body).toContainText('写入 7 笔；按您的决定不导入 1 行');
    await desk.picture('import-result');
  });

  await step('the same file again adds nothing', async () => {
    await desktop.queueDialog('open', { canceled: false, filePaths: [at('流水.csv')] });
    const wizard = new StatementImportPage(desk);
    // A new visit begins with a file; the result of the last one is a click away.
    await desk.goTo('银行流水');
    await desk.page.keyboard.press('F2');
    await expect(desk.button('选择文件')).toBeVisible();
    await desk.button('看上次导入的结果：流水.csv').click();
    await expect(wizard.body).toContainText('已导入 7 笔流水');
    await wizard.chooseFile();
    await wizard.preview();
    await expect(wizard.body).toContainText('已存在 7');
    await desk.button('放弃导入').click();
    await expect(desk.standing).toHaveText('未入账 7 笔');
  });

  await step('a draft for each line, with kinds and purposes suggested', async () => {
    await entries.draftAllLines();
    await expect(entries.draftRows()).toHaveCount(7);
    await expect(entries.draftRows('财政拨款', '500,000.00')).toHaveCount(1);
    await expect(entries.draftRows('手续费', '8.50')).toHaveCount(1);
    await expect(entries.draftRows('利息', '12.34')).toHaveCount(1);
    await desk.picture('drafts');
  });

  await step('the appropriation names its document', async () => {
    await entries.openDraft('财政拨款', '500,000.00');
    await entries.field('budgetShares').click();
    await desk.option('示财预〔2023〕1号').click();
    await entries.addPaper(2, '2023年1月凭证盒');
    await entries.submit();
    await entries.leave();
  });

  await step('a refusal by DA-03, DA-04, DA-07 and DA-15, and the ways out of it', async () => {
    await entries.openDraft('救助支出', '20,000.00');
    await entries.fill({ purpose: '救助' });
    await entries.judged();
    for (const code of ['DA-03', 'DA-04', 'DA-07', 'DA-15'])
      await expect(entries.verdict.getByText(`${code} 不允许`)).toBeVisible();
    await expect(entries.verdict).toContainText('只能记为待查款项');
    await desk.picture('refused-by-rules');
    await desk.button('写明用途').click();
    await expect(entries.field('purpose')).toBeFocused();
    await entries.fill({ purpose: '困难救助金' });
    await desk.button('改选用途').click();
    await expect(entries.field('permittedUseUid')).toBeFocused();
    await desk.button('选审批').click();
    await expect(entries.field('approvalUid')).toBeFocused();
    // Found by the recipient's initials; its use comes with it.
    await entries.chooseApproval('lmm', '救助1');
    await expect(desk.page.locator('.draft-form')).toContainText('依据：示联发〔2020〕22号第六条');
    await desk.button('补充附件').click();
    await expect(desk.button('加文件')).toBeFocused();
    await entries.addPaper(3, '2023年2月凭证盒');
    await entries.judged();
    await expect(entries.verdict.getByText(/^DA-\d+ 不允许/)).toHaveCount(0);
    await desk.picture('rules-met');
    await entries.submit();
    await entries.leave();
  });

  await step('the other spending and what the bank itself vouches for', async () => {
    await entries.openDraft('救助支出', '30,000.00');
    await entries.field('note').focus();
    await desk.page.keyboard.press('F4');
    await expect(desk.page.getByText('与这笔付款相符')).toBeVisible();
    await desk.picture('applications-offered');
    // The wrong application: put right later, by a red and a blue voucher.
    await entries.chooseApproval('示信访〔2023〕999', '救助999');
    await entries.addPaper(3, '2023年3月凭证盒');
    await entries.submit();
    await entries.leave();
    await entries.openDraft('工作经费', '8,000.00');
    await entries.chooseApproval('经费3');
    await entries.addPaper(4, '2023年2月凭证盒');
    await entries.submit();
    await entries.leave();
    for (const amount of ['8.50', '12.34']) {
      await entries.openDraft(amount);
      await entries.submit();
      await entries.leave();
    }
  });

  await step('the reviewer posts what was submitted, after looking at the figures', async () => {
    await expect(desk.standing).toHaveText('草稿 1 张，待复核 6 张');
    await desk.switchOperator(REVIEWER);
    await entries.reviewAll();
    await expect(entries.drawer).toContainText('500,012.34 元');
    await expect(entries.drawer).toContainText('58,008.50 元');
    await expect(desk.button('记账 6 张')).toBeDisabled();
    await desk.picture('posting-figures');
    await entries.confirmPosting();
    await entries.showPosted();
    await expect(entries.postedRows()).toHaveCount(6);
    await desk.picture('posted');
  });

  await step('a payment beyond the budget is accepted as money under inquiry', async () => {
    await desk.switchOperator(CLERK);
    await entries.showDrafts();
    await entries.openDraft('450,000.00');
    await entries.fill({ purpose: '特护期驻点接访' });
    await entries.chooseApproval('经费4');
    await entries.addPaper(2, '2023年4月凭证盒');
    await entries.judged();
    await expect(entries.verdict.getByText('DA-05 不允许')).toBeVisible();
    // The voucher shown is the one that will be made.
    await expect(entries.verdict).toContainText('1218');
    await expect(entries.verdict).not.toContainText('5001');
    await desk.picture('beyond-the-budget');
    await entries.submit();
    await expect(desk.button('记账')).toBeDisabled();
    await expect(desk.page.getByText('经办人员不能记账，请复核人员来复核')).toBeVisible();
    await desk.switchOperator(REVIEWER);
    await entries.review();
    await expect(desk.button('下一步：核对金额')).toBeDisabled();
    await entries.drawer.getByRole('checkbox', { name: /450,000\.00/ }).check();
    await desk.picture('inquiry-accepted');
    await desk.button('下一步：核对金额').click();
    await expect(entries.drawer).toContainText('1 张（不计支出）');
    await entries.confirmPosting();
    await entries.showPosted();
    await expect(entries.postedRows('待查', '450,000.00')).toHaveCount(1);
    await desk.picture('under-inquiry');
  });

  await step('a red and a blue voucher put the wrong application right', async () => {
    await desk.switchOperator(CLERK);
    await entries.showPosted();
    await entries.openPosted('30,000.00');
    await desk.picture('entry');
    await entries.correct('所依据的审批选错');
    // All but the fault is there already.
    await expect(entries.verdict).toContainText('可以记账');
    await entries.chooseApproval('示信访〔2023〕002', '救助002');
    await desk.picture('correction');
    await entries.submit();
    await desk.switchOperator(REVIEWER);
    await entries.review();
    await entries.confirmPosting();
    await entries.showPosted();
    await expect(entries.postedRows('注销', '-30,000.00')).toHaveCount(1);
    await expect(entries.postedRows('订正', '示信访〔2023〕002')).toHaveCount(1);
    await expect(entries.postedRows('已冲销')).toHaveCount(1);
    await desk.picture('red-and-blue');
  });

  await step('appraisal scores', async () => {
    await desk.goTo('绩效自评');
    const appraisal = new AppraisalPage(desk);
    await appraisal.giveFullMarks();
    await appraisal.lower('预算完成率', '8.5', '追加预算下达较晚', '提前申报预算');
    await appraisal.save();
    await expect(desk.standing).toHaveText('已保存 98.5 分（优）');
    await desk.picture('appraisal');
  });

  await step('the tables on the screen', async () => {
    await desk.goTo('附表与报表');
    await reports.show('附表1');
    expect(await reports.row('合计')).toEqual(['合计', '', '50']);
    await desk.picture('table-1');
    await reports.show('附表2');
    // 5.80085: the payment under inquiry is no spending, the red-blue pair counts once.
    for (const row of ['信访救助基金', '合计'])
      expect(await reports.row(row)).toEqual([row, '50', '12', '5.8', '9.36%']);
    await expect(reports.sheet).toContainText('实际支出合计 58,008.50 元');
    await desk.picture('table-2');
    await reports.show('附表3');
    expect(await reports.row('合计')).toEqual(['合计', '100', '', '100', '', '100', '', '98.5']);
    await expect(reports.sheet).toContainText('追加预算下达较晚');
    await desk.picture('table-3');
  });

  await step('the tables as xlsx and PDF', async () => {
    await desktop.queueDialog('save', { canceled: false, filePath: at('附表.xlsx') });
    await reports.saveAs('Excel', '附表.xlsx');
    await desktop.queueDialog('save', { canceled: false, filePath: at('附表.pdf') });
    await reports.saveAs('PDF', '附表.pdf');
    await desk.picture('exported');
    await desk.button('打开所在文件夹').first().click();
    await expect.poll(() => desktop.openedOutside()).toHaveLength(1);

    const cells = await rowsOf(at('附表.xlsx'));
    expect(cells('附表1')).toContainEqual(['合计', null, 50]);
    for (const row of ['信访救助基金', '合计'])
      expect(cells('附表2')).toContainEqual([row, 50, 12, 5.8, 0.0936]);
    const third = cells('附表3');
    expect(third).toContainEqual(['合计', 100, null, 100, null, 100, null, 98.5]);
    expect(third.filter((row) => row[4] === '预算完成率').map((row) => row[7])).toEqual([8.5]);

    const pdf = readFileSync(at('附表.pdf'), 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
  });

  await step('backup, restore, and the restore undone', async () => {
    const backup = new BackupPage(desk);
    await desk.switchOperator(SUPERVISOR);
    await backup.open();
    await backup.backUp();
    await desk.picture('backup');
    await desk.goTo('预算指标');
    await addBudget(desk, '年中追加', ['示财预〔2023〕55号', '1万', '0901', '0901', '0905']);
    await expect(desk.standing).toContainText('630,000.00');
    await backup.open();
    await backup.restore(backup.rows('立即备份').first());
    // Another file lies on the desk: locked, since its passwords may be others.
    await desk.signIn(SUPERVISOR);
    await desk.picture('restored');
    await desk.goTo('预算指标');
    await expect(desk.standing).toContainText('620,000.00');
    await backup.open();
    await backup.undo();
    await desk.signIn(SUPERVISOR);
    await desk.goTo('预算指标');
    await expect(desk.standing).toContainText('630,000.00');
    await desk.picture('restore-undone');
  });
});

/** The values of a workbook by sheet, row by row, as Excel would read them. */
async function rowsOf(file: string) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return (sheet: string): unknown[][] => {
    const rows: unknown[][] = [];
    book.getWorksheet(sheet)?.eachRow(({ values }) => {
      // exceljs counts columns from 1 and leaves holes where cells are empty.
      if (Array.isArray(values)) rows.push(Array.from(values.slice(1), (value) => value ?? null));
    });
    return rows;
  };
}

/** The form with every fault shown, in the lowest window: its buttons stay in sight. */
async function showFaultsInLowWindow(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.setViewportSize({ width: 1366, height: 480 });
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('请填写')).toHaveCount(5);
  await expect(desk.button('登记')).toBeInViewport({ ratio: 1 });
  await page.getByLabel('备注').scrollIntoViewIfNeeded();
  await expect(page.getByLabel('备注')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.setViewportSize(viewport);
}

async function addBudget(desk: Desk, kind: string, fields: string[]): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('F2');
  const form = page.getByRole('dialog');
  await form.getByLabel('类型').click();
  await desk.option(kind).click();
  await form.getByLabel('文号').focus();
  for (const text of fields) await desk.key(text);
  await expect(form.getByLabel('备注')).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(form).toHaveCount(0);
}
