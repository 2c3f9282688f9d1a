import { expect, test } from 'vitest';
import { newUid } from '#electron/ledger-file/uid.ts';
import { schemaPort } from '#electron/services/schema-port.ts';
import { attempt, expectUnharmed } from './attack.ts';
import { latePayment } from './batch/budget.ts';
import { closeYear, reviewedBy } from './batch/making.ts';
import { batchOf, forgeLink, payment, postOne, put, writeParts } from './raw.ts';
import { World } from './world.ts';

/** What a foreign tool may do that is no attack, and what it may leave behind. */
for (const sql of ['VACUUM', 'REINDEX', 'ANALYZE', 'PRAGMA optimize', 'PRAGMA wal_checkpoint']) {
  test(`${sql} changes nothing`, () => {
    const world = World.open();
    const before = world.content();
    const unknown = world.row('SELECT count(*) AS n FROM sqlite_schema').n;
    world.db.exec(sql);
    const after = world.reopened();
    expect(schemaPort.checkSchema(after.db)).toBe(true);
    expect(after.failing()).toEqual([]);
    after.postNormally();
    expect(after.failing()).toEqual([]);
    // ANALYZE adds a table of SQLite's own, which is in no content of ours.
    if (world.row('SELECT count(*) AS n FROM sqlite_schema').n === unknown) {
      expect(world.content()).toBe(before);
    }
  });
}

test('a payment of a closed year recorded late is taken while that year’s budget holds it', () => {
  const world = World.open();
  closeYear(world);
  postOne(world, latePayment(world, 600_000));
  expect(world.row('SELECT prior_year_fen AS fen FROM entry ORDER BY id DESC').fen).toBe(600_000);
});

test('a deputy posts until the last minute of the last day', () => {
  const world = World.open();
  postOne(world, payment(world, 100), reviewedBy(world, '沈某戊', '2023-06-30T15:59:59.000Z'));
  expect(world.failing()).toEqual([]);
});

test('an unposted batch left behind is in no book and gives its numbers to the next', () => {
  const world = World.open();
  writeParts(world, batchOf(world, payment(world, 777)));
  const after = world.reopened();
  expect(after.failing()).toEqual([]);
  const fundUid = after.uid('fund', 1);
  const spent = after.run('setup.overview', { fundUid, year: 2023 }).spentFen;
  after.postNormally();
  expect(after.failing()).toEqual([]);
  expect(after.run('setup.overview', { fundUid, year: 2023 }).spentFen).toBe(spent + 100);
  const numbers = after.db
    .prepare('SELECT number FROM voucher WHERE year = 2023 AND period = 6 ORDER BY id')
    .pluck()
    .all();
  expect(numbers).toEqual([1]);
});

test('lines of an unclosed import left behind can be cleared away', () => {
  const world = World.open();
  const line = world.row('SELECT * FROM statement_line LIMIT 1');
  put(world, 'statement_line', { ...line, id: 4 });
  const after = world.reopened();
  expect(after.failing()).toEqual([]);
  after.db.exec('DELETE FROM statement_line WHERE id = 4');
  expect(after.failing()).toEqual([]);
});

test('a link without its record can be written, and is found', () => {
  const world = World.open();
  const uid = newUid();
  forgeLink(world, 'person', uid);
  const [failure] = world.reopened().failing();
  expect(failure).toContain(uid);
});

test('a batch left uncounted by a temporary trigger is found, and counted by the next', () => {
  const world = World.open();
  world.db.exec(
    'CREATE TEMP TRIGGER early AFTER INSERT ON main.posting BEGIN SELECT RAISE(IGNORE); END',
  );
  postOne(world, payment(world, 500_000));
  const after = world.reopened();
  expect(after.failing()).toEqual([expect.stringContaining('totals')]);
  // What was not counted counts all the same: the next one finds the budget lessened by it.
  const over = {
    name: 'over the budget after an uncounted batch',
    proves: [],
    run: (w: World) => postOne(w, payment(w, 200_000, '2023-06-16')),
  };
  expect(attempt(after, over, after.content())).toBe('refused');
  after.postNormally();
  expect(after.failing()).toEqual([]);
});

test('an attached database and temporary names of the same tables change nothing in the ledger', () => {
  const world = World.open();
  const before = world.content();
  world.db.exec(`ATTACH ':memory:' AS other;
    CREATE TABLE other.posting (id INTEGER, uid TEXT);
    CREATE TEMP TABLE day_total (spent_fen INTEGER);
    CREATE TEMP TABLE period_close (year INTEGER);
    CREATE TEMP VIEW spending_change AS SELECT 1 AS fund_id;
    INSERT INTO other.posting SELECT id, uid FROM main.posting`);
  const over = {
    name: 'over the budget beside a temporary day_total',
    proves: [],
    run: (w: World) => {
      const made = batchOf(w, payment(w, 900_000));
      writeParts(w, made);
      forgeLink(w, 'posting', String(made.posting.uid));
      put(w, 'main.posting', made.posting);
    },
  };
  expect(attempt(world, over, before)).toBe('refused');
  world.db.exec('DROP TABLE temp.day_total; DROP TABLE temp.period_close');
  expectUnharmed(world, before, 'attached');
});

test('rows already posted can’t be reached through a temporary trigger on them', () => {
  const world = World.open();
  const late = {
    name: 'a voucher line added while its posting is written',
    proves: [],
    run: (w: World) => {
      w.db.exec(`CREATE TEMP TRIGGER sneak AFTER INSERT ON main.posting BEGIN
        INSERT INTO voucher_line SELECT max(id), 9, 'financial', '1002', 5, 0 FROM voucher;
        INSERT INTO voucher_line SELECT max(id), 10, 'financial', '2103', 0, 5 FROM voucher;
      END`);
      postOne(w, payment(w, 100));
    },
  };
  const before = world.content();
  expect(attempt(world, late, before)).toBe('refused');
  const early = { ...late, name: 'the same before the row' };
  early.run = (w) => {
    w.db.exec(`CREATE TEMP TRIGGER sneak BEFORE INSERT ON main.posting BEGIN
      INSERT INTO voucher_line SELECT max(id), 9, 'financial', '1002', 5, 0 FROM voucher;
      INSERT INTO voucher_line SELECT max(id), 10, 'financial', '2103', 0, 5 FROM voucher;
    END`);
    postOne(w, payment(w, 100));
  };
  expect(attempt(world, early, before)).toBe('refused');
  expectUnharmed(world, before, 'sneaked');
});

test('a ledger without its triggers is refused at the door', () => {
  const world = World.open();
  world.db.exec('DROP TRIGGER entry_unchanged');
  expect(schemaPort.checkSchema(world.db)).toBe(false);
  expect(world.failing()).toEqual([expect.stringContaining('schema')]);
});
