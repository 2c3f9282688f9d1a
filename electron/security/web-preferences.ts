import type { WebPreferences } from 'electron';

/**
 * Checklist 2, 3, 4, 6, 8, 9, 10 and 11. Most of these are Electron's defaults; they are written
 * down so that a change of a default, or of this file, fails a test.
 */
export function securePreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // Dictionaries would be fetched from the network.
    spellcheck: false,
    devTools,
  };
}
