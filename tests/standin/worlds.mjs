import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hereDir } from './runtime.mjs';

const read = (name) => readFileSync(path.join(hereDir, name), 'utf8');
// A file that is one expression ends without a semicolon, comments first.
const expression = (name) => read(name).trim().replace(/;$/, '');

const secret = randomUUID();

/** The name of the world that preload scripts run in. */
export const preloadWorld = 'electron-preload';
/** The function, in that world only, that hands text to us. */
export const bindingName = `standin_${secret.slice(0, 8)}`;
/** Marks a string that stands for a file of the page; see webUtils in preload-modules.js. */
export const filePrefix = `standin-file:${secret}:`;

const onlyInTopFrame = (source) => `if (window === window.top) {\n${source}\n}`;

/** The end of contextBridge in the page's own world. Runs before any script of the page. */
export function pageWorldSource() {
  return onlyInTopFrame(`(${expression('worlds/bridge.js')})('${secret}', 'page');`);
}

/** The preload, unchanged, with what a sandboxed preload may use. */
export function preloadWorldSource(preloadFile) {
  const process = {
    platform: globalThis.process.platform,
    arch: globalThis.process.arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: { ...globalThis.process.versions },
    env: {},
    argv: [],
  };
  return onlyInTopFrame(`
    ${read('codec.cjs')}
    const post = globalThis.${bindingName};
    const contextBridge = (${expression('worlds/bridge.js')})('${secret}', 'preload');
    globalThis.standin = (${expression('worlds/preload-modules.js')})(
      { codec, post, contextBridge, filePrefix: '${filePrefix}' });
    const require = (name) => {
      if (name === 'electron' || name === 'electron/renderer') return globalThis.standin.modules;
      throw new Error('module not found: ' + name);
    };
    const preloadModule = { exports: {} };
    (function (exports, require, module, process) {
      ${readFileSync(preloadFile, 'utf8')}
    })(preloadModule.exports, require, preloadModule, ${JSON.stringify(process)});
  `);
}
