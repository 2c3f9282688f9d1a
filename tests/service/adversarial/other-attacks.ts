import type { Row } from '#electron/ledger-file/chain.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { newImportUid } from '#electron/services/statements/line-uid.ts';
import type { Attack } from './attack.ts';
import { batchOf, forgeLink, payment, postOne, put, writeParts } from './raw.ts';
import { waitingShare } from './table-attacks.ts';
import { DAY, type World } from './world.ts';

/** A linked authority, changed. */
const authority = (
  name: string,
  table: string,
  proves: string,
  change: (row: Row, world: World) => void,
): Attack => ({
  name,
  proves: [proves],
  run: (w) => {
    const row: Row = { ...w.row(`SELECT * FROM ${table} ORDER BY id DESC LIMIT 1`) };
    Object.assign(row, { id: w.nextId(table), uid: newUid() });
    if (row.replaces_id !== undefined) row.replaces_id = null;
    change(row, w);
    forgeLink(w, table, String(row.uid));
    put(w, table, row);
  },
});

const orphanedEntry = (column: string): Attack => ({
  name: `an entry with ${column} of no record`,
  proves: ['entry_refers'],
  run: (w) => put(w, 'entry', { ...payment(w, 100).entry, [column]: 999 }),
});

const LINE: Row = {
  account_id: 1,
  row_number: 2,
  day: '2023-04-04',
  time: null,
  amount_fen: -100,
  balance_fen: null,
  serial: null,
  occurrence: 1,
  party_id: null,
};
const waitingLine = (w: World, changes: Row = {}): number => {
  const id = w.nextId('statement_line');
  put(w, 'statement_line', { ...LINE, id, ...changes });
  return id;
};

const putImport = (w: World, change: Row): void => {
  const row: Row = { ...w.row('SELECT * FROM statement_import LIMIT 1'), line_count: 1 };
  Object.assign(row, { id: w.nextId('statement_import'), uid: newImportUid() }, change);
  forgeLink(w, 'statement_import', String(row.uid));
  put(w, 'statement_import', row);
};

const importOf = (name: string, says: string, change: Row, line: Row | null): Attack => ({
  name,
  proves: [`statement_import_judged: ${says}`],
  run: (w) => {
    const first_line_id = w.nextId('statement_line');
    if (line !== null) waitingLine(w, line);
    putImport(w, { first_line_id, ...change });
  },
});

const NOT_SAID = 'its lines are not what it says';

const total = (name: string, trigger: string, sql: string): Attack => ({
  name,
  proves: [trigger],
  run: (w) => {
    w.db.exec(sql);
  },
});

/** A batch of which everything stands but the posting row. */
const waitingBatch = (w: World) => {
  const entry = payment(w, 100);
  writeParts(w, batchOf(w, entry));
  return entry;
};

const useOfFund2 = (w: World): number => {
  const id = w.nextId('permitted_use');
  const uid = newUid();
  forgeLink(w, 'permitted_use', uid);
  put(w, 'permitted_use', { ...w.row('SELECT * FROM permitted_use LIMIT 1'), id, uid, fund_id: 2 });
  return id;
};

/** Link 1 is a file, 3 sheets of paper. */
const attached = (name: string, row: Row): Attack => ({
  name: `a voucher’s attachment: ${name}`,
  proves: ['entry_attachment_refers'],
  run: (w) => {
    const attachment = { item_no: 1, sheets: null, place: null, ...row };
    postOne(w, { ...payment(w, 100), parts: { entry_attachment: [attachment] } });
  },
});

export const OTHER_ATTACKS: Attack[] = [
  authority(
    'a document without its pieces',
    'document',
    'document_judged: its pieces are not what it says',
    (row) => Object.assign(row, { match_key: Buffer.alloc(32, 8) }),
  ),
  // ── references of a batch
  ...['fund_id', 'account_id', 'permitted_use_id', 'of_entry_id', 'reverses_id', 'corrects_id'].map(
    orphanedEntry,
  ),
  orphanedEntry('party_id'),
  orphanedEntry('approval_id'),
  {
    name: 'an entry with a use of another fund',
    proves: ['entry_refers'],
    run: (w) => put(w, 'entry', { ...payment(w, 100).entry, fund_id: 2, account_id: 3 }),
  },
  {
    name: 'a voucher of no fund',
    proves: ['voucher_refers'],
    run: (w) => put(w, 'voucher', { ...payment(w, 100).voucher, entry_id: null, fund_id: 999 }),
  },
  {
    name: 'a voucher of no entry',
    proves: ['voucher_refers'],
    run: (w) => put(w, 'voucher', payment(w, 100).voucher),
  },
  {
    name: 'a share of another fund’s budget document',
    proves: ['entry_budget_share_once'],
    run: (w) => {
      const uid = newUid();
      forgeLink(w, 'budget_document', uid);
      const id = w.nextId('budget_document');
      const document = w.row('SELECT * FROM budget_document LIMIT 1');
      put(w, 'budget_document', { ...document, id, uid, fund_id: 2 });
      const entry = payment(w, 100);
      const share = { document_id: id, amount_fen: 100 };
      postOne(w, { ...entry, parts: { entry_budget_share: [share] } });
    },
  },
  attached('a file that is none', { kind: 'file', link_id: null }),
  attached('a file of no link', { kind: 'file', link_id: 999 }),
  attached('sheets of paper as a file', { kind: 'file', link_id: 3 }),
  attached('paper that names a file', { kind: 'paper', link_id: 1 }),
  {
    name: 'a match with a line of an import that may still be taken away',
    proves: ['line_match_once'],
    run: (w) => {
      const line_id = waitingLine(w);
      const entry = payment(w, 100, '2023-04-04');
      postOne(w, { ...entry, parts: { line_match: [{ line_id, amount_fen: -100 }] } });
      w.db.prepare('DELETE FROM statement_line WHERE id = ?').run(line_id);
    },
  },
  authority('a decision on a waiting line', 'line_decision', 'line_decision_refers', (row, w) => {
    row.line_id = waitingLine(w);
  }),
  // ── parts left behind would join the next entry or voucher of that id
  {
    name: 'voucher lines left behind for the next voucher',
    proves: ['voucher_kept'],
    run: (w) => {
      const { voucher } = waitingBatch(w);
      w.db.prepare('DELETE FROM voucher WHERE id = ?').run(voucher.id);
    },
  },
  {
    name: 'a voucher left behind for the next entry',
    proves: ['entry_kept'],
    run: (w) => {
      const { entry } = waitingBatch(w);
      w.db.prepare('DELETE FROM entry WHERE id = ?').run(entry.id);
    },
  },
  // ── totals
  total(
    'a day total written by hand',
    'day_total_born',
    `INSERT INTO day_total SELECT fund_id, budget_year, '2023-06-30', account_id, 5, 0, 0, 0, posting_id
     FROM day_total LIMIT 1`,
  ),
  total(
    'a day total replaced',
    'day_total_born',
    `INSERT OR REPLACE INTO day_total SELECT fund_id, budget_year, business_date, account_id, 5, 0, -99, 0,
     (SELECT max(id) FROM posting) FROM day_total LIMIT 1`,
  ),
  {
    name: 'the total of a batch that is not posted',
    proves: ['day_total_born'],
    run: (w) => {
      waitingBatch(w);
      w.db.exec(
        `INSERT INTO day_total SELECT fund_id, budget_year, business_date, account_id, in_fen, out_fen,
           spent_fen, spent_carryover_fen, posting_id
         FROM batch_day WHERE posting_id = (SELECT max(id) + 1 FROM posting)`,
      );
    },
  },
  {
    name: 'the last batch counted twice',
    proves: ['day_total_grown'],
    run: (w) => {
      w.db.exec(
        `UPDATE day_total SET out_fen = day_total.out_fen + b.out_fen, spent_fen = day_total.spent_fen + b.spent_fen
         FROM batch_day b WHERE b.posting_id = (SELECT max(id) FROM posting)
           AND b.business_date = day_total.business_date`,
      );
    },
  },
  // ── the chain and the log
  {
    name: 'a link that skips a seq',
    proves: ['chain_in_order'],
    run: (w) => {
      const seq = Number(w.row('SELECT max(seq) AS n FROM chain').n) + 2;
      const link = Buffer.alloc(32);
      put(w, 'chain', { seq, kind: 'person', record_uid: newUid(), version: 1, link });
    },
  },
  {
    name: 'a log line that skips a seq',
    proves: ['audit_in_order'],
    run: (w) => {
      const row = w.row('SELECT * FROM audit ORDER BY seq DESC LIMIT 1');
      put(w, 'audit', { ...row, seq: Number(row.seq) + 2 });
    },
  },
  {
    name: 'a second ledger in the file',
    proves: ['ledger_once'],
    run: (w) => {
      const uid = newUid();
      forgeLink(w, 'ledger', uid);
      put(w, 'ledger', { ...w.row('SELECT * FROM ledger'), uid }, 'INSERT OR REPLACE');
    },
  },
  {
    name: 'a second pair of signing keys',
    proves: ['signing_key_once'],
    run: (w) => {
      const uid = newUid();
      forgeLink(w, 'signing_key', uid);
      const row = { ...w.row('SELECT * FROM signing_key'), uid, public_key: Buffer.alloc(32, 9) };
      put(w, 'signing_key', row, 'INSERT OR REPLACE');
    },
  },
  // ── who may review
  authority('a deputy in a role there is not', 'deputy', 'deputy_judged', (row) => {
    row.role = 'auditor';
  }),
  authority('a deputy from no day', 'deputy', 'deputy_judged', (row) => {
    row.from_day = '2023-02-30';
  }),
  authority('a deputy whose days run backwards', 'deputy', 'deputy_judged', (row) => {
    row.to_day = '2023-05-31';
  }),
  // ── what authorises spending
  authority('a budget document from no day', 'budget_document', 'budget_document_judged', (row) => {
    row.effective_on = '2023-02-31';
  }),
  authority('a withdrawal of nothing', 'budget_document', 'budget_document_judged', (row) => {
    row.amount_fen = 0;
  }),
  authority('a budget of an unknown kind', 'budget_document', 'budget_document_judged', (row) => {
    row.kind = '其他';
  }),
  authority(
    'a correction of another fund’s document',
    'budget_document',
    'budget_document_refers',
    (row) => {
      Object.assign(row, { fund_id: 2, replaces_id: 1 });
    },
  ),
  authority(
    'a registration in place of another account’s',
    'account_registration',
    'account_registration_refers',
    (row) => {
      Object.assign(row, { fund_id: 2, account_id: 1, replaces_id: 3 });
    },
  ),
  authority('settings that skip a version', 'rule_settings', 'rule_settings_judged', (row) => {
    row.version = 4;
  }),
  authority('settings from no day', 'rule_settings', 'rule_settings_judged', (row) => {
    Object.assign(row, { version: 3, effective_from: '2023-02-31' });
  }),
  authority('an opening of an unregistered account', 'opening', 'opening_judged', (row) => {
    Object.assign(row, { fund_id: 1, account_id: 3 });
  }),
  authority('an opening on no day', 'opening', 'opening_judged', (row) => {
    Object.assign(row, { fund_id: 2, account_id: 2, date: '2023-02-30' });
  }),
  authority('an opening that gives back spending', 'opening', 'opening_judged', (row, w) => {
    Object.assign(row, { fund_id: 2, account_id: 2 });
    put(w, 'opening_total', { opening_uid: row.uid!, kind: 'relief', amount_fen: -100 });
  }),
  authority('an exception after the fact', 'rule_exception', 'rule_exception_in_time', (row, w) => {
    row.posting_uid = w.uid('posting', 3);
  }),
  authority(
    'an exception for a batch that has one',
    'rule_exception',
    'rule_exception_once',
    () => {},
  ),
  authority('a month closed again', 'period_close', 'period_close_repeated', () => {}),
  authority('a year closed again', 'period_close', 'period_close_repeated', (row) => {
    Object.assign(row, { year: 2022, period: null });
  }),
  // ── cases (1 is corrected by 2, 3 is another; event 2 replaces 1, 4 withdraws 3)
  authority('a case with another’s number', 'petition_case', 'petition_case_numbered', (row) => {
    row.case_no = '个案-01';
  }),
  authority(
    'a correction to another’s number',
    'petition_case',
    'petition_case_numbered',
    (row) => {
      Object.assign(row, { case_no: '个案-01', replaces_id: 3, first_id: 3 });
    },
  ),
  authority(
    'a correction of another fund’s case',
    'petition_case',
    'petition_case_refers',
    (row) => {
      Object.assign(row, { fund_id: 2, replaces_id: 3, first_id: 3 });
    },
  ),
  authority(
    'a correction that joins another case',
    'petition_case',
    'petition_case_refers',
    (row) => {
      Object.assign(row, { replaces_id: 3, first_id: 1 });
    },
  ),
  authority(
    'a correction known by the one before',
    'petition_case',
    'petition_case_refers',
    (row) => {
      Object.assign(row, { replaces_id: 2, first_id: 2 });
    },
  ),
  authority('a case corrected twice over', 'petition_case', 'petition_case_once', (row) => {
    Object.assign(row, { replaces_id: 1, first_id: 1 });
  }),
  authority('an event of a correction', 'case_event', 'case_event_refers', (row) => {
    row.case_id = 2;
  }),
  authority('an event in place of another case’s', 'case_event', 'case_event_refers', (row) => {
    Object.assign(row, { case_id: 3, replaces_id: 2 });
  }),
  authority('a withdrawal withdrawn', 'case_event', 'case_event_refers', (row) => {
    row.replaces_id = 4;
  }),
  authority('an event replaced twice over', 'case_event', 'case_event_once', (row) => {
    row.replaces_id = 1;
  }),
  // ── approvals (2 corrects 1; 3 is another; case 2 is a correction of 1)
  authority('an application for a correction of a case', 'approval', 'approval_refers', (row) => {
    row.case_id = 2;
  }),
  authority('an application with another fund’s use', 'approval', 'approval_refers', (row) => {
    Object.assign(row, { fund_id: 2, case_id: null, replaces_id: null });
  }),
  authority('an application for another fund’s case', 'approval', 'approval_refers', (row, w) => {
    const use = { fund_id: 2, permitted_use_id: useOfFund2(w), replaces_id: null };
    Object.assign(row, use, { case_id: 3 });
  }),
  authority(
    'a correction of another fund’s application',
    'approval',
    'approval_refers',
    (row, w) => {
      const use = { fund_id: 2, permitted_use_id: useOfFund2(w), case_id: null };
      Object.assign(row, use, { replaces_id: 3 });
    },
  ),
  authority('an application corrected twice over', 'approval', 'approval_once', (row) => {
    row.replaces_id = 1;
  }),
  authority(
    'a step that names another fund’s publicity',
    'approval_step',
    'approval_step_refers',
    (row, w) => {
      const id = w.nextId('publicity');
      const uid = newUid();
      forgeLink(w, 'publicity', uid);
      put(w, 'publicity', { ...w.row('SELECT * FROM publicity LIMIT 1'), id, uid, fund_id: 2 });
      row.publicity_id = id;
    },
  ),
  authority(
    'a request to pay another application’s payee',
    'payment_request',
    'payment_request_refers',
    (row) => {
      row.payee_id = 3;
    },
  ),
  authority(
    'a list without its rows',
    'pay_list',
    'pay_list_judged: its rows are not what it says',
    (row) => {
      row.document_no = '清单2号';
    },
  ),
  authority(
    'a list of more money than its rows',
    'pay_list',
    'pay_list_judged: its rows are not what it says',
    (row, w) => {
      waitingShare(w);
      Object.assign(row, { document_no: '清单2号', total_fen: 1_001 });
    },
  ),
  authority(
    'a list of another fund’s applications',
    'pay_list',
    'pay_list_judged: its rows belong to approvals of its fund',
    (row, w) => {
      waitingShare(w);
      row.fund_id = 2;
    },
  ),
  // ── imports
  importOf(
    'an import that skips an id',
    'must follow the last import',
    { id: 9, line_count: 0 },
    null,
  ),
  importOf(
    'an import whose lines would be named like those of others',
    'its uid must leave room',
    { uid: newUid() },
    {},
  ),
  importOf(
    'an import that takes the last one’s lines with its own',
    NOT_SAID,
    { first_line_id: 3, line_count: 2 },
    {},
  ),
  importOf(
    'an import that leaves a line to none',
    NOT_SAID,
    { first_line_id: 5, line_count: 0 },
    {},
  ),
  importOf('an import of more lines than it has', NOT_SAID, { line_count: 2 }, {}),
  importOf('an import with lines of another account', NOT_SAID, {}, { account_id: 2 }),
  importOf('an import with a line on no day', NOT_SAID, {}, { day: '2023-02-30' }),
  importOf('an import with a line of nothing', NOT_SAID, {}, { amount_fen: 0 }),
  importOf('an import with a line of an unknown party', NOT_SAID, {}, { party_id: 999 }),
  {
    name: 'an import whose lines have a gap',
    proves: [`statement_import_judged: ${NOT_SAID}`],
    run: (w) => {
      const first_line_id = waitingLine(w);
      const gone = waitingLine(w);
      waitingLine(w);
      w.db.prepare('DELETE FROM statement_line WHERE id = ?').run(gone);
      putImport(w, { first_line_id, line_count: 2 });
    },
  },
  // ── two of the conflict policies on a batch of nothing
  {
    name: 'the same batch posted twice by INSERT OR REPLACE',
    proves: [],
    run: (w) => {
      const last = w.row('SELECT * FROM posting ORDER BY id DESC LIMIT 1');
      put(w, 'posting', last, 'INSERT OR REPLACE');
    },
  },
  {
    name: 'a posting with a hole in it, passed over by INSERT OR IGNORE',
    proves: [],
    run: (w) => {
      const made = batchOf(w, payment(w, 100, DAY));
      made.posting.posted_at = null;
      writeParts(w, made);
      forgeLink(w, 'posting', String(made.posting.uid));
      put(w, 'posting', made.posting, 'INSERT OR IGNORE');
      if (w.row('SELECT count(*) AS n FROM posting WHERE id = ?', made.posting.id).n === 1) return;
      // Passed over: nothing may have been counted.
      w.db.exec('ROLLBACK; BEGIN');
    },
  },
];
