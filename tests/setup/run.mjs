// The one way in: `node tests/setup/run.mjs <verb> [words…]`, called by the npm scripts.
// Runs on plain Node 20 without any package: it installs them. Never reads from standard input.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { checkNode, ensureDependencies } from './dependencies.mjs';
import { desktopRuntime, hasDisplay } from './desktop-runtime.mjs';
import { tryFetchElectron } from './electron-fetch.mjs';
import { root, runNode, SetupError, say } from './processes.mjs';
import { ensureChromium } from './system-packages.mjs';
import { runAllTests } from './test-run.mjs';

// Each verb sets up what it needs and no more; all give an exit code.
const verbs = {
  async test() {
    await ensureDependencies();
    if (desktopRuntime().kind === 'standin') await ensureChromium();
    return runAllTests();
  },
  async build() {
    await ensureDependencies();
    return buildIfStale({ always: true });
  },
  async cli(words) {
    await ensureBuilt();
    return runBundle('cli.js', words);
  },
  async demo(words) {
    await ensureDependencies();
    if (desktopRuntime().kind === 'standin') await ensureChromium(); // the demo prints PDF
    await ensureBuilt();
    return runBundle('demo.js', words);
  },
  async bench(words) {
    await ensureBuilt();
    const program = path.join(root, 'tests/bench/run.ts');
    requireFile(program);
    return runNode([program, ...words]);
  },
  async start(words) {
    await ensureDependencies();
    if (!hasDisplay())
      throw new SetupError(
        '没有图形桌面（DISPLAY 未设置），窗口打不开。\nNo display (DISPLAY is not set): the window cannot open.',
      );
    await tryFetchElectron();
    const runtime = desktopRuntime();
    if (runtime.kind === 'standin') await ensureChromium();
    await ensureBuilt();
    return openWindow(runtime, words);
  },
};

async function ensureBuilt() {
  await ensureDependencies();
  const code = await buildIfStale();
  if (code !== 0) throw new SetupError('the build failed: see its messages above');
}

function requireFile(file) {
  if (!existsSync(file)) throw new SetupError(`${path.relative(root, file)} is missing`);
}

/** Files named on the command line are relative to where the user called npm. */
function runBundle(name, words) {
  const program = path.join(root, 'dist/electron', name);
  requireFile(program);
  return runNode([program, ...words], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: overrideFor(desktopRuntime()),
  });
}

function overrideFor({ distDir }) {
  return distDir ? { ELECTRON_OVERRIDE_DIST_PATH: distDir } : {};
}

function openWindow(runtime, words) {
  const isStandin = runtime.kind === 'standin';
  if (isStandin) {
    say('没有 Electron 运行时，改用替身窗口：没有原生菜单，文件路径需手工输入。');
    say("Electron's runtime is not here: a stand-in window opens, without menus or file dialogs.");
  }
  // Chromium's sandbox refuses root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = path.join(root, 'node_modules/electron/cli.js');
  return runNode([electron, '.', ...asRoot, ...words], {
    env: { ...overrideFor(runtime), ...(isStandin ? { STANDIN_HEADED: '1' } : {}) },
  });
}

async function main([verb, ...words]) {
  const work = verbs[verb];
  if (!work) {
    say(`usage: node tests/setup/run.mjs ${Object.keys(verbs).join('|')} [words…]`);
    return 2;
  }
  checkNode();
  return work(words);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
