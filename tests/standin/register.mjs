// Runs before anything else in the main thread and in every worker thread.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// Electron's own modules don't exist in worker threads; a stand-in kinder than the real thing
// would hide that fault.
const file = isMainThread ? './index.mjs' : './not-in-workers.mjs';
const url = new URL(file, import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    return /^electron(\/main|\/common)?$/.test(specifier)
      ? { url, format: 'module', shortCircuit: true }
      : nextResolve(specifier, context);
  },
});

const electronPackage = new URL('../../node_modules/electron/package.json', import.meta.url);
Object.defineProperty(process.versions, 'electron', {
  value: JSON.parse(readFileSync(electronPackage, 'utf8')).version,
  enumerable: true,
});
