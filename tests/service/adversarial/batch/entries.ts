import { newUid } from '#electron/ledger-file/uid.ts';
import type { Attack } from '../attack.ts';
import { forgeLink, movement, postOne, put } from '../raw.ts';
import { bankIn, batch, changed, judged } from './making.ts';

const EFFECTS = 'its effects must be those of its kind';
/** Each entry by itself: fund and account (DA-01), opening, effects. */
export const ENTRY_ATTACKS: Attack[] = [
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
        {
          fund_id: 2,
          account_id: 2,
          kind: 'interest',
          direction: 'in',
          bank_fen: 100,
          settings_version: 1,
        },
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
];
