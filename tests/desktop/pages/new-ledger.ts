import { expect } from '@playwright/test';
import { type Desk, INITIAL_PASSWORD } from './desk.ts';

/** 新建账套, keyed from the first field to the last: Enter leads through, no mouse is needed. */
export class NewLedgerPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  async open(): Promise<void> {
    const { page } = this.desk;
    await this.desk.button('新建账套').waitFor();
    await page.keyboard.press('F2');
    await expect(page.getByLabel('单位名称')).toBeFocused();
  }

  async fillFund(fields: [bureau: string, fund: string, department: string, body: string]) {
    for (const text of fields) await this.desk.key(text);
    await this.next('文件名称');
  }

  async fillBasis(title: string, documentNo: string, day: string) {
    for (const text of [title, documentNo, day]) await this.desk.key(text);
    await expect(this.desk.button('再加一项依据')).toBeFocused();
    await this.desk.button('下一步').click();
    await expect(this.desk.page.getByLabel('类别').first()).toBeFocused();
  }

  /** One use of each kind: the rows stand ready. */
  async fillUses(uses: [name: string, clause: string, day: string][]) {
    const { page } = this.desk;
    for (const use of uses) {
      // The kind is chosen already; Enter passes it by.
      await page.keyboard.press('Enter');
      for (const text of use) await this.desk.key(text);
    }
    await this.desk.button('下一步').click();
    await page.getByLabel('开户银行').waitFor();
  }

  async fillAccount(since: string, bank: string, owner: string, number: string) {
    await this.desk.page.getByLabel('自何日起').fill(since);
    await this.desk.page.getByLabel('开户银行').focus();
    for (const text of [bank, owner, number, since]) await this.desk.key(text);
    await this.next('期初日期');
  }

  async fillOpening(day: string, amount: string, document: string, dated: string) {
    for (const text of [day, amount, document]) await this.desk.key(text);
    await this.desk.page.keyboard.insertText(dated);
    await this.desk.button('下一步').click();
    await expect(this.desk.page.getByLabel('姓名').first()).toBeFocused();
  }

  /** The first row is the clerk's, the second the supervisor's; a reviewer is added. */
  async fillPeople(clerk: string, supervisor: string, reviewer: string) {
    const { page } = this.desk;
    await page.keyboard.insertText(clerk);
    await page.getByLabel('姓名').nth(1).fill(supervisor);
    await this.desk.button('再加一名操作员').click();
    await expect(page.getByLabel('姓名').nth(2)).toBeFocused();
    await this.desk.key(reviewer);
    await page.keyboard.press('F4');
    await this.desk.option('复核').click();
    for (const field of await page.getByLabel(/口令$/).all()) await field.fill(INITIAL_PASSWORD);
    await this.desk.button('下一步').click();
    await this.desk.button('选择存放位置并建立').waitFor();
  }

  /** Keeps the recovery sheet and signs in. */
  async create(operator: string): Promise<void> {
    await this.desk.button('选择存放位置并建立').click();
    await this.desk.page.getByRole('heading', { level: 1, name: '恢复单' }).waitFor();
    await this.desk.picture('recovery-sheet');
    await expect(this.desk.button('继续')).toBeDisabled();
    await this.desk.page.getByLabel('恢复单已打印或抄写，并已核对').check();
    await this.desk.button('继续').click();
    await this.desk.picture('login');
    await this.desk.signIn(operator);
    await this.desk.page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  }

  /** From the first page to the last with invented answers; where to save it is queued before. */
  async createInvented(): Promise<void> {
    await this.open();
    await this.fillFund(['示例县信访局', '信访救助基金', '示例县委办公室', '信访联席会议']);
    await this.fillBasis('关于设立信访救助基金的通知', '示办发〔2008〕9号', '20080312');
    await this.fillUses([
      ['困难救助', '示联发〔2020〕22号第六条', '20200601'],
      ['接访工作', '示联发〔2020〕22号第九条', '20200601'],
    ]);
    await this.fillAccount('20200601', '示例农商银行', '示例县信访局', '6200 0000 0000 1234');
    await this.fillOpening('20230101', '0', '2022年末银行对账单', '20230103');
    await this.fillPeople('张某甲', '王某丙', '李某乙');
    await this.create('张某甲');
  }

  /** Enter after the last field stands on 下一步; another Enter opens the next step. */
  private async next(field: string): Promise<void> {
    const { page } = this.desk;
    await expect(this.desk.button('下一步')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(field).first()).toBeFocused();
  }
}
