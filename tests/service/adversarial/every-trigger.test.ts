import { expect, test } from 'vitest';
import { type Attack, attempt } from './attack.ts';
import { BATCH_ATTACKS } from './batch-attacks.ts';
import { OTHER_ATTACKS } from './other-attacks.ts';
import { tableAttacks } from './table-attacks.ts';
import { BASE_IMAGE, HOSTILE, World } from './world.ts';

/** Without the guard, one of the attacks that name it must succeed: no guard is there for show. */
const ATTACKS = [...tableAttacks(), ...BATCH_ATTACKS, ...OTHER_ATTACKS];

/** Guards no attack on a whole ledger can tell, each with the reason it stands. */
const UNPROVEN: Record<string, string> = {
  ledger_chained: 'every file is born with its ledger row; ledger_once stops all that follow',
  signing_key_chained: 'every file is born with its pair; signing_key_once stops all that follow',
};

interface Trigger {
  name: string;
  sql: string;
}

const triggers = (): Trigger[] => {
  const world = World.open();
  const sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name";
  return world.db.prepare(sql).all() as Trigger[];
};

const withoutComments = (sql: string): string => sql.replaceAll(/^\s*--.*$/gm, '');

/** Each sentence of a judgement alone: `name: what it says` → the trigger without it. */
function sentences({ name, sql }: Trigger): [string, string][] {
  const body = withoutComments(sql);
  const found = [...body.matchAll(/SELECT RAISE\(ABORT, '((?:[^']|'')*)'\)[^;]*;/g)];
  if (found.length < 2 && name !== 'posting_counted') return [];
  return found.map(([sentence, says]) => [
    `${name}: ${says!.replaceAll("''", "'")}`,
    body.replace(sentence, ''),
  ]);
}

/** Whether an attack that names the guard succeeds once `weaken` took the guard away. */
function provenBy(attacks: readonly Attack[], weaken: (world: World) => void): boolean {
  return attacks.some((attack) => {
    const world = World.open(BASE_IMAGE, HOSTILE);
    weaken(world);
    try {
      return attempt(world, attack, world.content()) === 'succeeded';
    } finally {
      world.close();
    }
  });
}

test('deleting any trigger lets an attack through', { timeout: 240_000 }, () => {
  const useless = triggers().filter(({ name, sql }) => {
    if (name in UNPROVEN || sentences({ name, sql }).length > 0) return false;
    const naming = ATTACKS.filter(({ proves }) => proves.includes(name));
    return !provenBy(naming, (world) => world.db.exec(`DROP TRIGGER ${name}`));
  });
  expect(useless.map(({ name }) => name)).toEqual([]);
});

test('deleting any sentence of a judgement lets an attack through', { timeout: 240_000 }, () => {
  const useless = triggers().flatMap((trigger) =>
    sentences(trigger).flatMap(([guard, weaker]) => {
      const naming = ATTACKS.filter(({ proves }) =>
        proves.some((each) => each.includes(': ') && isSentence(guard, each)),
      );
      const proven = provenBy(naming, (world) => {
        world.db.exec(`DROP TRIGGER ${trigger.name}`);
        world.db.exec(weaker);
      });
      return proven ? [] : [guard];
    }),
  );
  expect(useless).toEqual([]);
});

/** An attack names the trigger and some words of the sentence. */
function isSentence(guard: string, named: string): boolean {
  const at = named.indexOf(': ');
  return guard.startsWith(named.slice(0, at)) && guard.includes(named.slice(at + 2));
}

test('every attack that names a guard names one there is', () => {
  const names = new Set(triggers().map(({ name }) => name));
  const guards = triggers().flatMap((trigger) => sentences(trigger).map(([guard]) => guard));
  const unknown = ATTACKS.flatMap(({ name, proves }) =>
    proves
      .filter((each) => !names.has(each) && !guards.some((guard) => isSentence(guard, each)))
      .map((each) => `${name}: ${each}`),
  );
  expect(unknown).toEqual([]);
});

test('every attack on a judgement is stopped by the sentence it names', {
  timeout: 240_000,
}, () => {
  const wrong = [...BATCH_ATTACKS, ...OTHER_ATTACKS].flatMap((attack) => {
    const named = attack.proves.find((each) => each.includes(': '));
    if (named === undefined) return [];
    const world = World.open(BASE_IMAGE, HOSTILE);
    try {
      world.db.exec('BEGIN');
      attack.run(world);
      return [`${attack.name}: nothing refused it`];
    } catch (error) {
      const says = named.slice(named.indexOf(': ') + 2);
      return String(error).includes(says) ? [] : [`${attack.name}: ${String(error)}`];
    } finally {
      world.close();
    }
  });
  expect(wrong).toEqual([]);
});
