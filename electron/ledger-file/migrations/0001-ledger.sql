-- The ledger file of relief-ledger, schema 1.
--
-- Money is INTEGER 分, days are TEXT YYYY-MM-DD, instants are TEXT ISO 8601 in UTC.
-- Every record has a uid (UUIDv7); chain, sealed data and packages name uids only. A statement
-- line's follows from its import's: see `imported_line`.
-- Four kinds of table:
--   authorities   append-only, each row needs its link in `chain` first (guards at the end);
--   batch tables  written before the row that makes them count (posting, opening,
--                 statement_import), frozen and closed to late rows from then on;
--   totals        written by triggers, which refuse any other value;
--   working       drafts, key slots and failed sign-ins: the only rows that may change.
-- No guarantee rests on a connection pragma: references, replaced keys and the judgement of a
-- batch are all checked by triggers, CHECKs that authorise spending a second time
-- (ignore_check_constraints).

PRAGMA application_id = 0x52454c46; -- 'RELF'
PRAGMA user_version = 1;

-- ───────────────────────────── chain and log ─────────────────────────────

-- One link per record, in the order of recording. link = SHA-256('relief-ledger/1' ‖ previous link
-- ‖ SHA-256(canonical record)). Triggers can't hash: a forged link is found by `verify`.
CREATE TABLE chain (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  kind TEXT NOT NULL,
  record_uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version >= 1),
  link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

CREATE TRIGGER chain_in_order BEFORE INSERT ON chain
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM chain)
BEGIN SELECT RAISE(ABORT, 'LEDGER chain: seq must follow without a gap'); END;

-- 操作日志: every command and every refusal, with a chain of its own.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at TEXT NOT NULL,
  operator_uid TEXT,
  operator_name TEXT NOT NULL,
  call TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  code TEXT,
  detail TEXT NOT NULL,
  link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;

CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'LEDGER audit: seq must follow without a gap'); END;

-- ───────────────────────────── the bureau ─────────────────────────────

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL UNIQUE,
  bureau TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

-- Where the data key lies: wrapped by an operator's password or by the recovery code, never open.
CREATE TABLE key_slot (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('password', 'recovery')),
  -- NULL for the recovery code, which belongs to nobody.
  operator_uid TEXT UNIQUE CHECK ((operator_uid IS NULL) = (kind = 'recovery')),
  -- How the wrapping key is derived, and whether the password must be changed.
  parameters TEXT NOT NULL CHECK (json_valid(parameters)),
  wrapped BLOB NOT NULL
) STRICT;

-- Failed sign-ins in a row: from the fifth on one has to wait.
CREATE TABLE sign_in_guard (
  operator_uid TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 1),
  last_failed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ledger's own Ed25519 pair: signs what leaves it. The private half is sealed.
CREATE TABLE signing_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL UNIQUE,
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  sealed_private BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE operator (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_uid TEXT NOT NULL REFERENCES person (uid),
  role TEXT NOT NULL CHECK (role IN ('clerk', 'reviewer', 'supervisor', 'auditor')),
  cashier INTEGER NOT NULL CHECK (cashier IN (0, 1)),
  recorded_at TEXT NOT NULL
) STRICT;

-- 停用 and 恢复使用; the newest row of an operator counts, none means active. Nobody is deleted.
CREATE TABLE operator_state (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  operator_uid TEXT NOT NULL REFERENCES operator (uid),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX operator_state_of ON operator_state (operator_uid, id);

-- 代岗: a second role for a time; ends on its last day or by a row of deputy_end.
CREATE TABLE deputy (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  operator_uid TEXT NOT NULL REFERENCES operator (uid),
  role TEXT NOT NULL CHECK (role IN ('clerk', 'reviewer', 'supervisor')),
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_day TEXT NOT NULL CHECK (to_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX deputy_of ON deputy (operator_uid, id);

CREATE TABLE deputy_end (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  deputy_id INTEGER NOT NULL UNIQUE REFERENCES deputy (id),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- The roles of an operator and the days on which they hold: their own, and those they deputise.
CREATE VIEW operator_role (operator_uid, role, from_day, to_day) AS
  SELECT uid, role, '0000-01-01', '9999-12-31' FROM operator
  UNION ALL
  SELECT d.operator_uid, d.role, d.from_day, d.to_day FROM deputy d
  WHERE NOT EXISTS (SELECT 1 FROM deputy_end e WHERE e.deputy_id = d.id);

CREATE VIEW operator_standing (operator_uid, person_uid, cashier, active) AS
  SELECT o.uid, o.person_uid, o.cashier, coalesce((
    SELECT s.active FROM operator_state s WHERE s.operator_uid = o.uid ORDER BY s.id DESC LIMIT 1), 1)
  FROM operator o;

-- 基金(专项资金)
CREATE TABLE fund (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  governing_body TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- 设立依据
CREATE TABLE legal_basis (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  title TEXT NOT NULL,
  document_no TEXT NOT NULL,
  dated_on TEXT CHECK (dated_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- 允许用途 (DA-03); a correction is a new row naming the old.
CREATE TABLE permitted_use (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('relief', 'working_expense')),
  clause TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  replaces_id INTEGER UNIQUE REFERENCES permitted_use (id),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, id)
) STRICT;

-- 资金存放方式
CREATE TABLE custody (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  mode TEXT NOT NULL CHECK (mode IN ('own-account', 'shared-account', 'treasury')),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, from_date)
) STRICT;

-- 银行账户: the bureau's own account, not sealed.
CREATE TABLE bank_account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_no TEXT NOT NULL UNIQUE,
  bank_name TEXT NOT NULL,
  account_name TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- Which fund may use which account, and when (DA-01).
CREATE TABLE account_registration (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  account_id INTEGER NOT NULL REFERENCES bank_account (id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  replaces_id INTEGER UNIQUE REFERENCES account_registration (id),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- Opening: a balance, not an entry. Its totals and items are written first, the opening last.
CREATE TABLE opening_total (
  opening_uid TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (opening_uid, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening_item (
  opening_uid TEXT NOT NULL,
  item_no INTEGER NOT NULL CHECK (item_no >= 1),
  side TEXT NOT NULL CHECK (side IN ('bank-only', 'book-only')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sealed_note BLOB NOT NULL,
  PRIMARY KEY (opening_uid, item_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  account_id INTEGER NOT NULL REFERENCES bank_account (id),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  balance_fen INTEGER NOT NULL,
  basis_document TEXT NOT NULL,
  basis_date TEXT NOT NULL CHECK (basis_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, account_id)
) STRICT;

-- Versioned rule parameters. Of the versions in effect on a day the newest judges it, before all of
-- them the first; a posted entry remembers which.
CREATE TABLE rule_settings (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  effective_from TEXT NOT NULL CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  parameters TEXT NOT NULL CHECK (json_valid(parameters)),
  sealed_reason BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, version)
) STRICT;

-- ───────────────────────────── budget ─────────────────────────────

-- 预算指标: authorises spending. A correction is a new row naming the old; an amount of 0 withdraws.
CREATE TABLE budget_document (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  budget_year INTEGER NOT NULL CHECK (budget_year BETWEEN 1949 AND 2199),
  kind TEXT NOT NULL CHECK (kind IN ('carryover', 'advance', 'initial', 'supplement', 'reduction')),
  document_no TEXT NOT NULL,
  signed_on TEXT NOT NULL CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  effective_on TEXT NOT NULL CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0 OR (amount_fen = 0 AND replaces_id IS NOT NULL)),
  sealed_note BLOB NOT NULL,
  replaces_id INTEGER UNIQUE REFERENCES budget_document (id),
  -- Why it corrects the one before it; empty for a first document.
  sealed_reason BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, id)
) STRICT;
CREATE INDEX budget_document_of_year ON budget_document (fund_id, budget_year);

CREATE VIEW budget_in_force AS
  SELECT b.* FROM budget_document b
  WHERE NOT EXISTS (SELECT 1 FROM budget_document r WHERE r.replaces_id = b.id);

-- By how much each day changes what is authorised. 年初预算 replaces 预下达 from its first
-- effective day and never adds to it.
CREATE VIEW authority_change (fund_id, budget_year, day, fen) AS
  SELECT fund_id, budget_year, effective_on, CASE kind WHEN 'reduction' THEN -amount_fen ELSE amount_fen END
  FROM budget_in_force WHERE kind <> 'advance'
  UNION ALL
  SELECT a.fund_id, a.budget_year, a.effective_on, a.amount_fen
  FROM budget_in_force a WHERE a.kind = 'advance' AND NOT EXISTS (
    SELECT 1 FROM budget_in_force i WHERE i.fund_id = a.fund_id AND i.budget_year = a.budget_year
      AND i.kind = 'initial' AND i.effective_on <= a.effective_on)
  UNION ALL
  SELECT a.fund_id, a.budget_year,
    (SELECT min(i.effective_on) FROM budget_in_force i WHERE i.fund_id = a.fund_id
      AND i.budget_year = a.budget_year AND i.kind = 'initial'),
    -a.amount_fen
  FROM budget_in_force a WHERE a.kind = 'advance' AND a.effective_on < (
    SELECT min(i.effective_on) FROM budget_in_force i WHERE i.fund_id = a.fund_id
      AND i.budget_year = a.budget_year AND i.kind = 'initial');

-- A document and its corrections are one: named by the first of them.
CREATE VIEW budget_document_root (document_id, root_id) AS
  WITH RECURSIVE line_of (document_id, root_id) AS (
    SELECT id, id FROM budget_document WHERE replaces_id IS NULL
    UNION ALL
    SELECT b.id, l.root_id FROM line_of l JOIN budget_document b ON b.replaces_id = l.document_id)
  SELECT document_id, root_id FROM line_of;

-- ───────────────────────────── statements ─────────────────────────────

-- A person or payee: name, account, identity number, phone in one sealed blob. match_key is a keyed
-- hash, for equality only.
CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  match_key BLOB NOT NULL UNIQUE CHECK (length(match_key) = 32),
  sealed BLOB NOT NULL
) STRICT;

-- What was chosen by hand for a layout, remembered for the same header; the newest row counts.
CREATE TABLE statement_mapping (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  header_fingerprint TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX statement_mapping_of_header ON statement_mapping (header_fingerprint, id);

-- Lines, their sealed texts, the fate of the other rows and the source bytes are written first;
-- the import row comes last and closes the batch. Line ids have no gaps, so the lines of an import
-- stand together: it names the first and how many there are.
CREATE TABLE statement_line (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES bank_account (id),
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  time TEXT,
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  balance_fen INTEGER,
  serial TEXT,
  occurrence INTEGER NOT NULL CHECK (occurrence >= 1),
  party_id INTEGER REFERENCES party (id)
) STRICT;
CREATE INDEX statement_line_by_day ON statement_line (account_id, day);

-- Memos and raw cells of up to 256 lines, sealed together. No rowid: a hidden one is one more key
-- by which INSERT OR REPLACE could take a row away.
CREATE TABLE statement_chunk (
  import_id INTEGER NOT NULL,
  chunk_no INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (import_id, chunk_no)
) STRICT, WITHOUT ROWID;

-- The file as it came, sealed in pieces, so it can be decoded again with another choice.
CREATE TABLE statement_source (
  import_id INTEGER NOT NULL,
  piece_no INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (import_id, piece_no)
) STRICT, WITHOUT ROWID;

-- Every source row that didn't become a line of this import, and why.
CREATE TABLE statement_row (
  import_id INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('existing', 'skipped', 'faulty', 'declined')),
  reason TEXT NOT NULL,
  PRIMARY KEY (import_id, row_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_import (
  id INTEGER PRIMARY KEY,
  -- Ends in eight zeros, which leave room for the numbers of its lines.
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  account_id INTEGER NOT NULL REFERENCES bank_account (id),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  sealed_name BLOB NOT NULL,
  header_fingerprint TEXT NOT NULL,
  -- How the file was read: container, encoding, mapping, direction with its proof, confirmations.
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  period_from TEXT,
  period_to TEXT,
  row_count INTEGER NOT NULL,
  first_line_id INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  -- Digest of the lines in canonical form, in the order of their rows.
  lines_digest BLOB NOT NULL CHECK (length(lines_digest) = 32),
  recorded_by TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX statement_import_of_line ON statement_import (first_line_id);

-- The lines of closed imports with what their place says: the import, the number in it from 1, and
-- the uid, which is the import's with that number for its zeros. (CROSS JOIN: the line is found
-- first, then its import by one step in the index.)
CREATE VIEW imported_line AS
  SELECT s.*, i.id AS import_id, i.uid AS import_uid, s.id - i.first_line_id + 1 AS line_no,
    substr(i.uid, 1, 28) || printf('%08x', s.id - i.first_line_id + 1) AS uid
  FROM statement_line s CROSS JOIN statement_import i ON i.id = (
    SELECT id FROM statement_import WHERE first_line_id <= s.id
    ORDER BY first_line_id DESC, id DESC LIMIT 1)
  WHERE s.id < i.first_line_id + i.line_count;

-- 不入账 and its withdrawal; the newest row for a line counts.
CREATE TABLE line_decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  line_id INTEGER NOT NULL REFERENCES statement_line (id),
  decision TEXT NOT NULL CHECK (decision IN ('ignored', 'restored')),
  sealed_reason BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX line_decision_of_line ON line_decision (line_id, id);

-- ───────────────────────────── drafts (working tables) ─────────────────────────────

CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'sent-back')),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  prepared_by TEXT NOT NULL,
  preparer_person_uid TEXT NOT NULL,
  preparer_name TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  submitted_at TEXT,
  sealed_comment BLOB,
  sealed_content BLOB NOT NULL
) STRICT;
CREATE INDEX draft_of_fund ON draft (fund_id, state, id);

CREATE TABLE draft_line (
  draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  line_id INTEGER NOT NULL REFERENCES statement_line (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (draft_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_line_of_line ON draft_line (line_id);

-- ───────────────────────────── the books ─────────────────────────────

-- 台账记录. Signs: bank_fen is the effect on the account, spent_fen the effect on spending; a
-- reversal carries the negatives of the entry it names.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  posting_id INTEGER NOT NULL,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  account_id INTEGER NOT NULL REFERENCES bank_account (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'appropriation', 'undetermined', 'misdirected', 'misdirected_refund', 'relief',
    'working_expense', 'bank_fee', 'interest', 'interest_remitted', 'returned',
    'unspent_returned', 'transfer_out', 'transfer_in', 'inquiry_out', 'inquiry_in')),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  budget_year INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  bank_fen INTEGER NOT NULL,
  spent_fen INTEGER NOT NULL,
  spent_carryover_fen INTEGER NOT NULL,
  -- Spending of an earlier, closed year that this entry corrects; the reported year stays.
  prior_year_fen INTEGER NOT NULL,
  funding TEXT NOT NULL CHECK (funding IN ('current', 'carryover')),
  permitted_use_id INTEGER REFERENCES permitted_use (id),
  of_entry_id INTEGER REFERENCES entry (id),
  reclassifies INTEGER NOT NULL CHECK (reclassifies IN (0, 1)),
  reverses_id INTEGER UNIQUE REFERENCES entry (id),
  -- The cancelled entry a blue one puts right.
  corrects_id INTEGER UNIQUE REFERENCES entry (id),
  -- The application it pays; number, day and amount stand beside it as they were.
  approval_id INTEGER REFERENCES approval (id),
  case_no TEXT,
  approval_no TEXT,
  approval_on TEXT,
  approval_fen INTEGER,
  party_id INTEGER REFERENCES party (id),
  -- 摘要, composed without names.
  summary TEXT NOT NULL,
  -- Purpose, approver, own-account basis and note.
  sealed BLOB NOT NULL,
  -- Codes of the rules it was judged by and passed; the others stand in entry_judgement.
  rules_passed TEXT NOT NULL,
  settings_version INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_by_date ON entry (fund_id, budget_year, business_date, id);
-- Figures by kind, and the few kinds that stay open, without reading the entries themselves.
CREATE INDEX entry_of_kind ON entry (fund_id, kind, budget_year, spent_fen);
CREATE INDEX entry_of_posting ON entry (posting_id, account_id, business_date);
-- The few that belong to a closed year.
CREATE INDEX entry_late ON entry (fund_id, budget_year, business_date) WHERE prior_year_fen <> 0;
CREATE INDEX entry_answering ON entry (of_entry_id) WHERE of_entry_id IS NOT NULL;
CREATE INDEX entry_of_approval ON entry (approval_id) WHERE approval_id IS NOT NULL;

CREATE TABLE entry_budget_share (
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  document_id INTEGER NOT NULL REFERENCES budget_document (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (entry_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_budget_share_of_document ON entry_budget_share (document_id);

-- What a document, with its corrections, grants and what has come in under it.
CREATE VIEW budget_received (root_id, document_no, granted_fen, received_fen) AS
  SELECT r.root_id, b.document_no, b.amount_fen, coalesce((
    SELECT sum(s.amount_fen) FROM budget_document_root o
    JOIN entry_budget_share s ON s.document_id = o.document_id
    JOIN entry e ON e.id = s.entry_id AND e.kind = 'appropriation'
    WHERE o.root_id = r.root_id), 0)
  FROM budget_in_force b JOIN budget_document_root r ON r.document_id = b.id;

CREATE TABLE entry_attachment (
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  item_no INTEGER NOT NULL CHECK (item_no >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('paper', 'bank-line', 'file')),
  sheets INTEGER CHECK (sheets >= 1),
  place TEXT,
  -- The link that names a stored file; it stands beside the fund, because a draft is no record.
  link_id INTEGER REFERENCES document_link (id),
  PRIMARY KEY (entry_id, item_no)
) STRICT, WITHOUT ROWID;

-- Rules that did not simply pass when the entry was posted, with the reviewer's reason past a warning.
CREATE TABLE entry_judgement (
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  rule TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('warned', 'failed')),
  message TEXT,
  reason TEXT,
  PRIMARY KEY (entry_id, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_judgement_of_rule ON entry_judgement (rule, outcome);

-- Which statement lines an entry accounts for, signed like the line.
CREATE TABLE line_match (
  line_id INTEGER NOT NULL REFERENCES statement_line (id),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (line_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_match_of_entry ON line_match (entry_id);

-- 记账凭证
CREATE TABLE voucher (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  posting_id INTEGER NOT NULL,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  -- NULL only for closing vouchers, which have no event of their own.
  entry_id INTEGER UNIQUE REFERENCES entry (id),
  kind TEXT NOT NULL CHECK (kind IN ('normal', 'red', 'blue', 'correction', 'closing')),
  word TEXT NOT NULL CHECK (word = '记'),
  year INTEGER NOT NULL,
  period INTEGER NOT NULL CHECK (period BETWEEN 1 AND 13),
  number INTEGER NOT NULL CHECK (number >= 1),
  voucher_date TEXT NOT NULL CHECK (voucher_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  template_version INTEGER NOT NULL,
  summary TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  preparer_person_uid TEXT NOT NULL,
  preparer_name TEXT NOT NULL,
  UNIQUE (fund_id, word, year, period, number)
) STRICT;
CREATE INDEX voucher_of_posting ON voucher (posting_id);

CREATE TABLE voucher_line (
  voucher_id INTEGER NOT NULL REFERENCES voucher (id),
  line_no INTEGER NOT NULL CHECK (line_no >= 1),
  half TEXT NOT NULL CHECK (half IN ('financial', 'budgetary')),
  account_code TEXT NOT NULL,
  debit_fen INTEGER NOT NULL,
  credit_fen INTEGER NOT NULL CHECK ((debit_fen <> 0) + (credit_fen <> 0) = 1),
  PRIMARY KEY (voucher_id, line_no)
) STRICT, WITHOUT ROWID;

-- The supervisor's documented exception to a rule: names its batch, stands before the posting row.
CREATE TABLE rule_exception (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL,
  posting_uid TEXT NOT NULL,
  reason TEXT NOT NULL,
  document TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (posting_uid, rule)
) STRICT;

-- Posting (记账) is one act: this row is the last of its batch and its triggers judge the whole.
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  previous_uid TEXT UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  voucher_count INTEGER NOT NULL CHECK (voucher_count >= 1),
  entry_count INTEGER NOT NULL CHECK (entry_count >= 0),
  reviewed_by TEXT NOT NULL,
  reviewer_person_uid TEXT NOT NULL,
  reviewer_name TEXT NOT NULL,
  posted_at TEXT NOT NULL
) STRICT;

-- Posted totals of a fund, account and business date. Written by the posting's trigger only.
CREATE TABLE day_total (
  fund_id INTEGER NOT NULL,
  budget_year INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  account_id INTEGER NOT NULL,
  in_fen INTEGER NOT NULL,
  out_fen INTEGER NOT NULL,
  spent_fen INTEGER NOT NULL,
  spent_carryover_fen INTEGER NOT NULL,
  -- The last batch counted in.
  posting_id INTEGER NOT NULL,
  PRIMARY KEY (fund_id, budget_year, business_date, account_id)
) STRICT, WITHOUT ROWID;

-- Closing is one-way (DA-13). period NULL closes the whole year.
CREATE TABLE period_close (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  year INTEGER NOT NULL,
  period INTEGER CHECK (period BETWEEN 1 AND 13),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX period_close_once ON period_close (fund_id, year, coalesce(period, 0));

-- What a batch adds to each day (the totals' triggers and `verify` read the same view).
CREATE VIEW batch_day (posting_id, fund_id, account_id, budget_year, business_date, in_fen, out_fen, spent_fen, spent_carryover_fen) AS
  SELECT posting_id, fund_id, account_id, budget_year, business_date,
    sum(CASE direction WHEN 'in' THEN bank_fen ELSE 0 END),
    sum(CASE direction WHEN 'out' THEN -bank_fen ELSE 0 END),
    sum(spent_fen), sum(spent_carryover_fen)
  FROM entry GROUP BY posting_id, account_id, business_date, fund_id, budget_year;

-- Days of the last batch that the totals don't hold yet, in the order of day_total's columns. Not
-- drawn from batch_day: SQLite would group every entry there is before it looked for the last.
CREATE VIEW uncounted_day (fund_id, budget_year, business_date, account_id, in_fen, out_fen, spent_fen, spent_carryover_fen, posting_id) AS
  SELECT fund_id, budget_year, business_date, account_id,
    sum(CASE direction WHEN 'in' THEN bank_fen ELSE 0 END),
    sum(CASE direction WHEN 'out' THEN -bank_fen ELSE 0 END),
    sum(spent_fen), sum(spent_carryover_fen), posting_id
  FROM entry e
  WHERE e.posting_id = (SELECT max(id) FROM posting) AND NOT EXISTS (
    SELECT 1 FROM day_total d WHERE d.fund_id = e.fund_id AND d.budget_year = e.budget_year
      AND d.business_date = e.business_date AND d.account_id = e.account_id
      AND d.posting_id = e.posting_id)
  GROUP BY posting_id, account_id, business_date, fund_id, budget_year;

-- What each day adds to the year's spending and to what is authorised.
CREATE VIEW spending_change (fund_id, budget_year, day, spent_fen, authorised_fen) AS
  SELECT fund_id, budget_year, business_date, spent_fen, 0 FROM day_total
  UNION ALL
  SELECT fund_id, budget_year, day, 0, fen FROM authority_change
  UNION ALL
  SELECT o.fund_id, CAST(substr(o.date, 1, 4) AS INTEGER), substr(o.date, 1, 4) || '-01-01', t.amount_fen, 0
  FROM opening o JOIN opening_total t ON t.opening_uid = o.uid
  WHERE t.kind IN ('relief', 'working_expense', 'bank_fee');

-- Day by day: what has been spent of the year and what was authorised (DA-05).
CREATE VIEW spending_position (fund_id, budget_year, day, spent_fen, authorised_fen) AS
  SELECT fund_id, budget_year, day,
    sum(sum(spent_fen)) OVER (PARTITION BY fund_id, budget_year ORDER BY day),
    sum(sum(authorised_fen)) OVER (PARTITION BY fund_id, budget_year ORDER BY day)
  FROM spending_change
  GROUP BY fund_id, budget_year, day;

-- ───────────────────────────── appraisal ─────────────────────────────

-- 指标体系 of a year and its scores; the newest row of each counts.
CREATE TABLE indicator_template (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  year INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE indicator_scores (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  year INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- ───────────────────────────── cases ─────────────────────────────

-- 信访个案. No name, no address, no other data on people: one short summary, sealed. A case is known by
-- its first registration; a correction is a new row naming that and the row it replaces.
CREATE TABLE petition_case (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  -- NULL in the first registration itself.
  first_id INTEGER REFERENCES petition_case (id),
  case_no TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('backlog', 'first-visit', 'emergency')),
  cross_separated INTEGER NOT NULL CHECK (cross_separated IN (0, 1)),
  special_hardship INTEGER NOT NULL CHECK (special_hardship IN (0, 1)),
  township TEXT NOT NULL,
  unit TEXT NOT NULL,
  accepted_on TEXT NOT NULL CHECK (accepted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND due_on >= accepted_on),
  sealed_summary BLOB NOT NULL,
  replaces_id INTEGER UNIQUE REFERENCES petition_case (id),
  -- Why it was corrected; of a first registration an empty text.
  sealed_reason BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, id)
) STRICT;
CREATE INDEX petition_case_of_number ON petition_case (fund_id, case_no);
CREATE INDEX petition_case_by_due ON petition_case (fund_id, due_on);

-- What is registered now; case_id is the case's own, the one events and approvals name.
CREATE VIEW case_in_force AS
  SELECT p.*, coalesce(p.first_id, p.id) AS case_id FROM petition_case p
  WHERE NOT EXISTS (SELECT 1 FROM petition_case r WHERE r.replaces_id = p.id);

-- What happened to a case. Its state is folded from these and never stored. A correction names the
-- event it replaces; 'withdrawn' takes one back.
CREATE TABLE case_event (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  case_id INTEGER NOT NULL REFERENCES petition_case (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'settled', 'settlement-failed', 'follow-up-30', 'follow-up-90', 'satisfaction', 'withdrawn')),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- 息访协议书; a settlement has one.
  document_no TEXT NOT NULL CHECK (kind <> 'settled' OR document_no <> ''),
  result TEXT CHECK (CASE
    WHEN kind IN ('follow-up-30', 'follow-up-90') THEN result IS NOT NULL AND result IN ('kept', 'failed')
    WHEN kind = 'satisfaction' THEN result IS NOT NULL AND result IN ('satisfied', 'unsatisfied', 'unanswered')
    ELSE result IS NULL END),
  way TEXT CHECK ((way IS NULL) = (result IS NULL) AND (way IS NULL OR way IN ('in-person', 'phone', 'written'))),
  sealed_note BLOB NOT NULL,
  replaces_id INTEGER UNIQUE REFERENCES case_event (id),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK (kind <> 'withdrawn' OR replaces_id IS NOT NULL)
) STRICT;
CREATE INDEX case_event_of_case ON case_event (case_id, id);

-- ───────────────────────────── posting: the judgement of a batch ─────────────────────────────

CREATE TRIGGER posting_judged BEFORE INSERT ON posting
BEGIN
  SELECT RAISE(ABORT, 'LEDGER posting: must follow the last posting')
  WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
    OR NEW.previous_uid IS NOT (SELECT uid FROM posting ORDER BY id DESC LIMIT 1);

  SELECT RAISE(ABORT, 'LEDGER posting: its link must be the last of the chain')
  WHERE NOT EXISTS (
    SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'posting'
      AND seq = (SELECT max(seq) FROM chain));

  SELECT RAISE(ABORT, 'LEDGER posting: the batch is not what the posting says')
  WHERE NEW.voucher_count IS NOT (SELECT count(*) FROM voucher WHERE posting_id = NEW.id)
    OR NEW.entry_count IS NOT (SELECT count(*) FROM entry WHERE posting_id = NEW.id)
    OR NEW.voucher_count < 1
    OR NEW.posted_at IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.posted_at);

  SELECT RAISE(ABORT, 'LEDGER posting: every entry has one voucher, every voucher its entry')
  WHERE EXISTS (
    SELECT 1 FROM entry e WHERE e.posting_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM voucher v WHERE v.entry_id = e.id AND v.posting_id = NEW.id))
    OR EXISTS (
    SELECT 1 FROM voucher v WHERE v.posting_id = NEW.id AND (v.entry_id IS NULL) <> (v.kind = 'closing'))
    OR EXISTS (
    SELECT 1 FROM voucher v LEFT JOIN entry e ON e.id = v.entry_id
    WHERE v.posting_id = NEW.id AND v.entry_id IS NOT NULL
      AND (e.posting_id IS NOT NEW.id OR (e.reverses_id IS NOT NULL) <> (v.kind = 'red')));

  SELECT RAISE(ABORT, 'LEDGER voucher: its word, kind, halves and amounts must be those there are')
  FROM voucher v LEFT JOIN voucher_line l ON l.voucher_id = v.id
  WHERE v.posting_id = NEW.id AND (
    v.word IS NOT '记' OR v.kind NOT IN ('normal', 'red', 'blue', 'correction', 'closing')
    OR (l.debit_fen <> 0) + (l.credit_fen <> 0) <> 1
    -- 财务会计 has the classes 1 to 5, 预算会计 6 to 8.
    OR l.half IS NOT CASE WHEN l.account_code GLOB '[1-5]*' THEN 'financial'
      WHEN l.account_code GLOB '[6-8]*' THEN 'budgetary' END
    -- A closing voucher moves results, never money.
    OR (v.kind = 'closing' AND (l.account_code GLOB '1002*' OR l.account_code GLOB '8001*')));

  SELECT RAISE(ABORT, 'LEDGER voucher: each half must balance, with two lines or more')
  FROM (
    SELECT v.id FROM voucher v LEFT JOIN voucher_line l ON l.voucher_id = v.id
    WHERE v.posting_id = NEW.id GROUP BY v.id
    HAVING count(l.line_no) < 2
      OR sum(CASE l.half WHEN 'financial' THEN l.debit_fen - l.credit_fen ELSE 0 END) <> 0
      OR sum(CASE l.half WHEN 'budgetary' THEN l.debit_fen - l.credit_fen ELSE 0 END) <> 0);

  SELECT RAISE(ABORT, 'LEDGER voucher: numbers must follow without a gap')
  FROM (
    SELECT fund_id, word, year, period, min(number) AS lowest, max(number) AS highest, count(*) AS held
    FROM voucher WHERE posting_id = NEW.id GROUP BY fund_id, word, year, period) g
  WHERE g.highest - g.lowest + 1 <> g.held
    OR g.lowest < 1
    OR (g.lowest > 1 AND NOT EXISTS (
      SELECT 1 FROM voucher v WHERE v.fund_id = g.fund_id AND v.word = g.word AND v.year = g.year
        AND v.period = g.period AND v.number = g.lowest - 1 AND v.posting_id < NEW.id));

  SELECT RAISE(ABORT, 'LEDGER voucher: its date must lie in its period')
  FROM voucher v
  WHERE v.posting_id = NEW.id AND (
    v.year IS NOT CAST(substr(v.voucher_date, 1, 4) AS INTEGER)
    OR v.voucher_date IS NOT date(v.voucher_date)
    OR CASE v.period WHEN 13 THEN substr(v.voucher_date, 6) IS NOT '12-31'
       ELSE v.period IS NOT CAST(substr(v.voucher_date, 6, 2) AS INTEGER) END);

  -- Else a payment dated back into last year would escape this year's budget and that year's.
  SELECT RAISE(ABORT, 'LEDGER voucher: follows its business date, into a later year once that year is closed')
  FROM voucher v JOIN entry e ON e.id = v.entry_id
  WHERE v.posting_id = NEW.id AND (
    v.voucher_date < e.business_date
    OR (v.year > e.budget_year AND NOT EXISTS (
      SELECT 1 FROM period_close c
      WHERE c.fund_id = v.fund_id AND c.year = e.budget_year AND c.period IS NULL)));

  SELECT RAISE(ABORT, 'DA-01: an entry belongs to one fund and an account registered to it on that day')
  FROM entry e
  WHERE e.posting_id = NEW.id AND (e.fund_id IS NOT NEW.fund_id OR NOT EXISTS (
    SELECT 1 FROM account_registration r
    WHERE r.fund_id = e.fund_id AND r.account_id = e.account_id AND r.valid_from <= e.business_date
      AND (r.valid_to IS NULL OR e.business_date <= r.valid_to)
      AND NOT EXISTS (SELECT 1 FROM account_registration n WHERE n.replaces_id = r.id)));

  SELECT RAISE(ABORT, 'DA-01: a voucher belongs to the fund of its posting')
  FROM voucher v WHERE v.posting_id = NEW.id AND v.fund_id IS NOT NEW.fund_id;

  SELECT RAISE(ABORT, 'LEDGER entry: no entry before the opening of its account')
  FROM entry e
  WHERE e.posting_id = NEW.id AND NOT EXISTS (
    SELECT 1 FROM opening o WHERE o.fund_id = e.fund_id AND o.account_id = e.account_id
      AND o.date <= e.business_date);

  SELECT RAISE(ABORT, 'LEDGER entry: its effects must be those of its kind and of its voucher')
  FROM entry e JOIN voucher v ON v.entry_id = e.id
  WHERE e.posting_id = NEW.id AND (
    e.budget_year IS NOT CAST(substr(e.business_date, 1, 4) AS INTEGER)
    OR e.business_date IS NOT date(e.business_date)
    OR e.direction IS NOT CASE
      WHEN e.kind IN ('appropriation', 'undetermined', 'misdirected', 'interest', 'returned',
        'transfer_in', 'inquiry_in') THEN 'in'
      WHEN e.kind IN ('misdirected_refund', 'relief', 'working_expense', 'bank_fee',
        'interest_remitted', 'unspent_returned', 'transfer_out', 'inquiry_out') THEN 'out' END
    OR e.amount_fen = 0 OR e.funding NOT IN ('current', 'carryover') OR e.reclassifies NOT IN (0, 1)
    OR e.bank_fen NOT IN (0, CASE e.direction WHEN 'in' THEN e.amount_fen ELSE -e.amount_fen END)
    OR (e.reclassifies = 1 AND (e.bank_fen <> 0 OR e.of_entry_id IS NULL))
    OR (e.reclassifies = 0 AND e.bank_fen = 0 AND NOT EXISTS (
      SELECT 1 FROM custody c WHERE c.fund_id = e.fund_id AND c.mode = 'treasury'))
    OR NOT CASE
      WHEN e.kind IN ('relief', 'working_expense') THEN
        e.spent_fen + e.prior_year_fen = e.amount_fen
      WHEN e.kind = 'bank_fee' THEN
        e.spent_fen + e.prior_year_fen BETWEEN min(0, e.amount_fen) AND max(0, e.amount_fen)
      WHEN e.kind = 'returned' THEN
        e.spent_fen + e.prior_year_fen BETWEEN min(0, -e.amount_fen) AND max(0, -e.amount_fen)
      ELSE e.spent_fen = 0 AND e.prior_year_fen = 0 END
    -- Late payments count outside the year's spending; so do returns of an earlier year's payment.
    OR (e.spent_fen <> 0 AND (e.prior_year_fen <> 0 OR v.year > e.budget_year))
    OR (e.prior_year_fen <> 0 AND v.year = e.budget_year AND NOT EXISTS (
      SELECT 1 FROM entry o WHERE o.id = e.of_entry_id AND e.kind = 'returned'
        AND o.budget_year < e.budget_year))
    OR (e.prior_year_fen <> 0 AND e.prior_year_fen IS NOT (
      SELECT coalesce(sum(l.debit_fen - l.credit_fen), 0) FROM voucher_line l
      WHERE l.voucher_id = v.id AND l.account_code GLOB '8101*'))
    OR e.spent_carryover_fen IS NOT CASE e.funding WHEN 'carryover' THEN e.spent_fen ELSE 0 END
    OR e.bank_fen IS NOT (
      SELECT coalesce(sum(l.debit_fen - l.credit_fen), 0) FROM voucher_line l
      WHERE l.voucher_id = v.id AND l.account_code GLOB '1002*')
    OR e.spent_fen IS NOT (
      SELECT coalesce(sum(l.debit_fen - l.credit_fen), 0) FROM voucher_line l
      WHERE l.voucher_id = v.id AND l.account_code GLOB '7101*'));

  SELECT RAISE(ABORT, 'LEDGER entry: what it answers stands, and is answered up to its amount')
  FROM entry e LEFT JOIN entry o ON o.id = e.of_entry_id
  WHERE e.posting_id = NEW.id AND (
    (e.of_entry_id IS NULL AND (
      e.reclassifies = 1 OR e.kind IN ('returned', 'transfer_in', 'misdirected_refund')))
    OR (e.of_entry_id IS NOT NULL AND (
      o.id IS NULL OR o.id = e.id OR o.amount_fen < 0
      OR (e.reverses_id IS NULL AND EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.id))
      OR o.amount_fen < (SELECT sum(x.amount_fen) FROM entry x WHERE x.of_entry_id = o.id))));

  SELECT RAISE(ABORT, 'LEDGER entry: a reversal is equal and opposite to the entry it names, once')
  FROM entry e LEFT JOIN entry o ON o.id = e.reverses_id
  WHERE e.posting_id = NEW.id AND (
    (e.amount_fen < 0) <> (e.reverses_id IS NOT NULL)
    OR (e.reverses_id IS NOT NULL AND (
      o.posting_id >= NEW.id OR o.reverses_id IS NOT NULL
      OR o.fund_id IS NOT e.fund_id OR o.account_id IS NOT e.account_id OR o.kind IS NOT e.kind
      OR o.business_date IS NOT e.business_date OR o.amount_fen IS NOT -e.amount_fen
      OR o.bank_fen IS NOT -e.bank_fen OR o.spent_fen IS NOT -e.spent_fen
      OR o.spent_carryover_fen IS NOT -e.spent_carryover_fen
      OR o.prior_year_fen IS NOT -e.prior_year_fen
      OR (SELECT coalesce(sum(x.amount_fen), 0) FROM entry x WHERE x.of_entry_id = o.id) <> 0
      OR EXISTS (
        SELECT l.account_code, sum(l.debit_fen), sum(l.credit_fen)
        FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id
        WHERE v.entry_id IN (e.id, o.id) GROUP BY l.account_code
        HAVING sum(l.debit_fen) <> 0 OR sum(l.credit_fen) <> 0)
      OR EXISTS (
        SELECT s.document_id FROM entry_budget_share s
        WHERE s.entry_id IN (e.id, o.id) GROUP BY s.document_id HAVING sum(s.amount_fen) <> 0))));

  -- A document corrected to less than what came in is recorded all the same: it only takes no more.
  SELECT RAISE(ABORT, 'LEDGER entry: an appropriation names documents of its amount, each up to what it grants')
  WHERE EXISTS (
    SELECT 1 FROM entry e WHERE e.posting_id = NEW.id AND e.kind = 'appropriation'
      AND (e.amount_fen IS NOT (
        SELECT sum(s.amount_fen) FROM entry_budget_share s WHERE s.entry_id = e.id)
      OR EXISTS (
        SELECT 1 FROM entry_budget_share s
        WHERE s.entry_id = e.id AND (s.amount_fen > 0) <> (e.amount_fen > 0))))
    OR EXISTS (
    SELECT 1 FROM budget_received d
    WHERE d.root_id IN (
      SELECT r.root_id FROM entry e JOIN entry_budget_share s ON s.entry_id = e.id
      JOIN budget_document_root r ON r.document_id = s.document_id
      WHERE e.posting_id = NEW.id AND e.kind = 'appropriation'
      GROUP BY r.root_id HAVING sum(s.amount_fen) > 0)
      AND d.received_fen > d.granted_fen);

  SELECT RAISE(ABORT, 'LEDGER entry: what it corrects must exist')
  FROM entry e
  WHERE e.posting_id = NEW.id AND e.corrects_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM entry o WHERE o.id = e.corrects_id AND o.posting_id < NEW.id);

  SELECT RAISE(ABORT, 'LEDGER line: what is booked must be the line''s account, day and amount')
  FROM entry e JOIN line_match m ON m.entry_id = e.id JOIN statement_line s ON s.id = m.line_id
  WHERE e.posting_id = NEW.id AND (
    s.account_id IS NOT e.account_id OR s.day IS NOT e.business_date
    OR (s.amount_fen > 0) <> (m.amount_fen > 0)
    OR e.reverses_id IS NOT NULL
    OR e.bank_fen IS NOT (SELECT sum(x.amount_fen) FROM line_match x WHERE x.entry_id = e.id)
    OR abs(s.amount_fen) < (
      SELECT abs(sum(x.amount_fen)) FROM line_match x
      WHERE x.line_id = s.id AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = x.entry_id)));

  -- Days are China's: a deputy posts until midnight there. Who prepared may have deputised then.
  SELECT RAISE(ABORT, 'LEDGER operator: who prepares and who reviews must be registered')
  WHERE NOT EXISTS (
    SELECT 1 FROM operator o JOIN person p ON p.uid = o.person_uid
      JOIN operator_role r ON r.operator_uid = o.uid
    WHERE o.uid = NEW.reviewed_by AND p.uid = NEW.reviewer_person_uid AND p.name = NEW.reviewer_name
      AND r.role IN ('reviewer', 'supervisor')
      AND date(NEW.posted_at, '+8 hours') BETWEEN r.from_day AND r.to_day)
    OR EXISTS (
    SELECT 1 FROM voucher v WHERE v.posting_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM operator o JOIN person p ON p.uid = o.person_uid
      WHERE o.uid = v.prepared_by AND p.uid = v.preparer_person_uid AND p.name = v.preparer_name
        AND (o.role <> 'auditor' OR EXISTS (SELECT 1 FROM deputy d WHERE d.operator_uid = o.uid))));

  SELECT RAISE(ABORT, 'LEDGER operator: who reviews must not be deactivated')
  FROM operator_standing s WHERE s.operator_uid = NEW.reviewed_by AND s.active = 0;

  -- Persons, not accounts.
  SELECT RAISE(ABORT, 'LEDGER operator: a cashier neither prepares nor reviews')
  FROM operator_standing s
  WHERE s.cashier = 1 AND s.active = 1 AND (s.person_uid = NEW.reviewer_person_uid
    OR s.person_uid IN (SELECT preparer_person_uid FROM voucher WHERE posting_id = NEW.id));

  SELECT RAISE(ABORT, 'DA-12: preparer and reviewer must be different persons')
  FROM voucher v WHERE v.posting_id = NEW.id AND v.preparer_person_uid = NEW.reviewer_person_uid;

  SELECT RAISE(ABORT, 'DA-13: nothing is posted into a closed month or year')
  WHERE EXISTS (
    SELECT 1 FROM voucher v JOIN period_close c
      ON c.fund_id = v.fund_id AND c.year = v.year AND (c.period IS NULL OR c.period = v.period)
    WHERE v.posting_id = NEW.id)
    OR EXISTS (
    SELECT 1 FROM entry e JOIN period_close c
      ON c.fund_id = e.fund_id AND c.year = e.budget_year AND c.period IS NULL
    WHERE e.posting_id = NEW.id AND e.spent_fen <> 0);

  SELECT RAISE(ABORT, 'LEDGER entry: must name the rule settings of its day')
  FROM entry e
  WHERE e.posting_id = NEW.id AND e.settings_version IS NOT coalesce(
    (SELECT max(s.version) FROM rule_settings s
      WHERE s.fund_id = e.fund_id AND s.effective_from <= e.business_date),
    (SELECT min(s.version) FROM rule_settings s WHERE s.fund_id = e.fund_id));

  -- The last batch is counted by now, unless a temporary trigger kept posting_counted from it.
  UPDATE day_total SET
    in_fen = day_total.in_fen + b.in_fen,
    out_fen = day_total.out_fen + b.out_fen,
    spent_fen = day_total.spent_fen + b.spent_fen,
    spent_carryover_fen = day_total.spent_carryover_fen + b.spent_carryover_fen,
    posting_id = b.posting_id
  FROM uncounted_day b
  WHERE day_total.fund_id = b.fund_id AND day_total.budget_year = b.budget_year
    AND day_total.business_date = b.business_date AND day_total.account_id = b.account_id;
  INSERT INTO day_total SELECT * FROM uncounted_day;
  SELECT RAISE(ABORT, 'LEDGER totals: not every day of the last batch was counted')
  WHERE EXISTS (SELECT 1 FROM uncounted_day);

  -- Fires only for days on which this batch raises what has been spent of the year. Payments of a
  -- closed year recorded late stay out of its spending as reported, and count here all the same.
  SELECT RAISE(ABORT, 'DA-05: net spending would exceed what is authorised on a day up to the year''s end')
  WHERE EXISTS (
      SELECT 1 FROM entry
      WHERE posting_id = NEW.id AND (spent_fen > 0 OR (prior_year_fen > 0 AND kind <> 'returned')))
    AND NOT EXISTS (
      SELECT 1 FROM rule_exception x WHERE x.posting_uid = NEW.uid AND x.rule = 'DA-05')
    AND EXISTS (
      SELECT 1 FROM (
        SELECT budget_year, day,
          sum(sum(spent_fen)) OVER w AS spent_fen,
          sum(sum(authorised_fen)) OVER w AS authorised_fen,
          sum(sum(batch_fen)) OVER w AS batch_fen
        FROM (
          SELECT budget_year, day, spent_fen, authorised_fen, 0 AS batch_fen
          FROM spending_change WHERE fund_id = NEW.fund_id
          UNION ALL
          SELECT budget_year, business_date, spent_fen, 0, spent_fen
          FROM batch_day WHERE posting_id = NEW.id
          UNION ALL
          SELECT budget_year, business_date, prior_year_fen, 0,
            CASE posting_id WHEN NEW.id THEN prior_year_fen ELSE 0 END
          FROM entry WHERE fund_id = NEW.fund_id AND prior_year_fen <> 0 AND kind <> 'returned')
        WHERE budget_year IN (SELECT budget_year FROM entry WHERE posting_id = NEW.id)
        GROUP BY budget_year, day
        WINDOW w AS (PARTITION BY budget_year ORDER BY day))
      WHERE day <= budget_year || '-12-31' AND spent_fen > authorised_fen AND batch_fen > 0);
END;

CREATE TRIGGER posting_counted AFTER INSERT ON posting
BEGIN
  UPDATE day_total SET
    in_fen = day_total.in_fen + b.in_fen,
    out_fen = day_total.out_fen + b.out_fen,
    spent_fen = day_total.spent_fen + b.spent_fen,
    spent_carryover_fen = day_total.spent_carryover_fen + b.spent_carryover_fen,
    posting_id = b.posting_id
  FROM uncounted_day b
  WHERE day_total.fund_id = b.fund_id AND day_total.budget_year = b.budget_year
    AND day_total.business_date = b.business_date AND day_total.account_id = b.account_id;
  INSERT INTO day_total SELECT * FROM uncounted_day;
  SELECT RAISE(ABORT, 'LEDGER totals: not every day of the batch was counted')
  WHERE EXISTS (SELECT 1 FROM uncounted_day);
END;

CREATE TRIGGER day_total_born BEFORE INSERT ON day_total
WHEN NEW.posting_id IS NOT (SELECT max(id) FROM posting)
  OR EXISTS (
    SELECT 1 FROM day_total d WHERE d.fund_id = NEW.fund_id AND d.budget_year = NEW.budget_year
      AND d.business_date = NEW.business_date AND d.account_id = NEW.account_id)
  OR NOT EXISTS (
    SELECT 1 FROM batch_day b WHERE b.posting_id = NEW.posting_id AND b.fund_id = NEW.fund_id
      AND b.budget_year = NEW.budget_year AND b.business_date = NEW.business_date
      AND b.account_id = NEW.account_id AND b.in_fen = NEW.in_fen AND b.out_fen = NEW.out_fen
      AND b.spent_fen = NEW.spent_fen AND b.spent_carryover_fen = NEW.spent_carryover_fen)
BEGIN SELECT RAISE(ABORT, 'LEDGER totals: only a posting changes them, by its own amounts'); END;

CREATE TRIGGER day_total_grown BEFORE UPDATE ON day_total
WHEN NEW.posting_id IS NOT (SELECT max(id) FROM posting)
  OR OLD.posting_id >= NEW.posting_id
  OR NEW.fund_id <> OLD.fund_id OR NEW.budget_year <> OLD.budget_year
  OR NEW.business_date <> OLD.business_date OR NEW.account_id <> OLD.account_id
  OR NOT EXISTS (
    SELECT 1 FROM batch_day b WHERE b.posting_id = NEW.posting_id AND b.fund_id = NEW.fund_id
      AND b.budget_year = NEW.budget_year AND b.business_date = NEW.business_date
      AND b.account_id = NEW.account_id
      AND b.in_fen = NEW.in_fen - OLD.in_fen AND b.out_fen = NEW.out_fen - OLD.out_fen
      AND b.spent_fen = NEW.spent_fen - OLD.spent_fen
      AND b.spent_carryover_fen = NEW.spent_carryover_fen - OLD.spent_carryover_fen)
BEGIN SELECT RAISE(ABORT, 'LEDGER totals: only a posting changes them, by its own amounts'); END;

CREATE TRIGGER day_total_kept BEFORE DELETE ON day_total
BEGIN SELECT RAISE(ABORT, 'LEDGER totals: are never deleted'); END;

-- ───────────────────────────── imports and openings: closed batches ─────────────────────────────

CREATE TRIGGER statement_import_judged BEFORE INSERT ON statement_import
BEGIN
  SELECT RAISE(ABORT, 'LEDGER statement_import: must follow the last import')
  WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM statement_import);
  SELECT RAISE(ABORT, 'LEDGER statement_import: its uid must leave room for the numbers of its lines')
  WHERE NEW.uid NOT GLOB '????????-????-????-????-????00000000';
  SELECT RAISE(ABORT, 'LEDGER statement_import: its lines are not what it says')
  WHERE NEW.first_line_id IS NOT (
      SELECT coalesce(max(first_line_id + line_count), 1) FROM statement_import)
    OR NEW.line_count IS NOT (SELECT count(*) FROM statement_line WHERE id >= NEW.first_line_id)
    OR NEW.first_line_id + NEW.line_count - 1 IS NOT (SELECT coalesce(max(id), 0) FROM statement_line)
    OR EXISTS (
      SELECT 1 FROM statement_line WHERE id >= NEW.first_line_id AND (
        account_id IS NOT NEW.account_id OR amount_fen = 0
        OR (party_id IS NOT NULL AND party_id NOT IN (SELECT id FROM party))))
    OR EXISTS (
      SELECT 1 FROM (SELECT DISTINCT day FROM statement_line WHERE id >= NEW.first_line_id)
      WHERE day IS NOT date(day));
END;

CREATE TRIGGER opening_judged BEFORE INSERT ON opening
WHEN NOT EXISTS (
    SELECT 1 FROM account_registration r WHERE r.fund_id = NEW.fund_id AND r.account_id = NEW.account_id)
  OR NEW.date IS NOT date(NEW.date)
  OR EXISTS (SELECT 1 FROM opening_total WHERE opening_uid = NEW.uid AND amount_fen <= 0)
BEGIN SELECT RAISE(ABORT, 'LEDGER opening: needs an account of the fund, a real day, totals above zero'); END;

CREATE TRIGGER budget_document_judged BEFORE INSERT ON budget_document
WHEN NEW.effective_on IS NOT date(NEW.effective_on) OR NEW.amount_fen < 0
  OR NEW.kind NOT IN ('carryover', 'advance', 'initial', 'supplement', 'reduction')
  OR (NEW.amount_fen = 0 AND NEW.replaces_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'LEDGER budget_document: needs a kind, a real day and an amount above zero'); END;

CREATE TRIGGER rule_settings_judged BEFORE INSERT ON rule_settings
WHEN NEW.version IS NOT (
    SELECT coalesce(max(version), 0) + 1 FROM rule_settings WHERE fund_id = NEW.fund_id)
  OR NEW.effective_from IS NOT date(NEW.effective_from)
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_settings: its version must be the next, from a real day'); END;

CREATE TRIGGER rule_exception_in_time BEFORE INSERT ON rule_exception
WHEN EXISTS (SELECT 1 FROM posting WHERE uid = NEW.posting_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_exception: must stand before the posting it names'); END;

-- ───────────────────────────── guards ─────────────────────────────
--
-- For every protected table: no key already present (INSERT OR REPLACE would delete the old row
-- unseen when recursive_triggers is off), references that exist (foreign_keys is off in a plain
-- shell), no change, no deletion; and for authorities a link in the chain that stands first.
-- Ids follow one another and are always given: an id left out reads as -1 in a BEFORE trigger, and
-- a row that took -1 or the highest id there is would keep every later one out.
-- All guards fire BEFORE: what fires AFTER can be skipped by a temporary trigger's RAISE(IGNORE).

CREATE TRIGGER chain_once BEFORE INSERT ON chain
WHEN EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.record_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER chain: a key already present can not be taken again'); END;

CREATE TRIGGER chain_unchanged BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'LEDGER chain: rows never change'); END;

CREATE TRIGGER chain_kept BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'LEDGER chain: rows are never deleted'); END;

CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'LEDGER audit: rows never change'); END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'LEDGER audit: rows are never deleted'); END;

CREATE TRIGGER ledger_once BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger) OR NEW.id IS NOT 1
BEGIN SELECT RAISE(ABORT, 'LEDGER ledger: one file holds one ledger'); END;

CREATE TRIGGER ledger_chained BEFORE INSERT ON ledger
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'ledger')
BEGIN SELECT RAISE(ABORT, 'LEDGER ledger: its link in the chain comes first'); END;

CREATE TRIGGER ledger_unchanged BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'LEDGER ledger: rows never change'); END;

CREATE TRIGGER ledger_kept BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'LEDGER ledger: rows are never deleted'); END;

CREATE TRIGGER person_once BEFORE INSERT ON person
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM person)
  OR EXISTS (SELECT 1 FROM person WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER person: its id must be the next, and no key taken again'); END;

CREATE TRIGGER person_chained BEFORE INSERT ON person
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'person')
BEGIN SELECT RAISE(ABORT, 'LEDGER person: its link in the chain comes first'); END;

CREATE TRIGGER person_unchanged BEFORE UPDATE ON person
BEGIN SELECT RAISE(ABORT, 'LEDGER person: rows never change'); END;

CREATE TRIGGER person_kept BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'LEDGER person: rows are never deleted'); END;

CREATE TRIGGER operator_once BEFORE INSERT ON operator
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM operator)
  OR EXISTS (SELECT 1 FROM operator WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER operator: its id must be the next, and no key taken again'); END;

CREATE TRIGGER operator_chained BEFORE INSERT ON operator
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'operator')
BEGIN SELECT RAISE(ABORT, 'LEDGER operator: its link in the chain comes first'); END;

CREATE TRIGGER operator_refers BEFORE INSERT ON operator
WHEN NOT EXISTS (SELECT 1 FROM person WHERE uid = NEW.person_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER operator: refers to a record that does not exist'); END;

CREATE TRIGGER operator_unchanged BEFORE UPDATE ON operator
BEGIN SELECT RAISE(ABORT, 'LEDGER operator: rows never change'); END;

CREATE TRIGGER operator_kept BEFORE DELETE ON operator
BEGIN SELECT RAISE(ABORT, 'LEDGER operator: rows are never deleted'); END;

CREATE TRIGGER operator_state_once BEFORE INSERT ON operator_state
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM operator_state)
  OR EXISTS (SELECT 1 FROM operator_state WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER operator_state: its id must be the next, and no key taken again'); END;

CREATE TRIGGER operator_state_chained BEFORE INSERT ON operator_state
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'operator_state')
BEGIN SELECT RAISE(ABORT, 'LEDGER operator_state: its link in the chain comes first'); END;

CREATE TRIGGER operator_state_refers BEFORE INSERT ON operator_state
WHEN NOT EXISTS (SELECT 1 FROM operator WHERE uid = NEW.operator_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER operator_state: refers to a record that does not exist'); END;

CREATE TRIGGER operator_state_unchanged BEFORE UPDATE ON operator_state
BEGIN SELECT RAISE(ABORT, 'LEDGER operator_state: rows never change'); END;

CREATE TRIGGER operator_state_kept BEFORE DELETE ON operator_state
BEGIN SELECT RAISE(ABORT, 'LEDGER operator_state: rows are never deleted'); END;

CREATE TRIGGER deputy_once BEFORE INSERT ON deputy
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM deputy)
  OR EXISTS (SELECT 1 FROM deputy WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy: its id must be the next, and no key taken again'); END;

CREATE TRIGGER deputy_chained BEFORE INSERT ON deputy
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'deputy')
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy: its link in the chain comes first'); END;

CREATE TRIGGER deputy_refers BEFORE INSERT ON deputy
WHEN NOT EXISTS (SELECT 1 FROM operator WHERE uid = NEW.operator_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy: refers to a record that does not exist'); END;

CREATE TRIGGER deputy_unchanged BEFORE UPDATE ON deputy
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy: rows never change'); END;

CREATE TRIGGER deputy_kept BEFORE DELETE ON deputy
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy: rows are never deleted'); END;

-- The CHECKs again: a deputy may authorise a posting.
CREATE TRIGGER deputy_judged BEFORE INSERT ON deputy
WHEN NEW.role NOT IN ('clerk', 'reviewer', 'supervisor')
  OR NEW.from_day IS NOT date(NEW.from_day) OR NEW.to_day IS NOT date(NEW.to_day)
  OR NEW.to_day < NEW.from_day
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy: needs a role to deputise and real days in order'); END;

CREATE TRIGGER deputy_end_once BEFORE INSERT ON deputy_end
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM deputy_end)
  OR EXISTS (SELECT 1 FROM deputy_end WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM deputy_end WHERE deputy_id = NEW.deputy_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy_end: its id must be the next, and no key taken again'); END;

CREATE TRIGGER deputy_end_chained BEFORE INSERT ON deputy_end
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'deputy_end')
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy_end: its link in the chain comes first'); END;

CREATE TRIGGER deputy_end_refers BEFORE INSERT ON deputy_end
WHEN NOT EXISTS (SELECT 1 FROM deputy WHERE id = NEW.deputy_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy_end: refers to a record that does not exist'); END;

CREATE TRIGGER deputy_end_unchanged BEFORE UPDATE ON deputy_end
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy_end: rows never change'); END;

CREATE TRIGGER deputy_end_kept BEFORE DELETE ON deputy_end
BEGIN SELECT RAISE(ABORT, 'LEDGER deputy_end: rows are never deleted'); END;

CREATE TRIGGER signing_key_once BEFORE INSERT ON signing_key
WHEN EXISTS (SELECT 1 FROM signing_key) OR NEW.id IS NOT 1
BEGIN SELECT RAISE(ABORT, 'LEDGER signing_key: one ledger has one pair'); END;

CREATE TRIGGER signing_key_chained BEFORE INSERT ON signing_key
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'signing_key')
BEGIN SELECT RAISE(ABORT, 'LEDGER signing_key: its link in the chain comes first'); END;

CREATE TRIGGER signing_key_unchanged BEFORE UPDATE ON signing_key
BEGIN SELECT RAISE(ABORT, 'LEDGER signing_key: rows never change'); END;

CREATE TRIGGER signing_key_kept BEFORE DELETE ON signing_key
BEGIN SELECT RAISE(ABORT, 'LEDGER signing_key: rows are never deleted'); END;

CREATE TRIGGER fund_once BEFORE INSERT ON fund
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM fund)
  OR EXISTS (SELECT 1 FROM fund WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER fund: its id must be the next, and no key taken again'); END;

CREATE TRIGGER fund_chained BEFORE INSERT ON fund
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'fund')
BEGIN SELECT RAISE(ABORT, 'LEDGER fund: its link in the chain comes first'); END;

CREATE TRIGGER fund_unchanged BEFORE UPDATE ON fund
BEGIN SELECT RAISE(ABORT, 'LEDGER fund: rows never change'); END;

CREATE TRIGGER fund_kept BEFORE DELETE ON fund
BEGIN SELECT RAISE(ABORT, 'LEDGER fund: rows are never deleted'); END;

CREATE TRIGGER legal_basis_once BEFORE INSERT ON legal_basis
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM legal_basis)
  OR EXISTS (SELECT 1 FROM legal_basis WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER legal_basis: its id must be the next, and no key taken again'); END;

CREATE TRIGGER legal_basis_chained BEFORE INSERT ON legal_basis
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'legal_basis')
BEGIN SELECT RAISE(ABORT, 'LEDGER legal_basis: its link in the chain comes first'); END;

CREATE TRIGGER legal_basis_refers BEFORE INSERT ON legal_basis
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER legal_basis: refers to a record that does not exist'); END;

CREATE TRIGGER legal_basis_unchanged BEFORE UPDATE ON legal_basis
BEGIN SELECT RAISE(ABORT, 'LEDGER legal_basis: rows never change'); END;

CREATE TRIGGER legal_basis_kept BEFORE DELETE ON legal_basis
BEGIN SELECT RAISE(ABORT, 'LEDGER legal_basis: rows are never deleted'); END;

CREATE TRIGGER permitted_use_once BEFORE INSERT ON permitted_use
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM permitted_use)
  OR EXISTS (SELECT 1 FROM permitted_use WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM permitted_use WHERE replaces_id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER permitted_use: its id must be the next, and no key taken again'); END;

CREATE TRIGGER permitted_use_chained BEFORE INSERT ON permitted_use
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'permitted_use')
BEGIN SELECT RAISE(ABORT, 'LEDGER permitted_use: its link in the chain comes first'); END;

CREATE TRIGGER permitted_use_refers BEFORE INSERT ON permitted_use
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM permitted_use WHERE id = NEW.replaces_id AND fund_id = NEW.fund_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER permitted_use: refers to a record that does not exist'); END;

CREATE TRIGGER permitted_use_unchanged BEFORE UPDATE ON permitted_use
BEGIN SELECT RAISE(ABORT, 'LEDGER permitted_use: rows never change'); END;

CREATE TRIGGER permitted_use_kept BEFORE DELETE ON permitted_use
BEGIN SELECT RAISE(ABORT, 'LEDGER permitted_use: rows are never deleted'); END;

CREATE TRIGGER custody_once BEFORE INSERT ON custody
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM custody)
  OR EXISTS (SELECT 1 FROM custody WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM custody WHERE fund_id = NEW.fund_id AND from_date = NEW.from_date)
BEGIN SELECT RAISE(ABORT, 'LEDGER custody: its id must be the next, and no key taken again'); END;

CREATE TRIGGER custody_chained BEFORE INSERT ON custody
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'custody')
BEGIN SELECT RAISE(ABORT, 'LEDGER custody: its link in the chain comes first'); END;

CREATE TRIGGER custody_refers BEFORE INSERT ON custody
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER custody: refers to a record that does not exist'); END;

CREATE TRIGGER custody_unchanged BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'LEDGER custody: rows never change'); END;

CREATE TRIGGER custody_kept BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'LEDGER custody: rows are never deleted'); END;

CREATE TRIGGER bank_account_once BEFORE INSERT ON bank_account
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM bank_account)
  OR EXISTS (SELECT 1 FROM bank_account WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM bank_account WHERE account_no = NEW.account_no)
BEGIN SELECT RAISE(ABORT, 'LEDGER bank_account: its id must be the next, and no key taken again'); END;

CREATE TRIGGER bank_account_chained BEFORE INSERT ON bank_account
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'bank_account')
BEGIN SELECT RAISE(ABORT, 'LEDGER bank_account: its link in the chain comes first'); END;

CREATE TRIGGER bank_account_unchanged BEFORE UPDATE ON bank_account
BEGIN SELECT RAISE(ABORT, 'LEDGER bank_account: rows never change'); END;

CREATE TRIGGER bank_account_kept BEFORE DELETE ON bank_account
BEGIN SELECT RAISE(ABORT, 'LEDGER bank_account: rows are never deleted'); END;

CREATE TRIGGER account_registration_once BEFORE INSERT ON account_registration
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM account_registration)
  OR EXISTS (SELECT 1 FROM account_registration WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM account_registration WHERE replaces_id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER account_registration: its id must be the next, and no key taken again'); END;

CREATE TRIGGER account_registration_chained BEFORE INSERT ON account_registration
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'account_registration')
BEGIN SELECT RAISE(ABORT, 'LEDGER account_registration: its link in the chain comes first'); END;

CREATE TRIGGER account_registration_refers BEFORE INSERT ON account_registration
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR NOT EXISTS (SELECT 1 FROM bank_account WHERE id = NEW.account_id)
  OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_registration WHERE id = NEW.replaces_id AND fund_id = NEW.fund_id AND account_id = NEW.account_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER account_registration: refers to a record that does not exist'); END;

CREATE TRIGGER account_registration_unchanged BEFORE UPDATE ON account_registration
BEGIN SELECT RAISE(ABORT, 'LEDGER account_registration: rows never change'); END;

CREATE TRIGGER account_registration_kept BEFORE DELETE ON account_registration
BEGIN SELECT RAISE(ABORT, 'LEDGER account_registration: rows are never deleted'); END;

CREATE TRIGGER opening_once BEFORE INSERT ON opening
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM opening)
  OR EXISTS (SELECT 1 FROM opening WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM opening WHERE fund_id = NEW.fund_id AND account_id = NEW.account_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER opening: its id must be the next, and no key taken again'); END;

CREATE TRIGGER opening_chained BEFORE INSERT ON opening
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'opening')
BEGIN SELECT RAISE(ABORT, 'LEDGER opening: its link in the chain comes first'); END;

CREATE TRIGGER opening_unchanged BEFORE UPDATE ON opening
BEGIN SELECT RAISE(ABORT, 'LEDGER opening: rows never change'); END;

CREATE TRIGGER opening_kept BEFORE DELETE ON opening
BEGIN SELECT RAISE(ABORT, 'LEDGER opening: rows are never deleted'); END;

CREATE TRIGGER rule_settings_once BEFORE INSERT ON rule_settings
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM rule_settings)
  OR EXISTS (SELECT 1 FROM rule_settings WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_settings: its id must be the next, and no key taken again'); END;

CREATE TRIGGER rule_settings_chained BEFORE INSERT ON rule_settings
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'rule_settings')
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_settings: its link in the chain comes first'); END;

CREATE TRIGGER rule_settings_refers BEFORE INSERT ON rule_settings
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_settings: refers to a record that does not exist'); END;

CREATE TRIGGER rule_settings_unchanged BEFORE UPDATE ON rule_settings
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_settings: rows never change'); END;

CREATE TRIGGER rule_settings_kept BEFORE DELETE ON rule_settings
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_settings: rows are never deleted'); END;

CREATE TRIGGER budget_document_once BEFORE INSERT ON budget_document
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM budget_document)
  OR EXISTS (SELECT 1 FROM budget_document WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM budget_document WHERE replaces_id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER budget_document: its id must be the next, and no key taken again'); END;

CREATE TRIGGER budget_document_chained BEFORE INSERT ON budget_document
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'budget_document')
BEGIN SELECT RAISE(ABORT, 'LEDGER budget_document: its link in the chain comes first'); END;

CREATE TRIGGER budget_document_refers BEFORE INSERT ON budget_document
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM budget_document WHERE id = NEW.replaces_id AND fund_id = NEW.fund_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER budget_document: refers to a record that does not exist'); END;

CREATE TRIGGER budget_document_unchanged BEFORE UPDATE ON budget_document
BEGIN SELECT RAISE(ABORT, 'LEDGER budget_document: rows never change'); END;

CREATE TRIGGER budget_document_kept BEFORE DELETE ON budget_document
BEGIN SELECT RAISE(ABORT, 'LEDGER budget_document: rows are never deleted'); END;

CREATE TRIGGER party_once BEFORE INSERT ON party
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM party)
  OR EXISTS (SELECT 1 FROM party WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM party WHERE match_key = NEW.match_key)
BEGIN SELECT RAISE(ABORT, 'LEDGER party: its id must be the next, and no key taken again'); END;

CREATE TRIGGER party_unchanged BEFORE UPDATE ON party
BEGIN SELECT RAISE(ABORT, 'LEDGER party: rows never change'); END;

CREATE TRIGGER party_kept BEFORE DELETE ON party
BEGIN SELECT RAISE(ABORT, 'LEDGER party: rows are never deleted'); END;

CREATE TRIGGER statement_mapping_once BEFORE INSERT ON statement_mapping
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM statement_mapping)
  OR EXISTS (SELECT 1 FROM statement_mapping WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_mapping: its id must be the next, and no key taken again'); END;

CREATE TRIGGER statement_mapping_unchanged BEFORE UPDATE ON statement_mapping
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_mapping: rows never change'); END;

CREATE TRIGGER statement_mapping_kept BEFORE DELETE ON statement_mapping
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_mapping: rows are never deleted'); END;

CREATE TRIGGER statement_import_once BEFORE INSERT ON statement_import
WHEN EXISTS (SELECT 1 FROM statement_import WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_import: a key already present can not be taken again'); END;

CREATE TRIGGER statement_import_chained BEFORE INSERT ON statement_import
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'statement_import')
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_import: its link in the chain comes first'); END;

CREATE TRIGGER statement_import_refers BEFORE INSERT ON statement_import
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR NOT EXISTS (SELECT 1 FROM bank_account WHERE id = NEW.account_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_import: refers to a record that does not exist'); END;

CREATE TRIGGER statement_import_unchanged BEFORE UPDATE ON statement_import
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_import: rows never change'); END;

CREATE TRIGGER statement_import_kept BEFORE DELETE ON statement_import
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_import: rows are never deleted'); END;

CREATE TRIGGER line_decision_once BEFORE INSERT ON line_decision
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM line_decision)
  OR EXISTS (SELECT 1 FROM line_decision WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER line_decision: its id must be the next, and no key taken again'); END;

CREATE TRIGGER line_decision_chained BEFORE INSERT ON line_decision
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'line_decision')
BEGIN SELECT RAISE(ABORT, 'LEDGER line_decision: its link in the chain comes first'); END;

CREATE TRIGGER line_decision_refers BEFORE INSERT ON line_decision
WHEN NOT EXISTS (SELECT 1 FROM imported_line WHERE id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER line_decision: refers to a record that does not exist'); END;

CREATE TRIGGER line_decision_unchanged BEFORE UPDATE ON line_decision
BEGIN SELECT RAISE(ABORT, 'LEDGER line_decision: rows never change'); END;

CREATE TRIGGER line_decision_kept BEFORE DELETE ON line_decision
BEGIN SELECT RAISE(ABORT, 'LEDGER line_decision: rows are never deleted'); END;

CREATE TRIGGER rule_exception_once BEFORE INSERT ON rule_exception
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM rule_exception)
  OR EXISTS (SELECT 1 FROM rule_exception WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM rule_exception WHERE posting_uid = NEW.posting_uid AND rule = NEW.rule)
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_exception: its id must be the next, and no key taken again'); END;

CREATE TRIGGER rule_exception_chained BEFORE INSERT ON rule_exception
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'rule_exception')
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_exception: its link in the chain comes first'); END;

CREATE TRIGGER rule_exception_unchanged BEFORE UPDATE ON rule_exception
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_exception: rows never change'); END;

CREATE TRIGGER rule_exception_kept BEFORE DELETE ON rule_exception
BEGIN SELECT RAISE(ABORT, 'LEDGER rule_exception: rows are never deleted'); END;

CREATE TRIGGER posting_once BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM posting WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER posting: a key already present can not be taken again'); END;

CREATE TRIGGER posting_unchanged BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'LEDGER posting: rows never change'); END;

CREATE TRIGGER posting_kept BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'LEDGER posting: rows are never deleted'); END;

CREATE TRIGGER period_close_once BEFORE INSERT ON period_close
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM period_close)
  OR EXISTS (SELECT 1 FROM period_close WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER period_close: its id must be the next, and no key taken again'); END;

CREATE TRIGGER period_close_chained BEFORE INSERT ON period_close
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'period_close')
BEGIN SELECT RAISE(ABORT, 'LEDGER period_close: its link in the chain comes first'); END;

CREATE TRIGGER period_close_refers BEFORE INSERT ON period_close
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER period_close: refers to a record that does not exist'); END;

CREATE TRIGGER period_close_unchanged BEFORE UPDATE ON period_close
BEGIN SELECT RAISE(ABORT, 'LEDGER period_close: rows never change'); END;

CREATE TRIGGER period_close_kept BEFORE DELETE ON period_close
BEGIN SELECT RAISE(ABORT, 'LEDGER period_close: rows are never deleted'); END;

CREATE TRIGGER period_close_repeated BEFORE INSERT ON period_close
WHEN EXISTS (SELECT 1 FROM period_close WHERE fund_id = NEW.fund_id AND year = NEW.year AND period IS NEW.period)
BEGIN SELECT RAISE(ABORT, 'LEDGER period_close: is closed already'); END;

CREATE TRIGGER indicator_template_once BEFORE INSERT ON indicator_template
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM indicator_template)
  OR EXISTS (SELECT 1 FROM indicator_template WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_template: its id must be the next, and no key taken again'); END;

CREATE TRIGGER indicator_template_chained BEFORE INSERT ON indicator_template
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'indicator_template')
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_template: its link in the chain comes first'); END;

CREATE TRIGGER indicator_template_refers BEFORE INSERT ON indicator_template
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_template: refers to a record that does not exist'); END;

CREATE TRIGGER indicator_template_unchanged BEFORE UPDATE ON indicator_template
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_template: rows never change'); END;

CREATE TRIGGER indicator_template_kept BEFORE DELETE ON indicator_template
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_template: rows are never deleted'); END;

CREATE TRIGGER indicator_scores_once BEFORE INSERT ON indicator_scores
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM indicator_scores)
  OR EXISTS (SELECT 1 FROM indicator_scores WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_scores: its id must be the next, and no key taken again'); END;

CREATE TRIGGER indicator_scores_chained BEFORE INSERT ON indicator_scores
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'indicator_scores')
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_scores: its link in the chain comes first'); END;

CREATE TRIGGER indicator_scores_refers BEFORE INSERT ON indicator_scores
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_scores: refers to a record that does not exist'); END;

CREATE TRIGGER indicator_scores_unchanged BEFORE UPDATE ON indicator_scores
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_scores: rows never change'); END;

CREATE TRIGGER indicator_scores_kept BEFORE DELETE ON indicator_scores
BEGIN SELECT RAISE(ABORT, 'LEDGER indicator_scores: rows are never deleted'); END;

CREATE TRIGGER petition_case_once BEFORE INSERT ON petition_case
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM petition_case)
  OR EXISTS (SELECT 1 FROM petition_case WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM petition_case WHERE replaces_id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER petition_case: its id must be the next, and no key taken again'); END;

CREATE TRIGGER petition_case_chained BEFORE INSERT ON petition_case
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'petition_case')
BEGIN SELECT RAISE(ABORT, 'LEDGER petition_case: its link in the chain comes first'); END;

CREATE TRIGGER petition_case_refers BEFORE INSERT ON petition_case
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM petition_case WHERE id = NEW.replaces_id AND fund_id = NEW.fund_id))
  OR NEW.first_id IS NOT (SELECT coalesce(first_id, id) FROM petition_case WHERE id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER petition_case: refers to a record that does not exist'); END;

CREATE TRIGGER petition_case_numbered BEFORE INSERT ON petition_case
WHEN EXISTS (
  SELECT 1 FROM petition_case p WHERE p.fund_id = NEW.fund_id AND p.case_no = NEW.case_no
    AND p.id IS NOT NEW.replaces_id
    AND NOT EXISTS (SELECT 1 FROM petition_case r WHERE r.replaces_id = p.id))
BEGIN SELECT RAISE(ABORT, 'LEDGER petition_case: its number belongs to another case'); END;

CREATE TRIGGER petition_case_unchanged BEFORE UPDATE ON petition_case
BEGIN SELECT RAISE(ABORT, 'LEDGER petition_case: rows never change'); END;

CREATE TRIGGER petition_case_kept BEFORE DELETE ON petition_case
BEGIN SELECT RAISE(ABORT, 'LEDGER petition_case: rows are never deleted'); END;

CREATE TRIGGER case_event_once BEFORE INSERT ON case_event
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM case_event)
  OR EXISTS (SELECT 1 FROM case_event WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM case_event WHERE replaces_id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER case_event: its id must be the next, and no key taken again'); END;

CREATE TRIGGER case_event_chained BEFORE INSERT ON case_event
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'case_event')
BEGIN SELECT RAISE(ABORT, 'LEDGER case_event: its link in the chain comes first'); END;

-- A case is named by its first registration, so that a correction never leaves its events behind.
CREATE TRIGGER case_event_refers BEFORE INSERT ON case_event
WHEN NOT EXISTS (SELECT 1 FROM petition_case WHERE id = NEW.case_id AND first_id IS NULL)
  OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM case_event WHERE id = NEW.replaces_id AND case_id = NEW.case_id AND kind <> 'withdrawn'))
BEGIN SELECT RAISE(ABORT, 'LEDGER case_event: refers to a record that does not exist'); END;

CREATE TRIGGER case_event_unchanged BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'LEDGER case_event: rows never change'); END;

CREATE TRIGGER case_event_kept BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'LEDGER case_event: rows are never deleted'); END;

CREATE TRIGGER opening_total_once BEFORE INSERT ON opening_total
WHEN EXISTS (SELECT 1 FROM opening_total WHERE opening_uid = NEW.opening_uid AND kind = NEW.kind)
  OR EXISTS (SELECT 1 FROM opening WHERE uid = NEW.opening_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER opening_total: the opening is closed, or the key taken'); END;

CREATE TRIGGER opening_total_unchanged BEFORE UPDATE ON opening_total
BEGIN SELECT RAISE(ABORT, 'LEDGER opening_total: rows never change'); END;

CREATE TRIGGER opening_total_kept BEFORE DELETE ON opening_total
WHEN EXISTS (SELECT 1 FROM opening WHERE uid = OLD.opening_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER opening_total: rows are never deleted'); END;

CREATE TRIGGER opening_item_once BEFORE INSERT ON opening_item
WHEN EXISTS (SELECT 1 FROM opening_item WHERE opening_uid = NEW.opening_uid AND item_no = NEW.item_no)
  OR EXISTS (SELECT 1 FROM opening WHERE uid = NEW.opening_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER opening_item: the opening is closed, or the key taken'); END;

CREATE TRIGGER opening_item_unchanged BEFORE UPDATE ON opening_item
BEGIN SELECT RAISE(ABORT, 'LEDGER opening_item: rows never change'); END;

CREATE TRIGGER opening_item_kept BEFORE DELETE ON opening_item
WHEN EXISTS (SELECT 1 FROM opening WHERE uid = OLD.opening_uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER opening_item: rows are never deleted'); END;

-- The next id lies behind every closed import, so a line can join none of them.
CREATE TRIGGER statement_line_once BEFORE INSERT ON statement_line
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM statement_line)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_line: its id must be the next'); END;

CREATE TRIGGER statement_line_unchanged BEFORE UPDATE ON statement_line
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_line: rows never change'); END;

CREATE TRIGGER statement_line_kept BEFORE DELETE ON statement_line
WHEN OLD.id < (SELECT max(first_line_id + line_count) FROM statement_import)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_line: rows are never deleted'); END;

CREATE TRIGGER statement_chunk_once BEFORE INSERT ON statement_chunk
WHEN NEW.import_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM statement_import)
  OR EXISTS (SELECT 1 FROM statement_chunk WHERE import_id = NEW.import_id AND chunk_no = NEW.chunk_no)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_chunk: the import is closed, or the key taken'); END;

CREATE TRIGGER statement_chunk_unchanged BEFORE UPDATE ON statement_chunk
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_chunk: rows never change'); END;

CREATE TRIGGER statement_chunk_kept BEFORE DELETE ON statement_chunk
WHEN EXISTS (SELECT 1 FROM statement_import WHERE id = OLD.import_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_chunk: rows are never deleted'); END;

CREATE TRIGGER statement_source_once BEFORE INSERT ON statement_source
WHEN NEW.import_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM statement_import)
  OR EXISTS (SELECT 1 FROM statement_source WHERE import_id = NEW.import_id AND piece_no = NEW.piece_no)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_source: the import is closed, or the key taken'); END;

CREATE TRIGGER statement_source_unchanged BEFORE UPDATE ON statement_source
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_source: rows never change'); END;

CREATE TRIGGER statement_source_kept BEFORE DELETE ON statement_source
WHEN EXISTS (SELECT 1 FROM statement_import WHERE id = OLD.import_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_source: rows are never deleted'); END;

CREATE TRIGGER statement_row_once BEFORE INSERT ON statement_row
WHEN NEW.import_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM statement_import)
  OR EXISTS (SELECT 1 FROM statement_row WHERE import_id = NEW.import_id AND row_number = NEW.row_number)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_row: the import is closed, or the key taken'); END;

CREATE TRIGGER statement_row_unchanged BEFORE UPDATE ON statement_row
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_row: rows never change'); END;

CREATE TRIGGER statement_row_kept BEFORE DELETE ON statement_row
WHEN EXISTS (SELECT 1 FROM statement_import WHERE id = OLD.import_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER statement_row: rows are never deleted'); END;

CREATE TRIGGER entry_once BEFORE INSERT ON entry
WHEN NEW.posting_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM entry WHERE reverses_id = NEW.reverses_id)
  OR EXISTS (SELECT 1 FROM entry WHERE corrects_id = NEW.corrects_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry: the batch is posted, or the key taken'); END;

CREATE TRIGGER entry_refers BEFORE INSERT ON entry
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR NOT EXISTS (SELECT 1 FROM bank_account WHERE id = NEW.account_id)
  OR (NEW.permitted_use_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM permitted_use WHERE id = NEW.permitted_use_id AND fund_id = NEW.fund_id))
  OR (NEW.of_entry_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.of_entry_id AND fund_id = NEW.fund_id))
  OR (NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.reverses_id AND fund_id = NEW.fund_id))
  OR (NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.corrects_id AND fund_id = NEW.fund_id))
  OR (NEW.party_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM party WHERE id = NEW.party_id))
  OR (NEW.approval_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval_id AND fund_id = NEW.fund_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER entry: refers to a record that does not exist'); END;

CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'LEDGER entry: rows never change'); END;

-- Not before its parts: parts left behind would join the next entry that gets this id.
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
WHEN OLD.posting_id <= (SELECT max(id) FROM posting)
  OR EXISTS (SELECT 1 FROM entry_budget_share WHERE entry_id = OLD.id)
  OR EXISTS (SELECT 1 FROM entry_attachment WHERE entry_id = OLD.id)
  OR EXISTS (SELECT 1 FROM entry_judgement WHERE entry_id = OLD.id)
  OR EXISTS (SELECT 1 FROM line_match WHERE entry_id = OLD.id)
  OR EXISTS (SELECT 1 FROM voucher WHERE entry_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry: rows are never deleted, unposted ones after their parts'); END;

CREATE TRIGGER entry_budget_share_once BEFORE INSERT ON entry_budget_share
WHEN coalesce((SELECT posting_id FROM entry WHERE id = NEW.entry_id), 0) IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR EXISTS (SELECT 1 FROM entry_budget_share WHERE entry_id = NEW.entry_id AND document_id = NEW.document_id)
  OR NOT EXISTS (
    SELECT 1 FROM budget_document b JOIN entry e ON e.fund_id = b.fund_id
    WHERE b.id = NEW.document_id AND e.id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_budget_share: the batch is posted, the key taken, or a reference missing'); END;

CREATE TRIGGER entry_budget_share_unchanged BEFORE UPDATE ON entry_budget_share
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_budget_share: rows never change'); END;

CREATE TRIGGER entry_budget_share_kept BEFORE DELETE ON entry_budget_share
WHEN (SELECT posting_id FROM entry WHERE id = OLD.entry_id) <= (SELECT max(id) FROM posting)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_budget_share: rows are never deleted'); END;

CREATE TRIGGER entry_attachment_once BEFORE INSERT ON entry_attachment
WHEN coalesce((SELECT posting_id FROM entry WHERE id = NEW.entry_id), 0) IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR EXISTS (SELECT 1 FROM entry_attachment WHERE entry_id = NEW.entry_id AND item_no = NEW.item_no)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_attachment: the batch is posted, the key taken, or a reference missing'); END;

-- A file is there, and what is none names none.
CREATE TRIGGER entry_attachment_refers BEFORE INSERT ON entry_attachment
WHEN (NEW.kind = 'file') IS NOT (NEW.link_id IS NOT NULL)
  OR (NEW.link_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM document_link WHERE id = NEW.link_id AND document_id IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_attachment: refers to a file that does not exist'); END;

CREATE TRIGGER entry_attachment_unchanged BEFORE UPDATE ON entry_attachment
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_attachment: rows never change'); END;

CREATE TRIGGER entry_attachment_kept BEFORE DELETE ON entry_attachment
WHEN (SELECT posting_id FROM entry WHERE id = OLD.entry_id) <= (SELECT max(id) FROM posting)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_attachment: rows are never deleted'); END;

CREATE TRIGGER entry_judgement_once BEFORE INSERT ON entry_judgement
WHEN coalesce((SELECT posting_id FROM entry WHERE id = NEW.entry_id), 0) IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR EXISTS (SELECT 1 FROM entry_judgement WHERE entry_id = NEW.entry_id AND rule = NEW.rule)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_judgement: the batch is posted, the key taken, or a reference missing'); END;

CREATE TRIGGER entry_judgement_unchanged BEFORE UPDATE ON entry_judgement
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_judgement: rows never change'); END;

CREATE TRIGGER entry_judgement_kept BEFORE DELETE ON entry_judgement
WHEN (SELECT posting_id FROM entry WHERE id = OLD.entry_id) <= (SELECT max(id) FROM posting)
BEGIN SELECT RAISE(ABORT, 'LEDGER entry_judgement: rows are never deleted'); END;

CREATE TRIGGER line_match_once BEFORE INSERT ON line_match
WHEN coalesce((SELECT posting_id FROM entry WHERE id = NEW.entry_id), 0) IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR EXISTS (SELECT 1 FROM line_match WHERE line_id = NEW.line_id AND entry_id = NEW.entry_id)
  OR NOT EXISTS (SELECT 1 FROM imported_line WHERE id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER line_match: the batch is posted, the key taken, or a reference missing'); END;

CREATE TRIGGER line_match_unchanged BEFORE UPDATE ON line_match
BEGIN SELECT RAISE(ABORT, 'LEDGER line_match: rows never change'); END;

CREATE TRIGGER line_match_kept BEFORE DELETE ON line_match
WHEN (SELECT posting_id FROM entry WHERE id = OLD.entry_id) <= (SELECT max(id) FROM posting)
BEGIN SELECT RAISE(ABORT, 'LEDGER line_match: rows are never deleted'); END;

CREATE TRIGGER voucher_once BEFORE INSERT ON voucher
WHEN NEW.posting_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM voucher)
  OR EXISTS (SELECT 1 FROM voucher WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM voucher WHERE entry_id = NEW.entry_id)
  OR EXISTS (SELECT 1 FROM voucher WHERE fund_id = NEW.fund_id AND word = NEW.word AND year = NEW.year AND period = NEW.period AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher: the batch is posted, or the key taken'); END;

CREATE TRIGGER voucher_refers BEFORE INSERT ON voucher
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR (NEW.entry_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.entry_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher: refers to a record that does not exist'); END;

CREATE TRIGGER voucher_unchanged BEFORE UPDATE ON voucher
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher: rows never change'); END;

CREATE TRIGGER voucher_kept BEFORE DELETE ON voucher
WHEN OLD.posting_id <= (SELECT max(id) FROM posting)
  OR EXISTS (SELECT 1 FROM voucher_line WHERE voucher_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher: rows are never deleted, unposted ones after their lines'); END;

CREATE TRIGGER voucher_line_once BEFORE INSERT ON voucher_line
WHEN coalesce((SELECT posting_id FROM voucher WHERE id = NEW.voucher_id), 0) IS NOT (SELECT coalesce(max(id), 0) + 1 FROM posting)
  OR EXISTS (SELECT 1 FROM voucher_line WHERE voucher_id = NEW.voucher_id AND line_no = NEW.line_no)
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher_line: the batch is posted, or the key taken'); END;

CREATE TRIGGER voucher_line_unchanged BEFORE UPDATE ON voucher_line
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher_line: rows never change'); END;

CREATE TRIGGER voucher_line_kept BEFORE DELETE ON voucher_line
WHEN (SELECT posting_id FROM voucher WHERE id = OLD.voucher_id) <= (SELECT max(id) FROM posting)
BEGIN SELECT RAISE(ABORT, 'LEDGER voucher_line: rows are never deleted'); END;
