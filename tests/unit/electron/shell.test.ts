import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '#electron/shell/log.ts';
import { menuTemplate } from '#electron/shell/menu.ts';
import { appPaths } from '#electron/shell/paths.ts';
import { describeError, scrub } from '#electron/shell/scrub.ts';
import { readWindowState, saveWindowState } from '#electron/shell/window-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shell-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const state = { x: 100, y: 50, width: 1366, height: 768, maximized: true };
  const file = () => path.join(folder, 'profile', 'window.json');

  test('comes back as it was left', () => {
    saveWindowState(file(), state);
    expect(readWindowState(file(), [screen])).toEqual(state);
  });
  test.each([
    ['its screen is gone', { ...state, x: 3000 }],
    ['its title bar is above every screen', { ...state, y: -200 }],
    ['it is smaller than the smallest', { ...state, width: 300 }],
    ['it is not a number', { ...state, height: 'tall' }],
  ])('starts anew when %s', (_word, saved) => {
    mkdirSync(path.dirname(file()));
    writeFileSync(file(), JSON.stringify(saved));
    expect(readWindowState(file(), [screen])).toBeNull();
  });
  test('starts anew at the first start', () => {
    expect(readWindowState(file(), [screen])).toBeNull();
  });
});

describe('the menu', () => {
  const sent: string[] = [];
  const parts = { send: (c: string) => sent.push(c), openLogFolder() {}, devTools: false };
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...flat((item.submenu as MenuItemConstructorOptions[]) ?? [])]);

  test('is in Chinese throughout and gives no key twice', () => {
    const items = flat(menuTemplate(parts)).filter((item) => item.type !== 'separator');
    for (const { label } of items) expect(label).toMatch(/\p{Script=Han}/u);
    const keys = items.map(({ accelerator }) => accelerator).filter(Boolean);
    expect(new Set(keys).size).toBe(keys.length);
  });
  test('leaves the keys of the pages to the pages', () => {
    const keys = flat(menuTemplate(parts)).map(({ accelerator }) => accelerator);
    for (const key of ['F2', 'F4', 'F7', 'F9', 'F10', 'F11', 'CmdOrCtrl+S', 'CmdOrCtrl+F']) {
      expect(keys).not.toContain(key);
    }
  });
  test('has the developer’s tools only in development', () => {
    const roles = (devTools: boolean) =>
      flat(menuTemplate({ ...parts, devTools })).map(({ role }) => role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });
});

describe('the log', () => {
  const secret = '张三 6217000012345678901 C:\\Users\\Zhang San\\专账.relief';
  test.each([
    ["ENOENT: no such file, open 'C:\\Users\\Zhang San\\专账.relief'", ['Zhang', 'San', '专账']],
    ['at /home/zhangsan/app/main.js', ['zhangsan']],
    [`"${secret}" is not valid JSON`, ['张三', '62170000', 'Zhang']],
    ['账户 1234567 余额', ['1234567', '账户']],
  ])('holds nothing personal of: %s', (text, secrets) => {
    for (const word of secrets) expect(scrub(text)).not.toContain(word);
  });
  test('keeps what tells where a program went wrong', () => {
    const cause = new TypeError("Cannot read properties of undefined (reading 'uid')");
    const text = describeError(new Error('call failed', { cause }));
    expect(text).toContain("TypeError: Cannot read properties of undefined (reading 'uid')");
    expect(text).toMatch(/ {2}at .*shell\.test\.ts:\d+:\d+/);
    expect(text).not.toContain(path.dirname(import.meta.dirname));
  });
  test('is written to the profile, scrubbed', () => {
    const file = path.join(folder, 'logs', 'main.log');
    const log = createLog(file, false);
    log.info('start', { version: '0.1.0' });
    log.error('setup.open', new Error("open '/home/zhangsan/专账.relief'"));
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('start {"version":"0.1.0"}');
    expect(text).toContain('setup.open: Error');
    expect(text).not.toMatch(/zhangsan|专账/);
  });
});

test('workers start from beside the archive, everything else from inside it', () => {
  const packed = appPaths('/opt/app/resources/app.asar/dist/electron');
  expect(packed.ledgerWorker).toBe(
    '/opt/app/resources/app.asar.unpacked/dist/electron/workers/ledger-worker.js',
  );
  expect(packed.preload).toBe('/opt/app/resources/app.asar/dist/electron/preload.cjs');
  expect(appPaths('/src/dist/electron').parseWorker).toBe(
    '/src/dist/electron/workers/parse-worker.js',
  );
});

test('a link in the served folder is not a file of the bundle', async () => {
  const { answer, filesOf } = await import('#electron/shell/app-scheme.ts');
  writeFileSync(path.join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  symlinkSync('/etc/passwd', path.join(folder, 'out.json'));
  const files = filesOf(folder);
  const get = (url: string) => answer(files, new Request(url));
  expect([...files.keys()]).toEqual(['/index.html']);
  const [one, two] = [await get('app://bundle/index.html'), await get('app://bundle/index.html')];
  const nonce = /content="([^"]+)"/.exec(await one.text())?.[1];
  expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  expect(await two.text()).not.toContain(nonce);
  for (const url of [
    'app://bundle/',
    'app://bundle/out.json',
    'app://bundle/../../etc/passwd',
    'app://bundle/..%2f..%2fetc%2fpasswd',
    'app://bundle/%5c..%5cindex.html',
    'app://bundle//index.html',
    'app://other/index.html',
  ]) {
    expect((await get(url)).status, url).toBe(404);
  }
});
