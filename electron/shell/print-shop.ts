import { BrowserWindow, type WebContents } from 'electron';
import { pageUrl } from '#electron/security/app-url.ts';
import type { TrustedPages } from '#electron/security/ipc-sender.ts';
import { securePreferences } from '#electron/security/web-preferences.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';

/** Turns a print route of the interface into a PDF or paper; the page itself lays out the sheets. */
export interface PrintShop {
  pdf(route: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Shows the system's print dialog. */
  paper(route: string, signal: AbortSignal): Promise<void>;
}

export interface PrintShopParts {
  readonly preload: string;
  /** A print page reads its tables like any page, and may do nothing else. */
  readonly readingPages: TrustedPages;
  readonly readyWithinMs?: number;
}

const READY_WITHIN_MS = 60_000;

/**
 * The page says `<html data-print="ready">` when every sheet is laid out, or any other word for
 * why it can't. Runs in the page; answers with the word.
 */
const WORD_OF_PAGE = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => { if (root.dataset.print) resolve(root.dataset.print); };
  new MutationObserver(look).observe(root, { attributeFilter: ['data-print'] });
  look();
}).then((word) => document.fonts.ready.then(() => word))`;

export function createPrintShop(parts: PrintShopParts): PrintShop {
  return {
    pdf: (route, signal) =>
      withPage(parts, route, signal, (contents) =>
        // The sheets are as large as the page's own @page says.
        contents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
      ),
    paper: (route, signal) => withPage(parts, route, signal, print),
  };
}

async function withPage<Result>(
  parts: PrintShopParts,
  route: string,
  signal: AbortSignal,
  act: (contents: WebContents) => Promise<Result>,
): Promise<Result> {
  const window = new BrowserWindow({
    show: false,
    title: '打印',
    webPreferences: securePreferences(parts.preload, false),
  });
  parts.readingPages.add(window.webContents);
  try {
    await Promise.race([ready(window, route), failure(window.webContents, parts, signal)]);
    return await act(window.webContents);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

async function ready(window: BrowserWindow, route: string): Promise<void> {
  await window.loadURL(pageUrl(route));
  const word: unknown = await window.webContents.executeJavaScript(WORD_OF_PAGE);
  if (word !== 'ready') throw hostErrors.make('PRINT-PAGE-FAILED', { reason: String(word) });
}

/** Never resolves: rejects when there is nothing more to wait for. */
function failure(contents: WebContents, parts: PrintShopParts, signal: AbortSignal) {
  return new Promise<never>((_resolve, reject) => {
    const refuse = (reason: string) => reject(hostErrors.make('PRINT-PAGE-FAILED', { reason }));
    const cancelled = () => reject(hostErrors.make('CANCELLED'));
    const limit = parts.readyWithinMs ?? READY_WITHIN_MS;
    const timer = setTimeout(() => refuse(`等了 ${Math.round(limit / 1000)} 秒`), limit);
    contents.once('render-process-gone', () => refuse('打印页意外停止'));
    contents.once('destroyed', () => clearTimeout(timer));
    signal.addEventListener('abort', cancelled, { once: true });
    if (signal.aborted) cancelled();
  });
}

function print(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (success, reason) => {
      if (success) resolve();
      else if (/cancel/i.test(reason)) reject(hostErrors.make('CANCELLED'));
      else reject(hostErrors.make('PRINT-FAILED', { reason: reason || '原因不明' }));
    });
  });
}
