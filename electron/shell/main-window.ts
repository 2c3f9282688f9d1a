import { BrowserWindow, screen } from 'electron';
import { securePreferences } from '#electron/security/web-preferences.ts';
import { DEFAULT_SIZE, MIN_SIZE, readWindowState, saveWindowState } from './window-state.ts';

export interface MainWindowParts {
  readonly preload: string;
  readonly stateFile: string;
  readonly devTools: boolean;
}

/** The one window, where and as large as it was left. It shows itself when there is something to see. */
export function createMainWindow({ preload, stateFile, devTools }: MainWindowParts): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = readWindowState(stateFile, screens) ?? {
    ...DEFAULT_SIZE,
    maximized: false,
  };
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: '信访救助专账',
    backgroundColor: '#ffffff',
    webPreferences: securePreferences(preload, devTools),
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    saveWindowState(stateFile, state);
  });
  return window;
}
