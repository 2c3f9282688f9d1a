import { EventEmitter } from 'node:events';

/** Electron's ipcMain; each webContents has one of its own too. */
export class IpcMain extends EventEmitter {
  #handlers = new Map();

  constructor() {
    super();
    this.setMaxListeners(0);
    // In Node an 'error' event without a listener throws; in IPC it is a channel like any other.
    this.on('error', () => {});
  }

  handle(channel, handler) {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel, handler) {
    this.handle(channel, (...args) => {
      this.removeHandler(channel);
      return handler(...args);
    });
  }

  removeHandler(channel) {
    this.#handlers.delete(channel);
  }

  /** The stand-in's own way in: undefined where nobody handles the channel. */
  handlerFor(channel) {
    return this.#handlers.get(channel);
  }
}

export const ipcMain = new IpcMain();
