import type { App, BrowserWindow, Event } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import { ask } from './dialogs.ts';
import type { HostNotice } from './menu.ts';
import type { PageSaves } from './page-saves.ts';

export interface CleanQuitParts {
  readonly app: App;
  readonly window: BrowserWindow;
  /** Is there a ledger to close? */
  readonly isOpen: () => boolean;
  readonly close: (backup: boolean) => Promise<unknown>;
  readonly notify: (notice: HostNotice) => void;
  readonly pageSaves: PageSaves;
}

/** Whatever asks the software to end, the ledger is backed up and closed before. */
export function setupCleanQuit(parts: CleanQuitParts): void {
  const { app, window, isOpen } = parts;
  let closing = false;
  const guard = (event: Event) => {
    if (!closing && !isOpen()) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void closeLedger(parts).then((closed) => {
      closing = false;
      if (closed) app.quit();
    });
  };
  window.on('close', guard);
  app.on('before-quit', guard);
  app.on('window-all-closed', () => app.quit());
}

/** False when the user would rather stay. */
async function closeLedger(parts: CleanQuitParts): Promise<boolean> {
  const { window, close, notify, pageSaves } = parts;
  // The last keystrokes are saved with a delay: the page gets to save them first.
  const saved = pageSaves.wait();
  notify('closing');
  if (!window.isDestroyed()) await saved;
  try {
    await close(true);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Without a window left there is nobody to ask; the ledger itself is whole either way.
    if (window.isDestroyed() || (await leaveAnyway(window, error))) {
      await close(false);
      return true;
    }
    notify('closing-stopped');
    return false;
  }
}

function leaveAnyway(window: BrowserWindow, error: AppError): Promise<boolean> {
  return ask(window, {
    message: `退出前的备份没有做成：${error.message}`,
    detail: `已记的账都在账套里。${error.next}\n（${error.code}）`,
    yes: '不备份，直接退出',
    no: '先不退出',
  });
}
