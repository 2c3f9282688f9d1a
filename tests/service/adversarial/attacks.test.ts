import { expect, test } from 'vitest';
import { attempt, expectUnharmed } from './attack.ts';
import { BATCH_ATTACKS } from './batch-attacks.ts';
import { OTHER_ATTACKS } from './other-attacks.ts';
import { payment, postOne } from './raw.ts';
import { tableAttacks, WORKING } from './table-attacks.ts';
import { BASE_IMAGE, HOSTILE, PLAIN, tablesOf, World } from './world.ts';

const ATTACKS = [...tableAttacks(), ...BATCH_ATTACKS, ...OTHER_ATTACKS];
const SETTINGS = { 'as a plain shell': PLAIN, 'with hostile settings': HOSTILE };

test('the ledger under attack is sound, and a batch written by hand as the product would is taken', () => {
  const world = World.open();
  expect(world.failing()).toEqual([]);
  postOne(world, payment(world, 100));
  expect(world.reopened().failing()).toEqual([]);
});

test('every protected table has a row to attack', () => {
  const world = World.open();
  const empty = tablesOf(world.db).filter(
    (table) => world.row(`SELECT count(*) AS n FROM ${table}`).n === 0,
  );
  expect(empty.filter((table) => !WORKING.includes(table))).toEqual([]);
});

test('attacks have names of their own', () => {
  expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
});

for (const [how, pragmas] of Object.entries(SETTINGS)) {
  test(`${how}: every attempt is refused, the ledger stays sound, and work goes on`, {
    timeout: 120_000,
  }, () => {
    const world = World.open(BASE_IMAGE, pragmas);
    const before = world.content();
    const succeeded: string[] = [];
    for (const [index, attack] of ATTACKS.entries()) {
      if (attempt(world, attack, before) === 'succeeded') succeeded.push(attack.name);
      if (index % 25 === 0) expectUnharmed(world, before, attack.name);
    }
    expect(succeeded).toEqual([]);
    expectUnharmed(world, before, 'all of them');
  });
}
