/**
 * Electron's security checklist, item by item, tried from inside the real window of the built app.
 * What can be held without a window is in tests/unit/electron/security.test.ts.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect, type Page } from '@playwright/test';
import { type LaunchedApp, launchApp } from './harness.ts';

interface Fixtures {
  desktop: LaunchedApp;
  page: Page;
  /** A server of this machine that must never be reached, and who reached it. */
  outside: { url: string; reached: string[] };
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  desktop: async ({}, use) => {
    const desktop = await launchApp();
    await use(desktop);
    await desktop.close();
  },
  page: async ({ desktop }, use) => use(desktop.window),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  outside: async ({}, use) => {
    const reached: string[] = [];
    const server: Server = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end('window.fromOutside = true');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use({ url, reached });
    server.closeAllConnections();
    server.close();
  },
});

/** How many pages of any kind there are. */
const pageCount = ({ app }: LaunchedApp) =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

/** The page is still ours, and alive. */
async function expectUntouched(desktop: LaunchedApp): Promise<void> {
  const url = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(url).toEqual([expect.stringMatching(/^app:\/\/bundle\/index\.html(#.*)?$/)]);
  const alive = await desktop.window.evaluate(() => window.relief.call('setup.recent', {}));
  expect(alive).toMatchObject({ ok: true });
}

test('1: nothing the page tries reaches the network', async ({ desktop, page, outside }) => {
  const answers = await page.evaluate(async (url) => {
    const loads = (element: HTMLElement, attribute: string, value: string) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.setAttribute(attribute, value);
        document.head.append(element);
      });
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
    const prefetch = Object.assign(document.createElement('link'), { rel: 'prefetch' });
    prefetch.href = `${url}/prefetch`;
    document.head.append(prefetch);
    navigator.sendBeacon(`${url}/beacon`, 'x');
    return Promise.all([
      fetch(`${url}/fetch`).then(
        () => 'loaded',
        () => 'refused',
      ),
      loads(document.createElement('script'), 'src', `${url}/script.js`),
      loads(document.createElement('img'), 'src', `${url}/image.png`),
      loads(link, 'href', `${url}/style.css`),
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.onopen = () => resolve('loaded');
        socket.onerror = () => resolve('refused');
      }).catch(() => 'refused'),
      import(/* @vite-ignore */ `${url}/module.js`).then(
        () => 'loaded',
        () => 'refused',
      ),
    ]);
  }, outside.url);
  expect(answers).toEqual(Array(6).fill('refused'));
  expect(outside.reached).toEqual([]);
  await expectUntouched(desktop);
});

test('1: the request filter holds by itself, in every session, where no policy of a page does', async ({
  desktop,
  outside,
}) => {
  const answers = await desktop.app.evaluate(async ({ BrowserWindow }, url) => {
    const tries = ['', 'another', 'persist:third'].map(async (partition) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition } });
      const answer = await window.loadURL(url).then(
        () => 'loaded',
        (error: Error) => error.message,
      );
      window.destroy();
      return answer;
    });
    return Promise.all(tries);
  }, `${outside.url}/page`);
  for (const answer of answers) expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(outside.reached).toEqual([]);
});

test('2, 3, 4, 20: the page has one frozen object and nothing of Node or Electron', async ({
  page,
}) => {
  const seen = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'];
    const { relief } = window;
    const replace = () => Object.assign(relief, { call: () => 'mine' });
    let replaced = true;
    try {
      replace();
      replaced = String(relief.call).includes('mine');
    } catch {
      replaced = false;
    }
    return {
      present: names.filter((name) => name in window),
      api: Object.keys(relief).sort(),
      frozen: Object.isFrozen(relief),
      replaced,
      stopped: typeof relief.onMenu(() => {})(),
    };
  });
  expect(seen).toEqual({
    present: [],
    api: ['call', 'cancel', 'onMenu', 'onProgress'],
    frozen: true,
    replaced: false,
    stopped: 'undefined',
  });
});

test('5: every permission is denied without asking', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const refused = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        () => 'denied',
      );
    return {
      place: await state('geolocation'),
      notifications: await state('notifications'),
      asked: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      clipboard: await refused(navigator.clipboard.readText()),
      position: await refused(
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
    };
  });
  for (const [name, answer] of Object.entries(answers)) expect(answer, name).toBe('denied');
});

test('7: no script runs but the bundle’s own files, no style without this page’s nonce', async ({
  page,
}) => {
  const ran = await page.evaluate(async () => {
    const marks: string[] = [];
    Object.assign(window, { mark: (name: string) => marks.push(name) });
    const script = (fill: (element: HTMLScriptElement) => void) => {
      const element = document.createElement('script');
      fill(element);
      document.head.append(element);
    };
    const inline = (name: string) => `window.mark(${JSON.stringify(name)})`;
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
    script((s) => s.append(inline('inline')));
    script((s) => {
      s.nonce = nonce;
      s.append(inline('inline with the nonce of styles'));
    });
    script((s) => {
      s.src = `data:text/javascript,${encodeURIComponent(inline('data'))}`;
    });
    script((s) => {
      s.src = URL.createObjectURL(new Blob([inline('blob')], { type: 'text/javascript' }));
    });
    const button = document.createElement('button');
    button.setAttribute('onclick', inline('attribute'));
    document.body.append(button);
    button.click();
    const link = document.createElement('a');
    link.href = `javascript:${inline('address')}`;
    document.body.append(link);
    link.click();
    // Later, as a script of the page would: what a test evaluates itself is let through.
    const evaluators = [
      // biome-ignore lint/security/noGlobalEval: it must not work.
      () => globalThis.eval(inline('eval')),
      () => new Function(inline('Function'))(),
    ];
    for (const evaluate of evaluators) {
      setTimeout(() => {
        try {
          evaluate();
        } catch {}
      });
    }
    const style = document.createElement('style');
    style.append('body { --without-nonce: yes }');
    const allowed = document.createElement('style');
    allowed.nonce = nonce;
    allowed.append('body { --with-nonce: yes }');
    document.head.append(style, allowed);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const computed = getComputedStyle(document.body);
    return {
      marks,
      withoutNonce: computed.getPropertyValue('--without-nonce'),
      withNonce: computed.getPropertyValue('--with-nonce'),
    };
  });
  expect(ran).toEqual({ marks: [], withoutNonce: '', withNonce: 'yes' });
});

test('7: the nonce is another at every load', async ({ page }) => {
  const nonce = () =>
    page.evaluate(
      () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? 'none',
    );
  const first = await nonce();
  expect(first.length).toBeGreaterThan(16);
  await page.reload();
  expect(await nonce()).not.toBe(first);
});

test('11, 12: a webview is an empty word', async ({ desktop, page, outside }) => {
  const before = await pageCount(desktop);
  await page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', `${url}/webview`);
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
  }, outside.url);
  await expectUntouched(desktop);
  expect(await pageCount(desktop)).toBe(before);
  expect(outside.reached).toEqual([]);
});

for (const [word, target] of [
  ['a page of the network', 'outside'],
  ['a file of this computer', 'file:///etc/passwd'],
  ['a page made up', 'data:text/html,<h1>x</h1>'],
  ['a file of the bundle that is no page', './page-of-nobody.js'],
  ['Chromium itself', 'chrome://version'],
] as const) {
  test(`13: the window does not go to ${word}`, async ({ desktop, page, outside }) => {
    const url = target === 'outside' ? outside.url : target;
    await page.evaluate((to) => {
      try {
        window.location.href = to;
      } catch {}
      const link = Object.assign(document.createElement('a'), { href: to });
      document.body.append(link);
      link.click();
    }, url);
    await expectUntouched(desktop);
    expect(outside.reached).toEqual([]);
  });
}

test('13: a frame shows nothing from elsewhere and has no way to call', async ({
  desktop,
  page,
  outside,
}) => {
  const seen = await page.evaluate(async (url) => {
    const frame = async (attribute: string, value: string) => {
      const element = document.createElement('iframe');
      element.setAttribute(attribute, value);
      const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
      document.body.append(element);
      await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 500))]);
      try {
        return typeof (element.contentWindow as unknown as { relief?: unknown })?.relief;
      } catch {
        return 'undefined';
      }
    };
    return [
      await frame('src', url),
      await frame('src', './index.html'),
      await frame('srcdoc', '<p>x</p>'),
    ];
  }, outside.url);
  expect(seen).toEqual(['undefined', 'undefined', 'undefined']);
  expect(outside.reached).toEqual([]);
  await expectUntouched(desktop);
});

test('14, 15: no window opens and nothing is handed to another program', async ({
  desktop,
  page,
  outside,
}) => {
  const before = await pageCount(desktop);
  await page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
    const opened = [url, 'about:blank', './index.html', 'mailto:a@b.c'].map((to) =>
      window.open(to),
    );
    Object.assign(window, { opened });
  }, outside.url);
  const allGone = () =>
    page.evaluate(() =>
      (window as unknown as { opened: (Window | null)[] }).opened.every(
        (one) => one === null || one.closed,
      ),
    );
  await expect.poll(allGone).toBe(true);
  await expectUntouched(desktop);
  expect(await pageCount(desktop)).toBe(before);
  expect(await desktop.openedOutside()).toEqual([]);
  expect(outside.reached).toEqual([]);
});

test('17: another window with our preload and our page is refused', async ({ desktop }) => {
  const answer = await desktop.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/electron/preload.cjs`;
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await foreign.loadURL('app://bundle/index.html');
    const asked = await foreign.webContents.executeJavaScript(
      "window.relief.call('setup.recent', {})",
    );
    foreign.destroy();
    return asked;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'CALL-NOT-OURS' } });
});

test('17: names and inputs outside the contract are refused', async ({ page }) => {
  const codes = await page.evaluate(async () => {
    const call = window.relief.call as (name: unknown, input?: unknown) => Promise<unknown>;
    const code = async (name: unknown, input?: unknown) => {
      const result = (await call(name, input)) as { error?: { code: string } };
      return result.error?.code;
    };
    return [
      await code('toString', {}),
      await code('__proto__', {}),
      await code({ toString: () => 'setup.current' }.toString, {}).catch(() => 'not sent'),
      await code('setup.open', { token: '/etc/passwd' }),
      await code('setup.open', { path: '/etc/passwd' }),
      await code('papers.reveal', { token: '../../etc/passwd' }),
      await code('budget.list'),
    ];
  });
  expect(codes).toEqual([
    'CALL-UNKNOWN',
    'CALL-UNKNOWN',
    'not sent',
    'FILE-TOKEN-EXPIRED',
    'INPUT-INVALID',
    'FILE-TOKEN-EXPIRED',
    'INPUT-INVALID',
  ]);
});

test('18: no page comes from file:, and app: serves the bundle alone', async ({ desktop }) => {
  const answers = await desktop.app.evaluate(async ({ BrowserWindow }) => {
    const texts: Record<string, string> = {};
    for (const url of [
      'file:///etc/passwd',
      'app://bundle/../../package.json',
      'app://bundle/..%2f..%2fpackage.json',
      'app://other/index.html',
    ]) {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      texts[url] = await window.loadURL(url).then(
        () => window.webContents.executeJavaScript('document.documentElement.textContent'),
        () => '',
      );
      window.destroy();
    }
    return texts;
  });
  for (const [url, text] of Object.entries(answers)) expect(text, url).not.toMatch(/root:|"name"/);
});

test('nothing is saved as a download', async ({ desktop, page }) => {
  await desktop.app.evaluate(({ session }) => {
    const seen: boolean[] = [];
    Object.assign(globalThis, { downloadsRefused: seen });
    // Ours was there first: by now it has decided.
    session.defaultSession.on('will-download', (event) => seen.push(event.defaultPrevented));
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['secret']));
    link.download = 'ledger.txt';
    document.body.append(link);
    link.click();
  });
  const refused = () =>
    desktop.app.evaluate(
      () => (globalThis as unknown as { downloadsRefused: boolean[] }).downloadsRefused,
    );
  await expect.poll(refused).toEqual([true]);
  await expectUntouched(desktop);
});
