// The module an app gets when it imports 'electron'. What is missing here is missing on purpose:
// an app that uses more fails loudly, by the name of what it wanted.
import { app } from './app.mjs';
import { BrowserWindow } from './browser-window.mjs';
import { dialog } from './dialogs.mjs';
import { ipcMain } from './ipc-main.mjs';
import { Menu, MenuItem } from './menu.mjs';
import { net } from './net.mjs';
import { protocol, session } from './session.mjs';
import { shell } from './shell.mjs';
import {
  clipboard,
  crashReporter,
  globalShortcut,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
} from './small-modules.mjs';
import { webContents } from './web-contents.mjs';

const electron = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};
export default electron;
