import type { Attack } from '../attack.ts';
import { movement } from '../raw.ts';
import { ANSWERED, backLines, batch, idOf, pointingNowhere } from './making.ts';

const ANSWERS = 'what it answers stands';

/** Entries that answer earlier ones. */
export const ANSWER_ATTACKS: Attack[] = [
  batch('a return of nothing', ANSWERS, (w) => [
    movement(
      w,
      { kind: 'returned', direction: 'in', bank_fen: 100, spent_fen: -100 },
      backLines(100),
    ),
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
      backLines(30_001),
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
      backLines(100),
    ),
  ]),
  pointingNowhere('of_entry_id', ANSWERS),
];
