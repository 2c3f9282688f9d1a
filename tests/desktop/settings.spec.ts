/** 规则参数 through the window: seen by everybody, changed by the supervisor with a reason. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './harness.ts';
import { Desk } from './pages/desk.ts';

let profile: string;
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'settings-test-'));
});
test.afterEach(() => rm(profile, { recursive: true, force: true }));

test('the supervisor changes a rule parameter with a reason, and both versions stay', async () => {
  test.setTimeout(180_000);
  const desktop = await launchApp({ userDataDir: profile });
  const { window: page } = desktop;
  const desk = new Desk(page, 'settings');
  await desk.openSample();
  await desk.goTo('设置');
  const versions = page.getByRole('table', { name: '规则参数', exact: true }).locator('tbody tr');
  // What held before there was a choice, and the sample's own limits.
  await expect(versions).toHaveCount(2);
  await expect(desk.button('更改规则参数')).toBeDisabled();
  const supervisor = await page.evaluate(async () => {
    const status = await window.relief.call('setup.status', {});
    if (!status.ok) throw new Error(status.error.code);
    return status.value.operators.find(({ role }) => role === 'supervisor')!.personName;
  });
  await desk.switchInSample(supervisor);
  await desk.button('更改规则参数').click();
  const form = page.getByRole('dialog', { name: '更改规则参数' });
  await form.getByRole('button', { name: '保存为新版本' }).click();
  await expect(form.getByRole('alert')).toHaveText('请填写');
  await form.getByLabel('暂收待定提醒天数').fill('20');
  await form.getByLabel('更改原因').fill('联席会议决定');
  await form.getByLabel('每案限额').fill('3万');
  await form.getByLabel('允许紧急先行').check();
  await form.getByLabel('紧急先行限额').fill('2000');
  await form.getByLabel('补齐手续天数').fill('15');
  await form.getByLabel('设工作经费上限').check();
  await form.getByLabel('工作经费上限比例').fill('12.5');
  await form.getByRole('button', { name: '加一级' }).click();
  await form.getByLabel('第 1 级名称').fill('分管领导');
  await form.getByLabel('第 1 级金额上限').fill('5000');
  await form.getByLabel('第 1 级金额上限').press('F7');
  await form.getByRole('button', { name: '保存为新版本' }).click();
  // What the settings must be together is said where it is wrong, in the shared rulebook's words.
  await expect(form).toContainText('审批层级的名称不能重复');
  await expect(form).toContainText('请写明工作经费上限所依据的条款');
  await desk.picture('form-refused');
  await form.getByLabel('工作经费上限条款').fill('示例第九条');
  await form.getByLabel('第 2 级名称').fill('联席会议');
  await form.getByLabel('第 2 级金额上限').fill('');
  await form.getByLabel('救助协议').click();
  await desk.option('必办').click();
  await desk.picture('form');
  await form.getByRole('button', { name: '保存为新版本' }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText('第 3 版');
  await expect(versions.first()).toContainText('20 天');
  await expect(versions.first()).toContainText('联席会议决定');
  await expect(versions.first()).toContainText('分管领导至 5,000.00；联席会议不限');
  const now = page.getByRole('table', { name: '现行规则参数' });
  await expect(now).toContainText('30,000.00');
  await expect(now).toContainText('至 2,000.00，15 天内补齐手续');
  await expect(now).toContainText('12.5%（示例第九条）');
  await expect(now).toContainText('必办 1，可免 8');
  await versions.first().scrollIntoViewIfNeeded();
  await desk.picture('versions');
  await desktop.close();
});
