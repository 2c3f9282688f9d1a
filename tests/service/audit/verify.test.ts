import { expect, test } from 'vitest';
import { appendAudit } from '#electron/services/audit/log.ts';
import { verify } from '#electron/services/audit/verify.ts';
import { noHooks } from '#electron/services/context.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { World } from '../adversarial/world.ts';
import { behindTriggers, recomputeChain, tampered } from './tamper.ts';

const failing = (world: World) => world.reopened().failing();

test('a dropped, a swapped and an added trigger or table are found by the schema', () => {
  const dropped = World.open();
  dropped.db.exec('DROP TRIGGER entry_unchanged');
  const swapped = World.open();
  swapped.db.exec(`DROP TRIGGER entry_unchanged;
    CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry BEGIN SELECT 1; END`);
  const added = World.open();
  added.db.exec('CREATE TABLE notes (text TEXT)');
  const view = World.open();
  view.db.exec('DROP VIEW authority_change; CREATE VIEW authority_change AS SELECT 1 AS fund_id');
  for (const world of [dropped, swapped, added]) {
    expect(failing(world)).toEqual([expect.stringContaining('schema')]);
  }
  expect(view.db.prepare('SELECT count(*) FROM authority_change').pluck().get()).toBe(1);
  expect(verify(view.db, { head: null }, noHooks).checks[0]).toMatchObject({
    name: 'schema',
    ok: false,
  });
});

/** Takes the last postings away, with everything that counted them. */
function cutTail(world: World, from: number): void {
  behindTriggers(world, ({ db }) => {
    const seq = db
      .prepare('SELECT seq FROM chain JOIN posting ON uid = record_uid WHERE id = ?')
      .pluck()
      .get(from) as number;
    const since = (table: string) =>
      `DELETE FROM ${table} WHERE uid IN (SELECT record_uid FROM chain WHERE seq >= ${seq});`;
    db.exec(`
      DELETE FROM period_close;
      DELETE FROM voucher_line WHERE voucher_id IN (SELECT id FROM voucher WHERE posting_id >= ${from});
      DELETE FROM voucher WHERE posting_id >= ${from};
      DELETE FROM entry_attachment WHERE entry_id IN (SELECT id FROM entry WHERE posting_id >= ${from});
      DELETE FROM entry_judgement WHERE entry_id IN (SELECT id FROM entry WHERE posting_id >= ${from});
      DELETE FROM entry WHERE posting_id >= ${from};
      DELETE FROM posting WHERE id >= ${from};
      ${['approval_step', 'approval_payee', 'approval'].map(since).join('\n')}
      DELETE FROM chain WHERE seq >= ${seq};
      DELETE FROM day_total;
      INSERT INTO day_total SELECT fund_id, budget_year, business_date, account_id, sum(in_fen),
        sum(out_fen), sum(spent_fen), sum(spent_carryover_fen), max(posting_id)
      FROM batch_day GROUP BY fund_id, budget_year, business_date, account_id`);
  });
}

test('a cut tail is a valid chain, and is found by a head known from before', () => {
  const world = World.open();
  const whole = verify(world.db, { head: null }, noHooks);
  cutTail(world, 8);
  const cut = world.reopened();
  expect(cut.failing()).toEqual([]);
  const asked = verify(cut.db, { head: whole.chainHead.slice(0, 16).toUpperCase() }, noHooks);
  expect(asked.ok).toBe(false);
  expect(asked.head?.seq).toBeNull();
  expect(asked.checks.at(-1)).toMatchObject({ name: 'head', ok: false });
  const kept = verify(cut.db, { head: null }, noHooks);
  const known = verify(world.reopened().db, { head: kept.chainHead }, noHooks);
  expect(known.head?.seq).toBe(kept.chainSeq);
});

test('the first bad record is named, and the head that is still sound', () => {
  const world = World.open();
  const uid = world.uid('posting', 4);
  const seq = Number(world.row('SELECT seq FROM chain WHERE record_uid = ?', uid).seq);
  tampered(
    world,
    `UPDATE entry SET summary = '改' WHERE posting_id IN (4, 7);
     UPDATE fund SET department = department || '' WHERE id = 1`,
  );
  const report = verify(world.reopened().db, { head: null }, noHooks);
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([
    expect.objectContaining({ name: 'chain', detail: expect.stringContaining(uid) }),
  ]);
  expect(report.checks.find(({ name }) => name === 'chain')!.detail).toContain(`第 ${seq} 环`);
  expect(report.chainSeq).toBe(seq - 1);
});

test.each([
  [
    'two links in the other order',
    `UPDATE chain SET seq = seq + 1000 WHERE seq IN (9, 10);
     UPDATE chain SET seq = 1019 - seq WHERE seq > 1000`,
  ],
  ['a link taken out', 'DELETE FROM chain WHERE seq = 9'],
  ['a forged link', 'UPDATE chain SET link = zeroblob(32) WHERE seq = 12'],
  [
    'the last link forged',
    'UPDATE chain SET link = zeroblob(32) WHERE seq = (SELECT max(seq) FROM chain)',
  ],
  ['a link of another kind', "UPDATE chain SET kind = 'person' WHERE seq = 12"],
  ['another version of the form', 'UPDATE chain SET version = 2 WHERE seq = 12'],
  ['a record without its link', 'DELETE FROM chain WHERE seq = (SELECT max(seq) FROM chain)'],
])('%s is found in the chain', (_name, sql) => {
  expect(failing(tampered(World.open(), sql))[0]).toMatch(/^chain/);
});

test('a record added without a link is found', () => {
  const sql = `INSERT INTO person SELECT max(id) + 1, '0190', '孙某' FROM person`;
  expect(failing(tampered(World.open(), sql))[0]).toMatch(/^chain.*person/);
});

test.each([
  [
    'a voucher of no batch',
    `INSERT INTO voucher SELECT 999, 'x', 0, 1, NULL, 'closing', '记', 2023, 12, 1,
     '2023-12-31', 1, '', prepared_by, preparer_person_uid, preparer_name FROM voucher LIMIT 1`,
  ],
  ['a voucher of another fund than its batch', 'UPDATE voucher SET fund_id = 2 WHERE number = 1'],
  [
    'a line before the first',
    `INSERT INTO statement_line SELECT 0, account_id, row_number, day, time, amount_fen,
     balance_fen, serial, occurrence, party_id FROM statement_line LIMIT 1`,
  ],
  ['lines that no import names', 'UPDATE statement_import SET first_line_id = 2, line_count = 2'],
  ['a line of another account than its import', 'UPDATE statement_line SET account_id = 2'],
])('%s is found', (_name, sql) => {
  const world = tampered(World.open(), sql);
  expect(failing(world)).toContainEqual(expect.stringMatching(/^batches/));
});

test('totals that the entries don’t give are found, whichever side was changed', () => {
  for (const sql of [
    'UPDATE day_total SET spent_fen = spent_fen - 1 WHERE spent_fen > 0',
    'DELETE FROM day_total WHERE business_date = (SELECT max(business_date) FROM day_total)',
    "INSERT INTO day_total VALUES (1, 2023, '2023-12-01', 1, 0, 0, 0, 0, 1)",
    'UPDATE day_total SET posting_id = 99',
  ]) {
    expect(failing(tampered(World.open(), sql))).toEqual([expect.stringMatching(/^totals/)]);
  }
});

test('a chain computed anew that breaks no rule is found by a head known from before, and by nothing else', () => {
  const world = World.open();
  const head = verify(world.db, { head: null }, noHooks).chainHead;
  behindTriggers(world, (w) => {
    w.db.exec("UPDATE entry SET summary = '改' WHERE id = 3");
    recomputeChain(w);
  });
  expect(failing(world)).toEqual([]);
  expect(verify(world.reopened().db, { head }, noHooks).ok).toBe(false);
});

test('the log: a changed, a missing and a forged line are found', () => {
  for (const sql of [
    "UPDATE audit SET detail = '无' WHERE seq = 3",
    'DELETE FROM audit WHERE seq = 3',
    'UPDATE audit SET link = zeroblob(32) WHERE seq = (SELECT max(seq) FROM audit)',
  ]) {
    const report = verify(tampered(World.open(), sql).reopened().db, { head: null }, noHooks);
    expect(report.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['audit']);
  }
  const world = World.open();
  const { auditSeq } = verify(world.db, { head: null }, noHooks);
  const event = { at: 'x', operator: null, call: 'x', outcome: 'done', code: null, detail: '' };
  appendAudit(world.db, world.ctx.ledgerUid, { ...event, outcome: 'done' });
  expect(verify(world.db, { head: null }, noHooks)).toMatchObject({
    ok: true,
    auditSeq: auditSeq + 1,
  });
});

test('a cut tail of the log is a valid log, and is found by a head known from before', () => {
  const world = World.open();
  const whole = verify(world.db, { head: null }, noHooks);
  const asked = whole.auditHead.slice(0, 12);
  const known = verify(world.db, { head: asked.toUpperCase() }, noHooks);
  expect(known.head).toEqual({ asked, chain: 'audit', seq: whole.auditSeq });
  const cut = tampered(world, 'DELETE FROM audit WHERE seq > 4').reopened();
  expect(cut.failing()).toEqual([]);
  const report = verify(cut.db, { head: asked }, noHooks);
  expect(report).toMatchObject({ ok: false, auditSeq: 4, head: { chain: null, seq: null } });
  // What is left is found by its own head, in the log and not in the ledger's chain.
  const kept = verify(world.db, { head: report.auditHead }, noHooks);
  expect(kept.head).toMatchObject({ chain: 'audit', seq: 4 });
  const ledger = verify(cut.db, { head: whole.chainHead }, noHooks);
  expect(ledger.head).toMatchObject({ chain: 'ledger', seq: whole.chainSeq });
});

test('verifying can be stopped', () => {
  const stop = () => {
    throw ledgerErrors.make('CALL-UNKNOWN', { name: '停' });
  };
  const hooks = { ...noHooks, throwIfCancelled: stop };
  expect(() => verify(World.open().db, { head: null }, hooks)).toThrow(AppError);
});

test('a changed person whom nothing but an application names is found', () => {
  for (const column of ['recipient_id', 'party_id']) {
    const world = World.open();
    const sql = {
      recipient_id: 'SELECT recipient_id AS id FROM approval',
      party_id: 'SELECT party_id AS id FROM pay_list',
    }[column]!;
    const { id } = world.row(sql);
    const named = 'SELECT count(*) AS n FROM entry WHERE party_id = ?';
    expect(world.row(named, id).n).toBe(0);
    behindTriggers(world, ({ db }) => {
      db.prepare("UPDATE party SET sealed = x'00' WHERE id = ?").run(id);
    });
    expect(failing(world)).toEqual([expect.stringContaining('内容与账链不符')]);
  }
});

test.each([
  ['a password of nobody', "UPDATE key_slot SET operator_uid = 'nobody' WHERE id = 1"],
  [
    'a password of somebody deactivated',
    `INSERT INTO operator_state (uid, operator_uid, active, reason, recorded_by, recorded_at)
     SELECT 'x', operator_uid, 0, '', operator_uid, '' FROM key_slot WHERE id = 1`,
  ],
  ['a password nothing opens', 'UPDATE key_slot SET wrapped = zeroblob(60) WHERE id = 1'],
  [
    'a derivation that takes all memory',
    `UPDATE key_slot SET parameters = json_set(parameters, '$.kdf.N', 1073741824) WHERE id = 1`,
  ],
  ['no recovery code', "DELETE FROM key_slot WHERE kind = 'recovery'"],
  [
    'a second recovery code',
    "INSERT INTO key_slot (uid, kind, operator_uid, parameters, wrapped) SELECT 'y', kind, NULL, parameters, wrapped FROM key_slot WHERE kind = 'recovery'",
  ],
  [
    'a recovery code nothing opens',
    "UPDATE key_slot SET parameters = '{}' WHERE kind = 'recovery'",
  ],
])('%s is found without any password', (_what, sql) => {
  const world = World.open();
  const of = (name: string) =>
    verify(world.db, { head: null }, noHooks).checks.find((check) => check.name === name)!;
  expect(of('keys').ok).toBe(true);
  behindTriggers(world, ({ db }) => db.exec(sql));
  expect(of('keys').ok).toBe(false);
});
