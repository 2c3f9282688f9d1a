import type { Row } from '#electron/ledger-file/chain.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { newImportUid } from '#electron/services/statements/line-uid.ts';
import { CHAINED_KINDS } from '#shared/books/canonical.ts';
import type { Attack } from './attack.ts';
import { batchOf, forgeLink, payment, put, writeParts } from './raw.ts';
import { tablesOf, World } from './world.ts';

/** The only tables whose rows may change: work that is in no book yet, and how one gets in. */
export const WORKING = ['draft', 'draft_line', 'key_slot', 'sign_in_guard'];

interface Column {
  name: string;
  pk: number;
}
const columnsOf = (world: World, table: string): Column[] =>
  world.db.pragma(`table_info(${table})`) as Column[];

/** Every set of columns that INSERT OR REPLACE could meet a row by. */
function keysOf(world: World, table: string): string[][] {
  const indexes = world.db.pragma(`index_list(${table})`) as { name: string; unique: number }[];
  const unique = indexes
    .filter((index) => index.unique === 1)
    .map(({ name }) =>
      (world.db.pragma(`index_info(${name})`) as { name: string | null }[]).map(
        // An expression has no name: the period of a closing, NULL for the whole year.
        (column) => column.name ?? 'period',
      ),
    );
  const primary = columnsOf(world, table)
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => name);
  return [primary, ...unique.filter((key) => key.join() !== primary.join())];
}

const chained = (table: string): boolean => table in CHAINED_KINDS;

/** The one piece of the next document. */
const waitingPiece = (w: World): void =>
  put(w, 'document_piece', {
    document_id: w.nextId('document'),
    piece_no: 0,
    sealed: Buffer.from('x'),
  });

/** The one row of the next list. */
export const waitingShare = (w: World): void => {
  const list_id = w.nextId('pay_list');
  const { approval_id, amount_fen } = w.row('SELECT * FROM pay_list_item LIMIT 1');
  w.db.prepare('DELETE FROM pay_list_item WHERE list_id = ?').run(list_id);
  put(w, 'pay_list_item', { list_id, approval_id: approval_id!, amount_fen: amount_fen! });
};

/** What a new row needs so that nothing but the key under attack stands in its way. */
const FRESH: Record<string, (world: World) => Row> = {
  chain: (w) => ({ seq: w.row('SELECT max(seq) + 1 AS n FROM chain').n!, record_uid: newUid() }),
  audit: (w) => ({ seq: w.row('SELECT max(seq) + 1 AS n FROM audit').n!, detail: 'forged' }),
  // One that stands and has not ended.
  deputy_end: (w) => ({ deputy_id: w.row('SELECT max(id) AS n FROM deputy').n! }),
  permitted_use: () => ({ replaces_id: null }),
  custody: () => ({ from_date: '2029-01-01' }),
  bank_account: () => ({ account_no: '629999' }),
  account_registration: () => ({ replaces_id: null }),
  opening: () => ({ fund_id: 2, account_id: 2 }),
  opening_total: () => ({ opening_uid: newUid(), amount_fen: 1 }),
  opening_item: () => ({ opening_uid: newUid(), amount_fen: 1 }),
  rule_settings: () => ({ version: 3 }),
  budget_document: () => ({ replaces_id: null }),
  party: () => ({ match_key: Buffer.alloc(32, 7) }),
  rule_exception: () => ({ posting_uid: newUid() }),
  period_close: () => ({ period: 11, year: 2023 }),
  statement_import: (w) => ({
    uid: newImportUid(),
    first_line_id: w.nextId('statement_line'),
    line_count: 0,
  }),
  petition_case: () => ({ case_no: '个案-新' }),
  statement_chunk: () => ({ import_id: 2, sealed: Buffer.from('forged') }),
  statement_source: () => ({ import_id: 2, sealed: Buffer.from('forged') }),
  statement_row: () => ({ import_id: 2, reason: 'forged' }),
  document: (w) => {
    waitingPiece(w);
    return { match_key: Buffer.alloc(32, 9) };
  },
  document_piece: () => ({ document_id: 2, sealed: Buffer.from('forged') }),
  approval: () => ({ replaces_id: null }),
  publicity: () => ({ number: '公示新号' }),
  publicity_end: () => ({ publicity_id: 2 }),
  payment_request_end: () => ({ request_id: 2 }),
  pay_list: (w) => {
    waitingShare(w);
    return { document_no: '清单新号' };
  },
  pay_list_end: () => ({ list_id: 2 }),
  pay_list_item: (w) => ({ list_id: w.nextId('pay_list'), amount_fen: 1 }),
  document_link: () => ({ withdraws_id: null, sheets: 1, document_id: null, sealed_name: null }),
};

/** A row that would be taken, written from an existing one; its link stands. */
function freshRow(world: World, table: string): Row {
  const row = { ...world.row(`SELECT * FROM ${table} ORDER BY 1 DESC LIMIT 1`) };
  if (row.id !== undefined) row.id = world.nextId(table);
  if (row.uid !== undefined) row.uid = newUid();
  return Object.assign(row, FRESH[table]?.(world));
}

const link = (world: World, table: string, row: Row): void => {
  if (chained(table)) forgeLink(world, table, String(row.uid));
};

const changes = (table: string, trigger: string): Attack[] => {
  const world = World.open();
  const columns = columnsOf(world, table);
  world.close();
  return ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE'].flatMap((verb) =>
    columns.slice(0, verb === 'UPDATE' ? undefined : 1).map(({ name }) => ({
      name: `${verb} ${table}.${name}`,
      proves: verb === 'UPDATE' ? [trigger] : [],
      run: (w) => {
        const [key] = columns;
        const one = `WHERE ${key!.name} = (SELECT max(${key!.name}) FROM ${table})`;
        const [old] = w.db
          .prepare(`SELECT ${name} FROM ${table} ${one}`)
          .raw()
          .get() as Row[string][];
        const now = old === null || typeof old === 'string' ? "'2023-12-30'" : `${name} + 1`;
        w.db.exec(
          `${verb} ${table} SET ${name} = ${old instanceof Uint8Array ? "x'00'" : now} ${one}`,
        );
      },
    })),
  );
};

const removal = (table: string): Attack => ({
  name: `DELETE FROM ${table}`,
  proves: [`${table}_kept`],
  run: (w) => {
    w.db.exec(`DELETE FROM ${table}`);
  },
});

/** Keys that another trigger than the table's own `_once` keeps. */
const STOPS: Record<string, string> = {
  'chain seq': 'chain_in_order',
  'audit seq': 'audit_in_order',
  'statement_import id': 'statement_import_judged: must follow the last import',
  'pay_list id': 'pay_list_judged: must follow the last list',
  'document id': 'document_judged: must follow the last document',
  'period_close fund_id, year, period': 'period_close_repeated',
  'rule_settings fund_id, version': 'rule_settings_judged',
};

/** Rows that are replaced, or updated by an UPSERT, through each of their keys. */
function replacements(table: string): Attack[] {
  const world = World.open();
  const keys = keysOf(world, table);
  const [first] = columnsOf(world, table);
  world.close();
  return keys.flatMap((key) => {
    const meet = (w: World): Row => {
      const row = freshRow(w, table);
      const notNull = key.map((column) => `${column} IS NOT NULL`).join(' AND ');
      const old = w.row(`SELECT * FROM ${table} ORDER BY (${notNull}) DESC LIMIT 1`);
      for (const column of key) row[column] = old[column]!;
      // A uid under attack has its link already.
      if (!key.includes('uid')) link(w, table, row);
      return row;
    };
    const on = key.join(', ');
    const proves = [STOPS[`${table} ${on}`] ?? `${table}_once`];
    return [
      {
        name: `INSERT OR REPLACE ${table} by ${on}`,
        proves,
        run: (w) => put(w, table, meet(w), 'INSERT OR REPLACE'),
      },
      {
        name: `INSERT OR IGNORE ${table} by ${on}`,
        proves: [],
        run: (w) => put(w, table, meet(w), 'INSERT OR IGNORE'),
      },
      {
        name: `UPSERT ${table} by ${on}`,
        proves: [],
        run: (w) => {
          const row = meet(w);
          const columns = Object.keys(row);
          w.db
            .prepare(
              `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
               ON CONFLICT DO UPDATE SET ${first!.name} = excluded.${first!.name}`,
            )
            .run(...columns.map((c) => row[c]!));
        },
      },
    ] satisfies Attack[];
  });
}

/** Ids that would keep every later row out, or slip in between. */
const idGaps = (table: string): Attack[] =>
  [-1, 0, 1_000_000, 9_223_372_036_854_775_807n].map((id) => ({
    name: `INSERT ${table} with id ${id}`,
    proves: [],
    run: (w) => {
      const row = { ...freshRow(w, table), id };
      link(w, table, row);
      put(w, table, row);
    },
  }));

const unlinked = (table: string): Attack => ({
  name: `INSERT ${table} without a link`,
  proves: [`${table}_chained`],
  run: (w) => put(w, table, freshRow(w, table)),
});

const orphan = (table: string, column: string, trigger: string): Attack => ({
  name: `INSERT ${table} with ${column} of no record`,
  proves: [trigger],
  run: (w) => {
    const nowhere = typeof freshRow(w, table)[column] === 'string' ? newUid() : 999_999;
    const first: Row = table === 'rule_settings' ? { version: 1 } : {};
    const row = { ...freshRow(w, table), [column]: nowhere, ...first };
    link(w, table, row);
    put(w, table, row);
  },
});

/** Parts of batches are attacked with a batch of their own still open. */
const BATCH_PARTS = [
  'entry',
  'voucher',
  'voucher_line',
  'entry_budget_share',
  'entry_attachment',
  'entry_judgement',
  'line_match',
];

const openBatch = (w: World): void => {
  const entry = payment(w, 100);
  // The parts of the attack take the place of these.
  writeParts(w, { ...batchOf(w, entry), entries: [{ ...entry, lines: [] }] });
};

function late(table: string): Attack[] {
  const world = World.open();
  const keys = keysOf(world, table);
  world.close();
  const replaced: Attack[] = keys.map((key) => ({
    name: `INSERT OR REPLACE ${table} by ${key.join(', ')}`,
    proves: [`${table}_once`],
    run: (w) => {
      openBatch(w);
      const notNull = key.map((column) => `${column} IS NOT NULL`).join(' AND ');
      const old = w.row(`SELECT * FROM ${table} ORDER BY (${notNull}) DESC, 1 LIMIT 1`);
      const row = { ...w.row(`SELECT * FROM ${table} ORDER BY 1 DESC LIMIT 1`) };
      if (table === 'entry' || table === 'voucher') {
        const posting_id = w.nextId('posting');
        Object.assign(row, { id: w.nextId(table), uid: newUid(), posting_id });
        if (table === 'entry') Object.assign(row, { reverses_id: null, corrects_id: null });
        else Object.assign(row, { entry_id: null, number: 9_999 });
      }
      for (const column of key) row[column] = old[column]!;
      put(w, table, row, 'INSERT OR REPLACE');
    },
  }));
  return [
    ...replaced,
    {
      name: `INSERT ${table} into a posted batch`,
      proves: [`${table}_once`],
      run: (w) => {
        const row = { ...w.row(`SELECT * FROM ${table} LIMIT 1`) };
        if (row.uid !== undefined) Object.assign(row, { id: w.nextId(table), uid: newUid() });
        if (row.entry_id !== undefined && row.uid !== undefined) row.entry_id = null;
        if (row.line_no !== undefined) row.line_no = 98;
        if (row.item_no !== undefined) row.item_no = 98;
        if (row.rule !== undefined) row.rule = 'DA-99';
        if (table === 'line_match') row.entry_id = 1;
        if (table === 'entry_budget_share') row.document_id = 1;
        if (row.number !== undefined) row.number = 9_999;
        put(w, table, row);
      },
    },
  ];
}

const ORPHANS: [table: string, column: string][] = [
  ['operator', 'person_uid'],
  ['operator_state', 'operator_uid'],
  ['deputy', 'operator_uid'],
  ['deputy_end', 'deputy_id'],
  ['legal_basis', 'fund_id'],
  ['permitted_use', 'fund_id'],
  ['permitted_use', 'replaces_id'],
  ['custody', 'fund_id'],
  ['account_registration', 'fund_id'],
  ['account_registration', 'account_id'],
  ['account_registration', 'replaces_id'],
  ['rule_settings', 'fund_id'],
  ['budget_document', 'fund_id'],
  ['budget_document', 'replaces_id'],
  ['statement_import', 'fund_id'],
  ['line_decision', 'line_id'],
  ['period_close', 'fund_id'],
  ['indicator_template', 'fund_id'],
  ['indicator_scores', 'fund_id'],
  ['document_link', 'document_id'],
  ['document_link', 'withdraws_id'],
  ['document_link', 'subject_uid'],
  ['petition_case', 'fund_id'],
  ['petition_case', 'replaces_id'],
  ['petition_case', 'first_id'],
  ['case_event', 'case_id'],
  ['case_event', 'replaces_id'],
  ['approval', 'fund_id'],
  ['approval', 'case_id'],
  ['approval', 'recipient_id'],
  ['approval', 'permitted_use_id'],
  ['approval', 'replaces_id'],
  ['approval_payee', 'approval_id'],
  ['approval_payee', 'party_id'],
  ['publicity', 'fund_id'],
  ['publicity_end', 'publicity_id'],
  ['approval_step', 'approval_id'],
  ['approval_step', 'publicity_id'],
  ['payment_request', 'approval_id'],
  ['payment_request', 'account_id'],
  ['payment_request', 'payee_id'],
  ['payment_request_end', 'request_id'],
  ['pay_list', 'fund_id'],
  ['pay_list', 'party_id'],
  ['pay_list_end', 'list_id'],
];

/** A withdrawn list gives its number back, so no unique index keeps it. */
const NUMBER_TAKEN: Attack = {
  name: 'INSERT pay_list with the number of a standing list',
  proves: ['pay_list_once'],
  run: (w) => {
    const row = { ...freshRow(w, 'pay_list'), document_no: '清单1号' };
    link(w, 'pay_list', row);
    put(w, 'pay_list', row);
  },
};

/** The attacks every protected table must stand, found in the schema so that a new one is met. */
export function tableAttacks(): Attack[] {
  const world = World.open();
  const tables = tablesOf(world.db).filter((table) => !WORKING.includes(table));
  const withIds = tables.filter((table) => columnsOf(world, table)[0]!.name === 'id');
  world.close();
  const plain = tables.filter((table) => !BATCH_PARTS.includes(table) && !SPECIAL.includes(table));
  return [
    ...tables.flatMap((table) =>
      changes(table, table === 'day_total' ? 'day_total_grown' : `${table}_unchanged`),
    ),
    ...tables.map(removal),
    ...plain.flatMap(replacements),
    ...BATCH_PARTS.flatMap(late),
    ...withIds.filter((table) => !BATCH_PARTS.includes(table)).flatMap(idGaps),
    ...tables.filter((table) => chained(table) && !SPECIAL.includes(table)).map(unlinked),
    NUMBER_TAKEN,
    ...ORPHANS.map(([table, column]) => orphan(table, column, `${table}_refers`)),
  ];
}

/** Judged as a whole, or written by triggers alone: their keys are attacked one by one. */
const SPECIAL = ['posting', 'day_total', 'ledger', 'signing_key'];
