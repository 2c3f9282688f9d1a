import { expect, test } from 'vitest';
import { rejudge } from '#electron/services/audit/rejudge.ts';
import { noHooks } from '#electron/services/context.ts';
import { World } from '../adversarial/world.ts';
import { behindTriggers, recomputeChain } from './tamper.ts';

/** Changed behind dropped triggers, the whole chain computed anew, the triggers put back. */
function forged(sql: string, before: (world: World) => void = () => undefined): string[] {
  const world = World.open();
  before(world);
  behindTriggers(world, (w) => {
    w.db.exec(sql);
    recomputeChain(w);
  });
  return world.reopened().failing();
}

const LAST = '(SELECT max(id) FROM posting)';

test.each([
  [
    'DA-01',
    'an account that was not the fund’s on that day',
    "UPDATE account_registration SET valid_to = '2023-04-30' WHERE id = 1",
  ],
  ['DA-01', 'an account of another fund', 'UPDATE entry SET account_id = 3 WHERE posting_id = 3'],
  [
    'DA-05',
    'a budget that no longer carries what was spent, on a later day of the year',
    "UPDATE budget_document SET amount_fen = 999999 WHERE kind = 'reduction'",
  ],
  [
    'DA-05',
    'a payment before its budget took effect',
    `UPDATE budget_document SET effective_on = '2023-09-01' WHERE kind <> 'reduction'`,
  ],
  [
    'DA-12',
    'a reviewer who reviews what is now their own',
    `UPDATE voucher SET
       (prepared_by, preparer_person_uid, preparer_name) =
       (SELECT reviewed_by, reviewer_person_uid, reviewer_name FROM posting WHERE id = 3)
     WHERE posting_id = 3`,
  ],
])('%s: %s is found although the chain was computed anew', (rule, _what, sql) => {
  const failing = forged(sql);
  expect(failing).toContainEqual(expect.stringMatching(new RegExp(`^rules.*posting.*${rule}`)));
  expect(failing.filter((each) => each.startsWith('chain'))).toEqual([]);
});

test('DA-13: a batch moved back into a month closed before it is found', () => {
  const failing = forged(
    `UPDATE entry SET business_date = '2023-03-30' WHERE posting_id = ${LAST};
     UPDATE voucher SET voucher_date = '2023-03-30', period = 3,
       number = 1 + (SELECT max(number) FROM voucher WHERE year = 2023 AND period = 3)
     WHERE posting_id = ${LAST}`,
    (world) => world.postNormally(),
  );
  expect(failing).toContainEqual(expect.stringMatching(/^rules.*DA-13/));
});

test('what claims another effect than its voucher is found, and which record it is', () => {
  const world = World.open();
  const uid = world.uid('posting', 4);
  behindTriggers(world, (w) => {
    w.db.exec('UPDATE entry SET spent_fen = spent_fen - 1 WHERE posting_id IN (4, 5)');
    recomputeChain(w);
  });
  expect(rejudge(world.reopened().db, noHooks)).toMatchObject({
    ok: false,
    kind: 'posting',
    uid,
    why: expect.stringContaining('不合账套自身的规则'),
  });
});

test('a sound ledger is played back whole, judged by this version’s triggers and not its own', () => {
  const world = World.open();
  const postings = world.row('SELECT count(*) AS n FROM posting').n;
  expect(rejudge(world.db, noHooks)).toEqual({ ok: true, postings });
  // Its own triggers are gone: what counts are those of the migrations.
  const bare = World.open();
  bare.db.exec('DROP TRIGGER posting_judged');
  bare.db.exec(`DROP TRIGGER account_registration_unchanged;
    UPDATE account_registration SET fund_id = 2 WHERE id = 1`);
  expect(rejudge(bare.db, noHooks).ok).toBe(false);
});

test('playing back can be stopped', () => {
  const stop = () => {
    throw new RangeError('stopped');
  };
  const hooks = { progress: () => undefined, throwIfCancelled: stop };
  const world = World.open();
  for (let n = 0; n < 20; n += 1) world.postNormally();
  expect(() => rejudge(world.db, hooks)).toThrow('stopped');
});
