import { EventEmitter } from 'node:events';

/** One attached target. Emits the target's protocol events by method name. */
class CdpSession extends EventEmitter {
  constructor(connection, id) {
    super();
    this.setMaxListeners(0);
    this.connection = connection;
    this.id = id;
  }

  send(method, params = {}) {
    return this.connection.send(method, params, this.id);
  }
}

/**
 * The DevTools protocol over Chromium's pipe: JSON messages, each ended by a zero byte.
 * Emits browser-wide events by method name, and `close` when Chromium is gone.
 */
export class CdpConnection extends EventEmitter {
  #lastId = 0;
  #pending = new Map();
  #sessions = new Map();
  #closed = false;

  constructor(toChromium, fromChromium) {
    super();
    this.setMaxListeners(0);
    this.toChromium = toChromium;
    this.#read(fromChromium);
    // A pipe breaks when Chromium ends; `close` tells, so the errors themselves say nothing new.
    toChromium.on('error', () => {});
    fromChromium.on('error', () => {});
    fromChromium.on('close', () => this.#end());
  }

  send(method, params = {}, sessionId = undefined) {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, method });
      this.toChromium.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  session(id) {
    let session = this.#sessions.get(id);
    if (!session) {
      session = new CdpSession(this, id);
      this.#sessions.set(id, session);
    }
    return session;
  }

  #read(stream) {
    let chunks = [];
    stream.on('data', (data) => {
      let rest = data;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        chunks.push(rest.subarray(0, end));
        this.#receive(JSON.parse(Buffer.concat(chunks).toString()));
        chunks = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) chunks.push(rest);
    });
  }

  #receive(message) {
    if (!message.id) {
      const target = message.sessionId ? this.#sessions.get(message.sessionId) : this;
      target?.emit(message.method, message.params);
      return;
    }
    const call = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  }

  #end() {
    this.#closed = true;
    for (const call of this.#pending.values())
      call.reject(new Error(`${call.method}: Chromium is gone`));
    this.#pending.clear();
    this.emit('close');
  }
}
