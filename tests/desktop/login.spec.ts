/** Who gets into a ledger, what is kept while it is locked, and how people are managed. */
import { test as base, expect } from '@playwright/test';
import type { ReliefApi } from '#shared/contract/index.ts';
import { type LaunchedApp, launchApp } from './harness.ts';
import { Desk, INITIAL_PASSWORD } from './pages/desk.ts';
import { LoginPage } from './pages/login.ts';

declare global {
  interface Window {
    readonly relief: ReliefApi;
  }
}

// The sample's own people, all invented.
const CLERK = '褚某甲';
const REVIEWER = '卫某乙';
const SUPERVISOR = '蒋某丙';
const { step } = base;

interface Sample {
  desktop: LaunchedApp;
  desk: Desk;
  login: LoginPage;
}

const test = base.extend<{ sample: Sample }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  sample: async ({}, use) => {
    const desktop = await launchApp();
    const desk = new Desk(desktop.window, 'login');
    await desk.page.clock.install();
    await desk.page.getByText('看看示例').first().click();
    const login = new LoginPage(desk);
    // Making the sample takes its time.
    await desk.button('登录').waitFor({ timeout: 50_000 });
    await use({ desktop, desk, login });
    await desktop.close();
  },
});

test('a wrong password is refused, the fifth makes one wait, and others get in meanwhile', async ({
  sample: { desk, login },
}) => {
  test.setTimeout(120_000);
  await desk.picture('sample');
  await expect(desk.page.getByRole('region', { name: '示例口令' })).toContainText('shili-jingban');
  await login.choose(CLERK);
  for (let nth = 1; nth <= 5; nth += 1) {
    await desk.typePassword('不是这个口令');
    await expect(desk.page.getByText('代码 PASSWORD-WRONG')).toBeVisible();
    await expect(login.password).toBeFocused();
    await expect(login.password).toHaveValue('');
  }
  await desk.typePassword('shili-jingban');
  await expect(desk.page.getByText(/还须等待 \d+ 秒/)).toBeVisible();
  await desk.picture('wait');
  await login.fromSample(REVIEWER);
  await desk.goTo('核查与日志');
  await desk.page.getByRole('tab', { name: '操作日志' }).click();
  await expect(desk.page.locator('.frame-body')).toContainText('PASSWORD-WRONG');
  await desk.picture('logged');
});

test('locked and unlocked, one is where one was, with what was typed; another sees nothing of it', async ({
  sample: { desk, login },
}) => {
  test.setTimeout(120_000);
  await login.fromSample(CLERK);
  await step('a form over its list, locked by the key', async () => {
    await desk.goTo('预算指标');
    await desk.page.keyboard.press('F2');
    await desk.page.getByLabel('文号').fill('示财预〔2023〕尚未登记');
    await desk.page.keyboard.press('Control+L');
    await login.shown();
    await login.fromSample(CLERK);
    await desk.page.getByRole('heading', { level: 1, name: '预算指标' }).waitFor();
    await desk.page.keyboard.press('F2');
    await expect(desk.page.getByLabel('文号')).toHaveValue('示财预〔2023〕尚未登记');
    await desk.page.keyboard.press('Escape');
  });
  await step('a voucher being drafted, locked by the button', async () => {
    await desk.goTo('台账');
    await desk.button('新增草稿').first().click();
    await desk.page.getByLabel('用途（摘要）').fill('锁定之前刚写下的用途');
    await desk.button('锁定').click();
    await login.shown();
    await login.fromSample(CLERK);
    await expect(desk.page.getByLabel('用途（摘要）')).toHaveValue('锁定之前刚写下的用途');
    await desk.picture('unlocked');
  });
  await step('nobody touched it for ten minutes', async () => {
    await desk.page.clock.fastForward('10:10');
    await login.shown();
  });
  await step('somebody else', async () => {
    await login.fromSample(REVIEWER);
    await desk.goTo('预算指标');
    await desk.page.keyboard.press('F2');
    await expect(desk.page.getByLabel('文号')).toHaveValue('');
    await desk.page.keyboard.press('Escape');
  });
});

test('while it is locked no call of the page gets at what is sealed', async ({
  sample: { desk, login },
}) => {
  await login.fromSample(CLERK);
  await desk.button('锁定').click();
  await login.shown();
  const codes = await desk.page.evaluate(async () => {
    const status = await window.relief.call('setup.current', {});
    const fundUid = status.ok ? status.value!.funds[0]!.uid : '';
    const page = { cursor: null, limit: 10 };
    const answers = [
      await window.relief.call('people.list', {}),
      await window.relief.call('entries.drafts', { fundUid, states: ['draft'], ...page }),
      await window.relief.call('statements.imports', { fundUid, ...page }),
      await window.relief.call('statements.chooseFile', {}),
      await window.relief.call('audit.list', {
        operator: '',
        from: null,
        to: null,
        text: '',
        outcome: 'all',
        ...page,
      }),
      await window.relief.call('people.recoverySheet', {}),
    ];
    return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
  });
  expect(codes).toEqual([...Array(5).fill('SIGN-IN-NEEDED'), 'RECOVERY-GONE']);
});

test('people: added, deputised, deactivated; the recovery code renewed, printed and used', async ({
  sample: { desktop, desk, login },
}) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const rows = (...texts: string[]) =>
    texts.reduce((found, hasText) => found.filter({ hasText }), page.locator('table tbody tr'));
  const act = (name: string, word: string) =>
    rows(name).getByRole('button', { name: word, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await step('for the supervisor alone', async () => {
    await login.fromSample(CLERK);
    await desk.goTo('设置');
    await desk.picture('settings');
    await desk.button('人员与口令').click();
    await expect(desk.button('登记操作员')).toBeDisabled();
    await desk.button('锁定').click();
    await login.fromSample(SUPERVISOR);
  });
  await step('a new operator, who changes the initial password', async () => {
    await page.keyboard.press('F2');
    await dialog.getByLabel('姓名').fill('施某戊');
    await dialog.getByLabel('初始口令').fill('12345678');
    await page.keyboard.press('Control+s');
    await expect(dialog).toContainText('口令太简单');
    await desk.picture('add');
    await dialog.getByLabel('初始口令').fill(INITIAL_PASSWORD);
    await page.keyboard.press('Control+s');
    await expect(rows('施某戊', '待改初始口令')).toHaveCount(1);
    await desk.switchOperator('施某戊');
    await expect(desk.button('登记操作员')).toBeDisabled();
    await desk.button('锁定').click();
    await login.fromSample(SUPERVISOR);
  });
  await step('a deputy for a time, and no cashier beside', async () => {
    await act('施某戊', '代岗');
    await dialog.getByLabel('至（含当日）').fill('21991231');
    await dialog.getByLabel('原因').fill('卫某乙休假');
    await desk.picture('deputy');
    await page.keyboard.press('Control+s');
    await expect(rows('施某戊', '复核，')).toHaveCount(1);
    await act('施某戊', '结束代岗');
    await dialog.getByLabel('原因').fill('返岗');
    await page.keyboard.press('Control+s');
    await expect(rows('施某戊', '复核，')).toHaveCount(0);
  });
  await step('deactivated, gone from the login page, there in the list', async () => {
    await act('施某戊', '停用');
    await dialog.getByLabel('原因').fill('调离');
    await page.keyboard.press('Control+s');
    await expect(rows('施某戊', '已停用：调离')).toHaveCount(1);
    await desk.picture('people');
  });
  await step('a new recovery code, printed, and used', async () => {
    await desk.button('更换恢复码').click();
    await dialog.getByLabel('您的口令').fill('shili-zhuguan');
    await page.keyboard.press('Control+s');
    const groups = page.getByRole('list', { name: '恢复码' }).locator('li');
    await expect(groups).toHaveCount(8);
    const code = (await groups.allTextContents()).join(' ');
    expect(code).toMatch(/^([0-9A-Z]{5} ){7}[0-9A-Z]{5}$/);
    await desktop.queueDialog('print', true);
    await page.keyboard.press('Control+p');
    await expect
      .poll(async () => (await desktop.askedDialogs()).map(({ kind }) => kind))
      .toContain('print');
    await page.getByLabel('恢复单已打印或抄写，并已核对').check();
    await desk.button('继续').click();
    await desk.button('锁定').click();
    await desk.button('主管忘记口令：用恢复码重设').click();
    await dialog.getByLabel('恢复码').fill(code.toLowerCase());
    await dialog.getByLabel('新口令').fill('想起来的新口令了');
    await dialog.getByLabel('再输一次').fill('想起来的新口令了');
    await desk.picture('recover');
    await page.keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);
    await login.choose(SUPERVISOR);
    await expect(page.getByRole('combobox', { name: '操作员' })).toBeVisible();
    await desk.typePassword('想起来的新口令了');
    await page.locator('.top-operator', { hasText: SUPERVISOR }).waitFor();
  });
});
