import type { Attack } from '../attack.ts';
import { movement, postOne } from '../raw.ts';
import { bankIn, changed, judged } from './making.ts';

/** Each voucher by itself: halves, numbers, dates. */
export const VOUCHER_ATTACKS: Attack[] = [
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
];
