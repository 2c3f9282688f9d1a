import type { Attack } from '../attack.ts';
import { after, movement, payment, type RawEntry } from '../raw.ts';
import { DAY, type World } from '../world.ts';
import { bankIn, batch } from './making.ts';

const LINE = 'what is booked must be the line';
const DOCUMENTS = 'an appropriation names documents of its amount';

/** Money received with a share per budget document, by the document's id. */
const appropriation = (w: World, fen: number, shares: Record<number, number>): RawEntry => ({
  ...movement(w, { kind: 'appropriation', direction: 'in', amount_fen: fen, bank_fen: fen }, [
    ...bankIn(fen, '4001'),
    ['budgetary', '8001.01', fen, 0],
    ['budgetary', '6001', 0, fen],
  ]),
  parts: {
    entry_budget_share: Object.entries(shares).map(([id, amount_fen]) => ({
      document_id: Number(id),
      amount_fen,
    })),
  },
});

/** What an entry rests on: budget documents and statement lines. */
export const SOURCE_ATTACKS: Attack[] = [
  // ── budget documents
  batch('an appropriation of no document', DOCUMENTS, (w) => [appropriation(w, 100, {})]),
  batch('an appropriation of more than its documents', DOCUMENTS, (w) => [
    appropriation(w, 100, { 3: 99 }),
  ]),
  batch(
    'an appropriation that gives back under one document what it takes under another',
    DOCUMENTS,
    (w) => [appropriation(w, 100, { 3: 200, 1: -100 })],
  ),
  batch('more than a document grants', DOCUMENTS, (w) => [
    appropriation(w, 500_001, { 3: 500_001 }),
  ]),
  batch('more than a document grants, in two parts', DOCUMENTS, (w) => {
    const first = appropriation(w, 300_000, { 3: 300_000 });
    return [first, after(first, appropriation(w, 200_001, { 3: 200_001 }))];
  }),
  batch('received again under the document that was corrected', DOCUMENTS, (w) => [
    appropriation(w, 500_001, { 2: 500_001 }),
  ]),
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
];
