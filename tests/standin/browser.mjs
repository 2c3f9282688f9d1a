import { app } from './app.mjs';
import { startChromium } from './chromium.mjs';
import { emitCancellable } from './events.mjs';
import { runtime } from './runtime.mjs';
import { fromWire } from './wire-urls.mjs';

const attached = new Map(); // target id → its session, paused until its owner has set it up
const expected = new Map(); // target id → who waits for that session
let firstTargetId = null;

/** Starts Chromium and watches its pages come and go. */
export async function startBrowser() {
  const withPort = runtime.switches.has('remote-debugging-port');
  const chromium = await startChromium({ headed: runtime.headed, withPort });
  runtime.chromium = chromium;
  process.versions.chrome = chromium.version;
  chromium.child.on('exit', onChromiumExit);

  const { connection } = chromium;
  connection.on('Target.attachedToTarget', onAttached);
  connection.on('Target.targetDestroyed', ({ targetId }) => onPageGone(targetId));
  connection.on('Browser.downloadWillBegin', onDownload);
  const { targetInfos } = await connection.send('Target.getTargets');
  firstTargetId = targetInfos.find((target) => target.type === 'page')?.targetId ?? null;
  await connection.send('Target.setDiscoverTargets', { discover: true });
  await connection.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
  await connection.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  // The line that Playwright waits for.
  if (withPort) process.stderr.write(`\nDevTools listening on ${chromium.devToolsUrl}\n`);
}

/** A page for a new window: the one Chromium started with, or another. */
export async function openPage({ width, height, hidden }) {
  let targetId = firstTargetId;
  firstTargetId = null;
  if (!targetId) {
    // On the screen, a window that isn't shown must not flash up. Chromium's own hidden pages
    // can't print, so it is an ordinary one kept down.
    const state = hidden && runtime.headed ? { windowState: 'minimized' } : { width, height };
    const { connection } = runtime.chromium;
    const page = { url: 'about:blank', newWindow: true, ...state };
    ({ targetId } = await connection.send('Target.createTarget', page));
  }
  const target = attached.get(targetId) ?? (await arrivalOf(targetId));
  return { targetId, target };
}

function arrivalOf(targetId) {
  return new Promise((resolve) => expected.set(targetId, resolve));
}

function onAttached({ sessionId, targetInfo }) {
  const { connection } = runtime.chromium;
  const target = connection.session(sessionId);
  if (targetInfo.openerId) {
    // A page opened by a page. The app was asked through Page.windowOpen, but child windows are not
    // part of the stand-in: it closes while still paused, so nothing was requested.
    void connection.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
    void target.send('Runtime.runIfWaitingForDebugger').catch(() => {});
    return;
  }
  attached.set(targetInfo.targetId, target);
  expected.get(targetInfo.targetId)?.(target);
  expected.delete(targetInfo.targetId);
}

/** A page we did not close: a person closed the window. */
function onPageGone(targetId) {
  attached.delete(targetId);
  for (const window of [...runtime.windows])
    if (window.webContents.targetId === targetId) window.close();
}

function onChromiumExit(code) {
  if (runtime.quitting) return;
  if (runtime.headed && code === 0) {
    // Its last window was closed by a person; the app still gets its say in each `close`.
    for (const window of [...runtime.windows]) window.close();
    return;
  }
  console.error(`Chromium ended unexpectedly (${code})`);
  app.exit(1);
}

function onDownload({ guid, url, suggestedFilename, frameId }) {
  const { connection } = runtime.chromium;
  const cancel = () => void connection.send('Browser.cancelDownload', { guid }).catch(() => {});
  const item = {
    getURL: () => fromWire(url),
    getFilename: () => suggestedFilename,
    setSavePath() {},
    on() {},
    once() {},
    cancel,
  };
  const owner = [...runtime.windows].find((window) => window.webContents.mainFrameId === frameId);
  if (!owner) return;
  const contents = owner.webContents;
  if (emitCancellable(contents.session, 'will-download', {}, item, contents).refused) cancel();
}
