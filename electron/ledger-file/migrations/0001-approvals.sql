-- 审批: from an application to the payment request, part of schema 1.
--
-- What was applied for, each step taken on it, who may be paid, what was asked to be paid and what
-- was published are rows of their own, never edited. The state of an application is folded from
-- them (shared/approvals); none is stored.

-- 救助申请, 工作经费申请. A correction before the decision is a new row naming the old.
CREATE TABLE approval (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  kind TEXT NOT NULL CHECK (kind IN ('relief', 'working_expense')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2199),
  number TEXT NOT NULL,
  applied_on TEXT NOT NULL CHECK (applied_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  case_id INTEGER REFERENCES petition_case (id),
  recipient_id INTEGER REFERENCES party (id),
  -- A keyed hash of the person helped, equal in all applications of one person (DA-14).
  person_key BLOB CHECK (length(person_key) = 32),
  permitted_use_id INTEGER NOT NULL REFERENCES permitted_use (id),
  requested_fen INTEGER NOT NULL CHECK (requested_fen > 0),
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  way TEXT NOT NULL CHECK (way IN ('transfer', 'guardian', 'agent', 'paying-unit', 'cash')),
  -- Purpose, grounds, unit and period that spend, and why cash.
  sealed BLOB NOT NULL,
  -- The rule settings it is judged by to its end.
  settings_version INTEGER NOT NULL,
  replaces_id INTEGER UNIQUE REFERENCES approval (id),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX approval_of_number ON approval (fund_id, year, number);
CREATE INDEX approval_of_case ON approval (case_id) WHERE case_id IS NOT NULL;

-- 收款人: the recipient, guardian, agent or paying unit. A later change of account is one more row.
CREATE TABLE approval_payee (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  approval_id INTEGER NOT NULL REFERENCES approval (id),
  role TEXT NOT NULL CHECK (role IN ('recipient', 'guardian', 'agent', 'paying-unit')),
  party_id INTEGER NOT NULL REFERENCES party (id),
  document_no TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX approval_payee_of_approval ON approval_payee (approval_id, id);

-- 公示: one list in one place for one time; the steps name it.
CREATE TABLE publicity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  number TEXT NOT NULL,
  place TEXT NOT NULL,
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_day TEXT NOT NULL CHECK (to_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND to_day >= from_day),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (fund_id, number)
) STRICT;

-- The list was taken down.
CREATE TABLE publicity_end (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  publicity_id INTEGER NOT NULL UNIQUE REFERENCES publicity (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE approval_step (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  approval_id INTEGER NOT NULL REFERENCES approval (id),
  gate TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'waived', 'rejected', 'withdrawn')),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  document_no TEXT NOT NULL,
  amount_fen INTEGER CHECK (amount_fen > 0),
  level TEXT,
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  publicity_id INTEGER REFERENCES publicity (id),
  -- Names, opinion or reason, instalments.
  sealed BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX approval_step_of_approval ON approval_step (approval_id, id);
CREATE INDEX approval_step_of_publicity ON approval_step (publicity_id) WHERE publicity_id IS NOT NULL;

-- 用款申请: judged before the money moves, with what the rules said of it.
CREATE TABLE payment_request (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  approval_id INTEGER NOT NULL REFERENCES approval (id),
  account_id INTEGER NOT NULL REFERENCES bank_account (id),
  payee_id INTEGER NOT NULL REFERENCES approval_payee (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  -- Codes passed, and findings with the reason for going on; they name no person.
  judgements TEXT NOT NULL CHECK (json_valid(judgements)),
  settings_version INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_request_of_approval ON payment_request (approval_id, id);
CREATE INDEX payment_request_by_day ON payment_request (day);

-- The request was withdrawn before it was paid.
CREATE TABLE payment_request_end (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  request_id INTEGER NOT NULL UNIQUE REFERENCES payment_request (id),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- 代发清单: how one transfer to a paying unit is shared out. Its rows first, the list closes them.
CREATE TABLE pay_list_item (
  list_id INTEGER NOT NULL,
  approval_id INTEGER NOT NULL REFERENCES approval (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (list_id, approval_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pay_list (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  fund_id INTEGER NOT NULL REFERENCES fund (id),
  document_no TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  party_id INTEGER NOT NULL REFERENCES party (id),
  item_count INTEGER NOT NULL CHECK (item_count >= 1),
  total_fen INTEGER NOT NULL CHECK (total_fen > 0),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX pay_list_of_number ON pay_list (fund_id, document_no);

-- The list was wrong and withdrawn; its number may be given to the right one.
CREATE TABLE pay_list_end (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  list_id INTEGER NOT NULL UNIQUE REFERENCES pay_list (id),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- ───────────────────────────── guards ─────────────────────────────

CREATE TRIGGER approval_once BEFORE INSERT ON approval
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM approval)
  OR EXISTS (SELECT 1 FROM approval WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM approval WHERE replaces_id = NEW.replaces_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER approval: its id must be the next, and no key taken again'); END;

CREATE TRIGGER approval_chained BEFORE INSERT ON approval
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'approval')
BEGIN SELECT RAISE(ABORT, 'LEDGER approval: its link in the chain comes first'); END;

CREATE TRIGGER approval_refers BEFORE INSERT ON approval
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR (NEW.case_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM petition_case
    WHERE id = NEW.case_id AND fund_id = NEW.fund_id AND first_id IS NULL))
  OR (NEW.recipient_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM party WHERE id = NEW.recipient_id))
  OR NOT EXISTS (SELECT 1 FROM permitted_use WHERE id = NEW.permitted_use_id AND fund_id = NEW.fund_id)
  OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.replaces_id AND fund_id = NEW.fund_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER approval: refers to a record that does not exist'); END;

CREATE TRIGGER approval_unchanged BEFORE UPDATE ON approval
BEGIN SELECT RAISE(ABORT, 'LEDGER approval: rows never change'); END;

CREATE TRIGGER approval_kept BEFORE DELETE ON approval
BEGIN SELECT RAISE(ABORT, 'LEDGER approval: rows are never deleted'); END;

CREATE TRIGGER approval_payee_once BEFORE INSERT ON approval_payee
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM approval_payee)
  OR EXISTS (SELECT 1 FROM approval_payee WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_payee: its id must be the next, and no key taken again'); END;

CREATE TRIGGER approval_payee_chained BEFORE INSERT ON approval_payee
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'approval_payee')
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_payee: its link in the chain comes first'); END;

CREATE TRIGGER approval_payee_refers BEFORE INSERT ON approval_payee
WHEN NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval_id)
  OR NOT EXISTS (SELECT 1 FROM party WHERE id = NEW.party_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_payee: refers to a record that does not exist'); END;

CREATE TRIGGER approval_payee_unchanged BEFORE UPDATE ON approval_payee
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_payee: rows never change'); END;

CREATE TRIGGER approval_payee_kept BEFORE DELETE ON approval_payee
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_payee: rows are never deleted'); END;

CREATE TRIGGER publicity_once BEFORE INSERT ON publicity
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM publicity)
  OR EXISTS (SELECT 1 FROM publicity WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM publicity WHERE fund_id = NEW.fund_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity: its id must be the next, and no key taken again'); END;

CREATE TRIGGER publicity_chained BEFORE INSERT ON publicity
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'publicity')
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity: its link in the chain comes first'); END;

CREATE TRIGGER publicity_refers BEFORE INSERT ON publicity
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity: refers to a record that does not exist'); END;

CREATE TRIGGER publicity_unchanged BEFORE UPDATE ON publicity
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity: rows never change'); END;

CREATE TRIGGER publicity_kept BEFORE DELETE ON publicity
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity: rows are never deleted'); END;

CREATE TRIGGER publicity_end_once BEFORE INSERT ON publicity_end
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM publicity_end)
  OR EXISTS (SELECT 1 FROM publicity_end WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM publicity_end WHERE publicity_id = NEW.publicity_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity_end: its id must be the next, and no key taken again'); END;

CREATE TRIGGER publicity_end_chained BEFORE INSERT ON publicity_end
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'publicity_end')
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity_end: its link in the chain comes first'); END;

CREATE TRIGGER publicity_end_refers BEFORE INSERT ON publicity_end
WHEN NOT EXISTS (SELECT 1 FROM publicity WHERE id = NEW.publicity_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity_end: refers to a record that does not exist'); END;

CREATE TRIGGER publicity_end_unchanged BEFORE UPDATE ON publicity_end
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity_end: rows never change'); END;

CREATE TRIGGER publicity_end_kept BEFORE DELETE ON publicity_end
BEGIN SELECT RAISE(ABORT, 'LEDGER publicity_end: rows are never deleted'); END;

CREATE TRIGGER approval_step_once BEFORE INSERT ON approval_step
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM approval_step)
  OR EXISTS (SELECT 1 FROM approval_step WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_step: its id must be the next, and no key taken again'); END;

CREATE TRIGGER approval_step_chained BEFORE INSERT ON approval_step
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'approval_step')
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_step: its link in the chain comes first'); END;

CREATE TRIGGER approval_step_refers BEFORE INSERT ON approval_step
WHEN NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval_id)
  OR (NEW.publicity_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM publicity p JOIN approval a ON a.fund_id = p.fund_id
    WHERE p.id = NEW.publicity_id AND a.id = NEW.approval_id))
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_step: refers to a record that does not exist'); END;

CREATE TRIGGER approval_step_unchanged BEFORE UPDATE ON approval_step
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_step: rows never change'); END;

CREATE TRIGGER approval_step_kept BEFORE DELETE ON approval_step
BEGIN SELECT RAISE(ABORT, 'LEDGER approval_step: rows are never deleted'); END;

CREATE TRIGGER payment_request_once BEFORE INSERT ON payment_request
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM payment_request)
  OR EXISTS (SELECT 1 FROM payment_request WHERE uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request: its id must be the next, and no key taken again'); END;

CREATE TRIGGER payment_request_chained BEFORE INSERT ON payment_request
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'payment_request')
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request: its link in the chain comes first'); END;

CREATE TRIGGER payment_request_refers BEFORE INSERT ON payment_request
WHEN NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval_id)
  OR NOT EXISTS (SELECT 1 FROM bank_account WHERE id = NEW.account_id)
  OR NOT EXISTS (SELECT 1 FROM approval_payee WHERE id = NEW.payee_id AND approval_id = NEW.approval_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request: refers to a record that does not exist'); END;

CREATE TRIGGER payment_request_unchanged BEFORE UPDATE ON payment_request
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request: rows never change'); END;

CREATE TRIGGER payment_request_kept BEFORE DELETE ON payment_request
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request: rows are never deleted'); END;

CREATE TRIGGER payment_request_end_once BEFORE INSERT ON payment_request_end
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM payment_request_end)
  OR EXISTS (SELECT 1 FROM payment_request_end WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM payment_request_end WHERE request_id = NEW.request_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request_end: its id must be the next, and no key taken again'); END;

CREATE TRIGGER payment_request_end_chained BEFORE INSERT ON payment_request_end
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'payment_request_end')
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request_end: its link in the chain comes first'); END;

CREATE TRIGGER payment_request_end_refers BEFORE INSERT ON payment_request_end
WHEN NOT EXISTS (SELECT 1 FROM payment_request WHERE id = NEW.request_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request_end: refers to a record that does not exist'); END;

CREATE TRIGGER payment_request_end_unchanged BEFORE UPDATE ON payment_request_end
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request_end: rows never change'); END;

CREATE TRIGGER payment_request_end_kept BEFORE DELETE ON payment_request_end
BEGIN SELECT RAISE(ABORT, 'LEDGER payment_request_end: rows are never deleted'); END;

CREATE TRIGGER pay_list_judged BEFORE INSERT ON pay_list
BEGIN
  SELECT RAISE(ABORT, 'LEDGER pay_list: must follow the last list')
  WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM pay_list);
  SELECT RAISE(ABORT, 'LEDGER pay_list: its rows are not what it says')
  WHERE NEW.item_count < 1
    OR NEW.item_count IS NOT (SELECT count(*) FROM pay_list_item WHERE list_id = NEW.id)
    OR NEW.total_fen IS NOT (SELECT sum(amount_fen) FROM pay_list_item WHERE list_id = NEW.id);
  SELECT RAISE(ABORT, 'LEDGER pay_list: its rows belong to approvals of its fund')
  FROM pay_list_item i LEFT JOIN approval a ON a.id = i.approval_id
  WHERE i.list_id = NEW.id AND (a.fund_id IS NOT NEW.fund_id OR i.amount_fen <= 0);
END;

CREATE TRIGGER pay_list_once BEFORE INSERT ON pay_list
WHEN EXISTS (
  SELECT 1 FROM pay_list l
  WHERE uid = NEW.uid OR (fund_id = NEW.fund_id AND document_no = NEW.document_no
    AND NOT EXISTS (SELECT 1 FROM pay_list_end e WHERE e.list_id = l.id)))
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list: a key already present can not be taken again'); END;

CREATE TRIGGER pay_list_chained BEFORE INSERT ON pay_list
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'pay_list')
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list: its link in the chain comes first'); END;

CREATE TRIGGER pay_list_refers BEFORE INSERT ON pay_list
WHEN NOT EXISTS (SELECT 1 FROM fund WHERE id = NEW.fund_id)
  OR NOT EXISTS (SELECT 1 FROM party WHERE id = NEW.party_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list: refers to a record that does not exist'); END;

CREATE TRIGGER pay_list_unchanged BEFORE UPDATE ON pay_list
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list: rows never change'); END;

CREATE TRIGGER pay_list_kept BEFORE DELETE ON pay_list
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list: rows are never deleted'); END;

CREATE TRIGGER pay_list_end_once BEFORE INSERT ON pay_list_end
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM pay_list_end)
  OR EXISTS (SELECT 1 FROM pay_list_end WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM pay_list_end WHERE list_id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_end: its id must be the next, and no key taken again'); END;

CREATE TRIGGER pay_list_end_chained BEFORE INSERT ON pay_list_end
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'pay_list_end')
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_end: its link in the chain comes first'); END;

CREATE TRIGGER pay_list_end_refers BEFORE INSERT ON pay_list_end
WHEN NOT EXISTS (SELECT 1 FROM pay_list WHERE id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_end: refers to a record that does not exist'); END;

CREATE TRIGGER pay_list_end_unchanged BEFORE UPDATE ON pay_list_end
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_end: rows never change'); END;

CREATE TRIGGER pay_list_end_kept BEFORE DELETE ON pay_list_end
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_end: rows are never deleted'); END;

CREATE TRIGGER pay_list_item_once BEFORE INSERT ON pay_list_item
WHEN NEW.list_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM pay_list)
  OR EXISTS (
    SELECT 1 FROM pay_list_item WHERE list_id = NEW.list_id AND approval_id = NEW.approval_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_item: the list is closed, or the key taken'); END;

CREATE TRIGGER pay_list_item_unchanged BEFORE UPDATE ON pay_list_item
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_item: rows never change'); END;

CREATE TRIGGER pay_list_item_kept BEFORE DELETE ON pay_list_item
WHEN EXISTS (SELECT 1 FROM pay_list WHERE id = OLD.list_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER pay_list_item: rows are never deleted'); END;
