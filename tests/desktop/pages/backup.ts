import type { Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 备份与恢复, reached from 设置. */
export class BackupPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  rows(...texts: string[]): Locator {
    return this.desk.rows('备份登记', ...texts);
  }

  async open(): Promise<void> {
    await this.desk.goTo('设置');
    await this.desk.button('备份与恢复').click();
    await this.desk.page.getByRole('heading', { level: 1, name: '备份与恢复' }).waitFor();
  }

  async backUp(): Promise<void> {
    await this.desk.button('立即备份').click();
    await this.desk.page.getByText(/^已备份：/).waitFor();
  }

  async restore(row: Locator): Promise<void> {
    await row.getByRole('button', { name: '恢复…' }).click();
    await this.desk.page.getByLabel('我知道备份之后的记录将不在账套中').check();
    await this.desk.button('恢复').click();
    await this.desk.page.getByText('已恢复备份').waitFor();
  }

  async undo(): Promise<void> {
    await this.desk.button('撤销恢复…').click();
    await this.desk.page.getByLabel('我知道恢复之后新记的内容将不在账套中').check();
    await this.desk.button('撤销恢复').click();
    await this.desk.page.getByText('已撤销恢复').waitFor();
  }
}
