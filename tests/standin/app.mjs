import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endChromium } from './chromium.mjs';
import { CancellableEvent, emitCancellable } from './events.mjs';
import { executablePath, runtime } from './runtime.mjs';
import { claimInstance } from './single-instance.mjs';

const commandLine = {
  // Chromium is started with switches of our own: what an app appends is remembered, no more.
  appendSwitch: (name, value = '') => runtime.switches.set(name, value),
  appendArgument() {},
  hasSwitch: (name) => runtime.switches.has(name),
  getSwitchValue: (name) => runtime.switches.get(name) ?? '',
  removeSwitch: (name) => runtime.switches.delete(name),
};

const folders = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: 'Videos',
};

class App extends EventEmitter {
  name = 'Electron';
  commandLine = commandLine;
  isPackaged = process.env.STANDIN_PACKAGED === '1';
  #paths = new Map();
  #ready = Promise.withResolvers();
  #releaseInstance = null;

  whenReady() {
    return this.#ready.promise;
  }

  isReady() {
    return runtime.ready;
  }

  /** Listeners hear `ready` before whenReady() resolves, as in Electron. */
  announceReady() {
    runtime.ready = true;
    this.emit('ready', new CancellableEvent(), {});
    this.#ready.resolve();
  }

  getName() {
    return this.name;
  }

  setName(name) {
    this.name = name;
  }

  getVersion() {
    return runtime.packageJson.version ?? '0.0.0';
  }

  getAppPath() {
    return runtime.appDir;
  }

  getLocale() {
    return 'zh-CN';
  }

  getSystemLocale() {
    return 'zh-CN';
  }

  getPreferredSystemLanguages() {
    return ['zh-CN'];
  }

  setPath(name, folder) {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    this.#paths.set(name, folder);
  }

  getPath(name) {
    const set = this.#paths.get(name);
    if (set) return set;
    if (name === 'home') return os.homedir();
    if (name === 'temp') return os.tmpdir();
    if (name === 'exe' || name === 'module') return executablePath;
    if (name === 'appData')
      return process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
    if (name === 'userData') return this.#userData();
    if (name === 'sessionData') return this.getPath('userData');
    if (name === 'logs') return path.join(this.getPath('userData'), 'logs');
    if (name === 'crashDumps') return path.join(this.getPath('userData'), 'Crashpad');
    if (folders[name]) return path.join(os.homedir(), folders[name]);
    throw new Error(`Failed to get '${name}' path`);
  }

  #userData() {
    const given = runtime.switches.get('user-data-dir');
    return given ? path.resolve(given) : path.join(this.getPath('appData'), this.name);
  }

  requestSingleInstanceLock(additionalData = {}) {
    if (this.#releaseInstance) return true;
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    this.#releaseInstance = claimInstance(folder, additionalData, (second) => {
      this.emit(
        'second-instance',
        new CancellableEvent(),
        second.argv,
        second.cwd,
        second.additionalData,
      );
    });
    return this.#releaseInstance !== null;
  }

  hasSingleInstanceLock() {
    return this.#releaseInstance !== null;
  }

  releaseSingleInstanceLock() {
    this.#releaseInstance?.();
    this.#releaseInstance = null;
  }

  /** Asks, then closes every window, asks again and ends; anyone may refuse. */
  quit() {
    if (runtime.quitting) return;
    if (emitCancellable(this, 'before-quit').refused) return;
    runtime.quitting = true;
    for (const window of [...runtime.windows]) {
      if (!window.close()) {
        runtime.quitting = false;
        return;
      }
    }
    if (emitCancellable(this, 'will-quit').refused) runtime.quitting = false;
    else this.exit(0);
  }

  /** Ends without asking. */
  exit(code = 0) {
    runtime.quitting = true;
    for (const window of [...runtime.windows]) window.destroy();
    this.emit('quit', new CancellableEvent(), code);
    this.releaseSingleInstanceLock();
    void endChromium().finally(() => process.exit(code));
  }

  relaunch() {}
  focus() {}
  hide() {}
  show() {}
  setAppUserModelId() {}
  enableSandbox() {}
  disableHardwareAcceleration() {}
  setAboutPanelOptions() {}
  showAboutPanel() {}
  addRecentDocument() {}
  clearRecentDocuments() {}
  setAccessibilitySupportEnabled() {}
  isAccessibilitySupportEnabled() {
    return false;
  }
  setAsDefaultProtocolClient() {
    return false;
  }
}

export const app = new App();

export function announceReady() {
  app.announceReady();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit());
