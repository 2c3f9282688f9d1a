/** What is shipped: the right files in the right place, locked, and able to run from there. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstChangedFile } from '#electron/security/unpacked-files.ts';
import { LedgerClient } from '#electron/workers/ledger-client.ts';
import { parseStatement } from '#electron/workers/parse-client.ts';
import { isRecognised } from '#shared/statements/recognise.ts';
import { launchApp } from '../../desktop/harness.ts';
import { SETUP } from '../ledger-kit.ts';
import { packageApp } from './package-app.ts';

const PLATFORMS = [
  { platform: 'linux', program: 'relief-ledger', native: 'linux-x64.node' },
  { platform: 'win', program: 'relief-ledger.exe', native: 'win32-x64.node' },
] as const;

/** The digit 1, as the fuse stands in the program's file. */
const FUSE_ON = 49;

// Outside the repository: nothing may be found in its node_modules by accident.
const folder = mkdtempSync(path.join(tmpdir(), 'packaging-'));
const shipped: Record<string, string> = {};
const resources = (platform: string) => path.join(shipped[platform] ?? '', 'resources');
const unpacked = (platform: string) => path.join(resources(platform), 'app.asar.unpacked');

beforeAll(async () => {
  for (const { platform } of PLATFORMS) shipped[platform] = await packageApp(folder, platform);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(PLATFORMS)('for $platform', ({ platform, program, native }) => {
  const inArchive = () =>
    listPackage(path.join(resources(platform), 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );

  test('the archive holds the bundles and better-sqlite3, and nothing else', () => {
    const files = inArchive();
    for (const file of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/renderer/index.html',
    ]) {
      expect(files).toContain(file);
    }
    const allowed = /^\/(package\.json|dist|resources|node_modules)(\/|$)/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(map|ts|tsx|test\.js)$/.test(file))).toEqual([]);
    const packages = files.filter((file) => /^\/node_modules\/[^/]+$/.test(file));
    expect(packages).toEqual(['/node_modules/better-sqlite3']);
  });

  test('exactly the target’s native file is shipped, and beside the archive', () => {
    const natives = inArchive().filter((file) => file.endsWith('.node'));
    expect(natives).toEqual([`/node_modules/better-sqlite3/prebuilds/${native}`]);
    const prebuilds = path.join(unpacked(platform), 'node_modules/better-sqlite3/prebuilds');
    expect(readdirSync(prebuilds)).toEqual([native]);
  });

  test('workers and all they load lie beside the archive', () => {
    const beside = readdirSync(unpacked(platform), { recursive: true, encoding: 'utf8' });
    for (const file of [
      'dist/electron/workers/ledger-worker.js',
      'dist/electron/workers/parse-worker.js',
      'dist/electron/workers/migrations',
      'node_modules/better-sqlite3/lib/index.js',
      'resources',
    ]) {
      expect(beside).toContain(path.normalize(file));
    }
  });

  test('the fuses are set', async () => {
    const wire = await getCurrentFuseWire(path.join(shipped[platform] ?? '', program));
    const is = (fuse: FuseV1Options) => wire[fuse] === FUSE_ON;
    expect({
      runAsNode: is(FuseV1Options.RunAsNode),
      nodeOptions: is(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: is(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: is(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromAsar: is(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: is(FuseV1Options.GrantFileProtocolExtraPrivileges),
      cookies: is(FuseV1Options.EnableCookieEncryption),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyFromAsar: true,
      fileProtocol: false,
      cookies: true,
    });
  });
});

test('the shipped workers run from beside an archive that they can’t see into', async () => {
  expect(existsSync(path.join(resources('linux'), 'app.asar/package.json'))).toBe(false);
  const workers = path.join(unpacked('linux'), 'dist/electron/workers');
  const crashes: unknown[] = [];
  const onCrash = (_role: unknown, cause?: unknown) => crashes.push(cause);
  const ledger = new LedgerClient({ script: path.join(workers, 'ledger-worker.js'), onCrash });
  const file = path.join(folder, '甲.relief');
  await ledger.create(file, SETUP);
  expect(await ledger.call('setup.status', {})).toMatchObject({ bureau: SETUP.bureau });
  const { backup } = await ledger.close(true);
  expect(backup?.exists).toBe(true);

  const csv = '交易日期,收入金额,支出金额,余额\n2023-01-05,1.00,,1.00\n2023-01-06,2.00,,3.00\n';
  const read = await parseStatement({
    script: path.join(workers, 'parse-worker.js'),
    fileName: 'a.csv',
    bytes: new TextEncoder().encode(csv),
    mapping: null,
    onCrash,
  });
  expect(isRecognised(read.recognition) && read.recognition.lines).toHaveLength(2);
  expect(crashes).toEqual([]);
});

test.each(PLATFORMS)(
  'every file beside the archive for $platform is in the list',
  ({ platform }) => {
    const list = path.join(folder, `unpacked-${platform}.json`);
    const archive = path.join(resources(platform), 'app.asar');
    writeFileSync(list, extractFile(archive, path.join('dist', 'electron', 'unpacked.json')));
    expect(firstChangedFile(list, unpacked(platform))).toBeNull();

    const copy = path.join(folder, `changed-${platform}`);
    const changed = (file: string, change: (file: string) => void) => {
      cpSync(unpacked(platform), copy, { recursive: true });
      change(path.join(copy, file));
      const found = firstChangedFile(list, copy);
      rmSync(copy, { recursive: true });
      expect(found).toBe(file);
    };
    const worker = 'dist/electron/workers/ledger-worker.js';
    changed(worker, (file) => writeFileSync(file, '// another program', { flag: 'a' }));
    changed(worker, (file) => rmSync(file));
    changed('node_modules/better-sqlite3/lib/more.js', (file) => writeFileSync(file, ''));
    changed('node_modules/better-sqlite3/package.json', (file) => writeFileSync(file, '{}'));
  },
);

test('the shipped program opens its window and makes a ledger', async () => {
  // The stand-in has no archives, so the archive's own files stand in a folder of its name; what
  // lies unpacked is only beside it, as shipped.
  const tree = path.join(folder, 'run/resources');
  mkdirSync(tree, { recursive: true });
  extractAll(path.join(resources('linux'), 'app.asar'), path.join(tree, 'app.asar'));
  for (const unpackedPart of ['dist/electron/workers', 'node_modules', 'resources']) {
    rmSync(path.join(tree, 'app.asar', unpackedPart), { recursive: true, force: true });
  }
  cpSync(unpacked('linux'), path.join(tree, 'app.asar.unpacked'), { recursive: true });

  const desktop = await launchApp({
    appDir: path.join(tree, 'app.asar'),
    env: { STANDIN_PACKAGED: '1' },
  });
  const file = path.join(folder, '乙.relief');
  await desktop.queueDialog('save', { canceled: false, filePath: file });
  const made = await desktop.window.evaluate(async (setup) => {
    const chosen = await window.relief.call('setup.chooseNewLedger', { suggestedName: '乙' });
    const token = chosen.ok && chosen.value ? chosen.value.token : '';
    return window.relief.call('setup.create', { token, setup });
  }, SETUP);
  expect(made).toMatchObject({ ok: true, value: { fileName: '乙.relief' } });
  const packaged = await desktop.app.evaluate(({ app }) => app.isPackaged);
  expect(packaged).toBe(true);
  await desktop.close();
  expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
});
