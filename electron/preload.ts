import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Progress, ReliefApi } from '#shared/contract/index.ts';
import { CHANNELS } from './ipc/channels.ts';

function listen<Value>(channel: string, listener: (value: Value) => void): () => void {
  const receive = (_event: IpcRendererEvent, value: Value) => listener(value);
  ipcRenderer.on(channel, receive);
  return () => {
    // No value: what `off` returns is ipcRenderer itself, and must not cross to the page.
    ipcRenderer.off(channel, receive);
  };
}

const api: ReliefApi = {
  call: (name, input) => ipcRenderer.invoke(CHANNELS.call, name, input),
  cancel: (name) => ipcRenderer.send(CHANNELS.cancel, name),
  onProgress: (listener) => listen<Progress>(CHANNELS.progress, listener),
  onMenu: (listener) => listen<string>(CHANNELS.menu, listener),
};

contextBridge.exposeInMainWorld('relief', Object.freeze(api));
