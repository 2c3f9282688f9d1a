import path from 'node:path';

/** What the parts of the stand-in share: one application, one Chromium, some windows. */
export const runtime = {
  appDir: '.',
  packageJson: {},
  /** Command-line switches: name → value ('' where none was given). */
  switches: new Map(),
  ready: false,
  quitting: false,
  /** A window on the screen, for people; otherwise Chromium runs headless. */
  headed: process.env.STANDIN_HEADED === '1',
  /** Set by boot.mjs once Chromium answers. */
  chromium: null,
  /** Open windows, oldest first. */
  windows: new Set(),
};

/** Refuses what the real Electron refuses before it is ready, in its words. */
export function requireReady(what) {
  if (!runtime.ready) throw new Error(`${what} before app is ready`);
}

export const hereDir = import.meta.dirname;
export const executablePath = path.join(hereDir, 'electron');
