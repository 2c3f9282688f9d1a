import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { runtime } from './runtime.mjs';

/** What was opened, for tests. */
export const opened = [];

function openOnScreen(what) {
  opened.push(what);
  if (!runtime.headed) return;
  const child = spawn('xdg-open', [what], { stdio: 'ignore', detached: true });
  child.on('error', () => console.error(`nothing here can open ${what}`));
  child.unref();
}

export const shell = {
  openExternal: async (url) => openOnScreen(url),
  openPath: async (file) => {
    openOnScreen(file);
    return '';
  },
  showItemInFolder: (file) => openOnScreen(path.dirname(file)),
  trashItem: async (file) => rmSync(file, { recursive: true }),
  beep() {},
};
