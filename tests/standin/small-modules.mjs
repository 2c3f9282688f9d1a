// Parts of Electron that a desktop app touches but nothing here can show.
import { EventEmitter } from 'node:events';

const workArea = { x: 0, y: 0, width: 1366, height: 768 };
const display = {
  id: 1,
  bounds: workArea,
  workArea,
  size: { width: 1366, height: 768 },
  workAreaSize: { width: 1366, height: 768 },
  scaleFactor: 1,
};

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system',
});

let clipboardText = '';
export const clipboard = {
  readText: () => clipboardText,
  writeText: (text) => {
    clipboardText = text;
  },
  clear: () => {
    clipboardText = '';
  },
};

/** A machine without a keyring. */
export const safeStorage = {
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString() {
    throw new Error('Encryption is not available');
  },
  decryptString() {
    throw new Error('Encryption is not available');
  },
};

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active',
  onBatteryPower: false,
});

let lastBlocker = 0;
const blockers = new Set();
export const powerSaveBlocker = {
  start: () => {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
};

const shortcuts = new Map();
export const globalShortcut = {
  register: (accelerator, callback) => {
    shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator) => shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
  isRegistered: (accelerator) => shortcuts.has(accelerator),
};

const emptyImage = { isEmpty: () => true, toPNG: () => Buffer.alloc(0) };
export const nativeImage = {
  createEmpty: () => emptyImage,
  createFromPath: () => emptyImage,
  createFromBuffer: () => emptyImage,
};

export const crashReporter = { start() {} };
