/** The frame around the page: one instance, menu commands, closing, and what stays in the profile. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './harness.ts';

let profile: string;
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'shell-test-'));
});
test.afterEach(() => rm(profile, { recursive: true, force: true }));

test('the window has the promised size and asks for nothing', async () => {
  const desktop = await launchApp({ userDataDir: profile });
  const size = await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { count: BrowserWindow.getAllWindows().length, bounds: window?.getBounds() };
  });
  expect(size).toMatchObject({ count: 1, bounds: { width: 1366, height: 768 } });
  expect(await desktop.askedDialogs()).toEqual([]);
  await desktop.close();
});

test('a menu command reaches the page that listens, until it stops', async () => {
  const desktop = await launchApp({ userDataDir: profile });
  const { app, window: page } = desktop;
  await page.evaluate(() => {
    const heard: string[] = [];
    const stop = window.relief.onMenu((command) => heard.push(command));
    Object.assign(window, { heard, stop });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const click = (id: string) =>
    app.evaluate(({ Menu }, item) => {
      Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
    }, id);
  await click('help');
  await click('shortcuts');
  await expect.poll(heard).toEqual(['help', 'shortcuts']);
  await page.evaluate(() => (window as unknown as { stop: () => void }).stop());
  await click('help');
  // The answer of a call comes after everything sent before it.
  await page.evaluate(() => window.relief.call('setup.recent', {}));
  expect(await heard()).toEqual(['help', 'shortcuts']);
  await desktop.close();
});

test('a second start comes back to the first and asks about the ledger it was given', async () => {
  const first = await launchApp({ userDataDir: profile });
  const line = ['node_modules/electron/cli.js', '.', `--user-data-dir=${profile}`, 'x.relief'];
  const second = spawn(process.execPath, line, { stdio: 'ignore' });
  const ended = new Promise((resolve) => second.once('exit', resolve));
  await expect.poll(() => first.askedDialogs()).toHaveLength(1);
  const [asked] = await first.askedDialogs();
  expect(asked?.options.message).toBe('打开账套“x.relief”？');
  await ended;
  await first.close();
});

test('the log says that it started and names no folder of the user', async () => {
  const desktop = await launchApp({ userDataDir: profile });
  await desktop.close();
  const log = await readFile(path.join(profile, 'logs', 'main.log'), 'utf8');
  expect(log).toContain('start {"version"');
  expect(log).not.toContain(path.basename(profile));
  expect(log).not.toMatch(/\[error\]/);
});

test('a page that died comes back by one button, with the ledger untouched', async () => {
  const desktop = await launchApp({ userDataDir: profile });
  await desktop.queueDialog('message', { response: 0 });
  const reloaded = desktop.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(true));
        contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      }),
  );
  expect(await reloaded).toBe(true);
  expect((await desktop.askedDialogs())[0]?.options.message).toBe('界面意外停止了。');
  await desktop.close();
});
