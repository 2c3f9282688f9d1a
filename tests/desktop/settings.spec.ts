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
  await desk.button('看看示例').click();
  // The sample is recorded by some thousand commands: seconds, and more beside other tests.
  await page.getByRole('navigation', { name: '主菜单' }).waitFor({ timeout: 90_000 });
  await desk.goTo('设置');
  const versions = page.getByRole('table', { name: '规则参数' }).locator('tbody tr');
  // What held before there was a choice, and the sample's own limits.
  await expect(versions).toHaveCount(2);
  await expect(desk.button('更改规则参数')).toBeDisabled();
  const supervisor = await page.evaluate(async () => {
    const status = await window.relief.call('setup.status', {});
    if (!status.ok) throw new Error(status.error.code);
    return status.value.operators.find(({ role }) => role === 'supervisor')!.personName;
  });
  await desk.switchOperator(supervisor);
  await desk.button('更改规则参数').click();
  const form = page.getByRole('dialog', { name: '更改规则参数' });
  await form.getByRole('button', { name: '保存为新版本' }).click();
  await expect(form.getByRole('alert')).toHaveText('请填写');
  await form.getByLabel('暂收待定提醒天数').fill('20');
  await form.getByLabel('更改原因').fill('联席会议决定');
  await desk.picture('form');
  await form.getByRole('button', { name: '保存为新版本' }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText('第 3 版');
  await expect(versions.first()).toContainText('20 天');
  await expect(versions.first()).toContainText('联席会议决定');
  await versions.first().scrollIntoViewIfNeeded();
  await desk.picture('versions');
  await desktop.close();
});
