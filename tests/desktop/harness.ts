import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { desktopRuntime } from '../setup/desktop-runtime.mjs';

/** What a person would answer, by the kind of question. Unanswered ones count as cancelled. */
export interface DialogAnswers {
  open: { canceled: boolean; filePaths: string[] };
  save: { canceled: boolean; filePath: string };
  message: { response: number; checkboxChecked?: boolean };
  /** True where the printing went through. */
  print: boolean;
}
export type DialogKind = keyof DialogAnswers;
export type ScriptedDialog = {
  [Kind in DialogKind]: { kind: Kind; answer: DialogAnswers[Kind] };
}[DialogKind];

export interface AskedDialog {
  kind: DialogKind | 'error';
  options: Record<string, unknown>;
}

export interface LaunchOptions {
  /** The app's data folder; by default a new one that goes away with `close`. */
  userDataDir?: string;
  /** Answers for questions asked before the first window is there. */
  dialogs?: ScriptedDialog[];
  env?: Record<string, string>;
  /** Further words of the app's command line. */
  args?: string[];
  /** The folder of the app; by default the product. */
  appDir?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  /** The first window, with its page loaded. */
  window: Page;
  userDataDir: string;
  queueDialog<Kind extends DialogKind>(kind: Kind, answer: DialogAnswers[Kind]): Promise<void>;
  /** Every question asked so far, answered or not. */
  askedDialogs(): Promise<AskedDialog[]>;
  /** What the app handed to the system: addresses, files, folders. */
  openedOutside(): Promise<string[]>;
  /** Ends the app and waits for it; removes a data folder that `launchApp` made. */
  close(): Promise<void>;
}

/** The pages' size: the smallest screen the product promises to fit. */
export const viewport = { width: 1366, height: 768 };

interface TestScript {
  answers: Record<DialogKind, unknown[]>;
  asked: AskedDialog[];
  opened: string[];
}
type ScriptedGlobal = typeof globalThis & { desktopTest: TestScript };

const repository = path.resolve(import.meta.dirname, '../..');
const script = path.join(import.meta.dirname, 'harness-script.cjs');

/** Starts the built app as a user would, with a script in place of the user's dialogs. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const userDataDir =
    options.userDataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'desktop-test-')));
  const removeData = async () => {
    if (!options.userDataDir) await rm(userDataDir, { recursive: true, force: true });
  };
  const app = await startApp(options, userDataDir).catch(async (error) => {
    await removeData();
    throw error;
  });
  const said = collectOutput(app);
  const close = async () => {
    await app.close();
    await removeData();
  };
  try {
    const window = await loadedWindow(app);
    return { app, window, userDataDir, close, ...scriptControls(app) };
  } catch (error) {
    await close();
    throw new Error(`the app did not start; it said:\n${said()}`, { cause: error });
  }
}

/** The main process's own words: the only witness where it ends before its window. */
function collectOutput(app: ElectronApplication): () => string {
  let text = '';
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr])
    stream?.on('data', (data: Buffer) => {
      text = `${text}${data.toString()}`.slice(-4000);
    });
  return () => text;
}

function startApp(options: LaunchOptions, userDataDir: string): Promise<ElectronApplication> {
  // Electron's package reads this variable in the process that starts it, which is this one.
  const { distDir } = desktopRuntime();
  if (distDir) process.env.ELECTRON_OVERRIDE_DIST_PATH = distDir;
  const appDir = options.appDir ?? repository;
  return electron.launch({
    cwd: repository,
    args: [
      '-r',
      script,
      path.relative(repository, appDir) || '.',
      `--user-data-dir=${userDataDir}`,
      ...(options.args ?? []),
    ],
    env: {
      ...(process.env as Record<string, string>),
      // For the main process and, inherited, for the pages.
      TZ: 'Asia/Shanghai',
      DESKTOP_TEST_DIALOGS: JSON.stringify(options.dialogs ?? []),
      ...options.env,
    },
  });
}

async function loadedWindow(app: ElectronApplication): Promise<Page> {
  const window = await app.firstWindow();
  // The stand-in's first page is there, blank, before the app has made its window.
  await window.waitForURL((url) => url.protocol !== 'about:');
  await window.waitForLoadState('domcontentloaded');
  await window.setViewportSize(viewport);
  return window;
}

function scriptControls(app: ElectronApplication) {
  return {
    queueDialog: <Kind extends DialogKind>(kind: Kind, answer: DialogAnswers[Kind]) =>
      app.evaluate(
        (_electron, scripted) => {
          const { answers } = (globalThis as ScriptedGlobal).desktopTest;
          answers[scripted.kind].push(scripted.answer);
        },
        { kind, answer },
      ),
    askedDialogs: () => app.evaluate(() => (globalThis as ScriptedGlobal).desktopTest.asked),
    openedOutside: () => app.evaluate(() => (globalThis as ScriptedGlobal).desktopTest.opened),
  };
}
