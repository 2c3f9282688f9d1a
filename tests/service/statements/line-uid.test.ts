import { expect, test } from 'vitest';
import { lineIdOf, lineIdsOf } from '#electron/services/statements/line-uid.ts';
import { World } from '../adversarial/world.ts';
import { closedImport } from '../closed-import.ts';

const uidsOf = ({ db }: World): string[] =>
  db.prepare('SELECT uid FROM imported_line ORDER BY id').pluck().all() as string[];

/** Beside the world's import of three lines, one of 300. */
function twoImports(): World {
  const world = World.open();
  const lines = Array.from({ length: 300 }, (_, k) => ({ day: '2023-06-01', fen: -1 - k }));
  world.db.transaction(() => closedImport(world.ctx, 1, lines))();
  return world;
}

test('every line has a name of its own, the form of a UUIDv7, and is found by it', () => {
  const world = twoImports();
  const uids = uidsOf(world);
  expect(new Set(uids).size).toBe(303);
  for (const uid of uids) {
    expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(uids.map((uid) => lineIdOf(world.db, uid))).toEqual(uids.map((_, k) => k + 1));
  expect(uids[3]!.slice(0, 28)).not.toBe(uids[2]!.slice(0, 28));
});

test('a name that is none’s finds nothing', () => {
  const world = twoImports();
  const [first] = uidsOf(world);
  const importName = first!.slice(0, 28);
  const others = [
    `${importName}00000000`,
    `${importName}00000004`,
    `${importName}0000000g`,
    `${importName}ffffffff`,
    `${first}0`,
    first!.slice(1),
    first!.replace('-7', '-8'),
    '',
  ];
  expect(others.map((uid) => lineIdOf(world.db, uid))).toEqual(others.map(() => null));
  expect(lineIdsOf(world.db, [first!, ...others])).toBe('[1]');
});

test('lines that wait for their import have no name yet', () => {
  const world = twoImports();
  world.db.exec(`INSERT INTO statement_line SELECT id + 1, account_id, row_number, day, time,
    amount_fen, balance_fen, serial, occurrence, party_id FROM statement_line ORDER BY id DESC LIMIT 1`);
  expect(uidsOf(world)).toHaveLength(303);
});

test('a line’s import is found by one step in an index, and a page of lines in their order', () => {
  const { db } = twoImports();
  const page = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT uid, row_number FROM imported_line
       WHERE account_id = 1 AND day >= '2023-01-01' ORDER BY day, id LIMIT 200`,
    )
    .all() as { detail: string }[];
  const plan = page.map(({ detail }) => detail).join('\n');
  expect(plan).toContain('SEARCH s USING INDEX statement_line_by_day');
  expect(plan).toContain('SEARCH i USING INTEGER PRIMARY KEY');
  expect(plan).toContain('USING COVERING INDEX statement_import_of_line (first_line_id<?)');
  expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
});
