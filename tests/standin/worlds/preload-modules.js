// The modules a sandboxed preload may require from 'electron', in the preload's own world.
// `post` hands text to the main process; the main process calls the returned `receive`.
(function makePreloadModules({ codec, post, contextBridge, filePrefix }) {
  const listeners = new Map(); // channel → Set of listeners
  const calls = new Map(); // number → the waiting promise's two ends
  const files = [];
  let lastCall = 0;

  const send = (message) => post(codec.stringify(message));

  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const call = ++lastCall;
        send({ type: 'invoke', call, channel, args });
        calls.set(call, { resolve, reject });
      }),
    send: (channel, ...args) => send({ type: 'send', channel, args }),
    sendSync() {
      throw new Error('ipcRenderer.sendSync is not part of the stand-in');
    },
    on(channel, listener) {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel).add(listener);
      return ipcRenderer;
    },
    once(channel, listener) {
      const first = (...args) => {
        ipcRenderer.off(channel, first);
        listener(...args);
      };
      return ipcRenderer.on(channel, first);
    },
    off(channel, listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    removeAllListeners(channel) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  ipcRenderer.addListener = ipcRenderer.on;
  ipcRenderer.removeListener = ipcRenderer.off;

  // A page can't learn a file's path, and asking the main process takes time this call doesn't
  // have. So it gives a token, which the main process turns into the path wherever it arrives.
  const webUtils = {
    getPathForFile: (file) => `${filePrefix}${files.push(file) - 1}`,
  };

  const webFrame = {
    setZoomFactor() {},
    setZoomLevel() {},
    getZoomFactor: () => 1,
    getZoomLevel: () => 0,
    setVisualZoomLevelLimits() {},
  };

  function receive(text) {
    const message = codec.parse(text);
    if (message.type === 'message') {
      const event = { sender: ipcRenderer, senderId: 0, ports: [] };
      for (const listener of [...(listeners.get(message.channel) ?? [])])
        listener(event, ...message.args);
      return;
    }
    const call = calls.get(message.call);
    calls.delete(message.call);
    if (message.type === 'answered') call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  }

  return {
    receive,
    fileAt: (index) => files[index],
    modules: { contextBridge, ipcRenderer, webFrame, webUtils, crashReporter: {}, nativeImage: {} },
  };
});
