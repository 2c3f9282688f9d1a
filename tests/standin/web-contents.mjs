import { EventEmitter } from 'node:events';
import { openPage } from './browser.mjs';
import { answerPrint } from './dialogs.mjs';
import { CancellableEvent } from './events.mjs';
import { IpcMain } from './ipc-main.mjs';
import { settlePermissions } from './permissions.mjs';
import { pdfParameters } from './printing.mjs';
import { RendererChannel } from './renderer-channel.mjs';
import { answerRequest } from './requests.mjs';
import { runtime } from './runtime.mjs';
import { session } from './session.mjs';
import { WebFrameMain } from './web-frame-main.mjs';
import { fromWire, toWire } from './wire-urls.mjs';
import { bindingName, pageWorldSource, preloadWorld, preloadWorldSource } from './worlds.mjs';

let lastId = 0;

/** One page: what Electron's webContents is to its window. */
export class WebContents extends EventEmitter {
  id = ++lastId;
  ipc = new IpcMain();
  targetId = null;
  mainFrameId = null;
  /** True while a load that the app itself asked for is under way. */
  navigatingByApp = false;
  destroyed = false;
  #frames = new Map();
  #channel = null;
  #target = null;
  #loading = false;
  #windowOpenHandler = null;
  #zoomFactor = 1;

  constructor(window, options) {
    super();
    this.window = window;
    const preferences = options.webPreferences ?? {};
    this.session =
      preferences.session ??
      (preferences.partition
        ? session.fromPartition(preferences.partition)
        : session.defaultSession);
    this.attached = this.#attach(options, preferences);
    this.attached.catch((error) => {
      if (!this.destroyed) console.error('a window could not be opened:', error);
    });
  }

  async #attach(options, preferences) {
    const { targetId, target } = await openPage({ ...options, hidden: options.show === false });
    this.targetId = targetId;
    // The main frame's id is its page's target id.
    this.mainFrameId = targetId;
    this.#target = target;
    this.#channel = new RendererChannel(this, target);
    this.#listen(target);
    const addScript = 'Page.addScriptToEvaluateOnNewDocument';
    const setUp = [
      target.send('Page.enable'),
      target.send('Runtime.enable'),
      target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      target.send('Runtime.addBinding', {
        name: bindingName,
        executionContextName: preloadWorld,
      }),
      target.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      }),
    ];
    if (preferences.preload) {
      const source = preloadWorldSource(preferences.preload);
      setUp.push(target.send(addScript, { source: pageWorldSource() }));
      setUp.push(target.send(addScript, { source, worldName: preloadWorld }));
    }
    // A paused page answers only once it runs, so these are not waited for one by one.
    setUp.push(target.send('Runtime.runIfWaitingForDebugger'));
    await Promise.all(setUp);
    await this.window.applySize();
  }

  #listen(target) {
    target.on('Fetch.requestPaused', (paused) => this.#answer(target, paused));
    target.on('Target.attachedToTarget', ({ sessionId }) => this.#adoptChild(sessionId));
    target.on('Page.frameNavigated', ({ frame }) => this.#onNavigated(frame));
    target.on('Page.frameDetached', ({ frameId }) => this.#frames.delete(frameId));
    target.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frame(frameId);
      frame.url = fromWire(url);
      this.emit('did-navigate-in-page', new CancellableEvent(), frame.url, !frame.parent);
    });
    target.on('Page.domContentEventFired', () => this.emit('dom-ready', new CancellableEvent()));
    target.on('Page.loadEventFired', () => this.#onLoaded());
    target.on('Page.windowOpen', (request) => this.#onWindowOpen(request));
    target.on('Inspector.targetCrashed', () => {
      const details = { reason: 'crashed', exitCode: 1 };
      this.emit('render-process-gone', new CancellableEvent(), details);
    });
    target.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      // Scripts of the page are the page's matter; a preload that fails must not fail in silence.
      if (exceptionDetails.url) return;
      const message = exceptionDetails.exception?.description ?? exceptionDetails.text;
      console.error('preload failed:', message);
    });
    target.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map((arg) => arg.value ?? arg.description).join(' ');
      const level = type === 'warn' ? 'warning' : type === 'log' ? 'info' : type;
      this.emit('console-message', new CancellableEvent({ level, message, lineNumber: 0 }));
    });
  }

  #answer(target, paused) {
    answerRequest(this, target, paused).catch((error) => {
      if (!this.destroyed && !runtime.quitting)
        console.error(`request ${fromWire(paused.request.url)} was lost:`, error.message);
    });
  }

  /** Frames of other sites and workers are targets of their own: their requests pass here too. */
  #adoptChild(sessionId) {
    const child = runtime.chromium.connection.session(sessionId);
    child.on('Fetch.requestPaused', (paused) => this.#answer(child, paused));
    for (const step of ['Fetch.enable', 'Runtime.runIfWaitingForDebugger'])
      child.send(step).catch(() => {}); // some kinds of worker have no requests to watch
  }

  #onNavigated(frame) {
    if (frame.url.startsWith('chrome-error:')) return;
    const known = this.frame(frame.id, frame.parentId);
    known.url = fromWire(frame.url);
    if (frame.parentId) return;
    this.navigatingByApp = false;
    this.#loading = true;
    this.emit('did-navigate', new CancellableEvent(), known.url, 200, '');
  }

  #onLoaded() {
    this.#loading = false;
    this.emit('did-finish-load', new CancellableEvent());
    this.window.onFirstLoad();
  }

  #onWindowOpen({ url, windowName, windowFeatures }) {
    const answer = this.#windowOpenHandler?.({
      url: fromWire(url),
      frameName: windowName,
      features: windowFeatures.join(),
      disposition: 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    });
    if (answer?.action !== 'deny')
      console.error(`the stand-in opens no child windows: ${fromWire(url)} was closed`);
  }

  /** The frame with that id, the same object each time. */
  frame(frameId, parentId = undefined) {
    let found = this.#frames.get(frameId);
    if (!found) {
      const isMain = frameId === this.mainFrameId;
      const parent = isMain ? null : this.frame(parentId ?? this.mainFrameId);
      const routingId = this.#frames.size + 1;
      found = new WebFrameMain({ contents: this, frameId, parent, routingId });
      this.#frames.set(frameId, found);
    }
    return found;
  }

  get mainFrame() {
    return this.frame(this.mainFrameId);
  }

  childFrames(parent) {
    return [...this.#frames.values()].filter((frame) => frame.parent === parent);
  }

  async loadURL(url) {
    await this.attached;
    await settlePermissions(this, url);
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    this.navigatingByApp = true;
    const { errorText } = await this.#target
      .send('Page.navigate', { url: toWire(url) })
      .catch((error) => ({ errorText: error.message }));
    this.navigatingByApp = false;
    if (!errorText) return loaded;
    // The app is ending: nobody is left to hear of it.
    if (runtime.quitting) return new Promise(() => {});
    const name = errorText.replace('net::', '');
    this.emit('did-fail-load', new CancellableEvent(), -2, name, url, true);
    throw Object.assign(new Error(`${name} (-2) loading '${url}'`), { code: name, url });
  }

  loadFile(file) {
    return this.loadURL(`file://${file}`);
  }

  reload() {
    this.navigatingByApp = true;
    void this.#target.send('Page.reload').catch(() => {});
  }

  reloadIgnoringCache() {
    this.reload();
  }

  stop() {
    void this.#target.send('Page.stopLoading').catch(() => {});
  }

  send(channel, ...args) {
    if (!this.destroyed) this.#channel?.send(channel, args);
  }

  async executeJavaScript(expression) {
    await this.attached;
    const { result, exceptionDetails } = await this.#target.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options) {
    const parameters = pdfParameters(options);
    const { data } = await this.#target.send('Page.printToPDF', parameters);
    return Buffer.from(data, 'base64');
  }

  /** There is no printer: it counts as cancelled, unless the test's script says otherwise. */
  print(options = {}, callback = () => {}) {
    const success = answerPrint(options);
    queueMicrotask(() => callback(success, success ? '' : 'Print job canceled'));
  }

  async getPrintersAsync() {
    return [];
  }

  async capturePage() {
    const { data } = await this.#target.send('Page.captureScreenshot', { format: 'png' });
    return { toPNG: () => Buffer.from(data, 'base64'), isEmpty: () => false };
  }

  /** Asks the page something by Chromium's own prompt; only of use on the screen. */
  async ask(expression) {
    await this.attached;
    const { result } = await this.#target.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    return result.value;
  }

  /** The stand-in's own way to the page's protocol. */
  command(method, parameters) {
    return this.#target.send(method, parameters);
  }

  setWindowOpenHandler(handler) {
    this.#windowOpenHandler = handler;
  }

  getURL() {
    return this.mainFrameId ? this.mainFrame.url : '';
  }

  getTitle() {
    return this.window.getTitle();
  }

  isLoading() {
    return this.#loading;
  }

  isLoadingMainFrame() {
    return this.#loading;
  }

  isDestroyed() {
    return this.destroyed;
  }

  isCrashed() {
    return false;
  }

  isFocused() {
    return this.window.isFocused();
  }

  getZoomFactor() {
    return this.#zoomFactor;
  }

  setZoomFactor(factor) {
    this.#zoomFactor = factor;
  }

  getZoomLevel() {
    return Math.log(this.#zoomFactor) / Math.log(1.2);
  }

  setZoomLevel(level) {
    this.#zoomFactor = 1.2 ** level;
  }

  async setVisualZoomLevelLimits() {}
  focus() {}
  setIgnoreMenuShortcuts() {}
  setBackgroundThrottling() {}
  setUserAgent() {}
  setWebRTCIPHandlingPolicy() {}
  openDevTools() {}
  closeDevTools() {}
  isDevToolsOpened() {
    return false;
  }

  forcefullyCrashRenderer() {
    void this.#target.send('Page.crash').catch(() => {});
  }

  close() {
    this.window.close();
  }
}

const all = () => [...runtime.windows].map((window) => window.webContents);

export const webContents = {
  getAllWebContents: all,
  getFocusedWebContents: () => all().at(-1) ?? null,
  fromId: (id) => all().find((contents) => contents.id === id),
  fromFrame: (frame) => frame.contents,
  fromDevToolsTargetId: (targetId) => all().find((contents) => contents.targetId === targetId),
};
