import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { CancellableEvent } from './events.mjs';
import { ipcMain } from './ipc-main.mjs';
import { bindingName, filePrefix, preloadWorld } from './worlds.mjs';

const codec = createRequire(import.meta.url)('./codec.cjs');

/** IPC between one page's preload world and the main process, in the order it was sent. */
export class RendererChannel extends EventEmitter {
  #worlds = new Map(); // execution context id → { uniqueId, frameId }
  #arrivals = Promise.resolve();

  constructor(contents, target) {
    super();
    this.contents = contents;
    this.target = target;
    target.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorld) return;
      const { uniqueId, auxData } = context;
      this.#worlds.set(context.id, { uniqueId, frameId: auxData.frameId });
    });
    target.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#worlds.delete(executionContextId),
    );
    target.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    target.on('Runtime.bindingCalled', (call) => this.#arrive(call));
  }

  /** Sends to the page's preload; lost where no page is loaded, as in Electron. */
  send(channel, args) {
    const text = codec.stringify({ type: 'message', channel, args });
    for (const world of this.#worlds.values())
      if (world.frameId === this.contents.mainFrameId) this.#deliver(world, text);
  }

  #deliver(world, text) {
    const expression = `globalThis.standin?.receive(${JSON.stringify(text)})`;
    this.target
      .send('Runtime.evaluate', { expression, uniqueContextId: world.uniqueId })
      .catch(() => {}); // the page went away meanwhile
  }

  #arrive({ name, payload, executionContextId }) {
    const world = this.#worlds.get(executionContextId);
    if (name !== bindingName || !world) return;
    if (!payload.includes(filePrefix)) {
      this.#receive(world, payload);
      return;
    }
    this.#arrivals = this.#arrivals
      .then(() => this.#withFilePaths(world, payload))
      .then((text) => this.#receive(world, text))
      .catch((error) => console.error('IPC message with a file was lost:', error));
  }

  #receive(world, payload) {
    const message = codec.parse(payload);
    const { contents } = this;
    const senderFrame = contents.frame(world.frameId);
    const event = new CancellableEvent({
      type: 'frame',
      sender: contents,
      senderFrame,
      frameId: senderFrame.routingId,
      processId: senderFrame.processId,
      reply: (channel, ...args) => contents.send(channel, ...args),
    });
    if (message.type === 'invoke') void this.#answer(world, event, message);
    else {
      contents.ipc.emit(message.channel, event, ...message.args);
      ipcMain.emit(message.channel, event, ...message.args);
    }
  }

  async #answer(world, event, { call, channel, args }) {
    let text;
    try {
      const handler = this.contents.ipc.handlerFor(channel) ?? ipcMain.handlerFor(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      text = codec.stringify({ type: 'answered', call, value: await handler(event, ...args) });
    } catch (error) {
      const message = `Error invoking remote method '${channel}': ${error}`;
      text = codec.stringify({ type: 'failed', call, message });
    }
    this.#deliver(world, text);
  }

  /** Puts the true paths where webUtils.getPathForFile left tokens; '' for a file not from disk. */
  async #withFilePaths(world, payload) {
    let text = payload;
    for (const [token, index] of payload.matchAll(new RegExp(`${filePrefix}(\\d+)`, 'g'))) {
      const { result } = await this.target.send('Runtime.evaluate', {
        expression: `globalThis.standin.fileAt(${index})`,
        uniqueContextId: world.uniqueId,
      });
      const file = result.objectId
        ? await this.target.send('DOM.getFileInfo', { objectId: result.objectId })
        : { path: '' };
      // Each with its closing quote, or token 1 would be found in token 10.
      text = text.replaceAll(`"${token}"`, JSON.stringify(file.path));
    }
    return text;
  }
}
