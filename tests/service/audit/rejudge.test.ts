import { expect, test } from 'vitest';
import { newUid } from '#electron/ledger-file/uid.ts';
import { rejudge } from '#electron/services/audit/rejudge.ts';
import { noHooks, record } from '#electron/services/context.ts';
import { DAY, World } from '../adversarial/world.ts';
import { appropriationFields, openKit, reliefFields } from '../ledger-kit.ts';
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

/** Lowers the year's budget to one 分 less than what the last posting brought spending to. */
const LOWERED = `UPDATE budget_document SET amount_fen = 1 + (
    SELECT sum(authorised_fen - spent_fen) FROM spending_change
    WHERE fund_id = 1 AND budget_year = 2023) + amount_fen
  WHERE kind = 'reduction'`;

test('DA-05: an exception that names the batch in the chain lets it stand, and nothing else does', () => {
  // More than ever stood before, so that it alone is too much.
  const post = (world: World) => world.post('relief', world.reliefFields(20_000, DAY));
  expect(forged(LOWERED, post)).toEqual([expect.stringMatching(/^rules.*posting.*DA-05/)]);
  const last = `(SELECT max(seq) FROM chain)`;
  const excused = `${LOWERED};
    UPDATE chain SET seq = seq + 1 WHERE seq = ${last};
    INSERT INTO chain SELECT seq - 1, 'rule_exception', 'x', version, link FROM chain
      WHERE seq = ${last};
    INSERT INTO rule_exception SELECT (SELECT max(id) + 1 FROM rule_exception), 'x', 'DA-05', uid,
      '主管例外', '会议纪要2号', reviewed_by, posted_at FROM posting WHERE id = ${LAST}`;
  expect(forged(excused, post)).toEqual([]);
});

test('DA-05: a late payment counts against the budget of its closed year', () => {
  const kit = openKit();
  try {
    const document = kit.budget('initial', 100_000, '2023-01-10');
    kit.post('appropriation', appropriationFields(document, 70_000, '2023-01-11'));
    kit.budget('reduction', 1_000, '2023-12-01');
    const world = new World(kit.session.context(noHooks).db);
    const close = { uid: newUid(), fund_id: 1, year: 2023, period: null };
    world.db.transaction(() => record(world.ctx, 'period_close', close))();
    kit.post('relief', reliefFields(kit, 60_000, '2023-12-30'));
    expect(rejudge(world.db, noHooks)).toEqual({ ok: true, postings: 2 });
    behindTriggers(world, (w) => {
      w.db.exec("UPDATE budget_document SET amount_fen = 40001 WHERE kind = 'reduction'");
      recomputeChain(w);
    });
    expect(rejudge(world.db, noHooks)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^DA-05/),
    });
  } finally {
    kit.close();
  }
});
