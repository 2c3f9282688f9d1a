import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { APPLICATION_ID } from '#electron/ledger-file/constants.ts';
import { classifyHeader, readHeader } from '#electron/ledger-file/header.ts';
import { networkPlace } from '#electron/ledger-file/network.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { refusal, refused } from '../refused.ts';
import { makeLedger, open, snapshot, testFolder } from './small-ledger.ts';
import { checkSchema, verifySmall } from './small-schema.ts';

type Spoil = (path: string) => void;

const patch =
  (offset: number, ...bytes: number[]): Spoil =>
  (path) => {
    const content = readFileSync(path);
    content.set(bytes, offset);
    writeFileSync(path, content);
  };

const foreign: Spoil = (path) => {
  writeFileSync(path, '');
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE note (text)');
  db.close();
};

const trial: Spoil = (path) => {
  const db = new Database(path);
  db.exec('ALTER TABLE entry ADD COLUMN colour TEXT');
  db.close();
};

/** Turns a leaf of the file into a page of an impossible kind. */
const breakPage: Spoil = (path) => patch(4096 * 3, 0x77)(path);

/** Every file that must be refused, and the name of the refusal. */
const REFUSED: readonly (readonly [string, string, Spoil])[] = [
  ['empty', 'FILE-EMPTY', (path) => truncateSync(path, 0)],
  ['not SQLite', 'FILE-NOT-SQLITE', (path) => writeFileSync(path, '日期,金额\n'.repeat(30))],
  ['a few bytes', 'FILE-NOT-SQLITE', (path) => truncateSync(path, 7)],
  ['cut within its header', 'FILE-DAMAGED', (path) => truncateSync(path, 60)],
  ['cut within a page', 'FILE-DAMAGED', (path) => truncateSync(path, statSync(path).size - 1000)],
  ['cut after its first page', 'FILE-DAMAGED', (path) => truncateSync(path, 4096)],
  ['another program’s SQLite file', 'FILE-NOT-OURS', foreign],
  ['of a newer version', 'FILE-NEWER', patch(60, 0, 0, 0, 99)],
  ['without a version', 'FILE-TRIAL', patch(60, 0, 0, 0, 0)],
  ['of another schema', 'FILE-TRIAL', trial],
  ['with a broken page', 'FILE-DAMAGED', breakPage],
  ['with an impossible page size', 'FILE-DAMAGED', patch(16, 0x12, 0x34)],
];

describe('a file that cannot be opened is named and left as it was', () => {
  for (const mode of ['write', 'read'] as const) {
    for (const [what, code, spoil] of REFUSED) {
      test(`${what}, opened to ${mode}`, () => {
        const folder = testFolder();
        const path = makeLedger(folder);
        spoil(path);
        const before = snapshot(folder);
        expect(refusal(() => open(path, mode))).toBe(code);
        expect(snapshot(folder)).toEqual(before);
      });

      test(`${what}, last used in WAL mode, opened to ${mode}`, () => {
        const folder = testFolder();
        const path = makeLedger(folder);
        open(path).close();
        spoil(path);
        const before = snapshot(folder);
        expect(refusal(() => open(path, mode))).toBe(code);
        expect(snapshot(folder)).toEqual(before);
      });
    }
  }

  test('a missing file, a folder, a missing folder', () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'x.relief'));
    const before = snapshot(folder);
    expect(refusal(() => open(join(folder, 'none.relief')))).toBe('FILE-NOT-FOUND');
    expect(refusal(() => open(join(folder, 'no', 'none.relief')))).toBe('FILE-NOT-FOUND');
    expect(refusal(() => open(join(folder, 'x.relief')))).toBe('FILE-NOT-A-FILE');
    expect(snapshot(folder)).toEqual(before);
  });

  test('a name the library would trim, and so open another file', () => {
    const folder = testFolder();
    const path = makeLedger(folder);
    copyFileSync(path, `${path}\u3000`);
    const before = snapshot(folder);
    expect(refusal(() => open(`${path}\u3000`))).toBe('FILE-BAD-NAME');
    expect(snapshot(folder)).toEqual(before);
  });

  test('writing without an examination is a programmer’s error', () => {
    const path = makeLedger(testFolder());
    const options = { mode: 'write', ownerName: '甲', checkSchema, examine: false } as const;
    expect(() => openLedgerFile(path, options)).toThrow(TypeError);
  });
});

function attempt(act: () => string[]): string[] | AppError {
  try {
    return act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

describe('a crashed ledger is judged on a copy', () => {
  /** The files a killed program leaves: commits stand in the -wal only. */
  function crashed(folder: string, spoil: Spoil = () => {}): string {
    const source = makeLedger(testFolder(), 'source.relief');
    const ledger = open(source);
    ledger.db.exec("UPDATE entry SET text = 'only in the wal' WHERE seq = 1");
    const path = join(folder, '账.relief');
    for (const suffix of ['', '-wal']) copyFileSync(source + suffix, path + suffix);
    ledger.close();
    spoil(path);
    return path;
  }

  test('a sound one opens with the commits of its -wal', () => {
    const path = crashed(testFolder());
    const ledger = open(path);
    const text = ledger.db.prepare('SELECT text FROM entry WHERE seq = 1').pluck().get();
    expect(text).toBe('only in the wal');
  });

  test('reading shows those commits and leaves all three files as they were', () => {
    const folder = testFolder();
    const path = crashed(folder);
    const before = snapshot(folder);
    const ledger = open(path, 'read');
    const text = ledger.db.prepare('SELECT text FROM entry WHERE seq = 1').pluck().get();
    expect(text).toBe('only in the wal');
    expect(ledger.dbPath).not.toBe(path);
    expect(snapshot(folder)).toEqual(before);
    ledger.close();
    expect(snapshot(folder)).toEqual(before);
  });

  test.each(['write', 'read'] as const)('a broken one stays untouched, opened to %s', (mode) => {
    const folder = testFolder();
    const path = crashed(folder, breakPage);
    const before = snapshot(folder);
    expect(refusal(() => open(path, mode))).toBe('FILE-DAMAGED');
    expect(snapshot(folder)).toEqual(before);
  });

  test('a -wal of another ledger beside a file copied over is refused or found by verify', () => {
    const folder = testFolder();
    const path = crashed(folder);
    copyFileSync(makeLedger(testFolder(), 'b.relief', 'ledger-b'), path);
    const before = snapshot(folder);
    // SQLite plays a journal into whatever file stands beside it; only the chain can tell.
    const found = attempt(() => verifySmall(open(path, 'read').db));
    expect(found).not.toEqual([]);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe('the header', () => {
  test('a ledger says what it is', () => {
    const path = makeLedger(testFolder());
    expect(readHeader(path)).toEqual({
      kind: 'ours',
      pageSize: 4096,
      userVersion: 1,
      applicationId: APPLICATION_ID,
      wal: false,
    });
    open(path).close();
    expect(readHeader(path)).toMatchObject({ kind: 'ours', wal: true });
  });

  test('no length of it crashes the reader', () => {
    const header = readFileSync(makeLedger(testFolder())).subarray(0, 100);
    const kinds = Array.from({ length: 101 }, (_, n) => classifyHeader(header.subarray(0, n)).kind);
    expect(kinds[0]).toBe('empty');
    expect(new Set(kinds.slice(1, 16))).toEqual(new Set(['not-sqlite']));
    expect(new Set(kinds.slice(16, 100))).toEqual(new Set(['cut']));
    expect(kinds[100]).toBe('ours');
  });
});

describe('a network place', () => {
  const mounts = [
    '/dev/sda / ext4 rw 0 0',
    '//server/share /mnt/g\\040x cifs rw 0 0',
    'host:/vol /mnt/nfs nfs4 rw 0 0',
    '/dev/sdb /mnt/nfs/local ext4 rw 0 0',
    '/dev/sdc /mnt ext4 rw 0 0',
  ].join('\n');

  test.each([
    ['/home/a.relief', null],
    ['/mnt/g x/a.relief', 'cifs'],
    ['/mnt/g xy/a.relief', null],
    ['/mnt/nfs/a.relief', 'nfs4'],
    ['/mnt/nfs/local/a.relief', null],
    ['\\\\server\\share\\a.relief', '网络共享'],
    ['\\\\?\\UNC\\server\\share\\a.relief', '网络共享'],
    ['\\\\?\\C:\\账\\a.relief', null],
    ['C:\\账\\a.relief', null],
  ])('%s', (path, where) => {
    expect(networkPlace(path, mounts)).toBe(where);
  });
});

test('verify gets into a file that is refused to everybody else', () => {
  const folder = testFolder();
  const path = makeLedger(folder);
  breakPage(path);
  const before = snapshot(folder);
  const options = { mode: 'read', ownerName: '核验', checkSchema, examine: false } as const;
  const ledger = openLedgerFile(path, options);
  expect(ledger.db.pragma('integrity_check(1)', { simple: true })).not.toBe('ok');
  ledger.close();
  expect(snapshot(folder)).toEqual(before);
});

test('a link and its target are one ledger', () => {
  const folder = testFolder();
  const path = makeLedger(folder);
  symlinkSync(path, join(folder, 'link.relief'));
  open(path);
  expect(refusal(() => open(join(folder, 'link.relief')))).toBe('FILE-LOCKED');
});

test('every error says what happened, what was kept and what to do, without a path', () => {
  for (const text of Object.values(fileErrors.codes)) {
    for (const part of [text.message, text.kept, text.next]) expect(part).toMatch(/。$/);
  }
  const error = refused(() => open(join(testFolder(), '无此账.relief')));
  expect(error.message).toBe('找不到账套文件「无此账.relief」。');
});
