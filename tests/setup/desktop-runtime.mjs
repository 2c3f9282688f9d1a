// Which runtime the desktop tests and `npm start` run on. Plain Node 20.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../standin/find-chromium.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const standinDir = path.join(root, 'tests/standin');
const electronDir = path.join(root, 'node_modules/electron');

/** Real Electron where its runtime is in place and has a display, else the stand-in. */
export function desktopRuntime(env = process.env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override && path.resolve(override) !== standinDir)
    return {
      kind: 'electron',
      label: `Electron from ELECTRON_OVERRIDE_DIST_PATH`,
      distDir: override,
    };
  if (!override && electronInstalled() && hasDisplay(env))
    return { kind: 'electron', label: `Electron ${electronVersion()}`, distDir: null };
  const chromium = findChromium(env) ?? 'no Chromium found';
  const label = `the stand-in for Electron's runtime (tests/standin) on ${chromium}`;
  return { kind: 'standin', label, distDir: standinDir };
}

/** Electron's package brings no runtime; it fetches it on first use into its own `dist`. */
export function electronInstalled() {
  try {
    const program = readFileSync(path.join(electronDir, 'path.txt'), 'utf8').trim();
    const version = readFileSync(path.join(electronDir, 'dist/version'), 'utf8').trim();
    const isThisVersion = version.replace(/^v/, '') === electronVersion();
    return isThisVersion && existsSync(path.join(electronDir, 'dist', program));
  } catch {
    return false;
  }
}

export function electronVersion() {
  return JSON.parse(readFileSync(path.join(electronDir, 'package.json'), 'utf8')).version;
}

export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
