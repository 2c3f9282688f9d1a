import type { Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 导入对账单, step by step. The file's dialog is answered beforehand. */
export class StatementImportPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** What was recognised, beside the raw grid. */
  get facts(): Locator {
    return this.desk.page.locator('.structure-side');
  }

  get body(): Locator {
    return this.desk.page.locator('.import-body');
  }

  async chooseFile(): Promise<void> {
    await this.desk.goTo('银行流水');
    await this.desk.page.keyboard.press('F2');
    await this.desk.button('选择文件').click();
    await this.desk.button('下一步：逐行预览').waitFor();
  }

  async preview(): Promise<void> {
    await this.desk.button('下一步：逐行预览').click();
    await this.desk.page.locator('.preview-step').waitFor();
  }

  /** Every waiting row gets the same answer, with its reason. */
  async leaveOutAll(reason: string): Promise<void> {
    await this.desk.page.getByLabel('决定的理由').fill(reason);
    await this.desk.page.keyboard.press('Escape');
    await this.desk.button(/^(全部|本类)不导入$/).click();
  }

  async commit(): Promise<void> {
    await this.desk.button('下一步：确认导入').click();
    await this.desk.button('导入').click();
    await this.desk.page.locator('.result-step').waitFor();
  }
}
