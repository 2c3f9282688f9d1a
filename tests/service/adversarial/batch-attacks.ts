import type { Row } from '#electron/ledger-file/chain.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import type { Attack } from './attack.ts';
import {
  after,
  batchOf,
  forgeLink,
  movement,
  payment,
  postOne,
  postRaw,
  put,
  type RawBatch,
  type RawEntry,
  writeParts,
} from './raw.ts';
import { DAY, type World } from './world.ts';

/** `judged` names the sentence of the posting's judgement that must stop it. */
const judged = (says: string) => [`posting_judged: ${says}`];

/** One payment, changed, in an otherwise true batch. */
const changed = (
  name: string,
  says: string,
  change: (entry: RawEntry, world: World) => void,
): Attack => ({
  name,
  proves: judged(says),
  run: (w) => {
    const entry = payment(w, 100);
    change(entry, w);
    postOne(w, entry);
  },
});

const posting = (name: string, says: string, change: (w: World) => Row): Attack => ({
  name,
  proves: judged(says),
  run: (w) => postOne(w, payment(w, 100), change(w)),
});

const batch = (
  name: string,
  says: string,
  make: (w: World) => RawEntry[],
  rest: Partial<RawBatch> = {},
): Attack => ({
  name,
  proves: judged(says),
  run: (w) => postRaw(w, { ...batchOf(w, ...make(w)), ...rest }),
});

/** A posting as reviewed by that person, at a moment. */
export const reviewedBy = (
  w: World,
  name: string,
  posted_at = '2023-07-01T01:00:00.000Z',
): Row => ({
  ...w.row(
    `SELECT o.uid AS reviewed_by, p.uid AS reviewer_person_uid, p.name AS reviewer_name
     FROM operator o JOIN person p ON p.uid = o.person_uid WHERE p.name = ?`,
    name,
  ),
  posted_at,
});

const EFFECTS = 'its effects must be those of its kind';
const ANSWERS = 'what it answers stands';
const REVERSAL = 'a reversal is equal and opposite';
const OVER = 'DA-05';
const LINE = 'what is booked must be the line';

/** The posted relief of 40,000 of which 10,000 came back, and one that stands alone. */
const ANSWERED = { spent_fen: 40_000, kind: 'relief' };
const idOf = (w: World, where: Row): number => {
  const names = Object.keys(where);
  const sql = `SELECT id FROM entry WHERE ${names.map((n) => `${n} = ?`).join(' AND ')} LIMIT 1`;
  return Number(w.row(sql, ...Object.values(where)).id);
};

/** The red voucher of a posted entry, as the product would write it. */
export function redOf(w: World, id: number, changes: Row = {}): RawEntry {
  const old = w.row('SELECT * FROM entry WHERE id = ?', id);
  const made = payment(w, 100, String(old.business_date));
  const negated = ['amount_fen', 'bank_fen', 'spent_fen', 'spent_carryover_fen', 'prior_year_fen'];
  const { id: nextId, uid, posting_id } = made.entry;
  made.entry = { ...old, id: nextId!, uid: uid!, posting_id: posting_id! };
  Object.assign(made.entry, { reverses_id: id, corrects_id: null });
  for (const name of negated) made.entry[name] = -Number(old[name]) || 0;
  made.voucher.kind = 'red';
  const lines = w.db
    .prepare(
      `SELECT l.half, l.account_code, -l.debit_fen, -l.credit_fen FROM voucher_line l
       JOIN voucher v ON v.id = l.voucher_id WHERE v.entry_id = ? ORDER BY l.line_no`,
    )
    .raw()
    .all(id) as RawEntry['lines'];
  Object.assign(made.entry, changes);
  return { ...made, lines: lines.map(([h, c, d, k]) => [h, c, d || 0, k || 0]) };
}

const bankIn = (fen: number, code: string): RawEntry['lines'] => [
  ['financial', '1002', fen, 0],
  ['financial', code, 0, fen],
];

/** An entry that names another one of its batch, which is then taken out again. */
const pointingNowhere = (column: 'of_entry_id' | 'corrects_id', says: string): Attack => ({
  name: `${column} of an entry that was taken out of the batch again`,
  proves: judged(says),
  run: (w) => {
    const first = payment(w, 100);
    put(w, 'entry', first.entry);
    const names = { kind: 'inquiry_in', direction: 'in', bank_fen: 100 };
    const second = movement(w, { ...names, [column]: first.entry.id! }, bankIn(100, '2307.03'));
    second.voucher.entry_id = second.entry.id!;
    const made = batchOf(w, second);
    writeParts(w, made);
    w.db.prepare('DELETE FROM entry WHERE id = ?').run(first.entry.id);
    forgeLink(w, 'posting', String(made.posting.uid));
    put(w, 'posting', made.posting);
  },
});

export const BATCH_ATTACKS: Attack[] = [
  // ── the posting row and its place
  posting('a posting that skips an id', 'must follow the last posting', (w) => ({
    id: w.nextId('posting') + 1,
  })),
  posting('a posting that names no predecessor', 'must follow the last posting', () => ({
    previous_uid: newUid(),
  })),
  {
    name: 'a posting without a link',
    proves: judged('its link must be the last of the chain'),
    run: (w) => postRaw(w, { ...batchOf(w, payment(w, 100)), linkFirst: false }),
  },
  {
    name: 'a posting whose link is not the last',
    proves: judged('its link must be the last of the chain'),
    run: (w) => {
      const made = batchOf(w, payment(w, 100));
      forgeLink(w, 'posting', String(made.posting.uid));
      forgeLink(w, 'person', newUid());
      postRaw(w, { ...made, linkFirst: false });
    },
  },
  {
    name: 'INSERT OR REPLACE of the last posting by its uid',
    proves: ['posting_once'],
    run: (w) => {
      const made = batchOf(w, payment(w, 100));
      made.posting.uid = w.uid('posting', Number(made.posting.id) - 1);
      // The last posting's own link must be the last: it is taken again before anything follows.
      w.db.exec('DROP TRIGGER chain_kept');
      w.db.exec(
        "DELETE FROM chain WHERE seq > (SELECT seq FROM chain WHERE kind = 'posting' ORDER BY seq DESC LIMIT 1)",
      );
      postRaw(w, { ...made, verb: 'INSERT OR REPLACE', linkFirst: false });
    },
  },
  posting('fewer vouchers than said', 'the batch is not what the posting says', () => ({
    voucher_count: 2,
  })),
  posting('fewer entries than said', 'the batch is not what the posting says', () => ({
    entry_count: 0,
  })),
  posting('posted at no instant', 'the batch is not what the posting says', () => ({
    posted_at: '昨天',
  })),
  // ── entries and vouchers belong together
  {
    name: 'an entry without a voucher',
    proves: judged('every entry has one voucher'),
    run: (w) => {
      const first = payment(w, 100);
      const made = batchOf(w, first);
      made.posting.entry_count = 2;
      made.meanwhile = () => put(w, 'entry', after(first, payment(w, 50)).entry);
      postRaw(w, made);
    },
  },
  changed('a voucher of no event that is no closing', 'every entry has one voucher', (e) => {
    e.voucher.entry_id = null;
  }),
  changed('a red voucher of an entry that cancels nothing', 'every entry has one voucher', (e) => {
    e.voucher.kind = 'red';
  }),
  // ── the voucher
  changed('one half out of balance', 'each half must balance', (e) => {
    e.lines[2]![2] = 100;
    e.lines[3]![3] = 99;
  }),
  changed('both halves out of balance, equal together', 'each half must balance', (e) => {
    e.lines.push(['financial', '2103', 5, 0], ['budgetary', '8001.01', 0, 5]);
  }),
  changed('a voucher of one line', 'each half must balance', (e) => {
    e.lines = [['financial', '5001.01', 100, 0]];
    Object.assign(e.entry, { kind: 'inquiry_out', bank_fen: 0, spent_fen: 0 });
  }),
  changed('a line of neither half', 'its word, kind, halves and amounts', (e) => {
    e.lines.push(['other', '2103', 5, 0]);
  }),
  changed('bank money in the budgetary half', 'its word, kind, halves and amounts', (e) => {
    e.lines = [
      ['financial', '5001.01', 100, 0],
      ['financial', '2103', 0, 100],
      ['budgetary', '7101.303', 100, 0],
      ['budgetary', '1002', 0, 100],
    ];
  }),
  changed('a line with both amounts beside one with none', 'its word, kind, halves', (e) => {
    e.lines.push(['financial', '2103', 5, 5], ['financial', '2103', 0, 0]);
  }),
  changed('a voucher word with numbers of its own', 'its word, kind, halves', (e) => {
    Object.assign(e.voucher, { word: '转', number: 1 });
  }),
  {
    name: 'a closing voucher that moves bank money',
    proves: judged('its word, kind, halves and amounts'),
    run: (w) => {
      const made = movement(w, {}, bankIn(500, '3001'), { kind: 'closing', entry_id: null });
      postOne(w, made);
    },
  },
  changed('a number that leaves a gap', 'numbers must follow without a gap', (e) => {
    e.voucher.number = Number(e.voucher.number) + 1;
  }),
  changed('a number below the first', 'numbers must follow without a gap', (e) => {
    e.voucher.number = 0;
  }),
  changed('a voucher date outside its period', 'its date must lie in its period', (e) => {
    Object.assign(e.voucher, { voucher_date: '2023-08-01' });
  }),
  changed('a voucher dated on no day', 'its date must lie in its period', (e) => {
    Object.assign(e.voucher, { voucher_date: '2023-06-31' });
  }),
  changed('a voucher before its business date', 'follows its business date', (e) => {
    Object.assign(e.voucher, { voucher_date: '2023-06-01' });
  }),
  changed(
    'a payment carried past the budget into the next year',
    'follows its business date',
    (e) => {
      Object.assign(e.voucher, { year: 2024, period: 1, number: 1, voucher_date: '2024-01-01' });
      Object.assign(e.entry, { spent_fen: 0, prior_year_fen: 100 });
      e.lines[2]![1] = '8101.01';
    },
  ),
  // ── DA-01
  changed('an account of another fund', 'DA-01: an entry belongs to one fund', (e) => {
    e.entry.account_id = 3;
  }),
  {
    name: 'an account after its registration ended',
    proves: judged('DA-01: an entry belongs to one fund'),
    run: (w) => {
      const uid = newUid();
      forgeLink(w, 'opening', uid);
      put(w, 'opening', {
        ...w.row('SELECT * FROM opening WHERE fund_id = 2'),
        id: w.nextId('opening'),
        uid,
        account_id: 2,
      });
      const made = movement(
        w,
        { fund_id: 2, account_id: 2, kind: 'interest', direction: 'in', bank_fen: 100 },
        bankIn(100, '2103'),
        { fund_id: 2, number: 1 },
      );
      postOne(w, made, { fund_id: 2 });
    },
  },
  changed('a voucher of another fund', 'DA-01: a voucher belongs to the fund', (e) => {
    Object.assign(e.voucher, { fund_id: 2, number: 1 });
  }),
  batch('an entry before the opening', 'no entry before the opening', (w) => {
    const made = movement(
      w,
      { business_date: '2023-01-31', kind: 'interest', direction: 'in', bank_fen: 100 },
      bankIn(100, '2103'),
    );
    return [made];
  }),
  // ── effects
  changed('bank effect other than the voucher’s', EFFECTS, (e) => {
    e.lines[1]![1] = '2103';
  }),
  changed('a payment that never counts as spending', EFFECTS, (e) => {
    e.entry.spent_fen = 0;
    e.lines.splice(2);
  }),
  changed('spending other than the voucher’s', EFFECTS, (e) => {
    e.lines[2]![1] = '6001';
  }),
  changed('spending hidden as of carried-over money', EFFECTS, (e) => {
    e.entry.spent_carryover_fen = 100;
  }),
  changed('a payment shown as an inflow', EFFECTS, (e) => {
    e.entry.direction = 'in';
  }),
  changed('a budget year other than the date’s', EFFECTS, (e) => {
    e.entry.budget_year = 2024;
  }),
  changed('a business date that is no day', EFFECTS, (e) => {
    Object.assign(e.entry, { business_date: '2023-06-31' });
    Object.assign(e.voucher, { voucher_date: '2023-07-01', period: 7, number: 1 });
  }),
  changed('a payment of an unknown kind', EFFECTS, (e) => {
    Object.assign(e.entry, { kind: '其他', spent_fen: 0 });
    e.lines = [
      ['financial', '5001.01', 100, 0],
      ['financial', '1002', 0, 100],
    ];
  }),
  batch('interest that lessens an earlier year', EFFECTS, (w) => [
    movement(
      w,
      { kind: 'interest', direction: 'in', bank_fen: 100, prior_year_fen: -100 },
      bankIn(100, '2103'),
    ),
  ]),
  changed('an entry that moves no bank money and answers nothing', EFFECTS, (e) => {
    e.entry.bank_fen = 0;
    e.lines[1]![1] = '2103';
  }),
  // ── answers
  batch('a return of nothing', ANSWERS, (w) => [
    movement(w, { kind: 'returned', direction: 'in', bank_fen: 100, spent_fen: -100 }, [
      ['financial', '1002', 100, 0],
      ['financial', '5001.01', 0, 100],
      ['budgetary', '8001.01', 100, 0],
      ['budgetary', '7101.303', 0, 100],
    ]),
  ]),
  batch('more returned than was paid', ANSWERS, (w) => [
    movement(
      w,
      {
        kind: 'returned',
        direction: 'in',
        amount_fen: 30_001,
        bank_fen: 30_001,
        spent_fen: -30_001,
        of_entry_id: idOf(w, ANSWERED),
      },
      [
        ['financial', '1002', 30_001, 0],
        ['financial', '5001.01', 0, 30_001],
        ['budgetary', '8001.01', 30_001, 0],
        ['budgetary', '7101.303', 0, 30_001],
      ],
    ),
  ]),
  batch('a return of what was cancelled', ANSWERS, (w) => [
    movement(
      w,
      {
        kind: 'returned',
        direction: 'in',
        bank_fen: 100,
        spent_fen: -100,
        of_entry_id: Number(
          w.row('SELECT reverses_id AS id FROM entry WHERE reverses_id IS NOT NULL').id,
        ),
      },
      [
        ['financial', '1002', 100, 0],
        ['financial', '5001.01', 0, 100],
        ['budgetary', '8001.01', 100, 0],
        ['budgetary', '7101.303', 0, 100],
      ],
    ),
  ]),
  pointingNowhere('of_entry_id', ANSWERS),
  // ── reversals
  batch('a reversal of another amount', REVERSAL, (w) => {
    const red = redOf(w, idOf(w, { spent_fen: 4_000 }));
    for (const name of ['amount_fen', 'spent_fen']) red.entry[name] = -3_999;
    red.entry.bank_fen = 3_999;
    for (const line of red.lines) {
      if (line[2] !== 0) line[2] = -3_999;
      else line[3] = -3_999;
    }
    return [red];
  }),
  batch('a reversal with other accounts than the voucher it cancels', REVERSAL, (w) => {
    const red = redOf(w, idOf(w, { spent_fen: 4_000 }));
    red.lines[0]![1] = '5001.02';
    return [red];
  }),
  batch('a reversal of what came back in part', REVERSAL, (w) => [redOf(w, idOf(w, ANSWERED))]),
  batch('a negative amount that cancels nothing', REVERSAL, (w) => [
    movement(w, { kind: 'interest', direction: 'in', amount_fen: -100, bank_fen: -100 }, [
      ['financial', '1002', -100, 0],
      ['financial', '2103', 0, -100],
    ]),
  ]),
  batch('a reversal on another day', REVERSAL, (w) => {
    const red = redOf(w, idOf(w, { spent_fen: 4_000 }), { business_date: '2023-05-22' });
    red.voucher.voucher_date = '2023-05-22';
    return [red];
  }),
  {
    name: 'an entry cancelled twice',
    proves: ['entry_once'],
    run: (w) => {
      const of = w.row('SELECT reverses_id AS id FROM entry WHERE reverses_id IS NOT NULL');
      postRaw(w, { ...batchOf(w, redOf(w, Number(of.id))) });
    },
  },
  pointingNowhere('corrects_id', 'what it corrects must exist'),
  // ── statement lines
  ...[
    { name: 'more matched than the line holds', id: 3, fen: -701, entry: 701, on: '2023-04-03' },
    { name: 'a line booked already', id: 1, fen: -100, entry: 100, on: '2023-04-03' },
    { name: 'less matched than booked', id: 3, fen: -99, entry: 100, on: '2023-04-03' },
    { name: 'a line of another day', id: 3, fen: -100, entry: 100, on: DAY },
  ].map(({ name, id, fen, entry, on }) =>
    batch(name, LINE, (w) => [
      {
        ...payment(w, entry, on),
        parts: { line_match: [{ line_id: id, amount_fen: fen }] },
      },
    ]),
  ),
  batch('a line of another account', LINE, (w) => {
    const made = payment(w, 100, '2023-04-03');
    made.entry.account_id = 2;
    return [{ ...made, parts: { line_match: [{ line_id: 3, amount_fen: -100 }] } }];
  }),
  // ── persons
  posting('reviewed by nobody registered', 'who prepares and who reviews', () => ({
    reviewed_by: newUid(),
  })),
  posting('reviewed under another name', 'who prepares and who reviews', () => ({
    reviewer_name: '孙某',
  })),
  posting('reviewed by a clerk', 'who prepares and who reviews', (w) => {
    const clerk = payment(w, 1).voucher;
    return {
      reviewed_by: clerk.prepared_by!,
      reviewer_person_uid: clerk.preparer_person_uid!,
      reviewer_name: clerk.preparer_name!,
    };
  }),
  changed('prepared under another name', 'who prepares and who reviews', (e) => {
    e.voucher.preparer_name = '孙某';
  }),
  posting('reviewed by an auditor whose deputyship is over', 'who prepares and who reviews', (w) =>
    reviewedBy(w, '沈某戊'),
  ),
  posting('reviewed by a deputy past the midnight of China', 'who prepares and who reviews', (w) =>
    reviewedBy(w, '沈某戊', '2023-06-30T16:00:00.000Z'),
  ),
  posting('reviewed by who was deactivated', 'who reviews must not be deactivated', (w) =>
    reviewedBy(w, '韩某己'),
  ),
  posting('reviewed by a cashier who deputises', 'a cashier neither prepares nor reviews', (w) =>
    reviewedBy(w, '杨某庚', '2023-06-30T01:00:00.000Z'),
  ),
  changed(
    'prepared by a person who is cashier',
    'a cashier neither prepares nor reviews',
    (e, w) => {
      const { reviewed_by, reviewer_person_uid, reviewer_name } = reviewedBy(w, '杨某庚');
      Object.assign(e.voucher, {
        prepared_by: reviewed_by,
        preparer_person_uid: reviewer_person_uid,
        preparer_name: reviewer_name,
      });
    },
  ),
  changed('prepared by an auditor who never deputised', 'who prepares and who reviews', (e, w) => {
    const { reviewed_by, reviewer_person_uid, reviewer_name } = reviewedBy(w, '秦某辛');
    Object.assign(e.voucher, {
      prepared_by: reviewed_by,
      preparer_person_uid: reviewer_person_uid,
      preparer_name: reviewer_name,
    });
  }),
  changed('preparer and reviewer one person', 'DA-12', (e, w) => {
    const reviewer = batchOf(w).posting;
    Object.assign(e.voucher, {
      prepared_by: reviewer.reviewed_by!,
      preparer_person_uid: reviewer.reviewer_person_uid!,
      preparer_name: reviewer.reviewer_name!,
    });
  }),
  // ── DA-13
  batch('into a closed month', 'DA-13', (w) => [payment(w, 100, '2023-03-05')]),
  {
    name: 'into a closed year',
    proves: judged('DA-13'),
    run: (w) => {
      const uid = newUid();
      forgeLink(w, 'period_close', uid);
      const closing = w.row('SELECT * FROM period_close LIMIT 1');
      put(w, 'period_close', { ...closing, id: w.nextId('period_close'), uid, year: 2023 });
      postOne(w, payment(w, 100));
    },
  },
  // ── DA-05
  batch('over the budget of the day', OVER, (w) => [payment(w, 900_000)]),
  batch('within the day’s budget, over it once the reduction takes effect', OVER, (w) => [
    payment(w, 700_000),
  ]),
  batch('before 年初预算 takes the place of 预下达', OVER, (w) => {
    const made = payment(w, 250_000, '2023-02-10');
    Object.assign(made.voucher, { voucher_date: '2023-04-01', period: 4 });
    made.voucher.number = Number(
      w.row('SELECT max(number) + 1 AS n FROM voucher WHERE year = 2023 AND period = 4').n,
    );
    return [made];
  }),
  batch('over the budget in two parts from two accounts', OVER, (w) => {
    const first = payment(w, 400_000);
    const second = after(first, payment(w, 300_000));
    second.entry.account_id = 2;
    return [first, second];
  }),
  batch('over the budget until the money comes back', OVER, (w) => {
    const first = payment(w, 700_000);
    const second = after(
      first,
      movement(
        w,
        {
          business_date: '2023-11-01',
          kind: 'returned',
          direction: 'in',
          amount_fen: 700_000,
          bank_fen: 700_000,
          spent_fen: -700_000,
          of_entry_id: first.entry.id!,
        },
        [
          ['financial', '1002', 700_000, 0],
          ['financial', '5001.01', 0, 700_000],
          ['budgetary', '8001.01', 700_000, 0],
          ['budgetary', '7101.303', 0, 700_000],
        ],
      ),
    );
    second.voucher.number = 1;
    return [first, second];
  }),
  ...(
    ['INSERT OR REPLACE', 'INSERT OR IGNORE', 'INSERT OR FAIL', 'INSERT OR ROLLBACK'] as const
  ).map((verb) =>
    batch(`over the budget by ${verb}`, OVER, (w) => [payment(w, 900_000)], { verb }),
  ),
  {
    name: 'over the budget behind a temporary trigger that ends the row early',
    proves: judged(OVER),
    run: (w) => {
      w.db.exec(
        'CREATE TEMP TRIGGER early AFTER INSERT ON main.posting BEGIN SELECT RAISE(IGNORE); END',
      );
      postOne(w, payment(w, 900_000));
    },
  },
  {
    name: 'a batch whose day a temporary trigger keeps from being counted',
    proves: ['posting_counted: not every day of the batch was counted'],
    run: (w) => {
      w.db.exec(
        'CREATE TEMP TRIGGER early BEFORE INSERT ON main.day_total BEGIN SELECT RAISE(IGNORE); END',
      );
      postOne(w, payment(w, 100));
    },
  },
  {
    name: 'a second batch after one that was never counted',
    proves: judged('not every day of the last batch was counted'),
    run: (w) => {
      w.db.exec(`CREATE TEMP TRIGGER early AFTER INSERT ON main.posting BEGIN SELECT RAISE(IGNORE); END;
        CREATE TEMP TRIGGER never BEFORE INSERT ON main.day_total BEGIN SELECT RAISE(IGNORE); END`);
      postOne(w, payment(w, 100));
      postOne(w, payment(w, 100, '2023-06-16'));
    },
  },
];
