import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { electronInstalled, electronVersion } from './desktop-runtime.mjs';
import { root, runNode, say } from './processes.mjs';

const patience = 180_000; // ms; the runtime is about 120 MB
const failedStamp = path.join(root, 'node_modules/.electron-fetch-failed');

/**
 * Tries once to fetch Electron's runtime by its own installer, which honours ELECTRON_MIRROR.
 * A failure is remembered until the version, the mirror or node_modules changes.
 */
export async function tryFetchElectron() {
  if (electronInstalled()) return;
  const attempt = `${electronVersion()} ${process.env.ELECTRON_MIRROR ?? ''}`.trim();
  if (existsSync(failedStamp) && readFileSync(failedStamp, 'utf8') === attempt) return;
  say(`fetching Electron's runtime, ${electronVersion()} (at most ${patience / 60_000} minutes)`);
  const installer = path.join(root, 'node_modules/electron/install.js');
  const code = await runNode([installer], { output: 'quiet', timeout: patience });
  if (code === 0 && electronInstalled()) return;
  say(
    "Electron's runtime could not be fetched; delete node_modules/.electron-fetch-failed to retry",
  );
  writeFileSync(failedStamp, attempt);
}
