import { expect, type Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

const DRAFTS = '草稿与待复核';
const POSTED = '已记账的台账记录';

/** 台账: drafts from lines, the voucher form, review, posting, and what follows a posted entry. */
export class EntriesPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get verdict(): Locator {
    return this.desk.page.locator('.verdict');
  }

  get drawer(): Locator {
    return this.desk.page.getByRole('dialog');
  }

  draftRows(...texts: string[]): Locator {
    return this.desk.rows(DRAFTS, ...texts);
  }

  postedRows(...texts: string[]): Locator {
    return this.desk.rows(POSTED, ...texts);
  }

  /** A draft for each line that waits. */
  async draftAllLines(): Promise<void> {
    await this.desk.goTo('银行流水');
    await this.desk.page.getByLabel('全选已显示的行').click();
    await this.desk.button(/^逐笔起草/).click();
    await this.desk.page.getByRole('grid', { name: DRAFTS }).waitFor();
  }

  async showDrafts(): Promise<void> {
    await this.desk.goTo('台账');
    await this.desk.page.getByRole('tab', { name: DRAFTS }).click();
    await this.desk.page.getByRole('grid', { name: DRAFTS }).waitFor();
  }

  async showPosted(): Promise<void> {
    await this.desk.goTo('台账');
    await this.desk.page.getByRole('tab', { name: '已记账' }).click();
    await this.desk.page.getByRole('grid', { name: POSTED }).waitFor();
  }

  async openDraft(...texts: string[]): Promise<void> {
    await this.draftRows(...texts).dblclick();
    await this.field('purpose').waitFor();
  }

  /** A field of the voucher form, by its name in the form. */
  field(name: string): Locator {
    return this.desk.page.locator(`#draft-${name}`);
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) await this.field(name).fill(text);
  }

  async chooseUse(name: string): Promise<void> {
    await this.field('permittedUseUid').click();
    await this.desk.option(name).click();
  }

  /** By its number, name, initials or case number, typed into the list that F4 opens. */
  async chooseApproval(text: string, number = text): Promise<void> {
    const field = this.field('approvalUid');
    await field.focus();
    await this.desk.page.keyboard.press('F4');
    await field.fill(text);
    await this.desk.page.locator('.ant-select-item-option', { hasText: number }).first().click();
  }

  async addPaper(sheets: number, place: string): Promise<void> {
    await this.desk.button('加纸质附件').click();
    await this.desk.page.getByLabel('张数').fill(String(sheets));
    await this.desk.page.getByLabel('存放处').fill(place);
  }

  /** Waits until everything typed is saved and judged. */
  async judged(): Promise<void> {
    await expect(this.desk.page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
    await expect(this.verdict).toHaveAttribute('aria-busy', 'false');
  }

  async submit(): Promise<void> {
    await this.judged();
    await this.desk.page.keyboard.press('F9');
    await this.desk.page.getByRole('heading', { level: 1, name: '复核凭证' }).waitFor();
  }

  /** Back to the list by Esc, as a clerk leaves a form. */
  async leave(): Promise<void> {
    await this.desk.page.keyboard.press('Escape');
    await this.desk.page.getByRole('grid', { name: DRAFTS }).waitFor();
  }

  /** The posting dialog of the draft that is open, by F10, once it is there for the reviewer. */
  async review(): Promise<void> {
    await expect(this.desk.button('记账')).toBeEnabled();
    await this.desk.page.keyboard.press('F10');
  }

  /** All that wait for review are marked and brought to the posting dialog by F10. */
  async reviewAll(): Promise<void> {
    await this.showDrafts();
    await this.desk.page.getByTitle('待复核', { exact: true }).click();
    await this.desk.page.getByLabel('全选已显示的行').click();
    await this.desk.page.keyboard.press('F10');
    await this.drawer.waitFor();
  }

  /** The second deliberate act: the figures are ticked, then posted. */
  async confirmPosting(): Promise<void> {
    await this.desk.page.getByLabel('以上内容已核对无误').check();
    await this.desk.button(/^记账 \d+ 张$/).click();
    await this.desk.page
      .getByText(/^已记账/)
      .first()
      .waitFor();
  }

  async openPosted(...texts: string[]): Promise<void> {
    await this.postedRows(...texts).dblclick();
    await this.drawer.getByText('记账时的核查').waitFor();
  }

  /** 更正: a red voucher and its blue one are drafted together. */
  async correct(reason: string): Promise<void> {
    await this.desk.button('更正（红＋蓝）').click();
    await this.desk.page.getByLabel('原因').fill(reason);
    await this.desk.page.keyboard.press('Enter');
    await this.field('correction').waitFor();
  }
}
