import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, runNode, say } from './processes.mjs';

const sources = ['electron', 'renderer', 'shared', 'tests/setup/build.mjs', 'package-lock.json'];
const stamp = path.join(root, 'dist/.built');

/** Builds where a source is newer than the last build; gives the build's exit code. */
export async function buildIfStale({ always = false } = {}) {
  if (!always && isFresh()) return 0;
  say('build');
  return runNode([path.join(root, 'tests/setup/build.mjs')], { output: 'aside' });
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  return sources.every((source) => newestChange(path.join(root, source)) < builtAt);
}

/** Folders count too: a file that was removed changes its folder. */
function newestChange(start) {
  const { mtimeMs, isDirectory } = statOf(start);
  if (!isDirectory) return mtimeMs;
  const inside = readdirSync(start).map((name) => newestChange(path.join(start, name)));
  return Math.max(mtimeMs, ...inside);
}

function statOf(file) {
  const stat = statSync(file);
  return { mtimeMs: stat.mtimeMs, isDirectory: stat.isDirectory() };
}
