import type { Attack } from '../attack.ts';
import { after, movement, payment, postOne, type RawEntry } from '../raw.ts';
import type { World } from '../world.ts';
import { backLines, batch, closeYear, judged } from './making.ts';

const OVER = 'DA-05';

/** A payment of 2023 recorded in 2024, as a correction of the closed year. */
export const latePayment = (w: World, fen: number): RawEntry => {
  const made = payment(w, fen);
  Object.assign(made.entry, { spent_fen: 0, prior_year_fen: fen });
  const last = w.row('SELECT coalesce(max(number), 0) AS n FROM voucher WHERE year = 2024').n;
  const when = { year: 2024, period: 1, voucher_date: '2024-01-05' };
  Object.assign(made.voucher, { ...when, number: Number(last) + 1 });
  made.lines[0]![1] = '3501';
  made.lines[2]![1] = '8101.01';
  return made;
};

/** Spending beyond what is authorised (DA-05), and days kept from being counted. */
export const BUDGET_ATTACKS: Attack[] = [
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
        backLines(700_000),
      ),
    );
    second.voucher.number = 1;
    return [first, second];
  }),
  {
    name: 'over the budget of a closed year, by a payment recorded late',
    proves: judged(OVER),
    run: (w) => {
      closeYear(w);
      postOne(w, latePayment(w, 700_000));
    },
  },
  {
    name: 'over the budget of a closed year, by a second payment recorded late',
    proves: judged(OVER),
    run: (w) => {
      closeYear(w);
      postOne(w, latePayment(w, 600_000));
      postOne(w, latePayment(w, 100_000));
    },
  },
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
