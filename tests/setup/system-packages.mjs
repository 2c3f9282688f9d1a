import { spawnSync } from 'node:child_process';
import { findChromium } from '../standin/find-chromium.mjs';
import { run, SetupError, say } from './processes.mjs';

/** Chromium draws the pages and PDFs; a Chinese font makes them readable. */
export async function ensureChromium() {
  if (process.env.CHROMIUM_PATH && !findChromium())
    throw new SetupError(`CHROMIUM_PATH names no program: ${process.env.CHROMIUM_PATH}`);
  const missing = missingPackages();
  if (missing.length === 0) return;
  await install(missing);
  const still = missingPackages();
  if (still.length > 0) throw new SetupError(`still missing after installing: ${still.join(' ')}`);
}

function missingPackages() {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk');
  return missing;
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

async function install(packages) {
  // fontconfig tells which fonts there are.
  const words = ['install', '-y', '--no-install-recommends', ...packages, 'fontconfig'];
  const byHand = `apt-get update && apt-get ${words.join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (!isRoot || !hasApt)
    throw new SetupError(
      `missing: ${packages.join(', ')}. Install as root: ${byHand}\n` +
        'or name an installed Chromium in CHROMIUM_PATH',
    );
  say(`apt-get install ${packages.join(' ')}`);
  const quietly = { env: { DEBIAN_FRONTEND: 'noninteractive' }, output: 'aside' };
  const code =
    (await run('apt-get', ['update', '-q'], quietly)) || (await run('apt-get', words, quietly));
  if (code !== 0) throw new SetupError(`could not be installed. By hand: ${byHand}`);
}
