import type { Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 附表与报表: the paper on the screen, and what is made of it. */
export class ReportsPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get sheet(): Locator {
    return this.desk.page.locator('.sheet-frame');
  }

  async show(table: string): Promise<void> {
    await this.desk.page
      .getByRole('navigation', { name: '页' })
      .getByRole('button', { name: table })
      .click();
    await this.desk.page.locator(`.sheet-frame[aria-label^="${table}"]`).waitFor();
  }

  /** The texts of the row that begins with this word. */
  async row(first: string): Promise<string[]> {
    const row = this.sheet.locator('tr', { has: this.desk.page.getByText(first, { exact: true }) });
    return row.first().locator('th, td').allInnerTexts();
  }

  async saveAs(kind: 'Excel' | 'PDF', file: string): Promise<void> {
    await this.desk.button(`导出${kind}`).click();
    await this.desk.page.getByText(`已导出 ${file}`).waitFor();
  }
}
