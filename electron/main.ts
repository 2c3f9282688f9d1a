/** Composition root: wires the modules in order and holds no logic of its own. */
import { app, ipcMain, Menu, protocol, shell } from 'electron';
import { createHostCalls } from './host/create-host-calls.ts';
import { LedgerDesk } from './host/ledger-desk.ts';
import { RecentLedgers } from './host/recent-ledgers.ts';
import { StatementFiles } from './host/statement-files.ts';
import { Tokens } from './host/tokens.ts';
import { CHANNELS } from './ipc/channels.ts';
import { Dispatcher } from './ipc/dispatch.ts';
import { serveCalls } from './ipc/serve-calls.ts';
import { pageUrl } from './security/app-url.ts';
import { secureEveryPage } from './security/every-page.ts';
import { secureEverySession } from './security/every-session.ts';
import { TrustedPages } from './security/ipc-sender.ts';
import { silenceChromium } from './security/network.ts';
import { registerAppScheme, serveApp } from './shell/app-scheme.ts';
import { setupCleanQuit } from './shell/clean-quit.ts';
import { systemDialogs } from './shell/dialogs.ts';
import { isInstallationWhole, setupFatalErrors } from './shell/fatal-errors.ts';
import { createLog } from './shell/log.ts';
import { createMainWindow } from './shell/main-window.ts';
import { type HostNotice, type MenuCommand, menuTemplate } from './shell/menu.ts';
import { ledgerIn, openFromOutside, setupSecondInstance } from './shell/open-from-outside.ts';
import { PageSaves } from './shell/page-saves.ts';
import { appPaths, profilePaths } from './shell/paths.ts';
import { type PrintJob, printJobIn, runPrintJob } from './shell/print-job.ts';
import { createPrintShop } from './shell/print-shop.ts';
import { setupRendererCrash } from './shell/renderer-crash.ts';
import { LedgerClient } from './workers/ledger-client.ts';

const devTools = !app.isPackaged;
const paths = appPaths(import.meta.dirname);
const profile = profilePaths(app.getPath('userData'));
const log = createLog(profile.log, devTools);

const printJob = printJobIn(process.argv, process.cwd());

// The second start hands its command line to the first and ends; a print job minds nobody's window.
if (printJob !== null || app.requestSingleInstanceLock()) {
  setupFatalErrors(app, log);
  app.enableSandbox();
  silenceChromium(app.commandLine);
  registerAppScheme(protocol);
  secureEverySession(app, devTools);
  secureEveryPage(app);
  // Not awaited here: Electron is ready only after this module has been evaluated.
  void app.whenReady().then(() => (printJob === null ? start() : print(printJob)));
} else {
  app.quit();
}

async function start(): Promise<void> {
  log.info('start', { version: app.getVersion(), platform: process.platform });
  if (app.isPackaged && !isInstallationWhole(app, log, paths)) return;
  serveApp(protocol, paths.renderer);
  const window = createMainWindow({ preload: paths.preload, stateFile: profile.window, devTools });
  const send = (message: MenuCommand | HostNotice) => {
    if (!window.isDestroyed()) window.webContents.send(CHANNELS.menu, message);
  };
  const ledger = new LedgerClient({
    script: paths.ledgerWorker,
    onCrash: (role, cause) => {
      log.error(`${role} crashed`, cause);
      if (role === 'writer') send('ledger-changed');
    },
  });
  const recent = new RecentLedgers(profile.recent);
  const now = () => new Date();
  const desk = new LedgerDesk({ ledger, recent, samplePath: profile.sample, now });
  const pages = new TrustedPages();
  const readingPages = new TrustedPages();
  pages.add(window.webContents);
  const pageSaves = new PageSaves();
  const host = createHostCalls({
    ledger,
    desk,
    recent,
    pageSaved: () => pageSaves.say(),
    tokens: new Tokens<string>(500, (file) => file),
    files: new StatementFiles(),
    caseLists: new StatementFiles(),
    dialogs: systemDialogs,
    printShop: createPrintShop({ preload: paths.preload, readingPages }),
    now,
    parseScript: paths.parseWorker,
    onParseCrash: (cause) => log.error('parser crashed', cause),
    reveal: (file) => shell.showItemInFolder(file),
  });
  const report = (call: string, error: unknown) => log.error(call, error);
  const dispatcher = new Dispatcher({ host, ledger, checkOutputs: devTools, report });
  serveCalls({ ipcMain, pages, readingPages, dispatcher });

  const openLogFolder = () => shell.showItemInFolder(profile.log);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ send, openLogFolder, devTools })));
  setupRendererCrash(window, log);
  const close = (backup: boolean) => ledger.close(backup);
  const isOpen = () => ledger.file !== null;
  setupCleanQuit({ app, window, isOpen, close, notify: send, pageSaves });
  const open = (file: string, readOnly: boolean) => desk.open(file, { readOnly });
  const reload = () => window.webContents.reload();
  setupSecondInstance({ app, window, open, opened: reload });
  const named = ledgerIn(process.argv, process.cwd());
  if (named !== null) await openFromOutside({ window, open }, named);
  await window.loadURL(pageUrl());
}

/** One job without a visible window, then the end. */
async function print(job: PrintJob): Promise<void> {
  serveApp(protocol, paths.renderer);
  const onCrash = (role: string, cause: unknown) => log.error(`${role} crashed`, cause);
  const ledger = new LedgerClient({ script: paths.ledgerWorker, onCrash });
  const readingPages = new TrustedPages();
  const report = (call: string, error: unknown) => log.error(call, error);
  const dispatcher = new Dispatcher({ host: null, ledger, checkOutputs: devTools, report });
  serveCalls({ ipcMain, pages: new TrustedPages(), readingPages, dispatcher });
  const printShop = createPrintShop({ preload: paths.preload, readingPages });
  app.exit(await runPrintJob(job, { ledger, printShop }));
}
