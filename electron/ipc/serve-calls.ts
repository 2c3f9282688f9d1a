import { BrowserWindow, type IpcMain } from 'electron';
import type { TrustedPages } from '#electron/security/ipc-sender.ts';
import type { StepProgress } from '#electron/workers/messages.ts';
import { type CallName, calls, type Progress } from '#shared/contract/index.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { CHANNELS } from './channels.ts';
import { type AnyResult, type Dispatcher, isCallName } from './dispatch.ts';
import { RunningCalls } from './running-calls.ts';

export interface CallServer {
  readonly ipcMain: IpcMain;
  readonly pages: TrustedPages;
  /** Windows that only show: they may read, and nothing else. */
  readonly readingPages: TrustedPages;
  readonly dispatcher: Dispatcher;
}

/** The one door from the page: who asks is settled before what is asked is looked at. */
export function serveCalls({ ipcMain, pages, readingPages, dispatcher }: CallServer): void {
  const running = new RunningCalls();
  ipcMain.handle(CHANNELS.call, async (event, name: unknown, input: unknown) => {
    const reading = readingPages.isTrusted(event) && mayRead(name);
    if (!reading && !pages.isTrusted(event)) return refused();
    const call = isCallName(name) ? name : null;
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null) return refused();
    const onProgress = (progress: StepProgress) => {
      if (call === null || event.sender.isDestroyed()) return;
      event.sender.send(CHANNELS.progress, { call, ...progress } satisfies Progress);
    };
    const run = (signal: AbortSignal) =>
      dispatcher.run(name, input, { window, signal, onProgress });
    return call === null ? run(AbortSignal.abort()) : running.track(call, run);
  });
  ipcMain.on(CHANNELS.cancel, (event, name: unknown) => {
    if (pages.isTrusted(event) && isCallName(name)) running.cancel(name);
  });
}

function mayRead(name: unknown): boolean {
  return isCallName(name) && (calls[name].place === 'read' || READABLE_HOST_CALLS.has(name));
}

/** What the page asks first, whatever it is about to show; and the one sheet the host itself holds. */
const READABLE_HOST_CALLS: ReadonlySet<CallName> = new Set<CallName>([
  'setup.current',
  'people.recoverySheet',
]);

function refused(): AnyResult {
  return { ok: false, error: hostErrors.make('CALL-NOT-OURS').toData() };
}
