import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from '#electron/files/write-atomically.ts';
import { RecentLedgers } from '#electron/host/recent-ledgers.ts';
import { StatementFiles } from '#electron/host/statement-files.ts';
import { Tokens } from '#electron/host/tokens.ts';
import { STATEMENT_LIMIT_BYTES } from '#shared/statements/file-size.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'host-files-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const at = (name: string) => path.join(folder, name);
const codeOf = async (act: () => unknown) => {
  try {
    await act();
    return 'no error';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

test('a token opens only what it was issued for', async () => {
  const tokens = new Tokens<string>(10);
  const token = tokens.issue('statement', '/a');
  expect(token).not.toContain('/a');
  expect(tokens.resolve('statement', token)).toBe('/a');
  expect(await codeOf(() => tokens.resolve('ledger', token))).toBe('FILE-TOKEN-EXPIRED');
  expect(await codeOf(() => tokens.resolve('ledger', '/etc/passwd'))).toBe('FILE-TOKEN-EXPIRED');
});

test('tokens are bounded: the one issued longest ago is forgotten', async () => {
  const tokens = new Tokens<string>(3, (file) => file);
  const first = tokens.issue('ledger', 'a');
  const second = tokens.issue('ledger', 'b');
  expect(tokens.issue('ledger', 'a')).toBe(first);
  tokens.issue('ledger', 'c');
  tokens.issue('ledger', 'd');
  expect(tokens.resolve('ledger', first)).toBe('a');
  expect(await codeOf(() => tokens.resolve('ledger', second))).toBe('FILE-TOKEN-EXPIRED');
});

test('a file is replaced whole or not at all, and nothing temporary is left', async () => {
  writeFileSync(at('out.xlsx'), 'old');
  const failing = writeAtomically(at('out.xlsx'), async (temporary) => {
    await writeFile(temporary, 'half');
    throw new RangeError('stopped');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect(readFileSync(at('out.xlsx'), 'utf8')).toBe('old');
  await writeAtomically(at('out.xlsx'), (temporary) => writeFile(temporary, 'new'));
  expect(readFileSync(at('out.xlsx'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['out.xlsx']);
});

test('a place that can’t be written is an error for the user, naming the file without its path', async () => {
  const nowhere = at('gone/out.pdf');
  const error = await writeAtomically(nowhere, (temporary) => writeFile(temporary, 'x')).catch(
    (caught: unknown) => caught as Error & { code: string },
  );
  expect(error).toMatchObject({ code: 'FILE-UNWRITABLE' });
  expect((error as Error).message).toContain('out.pdf');
  expect((error as Error).message).not.toContain(folder);
});

test('the recent list is newest first, without doubles, bounded, and survives a restart', async () => {
  const file = at('profile/recent.json');
  const recent = new RecentLedgers(file);
  const days = Array.from({ length: 12 }, (_, i) => `2026-01-${String(i + 1).padStart(2, '0')}`);
  await Promise.all(days.map((day, i) => recent.remember(`/l/${i}`, `${day}T00:00:00.000Z`)));
  await recent.remember('/l/5', '2026-02-01T00:00:00.000Z');
  const list = await new RecentLedgers(file).list();
  expect(list.map(({ path: p }) => p)).toEqual(
    [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((i) => `/l/${i}`),
  );
  expect(list[0]?.openedAt).toBe('2026-02-01T00:00:00.000Z');
});

test.each(['', '{', '{"path":1}', '[{"path":""}]'])(
  'a spoilt recent list (%s) reads as empty',
  async (text) => {
    writeFileSync(at('recent.json'), text);
    const recent = new RecentLedgers(at('recent.json'));
    expect(await recent.list()).toEqual([]);
    await recent.remember('/l/1', '2026-01-01T00:00:00.000Z');
    expect(await recent.list()).toHaveLength(1);
  },
);

test('a dropped statement is kept as bytes under its name alone', async () => {
  const files = new StatementFiles();
  const bytes = new Uint8Array([1, 2, 3]);
  for (const given of ['a.xls', 'C:\\用户\\a.xls', '/home/user/a.xls']) {
    const ref = files.addDropped(given, bytes);
    expect(ref).toMatchObject({ name: 'a.xls', size: 3 });
    expect(await files.read(ref.token)).toMatchObject({ name: 'a.xls', bytes });
  }
});

test('a chosen statement is bounded before it is read, also when it grew meanwhile', async () => {
  const files = new StatementFiles();
  writeFileSync(at('a.csv'), 'x');
  const { token } = await files.addChosen(at('a.csv'));
  expect(Buffer.from((await files.read(token)).bytes).toString()).toBe('x');
  truncateSync(at('a.csv'), STATEMENT_LIMIT_BYTES + 1);
  expect(await codeOf(() => files.read(token))).toBe('STM-TOO-LARGE');
  expect(await codeOf(() => files.addChosen(at('a.csv')))).toBe('STM-TOO-LARGE');
  expect(await codeOf(() => files.addDropped('b.csv', new Uint8Array(0)))).toBe('STM-EMPTY');
});

test('a statement that is gone, or is a folder, is an error for the user', async () => {
  const files = new StatementFiles();
  writeFileSync(at('a.csv'), 'x');
  const { token } = await files.addChosen(at('a.csv'));
  rmSync(at('a.csv'));
  expect(await codeOf(() => files.read(token))).toBe('FILE-UNREADABLE');
  mkdirSync(at('a.csv'));
  expect(await codeOf(() => files.read(token))).toBe('FILE-UNREADABLE');
  expect(existsSync(at('a.csv'))).toBe(true);
});
