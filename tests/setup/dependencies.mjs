import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run, SetupError, say } from './processes.mjs';

export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new SetupError(`Node 20 or newer is needed; this is ${process.version}`);
}

/** Makes node_modules what package-lock.json says. */
export async function ensureDependencies() {
  const reason = whyStale();
  if (!reason) return;
  say(`npm ci (${reason})`);
  const code = await run('npm', ['ci', '--loglevel=warn'], { output: 'aside' });
  if (code !== 0) throw new SetupError('npm ci failed: see its messages above');
}

/**
 * npm writes down what it installed; where that differs from package-lock.json, node_modules is
 * stale. Null where nothing is to be done.
 */
function whyStale() {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return 'node_modules is missing';
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(installedFile);
  for (const [name, { version, optional }] of Object.entries(wanted)) {
    if (name === '') continue;
    const found = installed[name];
    // Optional packages are left out on machines they are not made for.
    if (!found && !optional) return `${name} is missing`;
    if (found && found.version !== version) return `${name} is ${found.version}, not ${version}`;
  }
  return existsSync(path.join(root, 'node_modules/.bin/node')) ? null : ownNodeIsMissing();
}

function ownNodeIsMissing() {
  const major = Number(process.versions.node.split('.')[0]);
  // The Node that comes with npm ci is for 64-bit Linux; elsewhere the machine's own must do.
  if (process.platform === 'linux' && process.arch === 'x64') return 'its Node 24 is missing';
  if (major >= 24) return null;
  throw new SetupError(`on ${process.platform} ${process.arch} Node 24 or newer is needed`);
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
