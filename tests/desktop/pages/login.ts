import { expect, type Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

/** A locked ledger. */
export class LoginPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get password(): Locator {
    return this.desk.page.getByLabel('口令', { exact: true });
  }

  async shown(): Promise<void> {
    await expect(this.desk.button('登录')).toBeVisible();
    await expect(this.desk.page.locator('.frame')).toHaveCount(0);
  }

  async choose(operator: string): Promise<void> {
    await this.desk.page.getByRole('combobox', { name: '操作员' }).click();
    await this.desk.option(operator).click();
    await expect(this.password).toBeFocused();
  }

  /** By the sample's own password, shown below the form. */
  async fromSample(operator: string): Promise<void> {
    const row = this.desk.page.getByRole('listitem').filter({ hasText: operator });
    await row.getByRole('button', { name: '填入' }).click();
    await this.desk.page.keyboard.press('Enter');
    await this.desk.page.locator('.top-operator', { hasText: operator }).waitFor();
  }
}
