// Builds everything into dist/. Runs on the repository's Node 24.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build as bundle } from 'esbuild';
import { build as buildPages } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const from = (...parts) => path.join(root, ...parts);
const out = (...parts) => path.join(root, 'dist', ...parts);

// Bundles hold all they load but for these. `electron` is the runtime itself. better-sqlite3 finds
// its native file beside its own JavaScript. Everything else goes in, because a worker thread of a
// packaged app can only load files outside the archive: a bundle is one file to keep outside.
// The last is an optional part of exceljs's unzipper, never installed and never reached.
const external = ['electron', 'better-sqlite3', '@aws-sdk/client-s3'];

// Bundled CommonJS packages (exceljs, iconv-lite, …) ask for Node's own modules with `require`,
// which an ES module doesn't have.
const requireForBundledPackages =
  "import { createRequire as createRequireForBundle } from 'node:module';\n" +
  'const require = createRequireForBundle(import.meta.url);';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  external,
  sourcemap: true,
  logLevel: 'warning',
  absWorkingDir: root,
};
const moduleFormat = { format: 'esm', banner: { js: requireForBundledPackages } };

/** Source file → bundle. Workers are found by their name. */
function entries() {
  const workers = listOf('electron/workers', /(ledger|parse)-worker\.ts$/).map((name) => ({
    source: `electron/workers/${name}`,
    target: `electron/workers/${name.replace(/\.ts$/, '.js')}`,
    ...moduleFormat,
  }));
  return [
    { source: 'electron/main.ts', target: 'electron/main.js', ...moduleFormat },
    // A sandboxed preload must be one CommonJS file.
    { source: 'electron/preload.ts', target: 'electron/preload.cjs', format: 'cjs' },
    { source: 'electron/cli.ts', target: 'electron/cli.js', ...moduleFormat },
    { source: 'electron/demo.ts', target: 'electron/demo.js', ...moduleFormat },
    ...workers,
  ];
}

function listOf(folder, pattern) {
  if (!existsSync(from(folder))) return [];
  return readdirSync(from(folder)).filter((name) => pattern.test(name));
}

/** Absent parts are named, so that nobody takes half a build for a whole one. */
function isThere(source) {
  if (existsSync(from(source))) return true;
  console.log(`build: ${source} is missing, left out`);
  return false;
}

async function bundleElectron() {
  const there = entries().filter(({ source }) => isThere(source));
  await Promise.all(
    there.map(({ source, target, ...options }) =>
      bundle({ ...shared, ...options, entryPoints: [from(source)], outfile: out(target) }),
    ),
  );
}

/** The migrations are read at run time, from beside whichever bundle asks. */
function copyMigrations() {
  const migrations = 'electron/ledger-file/migrations';
  if (!isThere(migrations)) return;
  for (const folder of ['electron', 'electron/workers'])
    cpSync(from(migrations), out(folder, 'migrations'), { recursive: true });
}

async function buildRenderer() {
  if (!isThere('renderer/index.html')) return;
  await buildPages({
    configFile: false,
    root: from('renderer'),
    // Pages are served from a scheme of our own: relative addresses only.
    base: './',
    plugins: [react()],
    build: {
      outDir: out('renderer'),
      emptyOutDir: true,
      // Small files as data: addresses would need a wider Content-Security-Policy.
      assetsInlineLimit: 0,
      // From the disk, not from a network: size costs little.
      chunkSizeWarningLimit: 4000,
    },
    logLevel: 'warn',
  });
}

const startedAt = performance.now();
rmSync(out(), { recursive: true, force: true });
mkdirSync(out(), { recursive: true });
// One after the other: pages that don't build leave the command line usable.
await bundleElectron();
copyMigrations();
await buildRenderer();
writeFileSync(out('.built'), '');
console.log(`build: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
