import path from 'node:path';
import type { App, BrowserWindow } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import { ask, LEDGER_EXTENSION, tell } from './dialogs.ts';

export interface OutsideParts {
  readonly app: App;
  readonly window: BrowserWindow;
  readonly open: (file: string, readOnly: boolean) => Promise<unknown>;
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
async function askAndOpen(parts: OutsideParts, file: string): Promise<void> {
  const agreed = await ask(parts.window, {
    message: `打开账套“${path.basename(file)}”？`,
    detail: '现在打开着的账套会先备份并关闭，填了一半的草稿都会保留。',
    yes: '打开',
    no: '取消',
  });
  if (!agreed) return;
  await openFromOutside(parts, file);
  parts.opened();
}

/** No page asked for this ledger, so a refusal is shown by the system. */
export async function openFromOutside(
  parts: Pick<OutsideParts, 'window' | 'open'>,
  file: string,
  readOnly = false,
): Promise<void> {
  try {
    await parts.open(file, readOnly);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'FILE-LOCKED') await tell(parts.window, error);
    else if (await askToRead(parts.window, error)) await openFromOutside(parts, file, true);
  }
}

/** Somebody works in it: the refusal itself offers to look at it. */
function askToRead(window: BrowserWindow, { message, kept, next }: AppError): Promise<boolean> {
  return ask(window, { message, detail: `${kept}\n${next}`, yes: '只读打开', no: '取消' });
}
