/** Relief applications through the window: from the register to a matched payment, and out of 待查. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { HELPED, openApprovalKit } from '../service/approvals/approval-kit.ts';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';
import { EntriesPage } from './pages/entries.ts';
import { NewLedgerPage } from './pages/new-ledger.ts';
import { StatementImportPage } from './pages/statement-import.ts';

// All of them invented.
const CLERK = '张某甲';
const SUPERVISOR = '王某丙';
const RECIPIENT = '刘示例';
const ACCOUNT = '6217000000000011';
const TABLE = '救助申请';
const NUMBER = '示救〔2023〕1号';

const STATEMENT = [
  '户名：示例县信访局,账号：6200000000001234,币种：人民币',
  '交易日期,交易时间,收入金额,支出金额,账户余额,对方户名,对方账号,摘要,交易流水号',
  '2023-01-20,09:12:00,500000.00,,"512,000.00",示例县财政局,43000100000001,拨入专项资金,S001',
  `2023-03-28,10:01:00,,5000.00,"507,000.00",${RECIPIENT},${ACCOUNT},困难救助金,S002`,
  '2023-03-29,10:01:00,,777.00,"506,223.00",示例县某公司,6217000000000044,其他付款,S003',
].join('\r\n');

test('an application: registered, gates, publicity, request, matched with its payment', async () => {
  test.setTimeout(300_000);
  const root = await mkdtemp(path.join(os.tmpdir(), 'approvals-'));
  const at = (name: string) => path.join(root, name);
  const desktop = await launchApp({ userDataDir: at('profile') });
  const { window: page } = desktop;
  const desk = new Desk(page, 'approvals');
  const form = page.locator('.ant-modal[role="dialog"]').last();
  const gates = page.getByRole('list', { name: '办理环节' });
  const gate = (word: string) =>
    gates.locator('> li').filter({ has: page.locator(`b:text-is("${word}")`) });
  const fill = async (fields: Record<string, string>) => {
    for (const [label, text] of Object.entries(fields)) {
      await form.getByLabel(label, { exact: true }).fill(text);
    }
  };
  const save = async () => {
    await page.keyboard.press('Control+S');
    await expect(page.locator('.ant-modal[role="dialog"]')).toHaveCount(0);
  };
  const take = async (button: string, fields: Record<string, string>) => {
    await gates.getByRole('button', { name: button }).click();
    await fill(fields);
    await save();
  };
  const openTab = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  try {
    await test.step('a ledger with its budget, statement and case', async () => {
      await newLedger(desk, desktop.queueDialog, at('专账.relief'));
      await desk.goTo('预算指标');
      await page.keyboard.press('F2');
      await form.getByLabel('类型').click();
      await desk.option('年初预算').click();
      await form.getByLabel('文号').focus();
      for (const text of ['示财预〔2023〕1号', '50万', '0115', '0115', '0118'])
        await desk.key(text);
      await save();
      writeFileSync(at('流水.csv'), STATEMENT);
      await desktop.queueDialog('open', { canceled: false, filePaths: [at('流水.csv')] });
      const wizard = new StatementImportPage(desk);
      await wizard.chooseFile();
      await wizard.preview();
      await wizard.commit();
      await desk.goTo('救助个案');
      await page.keyboard.press('F2');
      await fill({
        信访编号: '示信〔2023〕001号',
        '乡镇（街道）': '示例镇',
        责任单位: '示例镇人民政府',
        受理日期: '0110',
        办结期限: '0630',
        诉求摘要: '生活困难，申请救助',
      });
      await save();
      await page.keyboard.press('Escape');
    });

    await test.step('an empty list offers the first step; the form says what is missing', async () => {
      await openTab('救助审批');
      await expect(page.getByText('2023 年还没有救助申请')).toBeVisible();
      await desk.picture('empty');
      await page.keyboard.press('F2');
      await page.keyboard.press('Control+S');
      await expect(form.getByRole('alert').first()).toHaveText('请填写');
      await fill({
        申请编号: NUMBER,
        申请日期: '0305',
        申请金额: '6000',
        具体用途: '困难救助金',
        救助对象姓名: RECIPIENT,
        '账号（可不填）': ACCOUNT,
        '电话（可不填）': '13800138000',
        '身份证号（可不填）': '430000199001010000',
      });
      await form.getByLabel('信访编号').or(form.getByLabel('信访个案')).focus();
      await page.keyboard.press('F4');
      await desk.option('示信〔2023〕001号').click();
      await form.getByLabel('允许用途').click();
      await desk.option('困难救助').click();
      await desk.picture('register');
      await save();
      await expect(gate('核实')).toContainText('未办');
      await expect(page.locator('.approval-detail')).not.toContainText(RECIPIENT);
      await expect(page.locator('.approval-detail')).not.toContainText(ACCOUNT);
      await expect(gate('审定').getByRole('button', { name: '登记审定' })).toBeDisabled();
      await expect(gate('审定')).toContainText('先办核实');
      await desk.picture('drawer');
    });

    await test.step('people are shown for a reason, once, and hidden again', async () => {
      await desk.button('显示个人信息').click();
      await fill({ 查看事由: '核对银行卡号' });
      await save();
      await expect(page.locator('.approval-detail')).toContainText(RECIPIENT);
      await expect(page.locator('.approval-detail')).toContainText(ACCOUNT);
      await desk.picture('revealed');
      await desk.button('遮住个人信息').click();
      await expect(page.locator('.approval-detail')).not.toContainText(RECIPIENT);
    });

    await test.step('corrected without typing the person again; a paper laid beside it', async () => {
      await desk.button('更正申请').click();
      await expect(form).toContainText('救助对象仍为 刘**');
      await fill({ 申请金额: '6500' });
      await desk.picture('correct');
      await save();
      const drawer = page.locator('.approval-detail');
      await expect(drawer).toContainText('6,500.00');
      await expect(drawer).toContainText('****0011');
      await desk.button('登记纸质附件').click();
      await fill({ 存放处: '个案档案柜3层' });
      await desk.picture('paper');
      await page.keyboard.press('Escape');
      await expect(drawer).toBeVisible();
      await desk.button('登记纸质附件').click();
      await save();
      await expect(drawer).toContainText('存放：个案档案柜3层');
    });

    await test.step('verified by two, reviewed, decided at no more than was asked for', async () => {
      await take('登记核实', { 核实日期: '0308', 核实人一: '赵某丁', 核实人二: '孙某戊' });
      await expect(gate('核实')).toContainText('已办');
      await expect(gate('核实')).toContainText('赵某丁、孙某戊');
      await take('登记初审', { 初审日期: '0310', 初审人: '周某己' });
      await gates.getByRole('button', { name: '登记审定' }).click();
      await fill({ 审定日期: '0315', 会议纪要编号: '示联纪〔2023〕3号', 审定金额: '7000' });
      await page.keyboard.press('Control+S');
      await expect(form).toContainText('超出申请金额');
      await desk.picture('decided-refused');
      await fill({ 审定金额: '5000' });
      await save();
      await expect(gate('审定')).toContainText('示联纪〔2023〕3号');
      await desk.picture('decided');
    });

    await test.step('published on a list, taken down, the paper masked', async () => {
      await gates.getByRole('button', { name: '去公示' }).click();
      await desk.button('公示所选 1 件').click();
      await fill({
        公示编号: '示公示〔2023〕1号',
        公示地点: '示例镇政务公开栏',
        起始日期: '0316',
        截止日期: '0322',
      });
      await desk.picture('publish');
      await save();
      await expect(page.getByText('有 1 份公示已到期，请撤下并登记')).toBeVisible();
      await desk.picture('publicities');
      await desk.button('撤下').click();
      await fill({ 撤下日期: '0323' });
      await save();
      await expect(desk.rows('公示记录', '2023-03-23 撤下')).toHaveCount(1);
      await page.getByRole('link', { name: '公示表' }).click();
      await expect(page.locator('.sheet-frame')).toContainText('刘');
      await expect(page.locator('.sheet-frame')).not.toContainText(RECIPIENT);
      await desk.picture('publicity-paper');
      await desktop.queueDialog('save', { canceled: false, filePath: at('公示表.xlsx') });
      await desk.button('导出Excel').click();
      await page.getByText('已导出 公示表.xlsx').waitFor();
      await page.keyboard.press('Escape');
    });

    await test.step('agreed; the request is judged before it is given', async () => {
      await openTab('救助审批');
      await desk.rows(TABLE, NUMBER).dblclick();
      await take('登记协议', { 协议日期: '0323', 协议编号: '示协〔2023〕1号' });
      await gates.getByRole('button', { name: '申请用款' }).click();
      await fill({ 用款日期: '0320', 申请用款金额: '9000' });
      const judged = page.getByRole('region', { name: '专款专用核查' });
      await expect(judged).toContainText('不符合规则，不能提交');
      await expect(judged).toContainText('DA-07');
      await desk.picture('request-refused');
      await fill({ 用款日期: '0325', 申请用款金额: '5000' });
      await expect(judged).not.toContainText('不能提交');
      await answerWarnings(page);
      await desk.picture('request');
      await save();
      await expect(page.getByRole('table', { name: '用款申请' })).toContainText('5,000.00');
      await page.getByRole('link', { name: '用款申请单' }).click();
      await expect(page.locator('.sheet-frame')).toContainText('5,000.00');
      await expect(page.locator('.sheet-frame')).not.toContainText(ACCOUNT);
      await desk.picture('request-paper');
      await page.keyboard.press('Escape');
    });

    await test.step('the bank’s line is matched and drafted; nothing is posted', async () => {
      await openTab('付款匹配');
      await expect(desk.rows('付款匹配', '5,000.00', NUMBER)).toHaveCount(1);
      await desk.picture('matching');
      await page.getByLabel('全选已显示的行').click();
      await page.keyboard.press('F9');
      await expect(page.getByText('已起草 1 张凭证')).toBeVisible();
      await desk.picture('matched');
      await desk.button('看草稿').click();
      await expect(page.locator('#draft-purpose')).toHaveValue('困难救助金');
      await desk.picture('draft');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(1366);
    });

    await test.step('home says what waits, the case leads to its application', async () => {
      await desk.goTo('首页');
      await expect(page.getByRole('region', { name: '救助办理' })).toContainText('待付款');
      await desk.picture('home');
      await desk.goTo('救助个案');
      await desk.rows('救助个案', '001号').dblclick();
      await expect(page.getByRole('list', { name: '救助申请' })).toContainText(NUMBER);
      await desk.picture('case');
      await page.keyboard.press('Escape');
    });

    await test.step('a working expense goes the shorter way; a gate is waived with its reason', async () => {
      await openTab('工作经费审批');
      await page.getByText('2023 年还没有工作经费申请').waitFor();
      await page.keyboard.press('F2');
      await fill({
        申请编号: '示经〔2023〕1号',
        申请日期: '0401',
        申请金额: '800',
        具体用途: '接访宣传册印刷',
        '收款单位（可不填）': '示例县印刷厂',
        '用款单位（可不填）': '接访室',
        '特护期或活动（可不填）': '示例活动周',
      });
      await form.getByLabel('允许用途').click();
      await desk.option('接访工作').click();
      await desk.picture('expense-register');
      await save();
      await take('登记审批', {
        审批日期: '0402',
        审批人: SUPERVISOR,
        审批编号: '示信批〔2023〕1号',
      });
      await expect(gate('审批')).toContainText('800.00 元');
      await gate('用款申请').getByRole('button', { name: '免办' }).click();
      await page.keyboard.press('Control+S');
      await expect(form.getByRole('alert').first()).toHaveText('请填写');
      await fill({ 日期: '0402', 免办原因: '小额零星支出' });
      await save();
      await expect(gate('用款申请')).toContainText('已免');
      await expect(gate('用款申请')).toContainText('小额零星支出');
      await desk.picture('expense');
    });
  } finally {
    await desktop.close();
    await rm(root, { recursive: true, force: true });
  }
});

test('money paid beyond the budget leaves 待查 by its approval and the supervisor’s exception', async () => {
  test.setTimeout(120_000);
  const kit = beyondBudget();
  const desktop = await launchApp({ args: [kit.path] });
  const { window: page } = desktop;
  const desk = new Desk(page, 'exception');
  const entries = new EntriesPage(desk);
  const dialog = page.locator('.ant-modal[role="dialog"]').last();
  const reason = dialog.getByLabel('DA-05 例外的理由');
  const paper = dialog.getByLabel('DA-05 例外的文号');
  try {
    await desk.enterKit(CLERK);
    await page.getByRole('combobox', { name: '年度' }).click();
    await desk.option('2023').click();

    await test.step('the application leads to the money under inquiry; the match drafts its 转列', async () => {
      await desk.goTo('救助个案');
      await page.getByRole('tab', { name: '救助审批', exact: true }).click();
      await desk.rows('救助申请', NUMBER).dblclick();
      await desk.button('匹配待查款项').click();
      await expect(desk.rows('付款匹配', '150,000.00')).toContainText(NUMBER);
      await desk.picture('inquiries');
      await page.getByLabel('全选已显示的行').click();
      await page.keyboard.press('F9');
      await desk.button('看草稿').click();
      await entries.judged();
      await expect(entries.verdict).toContainText('只能由主管凭书面例外记账');
      await entries.submit();
    });

    await test.step('the reviewer is told that only the supervisor may', async () => {
      await desk.switchOperator('李某乙');
      await page.keyboard.press('F10');
      await expect(dialog).toContainText('只有主管能登记例外');
      await expect(reason).toBeDisabled();
      await page.keyboard.press('Escape');
    });

    await test.step('what the supervisor has written outlives Esc, and is fixed by a second act', async () => {
      await desk.switchOperator(SUPERVISOR);
      await page.keyboard.press('F10');
      await reason.fill('联席会议同意先行垫付');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F10');
      await expect(reason).toHaveValue('联席会议同意先行垫付');
      await expect(desk.button('下一步：核对')).toBeDisabled();
      await paper.fill('示联纪〔2023〕7号');
      await desk.button('下一步：核对').click();
      await expect(dialog).toContainText('DA-05（示联纪〔2023〕7号）');
      await page.getByLabel('以上内容已核对无误').check();
      await desk.button('凭例外记账').click();
      await expect(entries.drawer).toContainText(
        '主管登记的例外：联席会议同意先行垫付（示联纪〔2023〕7号）',
      );
      await desk.picture('posted');
    });

    await test.step('the year’s check counts it as an exception', async () => {
      await page.keyboard.press('Escape');
      await desk.goTo('核查与日志');
      await page.getByRole('tab', { name: '专款专用核查' }).click();
      await desk.button('DA-05 登记例外 1 项').click();
      await expect(desk.rows('核查记录')).toHaveCount(1);
      await expect(desk.rows('核查记录')).toContainText('联席会议同意先行垫付');
    });
  } finally {
    await desktop.close();
    await rm(kit.dir, { recursive: true, force: true });
  }
});

/** 15万 paid on 10万 of budget: the payment stands under inquiry, with its approval. */
function beyondBudget() {
  const approvals = openApprovalKit();
  const { kit, run } = approvals;
  const amountFen = 15_000_000;
  const { uid } = approvals.decided({ requestedFen: amountFen, number: NUMBER });
  approvals.on('2023-03-10');
  const [line] = approvals.lines({ day: '2023-03-10', fen: -amountFen, name: HELPED.name });
  const uids = approvals.draft(line!, [{ approvalUid: uid, amountFen }]);
  run('entries.submit', { uids });
  kit.as('reviewer');
  const reasons = uids.map((draft) => ({ uid: draft, code: 'DA-06', reason: '银行已付' }));
  run('entries.post', { uids, acceptInquiry: uids, reasons });
  kit.session.close();
  return kit;
}

async function newLedger(
  desk: Desk,
  queueDialog: Awaited<ReturnType<typeof launchApp>>['queueDialog'],
  filePath: string,
): Promise<void> {
  const wizard = new NewLedgerPage(desk);
  await wizard.open();
  await wizard.fillFund(['示例县信访局', '信访救助基金', '示例县委办公室', '信访联席会议']);
  await wizard.fillBasis('关于设立信访救助基金的通知', '示办发〔2008〕9号', '20080312');
  await wizard.fillUses([
    ['困难救助', '示联发〔2020〕22号第六条', '20200601'],
    ['接访工作', '示联发〔2020〕22号第九条', '20200601'],
  ]);
  await wizard.fillAccount('20200601', '示例农商银行', '示例县信访局', '6200 0000 0000 1234');
  await wizard.fillOpening('20230101', '1.2万', '2022年末银行对账单', '20230103');
  await wizard.fillPeople(CLERK, SUPERVISOR, '李某乙');
  await queueDialog('save', { canceled: false, filePath });
  await wizard.create(CLERK);
}

/** Each warning gets its written reason, as a clerk would have to. */
async function answerWarnings(page: Page): Promise<void> {
  for (const box of await page.getByPlaceholder('继续的理由，随用款申请保留').all()) {
    await box.fill('已核对，按规定办理');
  }
}
