import type { Row } from '#electron/ledger-file/chain.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import type { Attack } from '../attack.ts';
import {
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
} from '../raw.ts';
import type { World } from '../world.ts';

/** `judged` names the sentence of the posting's judgement that must stop it. */
export const judged = (says: string) => [`posting_judged: ${says}`];

/** One payment, changed, in an otherwise true batch. */
export const changed = (
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

export const posting = (name: string, says: string, change: (w: World) => Row): Attack => ({
  name,
  proves: judged(says),
  run: (w) => postOne(w, payment(w, 100), change(w)),
});

export const batch = (
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

/** The posted relief of 40,000 of which 10,000 came back. */
export const ANSWERED = { spent_fen: 40_000, kind: 'relief' };

export const idOf = (w: World, where: Row): number => {
  const names = Object.keys(where);
  const sql = `SELECT id FROM entry WHERE ${names.map((n) => `${n} = ?`).join(' AND ')} LIMIT 1`;
  return Number(w.row(sql, ...Object.values(where)).id);
};

export const bankIn = (fen: number, code: string): RawEntry['lines'] => [
  ['financial', '1002', fen, 0],
  ['financial', code, 0, fen],
];

/** A payment of relief that came back: its spending is taken back. */
export const backLines = (fen: number): RawEntry['lines'] => [
  ...bankIn(fen, '5001.01'),
  ['budgetary', '8001.01', fen, 0],
  ['budgetary', '7101.303', 0, fen],
];

/** The year's closing, forged: closings are not what is attacked. */
export const closeYear = (w: World): void => {
  const uid = newUid();
  forgeLink(w, 'period_close', uid);
  const closing = w.row('SELECT * FROM period_close LIMIT 1');
  put(w, 'period_close', { ...closing, id: w.nextId('period_close'), uid, year: 2023 });
};

/** An entry that names another one of its batch, which is then taken out again. */
export const pointingNowhere = (column: 'of_entry_id' | 'corrects_id', says: string): Attack => ({
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
