import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { LedgerFile } from '#electron/ledger-file/ledger-file.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { verify } from '#electron/services/audit/verify.ts';
import { noHooks } from '#electron/services/context.ts';
import { schemaPort } from '#electron/services/schema-port.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { BASE_IMAGE, tablesOf, World } from '../adversarial/world.ts';
import { testFolder } from '../ledger-file/small-ledger.ts';

const RUNS = Number(process.env.RELIEF_MUTATIONS ?? 400);
const SEED = Number(process.env.RELIEF_FAULT_SEED ?? Date.now() % 1_000_000_007);

/** Where the key lies and what no chain names: a change there is no change of posted data. */
const OUTSIDE = ['key_slot', 'sign_in_guard', 'statement_mapping', 'draft', 'draft_line', 'party'];

let state = SEED;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

/** Every protected row, read past all indexes. */
function contentOf(db: Database.Database): string {
  const tables = tablesOf(db).filter((table) => !OUTSIDE.includes(table));
  const rows = tables.map((table) => db.prepare(`SELECT * FROM ${table} NOT INDEXED`).raw().all());
  return JSON.stringify([tables, rows]);
}

type Fate = 'refused' | 'found' | 'of no account';

/** The bytes as a file, opened as the program opens one. */
function fateOf(bytes: Buffer, whole: string, folder: string): Fate {
  const path = join(folder, 'a.relief');
  writeFileSync(path, bytes);
  let ledger: LedgerFile;
  try {
    const { checkSchema } = schemaPort;
    ledger = openLedgerFile(path, { mode: 'read', ownerName: '试', checkSchema });
  } catch (error) {
    if (error instanceof AppError) return 'refused';
    throw error;
  }
  try {
    if (!verify(ledger.db, { head: null }, noHooks).ok) return 'found';
    expect(contentOf(ledger.db)).toBe(whole);
    return 'of no account';
  } finally {
    ledger.close();
  }
}

test('a changed byte anywhere is refused or found, or changes nothing that can be read', {
  timeout: 240_000,
}, () => {
  console.log(`RELIEF_FAULT_SEED=${SEED} RELIEF_MUTATIONS=${RUNS}`);
  const folder = testFolder();
  const world = World.open();
  const whole = contentOf(world.db);
  // Zeros are mostly room in pages; of the rest much is room once used.
  const used = [...BASE_IMAGE.keys()].filter((at) => BASE_IMAGE[at] !== 0);
  const fates = new Map<Fate, number>();
  for (let run = 0; run < RUNS; run += 1) {
    const bytes = Buffer.from(BASE_IMAGE);
    const at = used[random(used.length)]!;
    bytes[at] = (bytes[at]! + 1 + random(255)) % 256;
    const fate = fateOf(bytes, whole, folder);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
  }
  console.log(Object.fromEntries(fates));
  expect(fates.get('found') ?? 0).toBeGreaterThan(0);
});

test('a changed byte in any copy of a posted text is found, or was a copy out of use', {
  timeout: 240_000,
}, () => {
  const places = [
    '支付救助款（个案 JA-2023-001）',
    '张某甲',
    'JA-2023-001',
    '7101.303',
    'inquiry_out',
  ];
  const folder = testFolder();
  const world = World.open();
  const whole = contentOf(world.db);
  for (const text of places) {
    const needle = Buffer.from(text);
    for (let at = BASE_IMAGE.indexOf(needle); at >= 0; at = BASE_IMAGE.indexOf(needle, at + 1)) {
      const bytes = Buffer.from(BASE_IMAGE);
      bytes[at + needle.length - 1]! ^= 1;
      fateOf(bytes, whole, folder);
    }
  }
});
