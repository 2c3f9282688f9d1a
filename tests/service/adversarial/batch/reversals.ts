import type { Row } from '#electron/ledger-file/chain.ts';
import type { Attack } from '../attack.ts';
import { batchOf, movement, payment, postRaw, type RawEntry } from '../raw.ts';
import type { World } from '../world.ts';
import { ANSWERED, batch, idOf, pointingNowhere } from './making.ts';

const REVERSAL = 'a reversal is equal and opposite';

/** The red voucher of a posted entry, as the product would write it. */
function redOf(w: World, id: number, changes: Row = {}): RawEntry {
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

/** Red vouchers and what they cancel. */
export const REVERSAL_ATTACKS: Attack[] = [
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
  batch('a reversal that frees another document', REVERSAL, (w) => {
    const red = redOf(w, idOf(w, { kind: 'appropriation' }));
    return [{ ...red, parts: { entry_budget_share: [{ document_id: 1, amount_fen: -500_000 }] } }];
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
];
