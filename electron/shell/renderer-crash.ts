import { type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';

/** The page is only a view: when it dies the ledger is untouched and the page comes back. */
export function setupRendererCrash(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('page gone', { reason, exitCode });
    void offerReload(window);
  });
  window.on('unresponsive', () => log.error('page unresponsive', {}));
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: '界面意外停止了。',
    detail: '账套没有受影响，已保存的草稿都在。请重新载入界面后继续。\n（PAGE-GONE）',
    buttons: ['重新载入', '退出'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
