import { EventEmitter } from 'node:events';
import path from 'node:path';
import { app } from './app.mjs';
import { CancellableEvent, emitCancellable } from './events.mjs';
import { requireReady, runtime } from './runtime.mjs';
import { WebContents } from './web-contents.mjs';

let lastId = 0;

/** A window: its size and state are kept as told; only on the screen does anyone see it. */
export class BrowserWindow extends EventEmitter {
  id = ++lastId;
  #title;
  #bounds;
  #visible;
  #state = 'normal';
  #loadedOnce = false;

  constructor(options = {}) {
    super();
    requireReady('Cannot create BrowserWindow');
    this.#title = options.title ?? app.name;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = options.show !== false;
    runtime.windows.add(this);
    this.webContents = new WebContents(this, { ...options, width, height });
    app.emit('browser-window-created', new CancellableEvent(), this);
    app.emit('web-contents-created', new CancellableEvent(), this.webContents);
  }

  static getAllWindows() {
    return [...runtime.windows];
  }

  static getFocusedWindow() {
    return [...runtime.windows].at(-1) ?? null;
  }

  static fromWebContents(contents) {
    return contents?.window ?? null;
  }

  static fromId(id) {
    return [...runtime.windows].find((window) => window.id === id) ?? null;
  }

  loadURL(url) {
    return this.webContents.loadURL(url);
  }

  loadFile(file) {
    return this.webContents.loadFile(path.resolve(runtime.appDir, file));
  }

  reload() {
    this.webContents.reload();
  }

  /** Asks, then closes; tells whether it closed. */
  close() {
    if (this.isDestroyed()) return true;
    if (emitCancellable(this, 'close').refused) return false;
    this.destroy();
    return true;
  }

  /** Closes without asking. */
  destroy() {
    if (this.isDestroyed()) return;
    const contents = this.webContents;
    contents.destroyed = true;
    runtime.windows.delete(this);
    contents.emit('destroyed');
    this.emit('closed');
    if (runtime.quitting) return;
    if (runtime.windows.size > 0 || !runtime.headed) this.#closePage();
    if (runtime.windows.size === 0) allWindowsClosed();
  }

  #closePage() {
    const { connection } = runtime.chromium;
    const { targetId } = this.webContents;
    if (targetId) void connection.send('Target.closeTarget', { targetId }).catch(() => {});
  }

  isDestroyed() {
    return this.webContents.destroyed;
  }

  /** The page's size follows the window's. */
  async applySize() {
    const { width, height } = this.#bounds;
    const { chromium, headed } = runtime;
    if (!headed) {
      const screen = { width, height, deviceScaleFactor: 1, mobile: false };
      await this.webContents.command('Emulation.setDeviceMetricsOverride', screen);
      return;
    }
    if (!this.#visible) return; // setting the size would bring it up
    const { targetId } = this.webContents;
    const { windowId } = await chromium.connection.send('Browser.getWindowForTarget', { targetId });
    const bounds = { width, height };
    await chromium.connection.send('Browser.setWindowBounds', { windowId, bounds });
  }

  /** Called after each load; the first one makes the window ready to be shown. */
  onFirstLoad() {
    if (this.#loadedOnce) return;
    this.#loadedOnce = true;
    this.emit('ready-to-show', new CancellableEvent());
  }

  getBounds() {
    return { ...this.#bounds };
  }

  getNormalBounds() {
    return this.getBounds();
  }

  getContentBounds() {
    return this.getBounds();
  }

  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize', new CancellableEvent());
    this.applySize().catch(() => {});
  }

  getSize() {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width, height) {
    this.setBounds({ width, height });
  }

  getTitle() {
    return this.#title;
  }

  setTitle(title) {
    this.#title = title;
  }

  show() {
    this.#visible = true;
    this.applySize().catch(() => {}); // in vain where the page is not there yet
    this.emit('show', new CancellableEvent());
  }

  showInactive() {
    this.show();
  }

  hide() {
    this.#visible = false;
    this.emit('hide', new CancellableEvent());
  }

  isVisible() {
    return this.#visible;
  }

  focus() {
    this.emit('focus', new CancellableEvent());
  }

  isFocused() {
    return BrowserWindow.getFocusedWindow() === this;
  }

  #enter(state, event) {
    this.#state = state;
    this.emit(event, new CancellableEvent());
  }

  maximize() {
    this.#enter('maximized', 'maximize');
  }

  unmaximize() {
    this.#enter('normal', 'unmaximize');
  }

  isMaximized() {
    return this.#state === 'maximized';
  }

  minimize() {
    this.#enter('minimized', 'minimize');
  }

  restore() {
    this.#enter('normal', 'restore');
  }

  isMinimized() {
    return this.#state === 'minimized';
  }

  setFullScreen(full) {
    this.#enter(full ? 'fullscreen' : 'normal', full ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen() {
    return this.#state === 'fullscreen';
  }
}

function allWindowsClosed() {
  // Nobody listening means: end. That is Electron's own default.
  if (app.listenerCount('window-all-closed') === 0) app.quit();
  else app.emit('window-all-closed');
}

// Ornaments without an effect that a test or a page could notice.
const ornaments = [
  'blur',
  'center',
  'flashFrame',
  'moveTop',
  'removeMenu',
  'setAutoHideMenuBar',
  'setBackgroundColor',
  'setContentProtection',
  'setIcon',
  'setMaximumSize',
  'setMenu',
  'setMenuBarVisibility',
  'setMinimumSize',
  'setPosition',
  'setProgressBar',
  'setRepresentedFilename',
  'setResizable',
];
for (const name of ornaments) BrowserWindow.prototype[name] = () => {};
