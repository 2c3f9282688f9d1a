// A tiny app that uses each part of Electron the stand-in must stand in for.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { app, BrowserWindow, dialog, ipcMain, Menu, net, protocol, session, shell } from 'electron';

const here = import.meta.dirname;
const policy =
  "default-src 'none'; script-src app:; style-src 'self'; img-src app: data:; connect-src https:";
const seen = [];
const see = (line) => seen.push(line);

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const isFirst = app.requestSingleInstanceLock({ from: 'fixture' });
if (!isFirst) app.exit(7);
app.on('second-instance', (_event, argv, _cwd, data) => see(`second ${argv.at(-1)} ${data.from}`));

async function serveFile(request) {
  const { host, pathname } = new URL(request.url);
  if (host !== 'bundle') return new Response('not found', { status: 404 });
  const file = await net.fetch(pathToFileURL(path.join(here, pathname)).href);
  const headers = new Headers(file.headers);
  headers.set('Content-Security-Policy', policy);
  return new Response(file.body, { headers });
}

function guard(defaultSession) {
  defaultSession.protocol.handle('app', serveFile);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !details.url.startsWith('app:');
    if (cancel) see(`cancelled ${details.url}`);
    answer({ cancel });
  });
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.on('will-download', (event, item) => {
    see(`download ${item.getFilename()}`);
    event.preventDefault();
  });
}

function openWindow() {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: { preload: path.join(here, 'preload.cjs') },
  });
  const contents = window.webContents;
  contents.setWindowOpenHandler(({ url }) => {
    see(`open ${url}`);
    void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, url) => {
    see(`navigate ${url}`);
    if (!url.startsWith('app://bundle/')) event.preventDefault();
  });
  return window.loadURL('app://bundle/index.html');
}

ipcMain.handle('echo', (_event, value) => value);
ipcMain.handle('fail', () => {
  throw new RangeError('借贷不平');
});
ipcMain.handle('seen', () => seen);
ipcMain.handle('file', (_event, file) => `${path.basename(file)}=${readFileSync(file, 'utf8')}`);
ipcMain.handle('sender', (event) => ({
  url: event.senderFrame.url,
  origin: event.senderFrame.origin,
  isMainFrame: event.senderFrame === event.sender.mainFrame,
}));
ipcMain.on('word', (_event, word) => see(`word ${word}`));
ipcMain.on('start-progress', (event) =>
  event.sender.send('progress', { done: 1, at: new Date(0) }),
);
ipcMain.handle('save-pdf', async (event) => {
  const window = BrowserWindow.fromWebContents(event.sender);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: '表.pdf' });
  if (canceled) return null;
  writeFileSync(filePath, await event.sender.printToPDF({ pageSize: 'A4', landscape: true }));
  return filePath;
});
ipcMain.handle('print', (event) => {
  return new Promise((resolve) =>
    event.sender.print({}, (done, reason) => resolve([done, reason])),
  );
});
ipcMain.handle('worker', () => {
  const worker = new Worker(path.join(here, 'worker.mjs'));
  return new Promise((resolve) => worker.once('message', resolve));
});

app.on('window-all-closed', () => app.quit());
if (isFirst) {
  void app.whenReady().then(async () => {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        { label: '文件', submenu: [{ id: 'about', label: '关于', click: () => see('about') }] },
      ]),
    );
    guard(session.defaultSession);
    const { response } = process.env.FIXTURE_ASKS
      ? await dialog.showMessageBox({ message: '继续？', buttons: ['是', '否'] })
      : { response: -1 };
    see(`start ${response}`);
    await openWindow();
  });
}
