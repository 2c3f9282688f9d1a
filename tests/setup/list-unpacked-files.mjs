// electron-builder's `beforePack`: what lies beside the archive isn't covered by its integrity
// check, so a list of those files' hashes goes into the archive. The program reads it at its start.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** Mirrors `files` and `asarUnpack` of electron-builder.yml; the packaging check compares them. */
const unpackedFolders = [
  'dist/electron/workers',
  'node_modules/better-sqlite3/lib',
  'node_modules/better-sqlite3/prebuilds',
  'resources',
];
const unpackedFiles = [
  'node_modules/better-sqlite3/LICENSE',
  'node_modules/better-sqlite3/package.json',
];
const osNames = { win32: 'win32', linux: 'linux', darwin: 'darwin' };
const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

export default function listUnpackedFiles({ electronPlatformName, arch }) {
  const native = `${osNames[electronPlatformName]}-${archNames[arch]}.node`;
  const isShipped = (file) =>
    !file.endsWith('.map') &&
    !file.endsWith('/serve-worker.js') &&
    (!file.includes('/prebuilds/') || file.endsWith(`/${native}`));
  const listed = [...unpackedFolders.flatMap(filesIn), ...unpackedFiles];
  const files = listed.filter(isShipped).sort();
  const list = Object.fromEntries(files.map((file) => [file, sha256(path.join(root, file))]));
  writeFileSync(path.join(root, 'dist/electron/unpacked.json'), JSON.stringify(list, null, 1));
}

function filesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'));
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
