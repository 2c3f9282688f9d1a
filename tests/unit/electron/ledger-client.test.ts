import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerClient } from '#electron/workers/ledger-client.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';

const script = new URL('./fixtures/logging-ledger-worker.ts', import.meta.url);
let folder: string;
let client: LedgerClient;
let crashed: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ledger-client-'));
  crashed = [];
  client = new LedgerClient({ script, onCrash: (role) => crashed.push(role) });
});
afterEach(async () => {
  await client.close(false);
  rmSync(folder, { recursive: true });
});

const at = (name: string) => path.join(folder, name);
const asked = (name: string) => readFileSync(at(name), 'utf8').trim().split('\n');
/** Waits until a worker was asked it. */
async function said(what: string): Promise<void> {
  while (!asked('a').some((line) => line.includes(what))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: { code?: string }) => error.code ?? String(error),
  );

test('writes go to the writer, reads to the reader, and the readers close first', async () => {
  await client.open(at('a'), false);
  expect(await client.call('budget.list', {})).toEqual({ by: 'reader' });
  expect(await client.call('budget.add', {})).toEqual({ by: 'writer' });
  await client.close(true);
  expect(client.file).toBeNull();
  expect(asked('a')).toEqual([
    'writer open',
    'reader open copy',
    'reader works for nobody',
    'reader budget.list as nobody',
    'writer budget.add as nobody',
    'reader close',
    'writer close with backup',
  ]);
});

test('readers work for whoever is signed in, from the answer on, and for nobody once it is locked', async () => {
  await client.open(at('a'), false);
  await client.call('people.signIn', {});
  await client.call('budget.list', {});
  expect(asked('a').at(-1)).toBe('reader budget.list as operator-1');
  await client.call('people.signOut', {});
  await client.call('budget.list', {});
  expect(asked('a').slice(-2)).toEqual(['reader works for nobody', 'reader budget.list as nobody']);
});

test('a reader in place of one that crashed works for the same operator', async () => {
  await client.open(at('a'), false);
  await client.call('people.signIn', {});
  await code(client.call('reports.tables', {}));
  await client.call('budget.list', {});
  expect(asked('a').slice(-2)).toEqual([
    'reader works for operator-1',
    'reader budget.list as operator-1',
  ]);
});

test('what needs no login gets no key', async () => {
  await client.open(at('a'), false);
  await client.call('people.signIn', {});
  const verifying = code(client.call('audit.verify', {}));
  await said('audit.verify');
  await client.close(false);
  await verifying;
  expect(asked('a')).toContain('reader audit.verify as nobody');
});

test('a read that is refused is refused by the writer once more, which logs it', async () => {
  await client.open(at('a'), false);
  expect(await code(client.call('audit.list', {}))).toBe('SIGN-IN-NEEDED');
  expect(asked('a').at(-1)).toBe('writer check audit.list');
});

test('without an open ledger every call is refused', async () => {
  expect(await code(client.call('budget.list', {}))).toBe('LEDGER-NOT-OPEN');
  expect(await code(client.backupList())).toBe('LEDGER-NOT-OPEN');
  expect(await code(client.restore('x'))).toBe('LEDGER-NOT-OPEN');
});

test('a ledger that is refused leaves nothing open', async () => {
  writeFileSync(at('refused'), '');
  expect(await code(client.open(at('refused'), false))).toBe('LEDGER-NOT-OPEN');
  expect(client.file).toBeNull();
  await client.open(at('b'), false);
  expect(client.file?.path).toBe(at('b'));
});

test('a crash of the writer closes the ledger, which can be opened again', async () => {
  await client.open(at('a'), false);
  expect(await code(client.call('entries.post', {}))).toBe('INTERNAL');
  expect(client.file).toBeNull();
  expect(crashed).toEqual(['writer']);
  await client.open(at('a'), false);
  expect(await client.call('budget.add', {})).toEqual({ by: 'writer' });
});

test('a crash of the reader fails what it was doing, and the next read works', async () => {
  await client.open(at('a'), false);
  expect(await code(client.call('reports.tables', {}))).toBe('INTERNAL');
  expect(crashed).toEqual(['reader']);
  const again = [client.call('budget.list', {}), client.call('budget.list', {})];
  expect(await Promise.all(again)).toEqual([{ by: 'reader' }, { by: 'reader' }]);
  expect(asked('a').filter((line) => line === 'reader open copy')).toHaveLength(2);
});

test('a slow read does not hold up pages and can be cancelled', async () => {
  await client.open(at('a'), false);
  const stop = new AbortController();
  const verifying = code(client.call('audit.verify', {}, { signal: stop.signal }));
  expect(await client.call('budget.list', {})).toEqual({ by: 'reader' });
  stop.abort();
  expect(await verifying).toBe('CANCELLED');
});

test('closing stops a slow read', async () => {
  await client.open(at('a'), false);
  const verifying = code(client.call('audit.verify', {}));
  await said('audit.verify');
  await client.close(false);
  expect(await verifying).toBe('CANCELLED');
});

test('a closing backup that fails leaves the ledger open and usable', async () => {
  await client.open(at('full'), false);
  expect(await code(client.close(true))).toBe('CANCELLED');
  expect(await client.call('budget.list', {})).toEqual({ by: 'reader' });
  await client.close(false);
  expect(asked('full').at(-1)).toBe('writer close');
});

test('an act of the host is logged in its own ledger, or in none once that is closed', async () => {
  const refused = async () => {
    throw hostErrors.make('FILE-TOKEN-EXPIRED');
  };
  await client.open(at('a'), false);
  expect(await client.logged('papers.print', {}, async () => 'printed')).toBe('printed');
  expect(await code(client.logged('papers.savePdf', {}, refused))).toBe('FILE-TOKEN-EXPIRED');
  const change = async () => {
    await client.close(false);
    await client.open(at('b'), false);
  };
  await client.logged('papers.print', {}, change);
  const lines = (name: string) => asked(name).filter((line) => line.includes(' log '));
  expect(lines('a')).toEqual([
    'writer log papers.print done',
    'writer log papers.savePdf FILE-TOKEN-EXPIRED',
  ]);
  expect(lines('b')).toEqual([]);
});

test('a restore happens on the closed file, which opens again, also after a refusal', async () => {
  await client.open(at('a'), false);
  expect(await client.restore('good')).toEqual({ chainHead: 'h', keptAs: 'k' });
  expect(await code(client.restore('bad'))).toBe('FILE-TOKEN-EXPIRED');
  const round = ['reader close', 'writer close'];
  const open = ['writer open', 'reader open copy', 'reader works for nobody'];
  expect(asked('a')).toEqual([
    ...open,
    ...round,
    'writer restore good by 张某甲',
    ...open,
    ...round,
    'writer restore bad by 张某甲',
    ...open,
  ]);
});
