import { expect } from '@playwright/test';
import type { Desk } from './desk.ts';

/** 绩效自评: the scores as they are typed down the column. */
export class AppraisalPage {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Every indicator gets its weight. */
  async giveFullMarks(): Promise<void> {
    const scores = this.desk.page.getByRole('textbox', { name: / 得分$/ });
    await expect(scores).toHaveCount(19);
    await scores.first().focus();
    for (const row of await this.desk.page.locator('.appraisal-table tbody tr').all()) {
      // The weight stands in the cell after the indicator's own head.
      const weight = await row.locator('th[scope="row"] + td').textContent();
      await this.desk.key(weight ?? '');
    }
  }

  async lower(indicator: string, points: string, reason: string, measure: string): Promise<void> {
    const { page } = this.desk;
    await page.getByLabel(`${indicator} 得分`).fill(points);
    await page.getByLabel(`${indicator} 偏差原因`).fill(reason);
    await page.getByLabel(`${indicator} 改进措施`).fill(measure);
  }

  async save(): Promise<void> {
    await this.desk.page.keyboard.press('Control+s');
    await this.desk.page.getByText('已全部保存').waitFor();
  }
}
