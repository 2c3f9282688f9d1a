import path from 'node:path';
import type { App, BrowserWindow } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import { ask, LEDGER_EXTENSION, tell } from './dialogs.ts';

export interface OutsideParts {
  readonly app: App;
  readonly window: BrowserWindow;
  readonly open: (file: string) => Promise<unknown>;
  /** The page starts anew: nothing it shows is of the former ledger. */
  readonly opened: () => void;
}

/** The ledger named on a command line, e.g. by a double click on its file; null when none is. */
export function ledgerIn(argv: readonly string[], workingFolder: string): string | null {
  const named = argv
    .slice(1)
    .find((word) => !word.startsWith('-') && word.toLowerCase().endsWith(`.${LEDGER_EXTENSION}`));
  return named === undefined ? null : path.resolve(workingFolder, named);
}

/** A second start of the software comes back to the first window, with its file. */
export function setupSecondInstance(parts: OutsideParts): void {
  const { app, window } = parts;
  app.on('second-instance', (_event, argv, workingFolder) => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    const file = ledgerIn(argv, workingFolder);
    if (file !== null) void askAndOpen(parts, file);
  });
}

/** The user has work open: it is only put away when they say so. */
async function askAndOpen({ window, open, opened }: OutsideParts, file: string): Promise<void> {
  const agreed = await ask(window, {
    message: `打开账套“${path.basename(file)}”？`,
    detail: '现在打开着的账套会先备份并关闭，填了一半的草稿都会保留。',
    yes: '打开',
    no: '取消',
  });
  if (!agreed) return;
  await openFromOutside(window, () => open(file));
  opened();
}

/** No page asked for this ledger, so a refusal is shown by the system. */
export async function openFromOutside(
  window: BrowserWindow,
  open: () => Promise<unknown>,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await tell(window, error);
  }
}
