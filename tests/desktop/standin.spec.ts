// What the harness promises about the runtime it starts, shown on a tiny app.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { desktopRuntime } from '../setup/desktop-runtime.mjs';
import { type LaunchedApp, launchApp } from './harness.ts';

const appDir = path.resolve(import.meta.dirname, '../standin/fixture-app');

/** What the fixture app's preload exposes. */
interface Fixture {
  version: number;
  nested: { list: number[] };
  echo(value: unknown): Promise<unknown>;
  fail(): Promise<never>;
  plus(left: number, right: number): number;
  refuse(): never;
  send(word: string): void;
  seen(): Promise<string[]>;
  sender(): Promise<{ url: string; origin: string; isMainFrame: boolean }>;
  startProgress(): void;
  savePdf(): Promise<string | null>;
  print(): Promise<[boolean, string]>;
  worker(): Promise<string>;
}
type FixtureWindow = Window & { fixture: Fixture; inlineScriptRan?: boolean };

const test = base.extend<{ launched: LaunchedApp; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'standin-spec-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it.
  launched: async ({}, use) => {
    const launched = await launchApp({ appDir });
    await use(launched);
    await launched.close();
  },
});

const seen = (launched: LaunchedApp) =>
  launched.window.evaluate(() => (window as unknown as FixtureWindow).fixture.seen());

test('values cross IPC both ways as structured clone would carry them', async ({ launched }) => {
  const kept = await launched.window.evaluate(async () => {
    const { fixture } = window as unknown as FixtureWindow;
    const loop: { self?: unknown } = {};
    loop.self = loop;
    const sent = {
      text: '凭证',
      none: undefined,
      nan: Number.NaN,
      big: 12345678901234567890n,
      day: new Date(86_400_000),
      bytes: new Uint8Array([1, 2, 255]),
      map: new Map([['甲', new Set([1])]]),
      list: [1, null, 'x'],
      loop,
    };
    const back = (await fixture.echo(sent)) as typeof sent;
    return [
      back.text === '凭证' && 'none' in back && back.none === undefined,
      Number.isNaN(back.nan) && back.big === sent.big,
      back.day instanceof Date && back.day.getTime() === 86_400_000,
      back.bytes instanceof Uint8Array && back.bytes[2] === 255,
      back.map.get('甲')?.has(1),
      JSON.stringify(back.list) === '[1,null,"x"]',
      back.loop.self === back.loop,
    ];
  });
  expect(kept).toEqual(Array(7).fill(true));
});

test('errors, one-way messages and the sender are as in Electron', async ({ launched }) => {
  const { window } = launched;
  const message = await window.evaluate(() =>
    (globalThis as unknown as FixtureWindow).fixture.fail().catch((error: Error) => error.message),
  );
  expect(message).toBe("Error invoking remote method 'fail': RangeError: 借贷不平");
  await window.evaluate(() => (globalThis as unknown as FixtureWindow).fixture.send('早'));
  expect(await seen(launched)).toContain('word 早');
  const sender = await window.evaluate(() =>
    (globalThis as unknown as FixtureWindow).fixture.sender(),
  );
  expect(sender).toEqual({
    url: 'app://bundle/index.html',
    origin: 'app://bundle',
    isMainFrame: true,
  });
  await window.evaluate(() => (globalThis as unknown as FixtureWindow).fixture.startProgress());
  await expect(window.getByRole('status')).toHaveText('完成 1 true');
});

test('contextBridge gives the page frozen copies and calls, nothing else', async ({ launched }) => {
  const found = await launched.window.evaluate(() => {
    const own = window as unknown as FixtureWindow & Record<string, unknown>;
    let refusal = '';
    try {
      own.fixture.refuse();
    } catch (error) {
      refusal = (error as Error).message;
    }
    return {
      version: own.fixture.version,
      sum: own.fixture.plus(1, 2),
      refusal,
      frozen: Object.isFrozen(own.fixture) && Object.isFrozen(own.fixture.nested.list),
      writable: Object.getOwnPropertyDescriptor(window, 'fixture')?.writable,
      leaks: ['require', 'process', 'module', 'Buffer', 'standin'].filter((name) => name in own),
    };
  });
  expect(found).toEqual({
    version: 1,
    sum: 3,
    refusal: '不行',
    frozen: true,
    writable: false,
    leaks: [],
  });
});

test('the custom scheme serves files under the policy of its header', async ({ launched }) => {
  const { window } = launched;
  await expect(window.getByRole('heading')).toHaveCSS('color', 'rgb(0, 0, 128)');
  const inline = await window.evaluate(
    () => (globalThis as unknown as FixtureWindow).inlineScriptRan,
  );
  expect(inline).toBeUndefined();
  await window.getByText('第二页').click();
  await expect(window.getByRole('heading')).toHaveText('第二页');
  expect(await seen(launched)).toContain('navigate app://bundle/second.html');
});

test('requests the app cancels fail, and permissions it denies are denied', async ({
  launched,
}) => {
  const { window } = launched;
  const failure = await window.evaluate(() =>
    fetch('https://outside.example/data').catch((error: Error) => error.name),
  );
  expect(failure).toBe('TypeError');
  expect(await seen(launched)).toContain('cancelled https://outside.example/data');
  expect(await window.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('new windows, leaving the app and downloads are put to the app', async ({ launched }) => {
  const { app, window } = launched;
  await window.getByText('外链').click();
  await expect.poll(() => seen(launched)).toContain('open https://outside.example/popup');
  await window.getByText('跳转').click();
  await expect.poll(() => seen(launched)).toContain('navigate https://outside.example/leave');
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = '偷走.txt';
    link.click();
  });
  await expect.poll(() => seen(launched)).toContain('download 偷走.txt');
  await expect.poll(() => app.windows().length).toBe(1);
  await expect(window.getByRole('heading')).toHaveText('夹具');
  expect(await launched.openedOutside()).toEqual(['https://outside.example/popup']);
});

test('dialogs answer by script, else they are cancelled', async ({ launched, folder }) => {
  const savePdf = () =>
    launched.window.evaluate(() => (window as unknown as FixtureWindow).fixture.savePdf());
  expect(await savePdf()).toBeNull();
  const filePath = path.join(folder, '表.pdf');
  await launched.queueDialog('save', { canceled: false, filePath });
  expect(await savePdf()).toBe(filePath);
  expect(readFileSync(filePath).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await launched.askedDialogs()).toEqual([
    { kind: 'save', options: { defaultPath: '表.pdf' } },
    { kind: 'save', options: { defaultPath: '表.pdf' } },
  ]);
  const print = () =>
    launched.window.evaluate(() => (window as unknown as FixtureWindow).fixture.print());
  expect(await print()).toEqual([false, 'Print job canceled']);
  await launched.queueDialog('print', true);
  expect(await print()).toEqual([true, '']);
});

test('a question asked before the first window has its answer too', async () => {
  const launched = await launchApp({
    appDir,
    dialogs: [{ kind: 'message', answer: { response: 1 } }],
    env: { FIXTURE_ASKS: '1' },
  });
  expect(await seen(launched)).toContain('start 1');
  await launched.close();
});

test('a file chosen in the page reaches the main process by its path', async ({
  launched,
  folder,
}) => {
  const file = path.join(folder, '流水.txt');
  writeFileSync(file, '一行');
  await launched.window.getByLabel('文件').setInputFiles(file);
  await expect(launched.window.getByRole('status')).toHaveText('流水.txt=一行');
});

test('size, time zone, menus, versions and threads', async ({ launched }) => {
  const { app, window } = launched;
  const page = await window.evaluate(() => ({
    size: [innerWidth, innerHeight],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  expect(page).toEqual({ size: [1366, 768], zone: 'Asia/Shanghai' });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.click());
  expect(await seen(launched)).toContain('about');
  expect(await app.evaluate(() => new Date(0).getHours())).toBe(8);
  expect(await app.evaluate(({ app: inner }) => inner.getVersion())).toBe('1.2.3');
  expect(await app.evaluate(() => process.versions.electron)).toMatch(/^\d+\./);
  const worker = await window.evaluate(() =>
    (globalThis as unknown as FixtureWindow).fixture.worker(),
  );
  expect(worker).toBe('refused');
});

test('a second start hands over its command line and ends', async ({ launched }) => {
  test.skip(desktopRuntime().kind !== 'standin', 'starts the stand-in by hand');
  const words = [`--user-data-dir=${launched.userDataDir}`, '另一份.relief'];
  const [code] = await once(startStandin(words), 'exit');
  expect(code).toBe(7);
  await expect.poll(() => seen(launched)).toContain('second 另一份.relief fixture');
});

test('closing leaves no process and no profile behind', async ({ folder }) => {
  test.skip(desktopRuntime().kind !== 'standin', "Electron's own processes are Electron's matter");
  // Its own temporary folder tells this start's left-overs from those of other tests.
  const launched = await launchApp({ appDir, env: { TMPDIR: folder } });
  expect(readdirSync(folder)).toHaveLength(1);
  expect(processesUsing(folder)).toBeGreaterThan(0);
  await launched.close();
  expect(readdirSync(folder)).toEqual([]);
  await expect.poll(() => processesUsing(folder)).toBe(0);
});

test('killing the app takes Chromium with it; the next start tidies up', async ({ folder }) => {
  test.skip(desktopRuntime().kind !== 'standin', "Electron's own processes are Electron's matter");
  const start = () => startStandin([`--user-data-dir=${path.join(folder, 'data')}`], folder);
  const profiles = () => readdirSync(folder).filter((name) => name.startsWith('electron-standin-'));
  const killed = start();
  await expect.poll(() => processesUsing(folder)).toBeGreaterThan(2);
  killed.kill('SIGKILL');
  await expect.poll(() => processesUsing(folder)).toBe(0);
  const leftOver = profiles();
  const next = start();
  await expect.poll(() => profiles().filter((name) => !leftOver.includes(name))).toHaveLength(1);
  next.kill('SIGTERM');
  await once(next, 'exit');
  expect(profiles()).toEqual([]);
});

function startStandin(words: string[], temporary = os.tmpdir()) {
  const program = path.resolve(appDir, '../electron');
  const env = { ...process.env, TMPDIR: temporary };
  return spawn(program, [appDir, ...words], { env, stdio: 'ignore' });
}

/** How many processes name the folder in their command line. */
function processesUsing(folder: string): number {
  const lines = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder) && line.includes('hrom')).length;
}
