/** The parts of Electron's checklist that can be held without a window; the rest is a desktop test. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { isAppPage, isAppUrl, pageUrl } from '#electron/security/app-url.ts';
import { contentSecurityPolicy } from '#electron/security/content-security-policy.ts';
import { TrustedPages } from '#electron/security/ipc-sender.ts';
import { isAllowedRequest } from '#electron/security/network.ts';
import { securePreferences } from '#electron/security/web-preferences.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const product = ['electron', 'renderer', 'shared']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file));

const FOREIGN = [
  'https://example.com/',
  'http://bundle/index.html',
  'ws://example.com/',
  'file:///etc/passwd',
  'app://other/index.html',
  'app://bundle.evil/index.html',
  'app://user@evil/index.html',
  'apps://bundle/index.html',
  'javascript:alert(1)',
  'chrome://gpu',
  'about:blank',
  'view-source:app://bundle/index.html',
  '',
  'not a url',
];

test.each(FOREIGN)('1: a request for %s is cancelled', (url) => {
  expect(isAppUrl(url)).toBe(false);
  expect(isAllowedRequest(url, false)).toBe(false);
});

test('1: the bundle’s own files are served, and the developer’s tools only in development', () => {
  expect(isAllowedRequest('app://bundle/assets/x.js', false)).toBe(true);
  expect(isAllowedRequest('devtools://devtools/bundled/x.html', true)).toBe(true);
  expect(isAllowedRequest('devtools://devtools/bundled/x.html', false)).toBe(false);
});

test('2, 3, 4, 6, 8, 9, 10, 11: the preferences of every window', () => {
  expect(securePreferences('/preload.cjs', false)).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
  expect(securePreferences('/preload.cjs', false)).not.toHaveProperty('enableBlinkFeatures');
});

test('2, 3, 4: no window is made with preferences of its own', () => {
  const makers = product.filter((file) => /new BrowserWindow\(/.test(read(file)));
  expect(makers.length).toBeGreaterThan(0);
  for (const file of makers) {
    expect(read(file).match(/new (?:BrowserWindow|BrowserView|WebContentsView)\(/g)).toHaveLength(
      1,
    );
    expect(read(file)).toMatch(/webPreferences: securePreferences\(/);
  }
});

test('7: the policy starts from nothing and allows no inline or evaluated script', () => {
  const policy = contentSecurityPolicy('abc');
  const directives = new Map(policy.split('; ').map((d) => [d.split(' ')[0], d] as const));
  expect(directives.get('default-src')).toBe("default-src 'none'");
  expect(directives.get('script-src')).toBe("script-src 'self'");
  expect(directives.get('style-src-elem')).toBe("style-src-elem 'self' 'nonce-abc'");
  expect(directives.get('img-src')).toBe("img-src 'self' data:");
  expect(directives.has('connect-src')).toBe(false);
  expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
});

test('11: the interface holds no webview, no frame and no raw HTML', () => {
  const risky = /<webview|<iframe|dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/;
  const pages = product.filter((file) => file.startsWith('renderer/'));
  expect(pages.filter((file) => risky.test(read(file)))).toEqual([]);
});

test('13: only the page itself is a place to navigate to', () => {
  expect(isAppPage(pageUrl())).toBe(true);
  expect(isAppPage(pageUrl('/print?paper=appendices'))).toBe(true);
  for (const url of [...FOREIGN, 'app://bundle/assets/x.js', 'app://bundle/../index.html2']) {
    expect(isAppPage(url)).toBe(false);
  }
});

test('15: nothing is ever handed to another program', () => {
  expect(product.filter((file) => /openExternal|openPath/.test(read(file)))).toEqual([]);
});

describe('17: the sender of a message', () => {
  const contents = () => ({ once() {} }) as unknown as WebContents;
  const frame = (url: string, parent: unknown = null) =>
    ({ url, parent }) as unknown as WebFrameMain;
  const pages = new TrustedPages();
  const ours = contents();
  pages.add(ours);

  test('is the top frame of our window showing our page', () => {
    const senderFrame = frame('app://bundle/index.html#/entries');
    expect(pages.isTrusted({ sender: ours, senderFrame })).toBe(true);
  });
  test.each([
    ['another window', contents(), frame('app://bundle/index.html')],
    ['a frame inside', ours, frame('app://bundle/index.html', {})],
    ['another page', ours, frame('https://example.com/')],
    ['a file of the bundle that is not the page', ours, frame('app://bundle/assets/x.svg')],
    ['a frame that is gone', ours, null],
  ])('is not %s', (_word, sender, senderFrame) => {
    expect(pages.isTrusted({ sender, senderFrame })).toBe(false);
  });
});

test('20: the preload passes on no event, no emitter and no channel of the page’s choice', () => {
  const preload = read('electron/preload.ts');
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  expect(preload).not.toMatch(/listener\((?:_?event|\.\.\.)/);
  // Every channel is a constant, save in the helper that gets it from one.
  const channels = [...preload.matchAll(/ipcRenderer\.(?:invoke|send)\(([^,)]+)/g)];
  expect(channels.map((match) => match[1])).toEqual(['CHANNELS.call', 'CHANNELS.cancel']);
  expect(preload).not.toMatch(/=>\s*ipcRenderer\.(?:on|off)/);
});
