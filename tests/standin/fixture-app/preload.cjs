const { contextBridge, ipcRenderer, webUtils } = require('electron');

contextBridge.exposeInMainWorld('fixture', {
  version: 1,
  nested: { list: [1, 2] },
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  plus: (left, right) => left + right,
  refuse: () => {
    throw new TypeError('不行');
  },
  send: (word) => ipcRenderer.send('word', word),
  seen: () => ipcRenderer.invoke('seen'),
  sender: () => ipcRenderer.invoke('sender'),
  nameOfFile: (file) => ipcRenderer.invoke('file', webUtils.getPathForFile(file)),
  startProgress: () => ipcRenderer.send('start-progress'),
  onProgress: (listener) => {
    const heard = (_event, progress) => listener(progress);
    ipcRenderer.on('progress', heard);
    return () => ipcRenderer.off('progress', heard);
  },
  savePdf: () => ipcRenderer.invoke('save-pdf'),
  print: () => ipcRenderer.invoke('print'),
  worker: () => ipcRenderer.invoke('worker'),
});
