import path from 'node:path';
import type { Locator, Page } from '@playwright/test';

const artefacts = path.resolve(import.meta.dirname, '../../../out/desktop');

/** The window around every page: the menu, who works, and pictures kept of it. */
export class Desk {
  readonly page: Page;
  /** Folder of the pictures below `out/desktop`. */
  private readonly album: string;
  private pictures = 0;

  constructor(page: Page, album: string) {
    this.page = page;
    this.album = album;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** The line under the window's bar that says where the user stands. */
  get standing(): Locator {
    return this.page.locator('.page-standing');
  }

  async goTo(word: string): Promise<void> {
    await this.page.getByRole('navigation', { name: '主菜单' }).getByText(word).click();
    await this.page.getByRole('heading', { level: 1, name: word }).waitFor();
  }

  async switchOperator(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: '操作员' }).click();
    await this.option(name).click();
    await this.page.locator('.top-operator', { hasText: name }).waitFor();
  }

  /** An entry of the list that is open now. */
  option(name: string): Locator {
    return this.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: name });
  }

  /** The rows of the table with this label that say all of these. */
  rows(table: string, ...texts: string[]): Locator {
    return texts.reduce(
      (rows, hasText) => rows.filter({ hasText }),
      this.page.getByRole('grid', { name: table }).locator('.table-row'),
    );
  }

  /** Types into the field at the cursor and moves on by Enter. */
  async key(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  async picture(name: string): Promise<void> {
    this.pictures += 1;
    const number = String(this.pictures).padStart(2, '0');
    await this.page.screenshot({ path: path.join(artefacts, this.album, `${number}-${name}.png`) });
  }
}
