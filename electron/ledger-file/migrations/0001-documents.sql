-- 附件: papers a record rests on, part of schema 1.
--
-- A file is stored once: its sealed pieces first, the document row closes them. Which record it
-- belongs to is a row of its own, because a posted record never changes and papers come late.

CREATE TABLE document_piece (
  document_id INTEGER NOT NULL,
  piece_no INTEGER NOT NULL CHECK (piece_no >= 0),
  sealed BLOB NOT NULL,
  PRIMARY KEY (document_id, piece_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  -- A keyed hash of the content: the same file is stored once, and nobody can tell which it is.
  match_key BLOB NOT NULL UNIQUE CHECK (length(match_key) = 32),
  media TEXT NOT NULL CHECK (media IN ('pdf', 'png', 'jpeg', 'docx', 'xlsx')),
  size INTEGER NOT NULL CHECK (size > 0),
  piece_count INTEGER NOT NULL CHECK (piece_count >= 1),
  -- Of the sealed pieces, each after its number and length: verifying needs no key.
  pieces_digest BLOB NOT NULL CHECK (length(pieces_digest) = 32),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

-- A file or sheets of paper beside a record. A wrong one is withdrawn by a row that names it.
CREATE TABLE document_link (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  subject_kind TEXT NOT NULL,
  subject_uid TEXT NOT NULL,
  -- What the paper is, e.g. 会议纪要, 领款凭据.
  paper TEXT NOT NULL,
  document_id INTEGER REFERENCES document (id),
  -- The file's name as it was attached here: the same bytes may come under another.
  sealed_name BLOB,
  sheets INTEGER,
  place TEXT,
  withdraws_id INTEGER UNIQUE REFERENCES document_link (id),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK ((document_id IS NULL) = (sealed_name IS NULL)),
  CHECK ((document_id IS NOT NULL) + (sheets IS NOT NULL) + (withdraws_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX document_link_of_subject ON document_link (subject_uid, id);

CREATE TRIGGER document_judged BEFORE INSERT ON document
BEGIN
  SELECT RAISE(ABORT, 'LEDGER document: must follow the last document')
  WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM document);
  SELECT RAISE(ABORT, 'LEDGER document: its pieces are not what it says')
  WHERE NEW.piece_count < 1
    OR NEW.piece_count IS NOT (SELECT count(*) FROM document_piece WHERE document_id = NEW.id)
    OR NEW.piece_count - 1 IS NOT (
      SELECT max(piece_no) FROM document_piece WHERE document_id = NEW.id);
END;

CREATE TRIGGER document_once BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE uid = NEW.uid OR match_key = NEW.match_key)
BEGIN SELECT RAISE(ABORT, 'LEDGER document: a key already present can not be taken again'); END;

CREATE TRIGGER document_chained BEFORE INSERT ON document
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'document')
BEGIN SELECT RAISE(ABORT, 'LEDGER document: its link in the chain comes first'); END;

CREATE TRIGGER document_unchanged BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'LEDGER document: rows never change'); END;

CREATE TRIGGER document_kept BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'LEDGER document: rows are never deleted'); END;

CREATE TRIGGER document_piece_once BEFORE INSERT ON document_piece
WHEN NEW.document_id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM document)
  OR EXISTS (
    SELECT 1 FROM document_piece WHERE document_id = NEW.document_id AND piece_no = NEW.piece_no)
BEGIN SELECT RAISE(ABORT, 'LEDGER document_piece: the document is closed, or the key taken'); END;

CREATE TRIGGER document_piece_unchanged BEFORE UPDATE ON document_piece
BEGIN SELECT RAISE(ABORT, 'LEDGER document_piece: rows never change'); END;

CREATE TRIGGER document_piece_kept BEFORE DELETE ON document_piece
WHEN EXISTS (SELECT 1 FROM document WHERE id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER document_piece: rows are never deleted'); END;

CREATE TRIGGER document_link_once BEFORE INSERT ON document_link
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM document_link)
  OR EXISTS (
    SELECT 1 FROM document_link WHERE uid = NEW.uid OR withdraws_id = NEW.withdraws_id)
BEGIN SELECT RAISE(ABORT, 'LEDGER document_link: its id must be the next, and no key taken again'); END;

CREATE TRIGGER document_link_chained BEFORE INSERT ON document_link
WHEN NOT EXISTS (SELECT 1 FROM chain WHERE record_uid = NEW.uid AND kind = 'document_link')
BEGIN SELECT RAISE(ABORT, 'LEDGER document_link: its link in the chain comes first'); END;

-- Every record stands in the chain by its own link, an entry by its posting's.
CREATE TRIGGER document_link_refers BEFORE INSERT ON document_link
WHEN (NEW.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id))
  OR (NEW.withdraws_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM document_link WHERE id = NEW.withdraws_id AND withdraws_id IS NULL
      AND subject_uid = NEW.subject_uid))
  OR NOT CASE NEW.subject_kind
    WHEN 'entry' THEN EXISTS (
      SELECT 1 FROM entry e JOIN posting p ON p.id = e.posting_id WHERE e.uid = NEW.subject_uid)
    ELSE EXISTS (
      SELECT 1 FROM chain WHERE record_uid = NEW.subject_uid AND kind = NEW.subject_kind) END
BEGIN SELECT RAISE(ABORT, 'LEDGER document_link: refers to a record that does not exist'); END;

CREATE TRIGGER document_link_unchanged BEFORE UPDATE ON document_link
BEGIN SELECT RAISE(ABORT, 'LEDGER document_link: rows never change'); END;

CREATE TRIGGER document_link_kept BEFORE DELETE ON document_link
BEGIN SELECT RAISE(ABORT, 'LEDGER document_link: rows are never deleted'); END;
