import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { BudgetKind } from '#shared/rules/types.ts';
import { World } from '../../service/adversarial/world.ts';

/**
 * Sequences of what clerks and reviewers do, in any order. Whatever is refused is refused whole;
 * what is posted keeps the promises. The figures are added up here, from what was acknowledged.
 */
const MONTHS = ['04', '06', '09', '10', '12'];
const day = fc
  .tuple(fc.constantFrom(...MONTHS), fc.constantFrom('01', '15'))
  .map(([month, date]) => `2023-${month}-${date}`);
const amount = fc.integer({ min: 1, max: 400 }).map((n) => n * 1_000);

interface Posted {
  uid: string;
  kind: string;
  day: string;
  fen: number;
  openFen: number;
  cancelled: boolean;
}

interface Model {
  posted: Posted[];
  drafts: string[];
}

type Command = fc.Command<Model, World>;

/** Runs what may be refused; answers with null then. */
function tried<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    // The file's own refusal would mean that the services let something through.
    if (error instanceof AppError && error.code !== 'LEDGER-REFUSED') return null;
    throw error;
  }
}

/**
 * Posts drafts, with a reason for a balance below zero; answers with the entries' uids or null.
 * What judging them showed before is what posting does.
 */
function posted(world: World, uids: string[]): string[] | null {
  world.as('clerk');
  if (tried(() => world.run('entries.submit', { uids })) === null) return null;
  world.as('reviewer');
  const reasons = uids.map((uid) => ({ uid, code: 'DA-06', reason: '测试' }));
  const verdicts = world.run('entries.judge', { uids });
  const result = tried(() => world.run('entries.post', { uids, acceptInquiry: [], reasons }));
  expect(result !== null).toBe(verdicts.every(({ outcome }) => outcome === 'post'));
  if (result === null) return null;
  const made = result.vouchers.map(({ entryUid }) => entryUid);
  const written = made.map((uid) => world.run('entries.get', { uid }).voucher);
  expect(written).toEqual(verdicts.map(({ voucher }) => voucher));
  return made;
}

const command = (name: string, run: (model: Model, world: World) => void): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const entryOf = (uid: string, kind: string, on: string, fen: number): Posted => ({
  uid,
  kind,
  day: on,
  fen,
  openFen: fen,
  cancelled: false,
});

const pay = fc.array(fc.tuple(amount, day), { minLength: 1, maxLength: 3 }).map((payments) =>
  command(`pay ${payments.join(' ')}`, (model, world) => {
    const uids = payments.map(([fen, on]) => world.draft('relief', world.reliefFields(fen, on)));
    const made = posted(world, uids);
    if (made === null) model.drafts.push(...uids);
    made?.forEach((uid, index) => {
      const [fen, on] = payments[index]!;
      model.posted.push(entryOf(uid, 'relief', on, fen));
    });
  }),
);

const retry = fc.nat(9).map((nth) =>
  command(`post draft ${nth} again`, (model, world) => {
    const uid = model.drafts[nth % Math.max(1, model.drafts.length)];
    if (uid === undefined) return;
    const { content } = world.run('entries.draft', { uid });
    const made = posted(world, [uid]);
    if (made === null) return;
    model.drafts = model.drafts.filter((draft) => draft !== uid);
    model.posted.push(entryOf(made[0]!, 'relief', content.businessDate!, content.amountFen!));
  }),
);

const fee = fc.tuple(amount, day).map(([fen, on]) =>
  command(`fee ${fen} ${on}`, (model, world) => {
    const fields = {
      amountFen: fen,
      businessDate: on,
      attachments: [{ kind: 'bank-line' as const }],
    };
    const made = posted(world, [world.draft('bank_fee', fields)]);
    expect(made).not.toBeNull();
    const { spentFen } = world.run('entries.get', { uid: made![0]! });
    expect(spentFen).toBeLessThanOrEqual(fen);
    model.posted.push(entryOf(made![0]!, 'bank_fee', on, spentFen));
  }),
);

const giveBack = fc.tuple(fc.nat(20), amount, day).map(([nth, fen, on]) =>
  command(`return ${fen} of ${nth} on ${on}`, (model, world) => {
    const payments = model.posted.filter(({ kind }) => kind === 'relief');
    const of = payments[nth % Math.max(1, payments.length)];
    if (of === undefined) return;
    const fields = { amountFen: fen, businessDate: on, ofEntryUid: of.uid, purpose: '退汇' };
    const made = posted(world, [world.draft('returned', fields)]);
    expect(made !== null).toBe(!of.cancelled && fen <= of.openFen && on >= of.day);
    if (made === null) return;
    of.openFen -= fen;
    model.posted.push(entryOf(made[0]!, 'returned', on, -fen));
  }),
);

const cancel = fc.nat(20).map((nth) =>
  command(`cancel ${nth}`, (model, world) => {
    const payments = model.posted.filter(({ kind }) => kind === 'relief');
    const of = payments[nth % Math.max(1, payments.length)];
    if (of === undefined) return;
    const correction = { entryUid: of.uid, reason: '录错', withBlue: false };
    const made = posted(world, [world.draft('relief', { correction })]);
    expect(made !== null).toBe(!of.cancelled && of.openFen === of.fen);
    if (made === null) return;
    of.cancelled = true;
    model.posted.push({ ...entryOf(made[0]!, 'red', of.day, -of.fen), cancelled: true });
  }),
);

/** Several things in one batch, some of which only the others stand against. */
const part = fc.record({
  what: fc.constantFrom('return', 'cancel', 'receive'),
  nth: fc.nat(3),
  fen: amount,
});
const together = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) =>
  command(`together ${JSON.stringify(parts)}`, (model, world) => {
    const payments = model.posted.filter(({ kind }) => kind === 'relief');
    if (payments.length === 0) return;
    const chosen = parts.map((each) => ({ ...each, of: payments[each.nth % payments.length]! }));
    const made = posted(
      world,
      chosen.map(({ what, fen, of }) =>
        what === 'cancel'
          ? world.draft('relief', {
              correction: { entryUid: of.uid, reason: '录错', withBlue: false },
            })
          : what === 'return'
            ? world.draft('returned', returned(of, fen))
            : world.draft('appropriation', received(world, fen)),
      ),
    );
    made?.forEach((uid, index) => {
      const { what, fen, of } = chosen[index]!;
      if (what === 'receive') return;
      of.cancelled ||= what === 'cancel';
      if (what === 'return') of.openFen -= fen;
      const back = what === 'return' ? fen : of.fen;
      const on = what === 'return' ? LAST_DAY : of.day;
      model.posted.push({ ...entryOf(uid, what, on, -back), cancelled: true });
    });
  }),
);

const LAST_DAY = '2023-12-31';
const returned = (of: Posted, fen: number) => ({
  amountFen: fen,
  businessDate: LAST_DAY,
  ofEntryUid: of.uid,
  purpose: '退汇',
});
const received = (world: World, fen: number) => ({
  amountFen: fen,
  businessDate: LAST_DAY,
  budgetShares: [{ documentUid: world.uid('budget_document', 3), amountFen: fen }],
  counterparty: { name: '示例县财政局', account: null },
  purpose: '财政拨款',
});

const budget = fc
  .tuple(
    fc.constantFrom<BudgetKind>('supplement', 'reduction', 'carryover', 'advance'),
    amount,
    day,
  )
  .map(([kind, amountFen, on]) =>
    command(`${kind} ${amountFen} ${on}`, (_model, world) => {
      const dates = { signedOn: on, effectiveOn: on, receivedOn: on };
      const document = { kind, documentNo: '示财预〔2023〕8号', ...dates, amountFen, note: '' };
      world
        .as('clerk')
        .run('budget.add', { fundUid: world.uid('fund', 1), budgetYear: 2023, ...document });
    }),
  );

/** What the ledger had spent before the sequence began. */
const spentBefore = new Map<string, number>();

function expectPromisesKept(model: Model, world: World): void {
  expect(world.failing()).toEqual([]);
  const perDay = new Map(spentBefore);
  for (const { day: on, fen } of model.posted) perDay.set(on, (perDay.get(on) ?? 0) + fen);
  const totals = world.db
    .prepare('SELECT business_date, sum(spent_fen) FROM day_total GROUP BY 1')
    .raw()
    .all() as [string, number][];
  const known = (rows: Iterable<[string, number]>) =>
    [...rows].filter(([, fen]) => fen !== 0).sort();
  expect(known(totals)).toEqual(known(perDay));
  const gaps = world.db.prepare(
    'SELECT count(*) FROM (SELECT 1 FROM voucher GROUP BY fund_id, year, period HAVING max(number) <> count(*))',
  );
  expect(gaps.pluck().get()).toBe(0);
  const unbalanced = world.db.prepare(
    'SELECT count(*) FROM (SELECT 1 FROM voucher_line GROUP BY voucher_id, half HAVING sum(debit_fen) <> sum(credit_fen))',
  );
  expect(unbalanced.pluck().get()).toBe(0);
}

/** From the opening on, no day's spending exceeds what is authorised, unless a reduction came after it. */
function expectNoOverspending(world: World, reduced: boolean): void {
  if (reduced) return;
  const over = world.db.prepare(
    "SELECT day FROM spending_position WHERE budget_year = 2023 AND day BETWEEN '2023-02-01' AND '2023-12-31' AND spent_fen > authorised_fen",
  );
  expect(over.pluck().all()).toEqual([]);
}

const opened = (): { model: Model; real: World } => {
  const real = World.open();
  // What happens on any day of the year is recorded after it.
  real.now = '2024-01-01T01:00:00.000Z';
  const rows = real.db
    .prepare('SELECT business_date, sum(spent_fen) FROM day_total GROUP BY 1')
    .raw();
  spentBefore.clear();
  for (const [on, fen] of rows.all() as [string, number][]) spentBefore.set(on, fen);
  return { model: { posted: [], drafts: [] }, real };
};

test('whatever clerks and reviewers do, in any order, the ledger keeps its promises', {
  timeout: 180_000,
}, () => {
  const reduces = /^reduction/;
  fc.assert(
    fc.property(
      fc.commands([pay, pay, retry, fee, giveBack, cancel, together, budget], { maxCommands: 12 }),
      (commands) => {
        const { model, real } = opened();
        try {
          fc.modelRun(() => ({ model, real }), commands);
          expectPromisesKept(model, real);
          expectNoOverspending(
            real,
            [...commands].some((each) => reduces.test(String(each))),
          );
        } finally {
          real.close();
        }
      },
    ),
    { numRuns: Number(process.env.RELIEF_PROPERTY_RUNS ?? 80) },
  );
});
