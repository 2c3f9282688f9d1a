import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { INITIAL, PASSWORD } from '../../service/ledger-kit.ts';

const artefacts = path.resolve(import.meta.dirname, '../../../out/desktop');

/** What the wizard is told for everybody, and what each makes of it: as in the test kits. */
export { INITIAL as INITIAL_PASSWORD };

/** The window around every page: the menu, who works, and pictures kept of it. */
export class Desk {
  readonly page: Page;
  /** Folder of the pictures below `out/desktop`. */
  private readonly album: string;
  private pictures = 0;
  /** Who has a password of their own by now. */
  private readonly changed = new Set<string>();

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

  /** Locks, and signs in as another: the page stays where it was. */
  async switchOperator(name: string): Promise<void> {
    await this.button('锁定').click();
    await this.signIn(name);
  }

  /** A ledger of the test kits, where everybody has a password of their own already. */
  async enterKit(operator: string): Promise<void> {
    for (const name of ['张某甲', '李某乙', '王某丙']) this.changed.add(name);
    await this.signIn(operator);
    await this.page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  }

  /** Makes the sample ledger and signs in as its first operator. */
  async openSample(): Promise<void> {
    await this.page.getByText('看看示例').first().click();
    // The sample is recorded by some thousand commands: seconds, and more beside other tests.
    await this.samplePasswords.waitFor({ timeout: 90_000 });
    await this.samplePasswords.getByRole('button', { name: '填入' }).first().click();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  }

  /** Only the sample shows its passwords. */
  private get samplePasswords(): Locator {
    return this.page.getByRole('region', { name: '示例口令' });
  }

  /** By the password the wizard gave; at the first time that one is changed. */
  async signIn(name: string): Promise<void> {
    const { page } = this;
    await page.getByRole('combobox', { name: '操作员' }).click();
    await this.option(name).click();
    await this.typePassword(this.changed.has(name) ? PASSWORD : INITIAL);
    const mustChange = page.getByRole('heading', { name: '首次登录，请修改口令' });
    await page.locator('.top-operator').or(mustChange).waitFor();
    if (await mustChange.isVisible()) {
      await page.getByLabel('初始口令').fill(INITIAL);
      await page.getByLabel('新口令').fill(PASSWORD);
      await page.getByLabel('再输一次').fill(PASSWORD);
      await page.keyboard.press('Enter');
      this.changed.add(name);
    }
    await page.locator('.top-operator', { hasText: name }).waitFor();
  }

  async typePassword(password: string): Promise<void> {
    await this.page.getByLabel('口令', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
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

  /** Drops a file on the region of that name, as from a folder beside the window. */
  async drop(region: string, name: string, content: Buffer): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      (dropped) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(dropped.bytes)], dropped.name));
        return transfer;
      },
      { name, bytes: [...content] },
    );
    await this.page.getByRole('region', { name: region }).dispatchEvent('drop', { dataTransfer });
  }

  async picture(name: string): Promise<void> {
    this.pictures += 1;
    const number = String(this.pictures).padStart(2, '0');
    await this.page.screenshot({ path: path.join(artefacts, this.album, `${number}-${name}.png`) });
  }
}
