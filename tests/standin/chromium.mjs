import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CdpConnection } from './cdp.mjs';
import { findChromium } from './find-chromium.mjs';
import { createProfile, removeProfile } from './profile.mjs';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-breakpad',
  '--disable-features=Translate,HttpsUpgrades,MediaRouter,OptimizationHints',
  '--password-store=basic',
  '--lang=zh-CN',
  // Nothing is ever looked up, and no proxy can look it up for us.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
];

// A data: page, because Chromium opens an ordinary window with tabs for --app=about:blank.
const onScreen = ['--app=data:text/html,', '--window-size=1366,768', '--test-type'];
const offScreen = ['--headless=new', 'about:blank'];

let running = null;

/**
 * Starts Chromium and connects over its pipe, so that it dies with this process however that
 * ends. A debugging port is opened only on request: Playwright needs one, people don't.
 */
export async function startChromium({ headed, withPort }) {
  const program = findChromium();
  if (!program) throw new Error('Chromium is not installed (and CHROMIUM_PATH names none)');
  const profile = createProfile();
  const child = spawn(program, chromiumSwitches({ headed, withPort, profile }), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Its temporary files go with the profile.
    env: { ...process.env, LANGUAGE: 'zh_CN', TMPDIR: path.join(profile, 'tmp') },
  });
  process.once('exit', () => {
    child.kill('SIGKILL');
    removeProfile(profile);
  });

  const stderr = collectStderr(child);
  const connection = new CdpConnection(child.stdio[3], child.stdio[4]);
  running = { child, connection };
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`Chromium ended at once (${code})\n${stderr.text()}`);
  });
  failed.catch(() => {}); // a later exit is the caller's to notice
  const started = Promise.all([
    connection.send('Browser.getVersion'),
    withPort ? stderr.devToolsUrl : null,
  ]);
  started.catch(() => {});
  const [version, devToolsUrl] = await Promise.race([failed, started]);
  return { child, connection, devToolsUrl, version: version.product.split('/')[1] };
}

/** Chromium gets a moment to end by itself, even in the middle of its start: fewer files remain. */
export async function endChromium() {
  if (!running || running.child.exitCode !== null || running.child.signalCode !== null) return;
  const { child, connection } = running;
  const ended = once(child, 'exit');
  const patience = setTimeout(() => child.kill('SIGKILL'), 3000);
  connection.send('Browser.close').catch(() => {});
  await ended;
  clearTimeout(patience);
}

function chromiumSwitches({ headed, withPort, profile }) {
  return [
    ...(headed ? onScreen : offScreen),
    ...quiet,
    // Chromium's sandbox refuses root; containers seldom allow its namespaces.
    ...(process.getuid?.() === 0 || !headed ? ['--no-sandbox'] : []),
    ...(withPort ? ['--remote-debugging-port=0'] : []),
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ];
}

/** Keeps the last words for an error message and finds the port's line. */
function collectStderr(child) {
  let kept = '';
  const devToolsUrl = new Promise((resolve) => {
    child.stderr.on('data', (data) => {
      if (process.env.STANDIN_DEBUG) process.stderr.write(data);
      kept = (kept + data).slice(-8000);
      const found = /DevTools listening on (ws:\S+)\n/.exec(kept);
      if (found) resolve(found[1]);
    });
  });
  return { devToolsUrl, text: () => kept };
}
