import type { ColumnValue } from '#shared/books/canonical.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { headerFingerprint } from '#shared/statements/fingerprint.ts';
import type { ColumnChoice, Mapping, StatementLine } from '#shared/statements/types.ts';
import { CanonicalReader } from '../../ledger-file/chain.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { firstValue, prepared } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { ensureParty } from '../party-store.ts';
import type { Decided } from './decisions.ts';
import {
  type ChunkRow,
  chunkPlace,
  LINES_PER_CHUNK,
  namePlace,
  sourcePlace,
} from './line-texts.ts';
import { newImportUid } from './line-uid.ts';
import { ImportDigest } from './lines-digest.ts';
import { countsOf, type Stage } from './stage.ts';

const SOURCE_PIECE_BYTES = 1 << 20;
const POLL_ROWS = 1_000;

/**
 * Writes one import in the caller's transaction: lines in the order of time with their sealed
 * texts, the fate of every other row, the source bytes, and last the import row that closes it.
 */
export function writeImport(
  ctx: LedgerContext,
  stage: Stage,
  decided: Decided,
  confirmed: readonly string[],
): CallOutput<'statements.commit'> {
  clearUnclosed(ctx);
  const importId = (firstValue<number>(ctx.db, 'SELECT max(id) FROM statement_import') ?? 0) + 1;
  const uid = newImportUid();
  const lines = inTimeOrder(stage, decided);
  const firstLineId = firstValue<number>(
    ctx.db,
    'SELECT coalesce(max(id), 0) + 1 FROM statement_line',
  )!;
  const digest = writeLines(ctx, stage.account!.id, firstLineId, lines);
  writeChunks(ctx, importId, uid, lines);
  for (const other of decided.others) {
    insertRow(ctx.db, 'statement_row', {
      import_id: importId,
      row_number: other.row,
      fate: other.fate,
      reason: other.reason,
    });
  }
  writeSource(ctx, importId, uid, stage.bytes);
  const { head } = record(ctx, 'statement_import', {
    id: importId,
    uid,
    ...importFacts(ctx, stage, uid, lines, confirmed),
    first_line_id: firstLineId,
    lines_digest: digest.finish(ctx.db, new CanonicalReader(ctx.db), {
      importId,
      firstLineId,
      lineCount: lines.length,
    }),
    operator_name: ctx.operator.name,
  });
  if (stage.corrected) remember(ctx, stage);
  const skippedByChoice = decided.others.filter(({ fate }) => fate === 'declined').length;
  return {
    importUid: uid,
    counts: countsOf(stage.verdicts),
    added: lines.length,
    skippedByChoice,
    chainHead: head.link.toString('hex'),
  };
}

interface NewLine {
  line: StatementLine;
  occurrence: number;
}

/** Ids follow the order of time within an import, so a day's last line is its highest id. */
function inTimeOrder({ recognition }: Stage, { added }: Decided): NewLine[] {
  const occurrences = new Uint32Array(recognition.lines.length);
  for (const verdict of added) occurrences[verdict.line] = verdict.occurrence;
  const lines: NewLine[] = [];
  for (const at of recognition.chronological) {
    const occurrence = occurrences[at]!;
    if (occurrence > 0) lines.push({ line: recognition.lines[at]!, occurrence });
  }
  return lines;
}

/** Inserts the lines, their ids following on, and takes each into the import's digest. */
function writeLines(
  ctx: LedgerContext,
  accountId: number,
  firstLineId: number,
  lines: readonly NewLine[],
): ImportDigest {
  const inserts = new LineInserts(ctx.db, accountId, firstLineId);
  const parties = new Parties(ctx);
  const digest = new ImportDigest();
  for (let at = 0; at < lines.length; at += 1) {
    const { line, occurrence } = lines[at]!;
    if (at % POLL_ROWS === 0) {
      ctx.hooks.throwIfCancelled();
      ctx.hooks.progress('写入', at, lines.length);
    }
    const { rowNumber, day, time, amountFen, balanceFen, serial } = line;
    const party = parties.of(line);
    inserts.add(rowNumber, day, time, amountFen, balanceFen, serial, occurrence, party?.id ?? null);
    digest.line([
      rowNumber,
      day,
      time,
      amountFen,
      balanceFen,
      serial,
      occurrence,
      party?.uid ?? null,
    ]);
  }
  inserts.finish();
  return digest;
}

/** Inserts lines of one account, their ids following on, a few at a time: a call a line costs half more. */
class LineInserts {
  static readonly #ROWS = 32;
  static readonly #FULL = LineInserts.#sql(LineInserts.#ROWS);
  readonly #db: LedgerContext['db'];
  readonly #accountId: number;
  #nextId: number;
  #rows = 0;
  #waiting: ColumnValue[] = [];

  constructor(db: LedgerContext['db'], accountId: number, firstId: number) {
    this.#db = db;
    this.#accountId = accountId;
    this.#nextId = firstId;
  }

  /** One line's values in the order of the columns behind id and account. */
  add(...values: ColumnValue[]): void {
    for (const value of values) this.#waiting.push(value);
    this.#rows += 1;
    if (this.#rows === LineInserts.#ROWS) this.finish();
  }

  finish(): void {
    if (this.#rows === 0) return;
    const sql = this.#rows === LineInserts.#ROWS ? LineInserts.#FULL : LineInserts.#sql(this.#rows);
    const shared = { id: this.#nextId, account: this.#accountId };
    prepared(this.#db, sql).run(...this.#waiting, shared);
    this.#nextId += this.#rows;
    this.#rows = 0;
    this.#waiting = [];
  }

  static #sql(rows: number): string {
    const values = Array.from(
      { length: rows },
      (_, k) => `(@id + ${k}, @account, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    return `INSERT INTO statement_line (id, account_id, row_number, day, time, amount_fen,
      balance_fen, serial, occurrence, party_id) VALUES ${values.join(', ')}`;
  }
}

type Party = ReturnType<typeof ensureParty>;

/** Each distinct counterparty is looked up once per import. */
class Parties {
  readonly #ctx: LedgerContext;
  /** By name, then account: a joined key for every line would be made only to be looked up. */
  readonly #known = new Map<string | null, Map<string | null, Party>>();

  constructor(ctx: LedgerContext) {
    this.#ctx = ctx;
  }

  of({ counterpartyName: name, counterpartyAccount: account }: StatementLine): Party | null {
    if (!name && !account) return null;
    let byAccount = this.#known.get(name);
    if (byAccount === undefined) {
      byAccount = new Map();
      this.#known.set(name, byAccount);
    }
    let party = byAccount.get(account);
    if (party === undefined) {
      party = ensureParty(this.#ctx, { name: name ?? '', account });
      byAccount.set(account, party);
    }
    return party;
  }
}

function writeChunks(
  ctx: LedgerContext,
  importId: number,
  importUid: string,
  lines: readonly NewLine[],
): void {
  for (let from = 0; from < lines.length; from += LINES_PER_CHUNK) {
    const chunkNo = from / LINES_PER_CHUNK;
    const rows: ChunkRow[] = lines
      .slice(from, from + LINES_PER_CHUNK)
      .map(({ line }) => [line.counterpartyName ?? '', line.counterpartyAccount ?? '', line.memo]);
    insertRow(ctx.db, 'statement_chunk', {
      import_id: importId,
      chunk_no: chunkNo,
      sealed: ctx.vault.sealPacked(chunkPlace(importUid, chunkNo), JSON.stringify(rows)),
    });
  }
}

function writeSource(ctx: LedgerContext, importId: number, uid: string, bytes: Uint8Array): void {
  ctx.hooks.progress('保存原文件', 0, bytes.length);
  for (let from = 0; from < bytes.length; from += SOURCE_PIECE_BYTES) {
    const pieceNo = from / SOURCE_PIECE_BYTES;
    const piece = bytes.subarray(from, from + SOURCE_PIECE_BYTES);
    insertRow(ctx.db, 'statement_source', {
      import_id: importId,
      piece_no: pieceNo,
      sealed: ctx.vault.sealPacked(sourcePlace(uid, pieceNo), piece),
    });
  }
}

function importFacts(
  ctx: LedgerContext,
  stage: Stage,
  uid: string,
  lines: readonly NewLine[],
  confirmed: readonly string[],
) {
  const { recognition, grid } = stage;
  const [from, to] = period(lines);
  return {
    fund_id: stage.fundId,
    account_id: stage.account!.id,
    sha256: stage.sha256,
    sealed_name: ctx.vault.seal(namePlace(uid), stage.fileName),
    header_fingerprint: headerFingerprint(recognition.columns),
    reading: JSON.stringify({
      container: grid.container,
      encoding: grid.encoding,
      sheet: grid.sheet,
      headerRow: recognition.headerRow,
      columns: rolesOf(recognition),
      direction: recognition.direction,
      order: recognition.order,
      mapping: stage.mapping,
      confirmed,
      counts: countsOf(stage.verdicts),
    }),
    period_from: from,
    period_to: to,
    row_count: stage.verdicts.length,
    line_count: lines.length,
  };
}

function period(lines: readonly NewLine[]): [string | null, string | null] {
  let [from, to]: [string | null, string | null] = [null, null];
  for (const { line } of lines) {
    if (from === null || line.day < from) from = line.day;
    if (to === null || line.day > to) to = line.day;
  }
  return [from, to];
}

/** Columns and direction carry over to the next file of this layout; places and encoding don't. */
function remember(ctx: LedgerContext, { mapping, recognition }: Stage): void {
  const { direction } = mapping;
  // A header row chosen by hand is found again by its words, which takes its columns.
  const columns = mapping.headerRow === undefined ? mapping.columns : rolesOf(recognition);
  if (columns === undefined && direction === undefined) return;
  // Without header words every file looks like every other: nothing to find it by.
  if (recognition.columns.every(({ header }) => header === '')) return;
  const kept: Mapping = {
    ...(columns === undefined ? {} : { columns }),
    ...(direction === undefined ? {} : { direction }),
  };
  insertRow(ctx.db, 'statement_mapping', {
    uid: newUid(),
    header_fingerprint: headerFingerprint(recognition.columns),
    mapping: JSON.stringify(kept),
    recorded_by: ctx.operator.uid,
    recorded_at: ctx.now(),
  });
}

const rolesOf = ({ columns }: Stage['recognition']): ColumnChoice[] =>
  columns.map(({ index, role }) => ({ index, role }));

/** Rows of an import that was never closed belong to none; another tool may have left them. */
function clearUnclosed(ctx: LedgerContext): void {
  prepared(
    ctx.db,
    `DELETE FROM statement_line
     WHERE id >= (SELECT coalesce(max(first_line_id + line_count), 1) FROM statement_import)`,
  ).run();
  for (const table of ['statement_chunk', 'statement_source', 'statement_row']) {
    prepared(
      ctx.db,
      `DELETE FROM ${table} WHERE import_id > (SELECT coalesce(max(id), 0) FROM statement_import)`,
    ).run();
  }
}
