import type { Database } from 'better-sqlite3';
import { CANONICAL_VERSION, CHAINED_KINDS, type ChainedKind } from '#shared/books/canonical.ts';
import type { VerifyReport } from '#shared/contract/audit.ts';
import type { CallArgs } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import {
  auditText,
  CanonicalReader,
  firstLink,
  nextLink,
  type Row,
} from '../../ledger-file/chain.ts';
import { expectedFingerprint, schemaFingerprint } from '../../ledger-file/fingerprint.ts';
import { firstValue, prepared, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { Hooks } from '../context.ts';
import { piecesDigest } from '../documents/document-store.ts';
import { slotsFault } from '../people/key-slots.ts';
import { linesDigest } from '../statements/lines-digest.ts';
import { rejudge } from './rejudge.ts';
import { firstStray } from './strays.ts';

/**
 * 校验账套: recomputes what triggers can't know. Needs no key, no lock and no session; names the
 * first bad record of every check.
 */
export function verify(db: Database, args: CallArgs<'audit.verify'>, hooks: Hooks): VerifyReport {
  const checks: VerifyReport['checks'] = [];
  const check = (name: string, word: string, run: () => Verdict) => {
    hooks.throwIfCancelled();
    hooks.progress(word, checks.length, CHECKS);
    checks.push({ name, word, ...guarded(run) });
  };
  check('schema', '账套结构', () => schemaCheck(db));
  check('integrity', '文件完整性', () => integrityCheck(db));
  check('references', '记录引用', () => referenceCheck(db));
  const chain = new ChainWalk(db, hooks);
  check('chain', '账链', () => chain.run());
  const audit = { seq: 0, link: Buffer.alloc(0) };
  check('audit', '操作日志链', () => auditCheck(db, hooks, audit));
  check('batches', '批次归属', () => strayCheck(db));
  check('vouchers', '凭证平衡与编号', () => voucherCheck(db));
  check('totals', '日合计', () => totalsCheck(db));
  check('rules', '规则重判', () => ruleCheck(db, hooks));
  check('keys', '口令与恢复码', () => keyCheck(db));
  const head: VerifyReport['head'] =
    args.head === null ? null : { asked: args.head.toLowerCase(), chain: null, seq: null };
  if (head !== null) {
    check('head', '已知链头', () => {
      Object.assign(head, placeOfHead(db, head.asked));
      return head.seq === null
        ? bad(`链头 ${head.asked} 不在本账套中：其后的记录可能被整段截去`)
        : good(head.chain === 'audit' ? `在操作日志第 ${head.seq} 条` : `在第 ${head.seq} 环`);
    });
  }
  return {
    ok: checks.every(({ ok }) => ok),
    chainSeq: chain.seq,
    chainHead: chain.link.toString('hex'),
    auditSeq: audit.seq,
    auditHead: audit.link.toString('hex'),
    checks,
    head,
  };
}

const CHECKS = 11;

interface Verdict {
  ok: boolean;
  detail: string;
}

const good = (detail: string): Verdict => ({ ok: true, detail });
const bad = (detail: string): Verdict => ({ ok: false, detail });

/** A file so damaged that it can't be read on is a finding, not a crash; cancelling goes through. */
function guarded(run: () => Verdict): Verdict {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error;
    return bad(`文件损坏：${error.message}`);
  }
}

function schemaCheck(db: Database): Verdict {
  return schemaFingerprint(db) === expectedFingerprint()
    ? good('与本版本一致')
    : bad('表、触发器或视图被改动，或属于另一版本');
}

function integrityCheck(db: Database): Verdict {
  const problems = db.pragma('integrity_check(1)', { simple: true }) as string;
  return problems === 'ok' ? good('完好') : bad(problems);
}

function referenceCheck(db: Database): Verdict {
  const [broken] = db.pragma('foreign_key_check') as { table: string; rowid: number | null }[];
  return broken
    ? bad(`表 ${broken.table} 第 ${broken.rowid ?? '?'} 行引用了不存在的记录`)
    : good('齐全');
}

/** Every record against its link, in the order of recording. */
class ChainWalk {
  readonly #db: Database;
  readonly #hooks: Hooks;
  /** How far the chain is sound. */
  seq = 0;
  link: Buffer = Buffer.alloc(0);

  constructor(db: Database, hooks: Hooks) {
    this.#db = db;
    this.#hooks = hooks;
  }

  run(): Verdict {
    this.link = firstLink(firstValue<string>(this.#db, 'SELECT uid FROM ledger') ?? '');
    const reader = new CanonicalReader(this.#db);
    const counts = new Map<string, number>();
    const total = firstValue<number>(this.#db, 'SELECT count(*) FROM chain') ?? 0;
    const links = this.#db.prepare(
      'SELECT seq, kind, record_uid, version, link FROM chain ORDER BY seq',
    );
    for (const row of links.iterate() as Iterable<LinkRow>) {
      if (row.seq !== this.seq + 1) return bad(`第 ${this.seq + 1} 环缺失`);
      const nth = (counts.get(row.kind) ?? 0) + 1;
      const problem = this.#checkRow(reader, row, nth);
      if (problem !== null)
        return bad(`第 ${row.seq} 环（${row.kind} ${row.record_uid}）：${problem}`);
      this.seq = row.seq;
      this.link = Buffer.from(row.link);
      counts.set(row.kind, nth);
      if (row.seq % 64 === 0) {
        this.#hooks.throwIfCancelled();
        this.#hooks.progress('账链', row.seq, total);
      }
    }
    return this.#unlinked(counts) ?? good(`${this.seq} 环`);
  }

  #checkRow(reader: CanonicalReader, row: LinkRow, nth: number): string | null {
    if (!Object.hasOwn(CHAINED_KINDS, row.kind)) return '未知的记录类型';
    if (row.version !== CANONICAL_VERSION) return '未知的规范格式版本';
    const kind = row.kind as ChainedKind;
    const record = prepared(this.#db, `SELECT * FROM ${kind} WHERE uid = ?`).get(row.record_uid) as
      | Row
      | undefined;
    if (record === undefined) return '记录不见了';
    // Ids are in no canonical form; they count the records of a kind in the order of their links.
    if (record.id !== nth) return '记录的序号被改动';
    const text = canonicalOrProblem(reader, kind, record);
    if (text === null) return '记录的某一部分不见了';
    if (!nextLink(this.link, text).equals(row.link)) return '内容与账链不符';
    if (kind === 'statement_import' && !this.#linesMatch(reader, record)) return '流水与账链不符';
    if (kind === 'document' && !this.#piecesMatch(record)) return '附件内容与账链不符';
    return null;
  }

  #linesMatch(reader: CanonicalReader, record: Row): boolean {
    const range = {
      importId: record.id as number,
      firstLineId: record.first_line_id as number,
      lineCount: record.line_count as number,
    };
    return linesDigest(this.#db, reader, range).equals(record.lines_digest as Buffer);
  }

  #piecesMatch(record: Row): boolean {
    const digest = piecesDigest(this.#db, record.id as number);
    return digest.equals(record.pieces_digest as Buffer);
  }

  /** A record without a link can't come through SQL; it means triggers were dropped. */
  #unlinked(counts: ReadonlyMap<string, number>): Verdict | null {
    for (const kind of Object.keys(CHAINED_KINDS)) {
      const held = firstValue<number>(this.#db, `SELECT count(*) FROM ${kind}`) ?? 0;
      if (held !== (counts.get(kind) ?? 0))
        return bad(`${kind} 有 ${held} 条，账链只有 ${counts.get(kind) ?? 0} 环`);
    }
    return null;
  }
}

interface LinkRow {
  seq: number;
  kind: string;
  record_uid: string;
  version: number;
  link: Buffer;
}

function canonicalOrProblem(reader: CanonicalReader, kind: ChainedKind, row: Row): string | null {
  try {
    return reader.text(kind, row);
  } catch (error) {
    // A missing referenced row or column: the record can't be read back as it was written.
    if (error instanceof Error && error.name !== 'SqliteError') return null;
    throw error;
  }
}

function strayCheck(db: Database): Verdict {
  const stray = firstStray(db);
  return stray === null ? good('齐全') : bad(`${stray} 不属于所在的批次`);
}

/** Each posting judged again by the file's own triggers; see {@link rejudge}. */
function ruleCheck(db: Database, hooks: Hooks): Verdict {
  const judged = rejudge(db, hooks);
  return judged.ok
    ? good(`${judged.postings} 批记账逐批重判，均合规则`)
    : bad(`第 ${judged.seq} 环（${judged.kind} ${judged.uid}）：${judged.why}`);
}

/**
 * Slots are no part of the chain: a password changed rewrites one. Whether one was put in place of
 * another only shows at sign-in; what no sign-in of anybody's shows is said here.
 */
function keyCheck(db: Database): Verdict {
  const fault = slotsFault(db);
  return fault === null ? good('齐全（是否被替换，登录时才能查出）') : bad(fault);
}

/** `reached`: how far the log is sound, and the link it ends with there. */
function auditCheck(db: Database, hooks: Hooks, reached: { seq: number; link: Buffer }): Verdict {
  let link = firstLink(firstValue<string>(db, 'SELECT uid FROM ledger') ?? '');
  reached.link = link;
  let seq = 0;
  type AuditRow = Parameters<typeof auditText>[0] & { link: Buffer };
  for (const row of db
    .prepare('SELECT * FROM audit ORDER BY seq')
    .iterate() as Iterable<AuditRow>) {
    seq += 1;
    if (row.seq !== seq) return bad(`第 ${seq} 条日志缺失`);
    link = nextLink(link, auditText(row));
    if (!link.equals(row.link)) return bad(`第 ${seq} 条日志与链不符`);
    Object.assign(reached, { seq, link });
    if (seq % 4096 === 0) hooks.throwIfCancelled();
  }
  return good(`${seq} 条`);
}

function voucherCheck(db: Database): Verdict {
  const [unbalanced] = rowsOf<{ uid: string }>(
    db,
    `SELECT v.uid FROM voucher v LEFT JOIN voucher_line l ON l.voucher_id = v.id
     WHERE v.posting_id IN (SELECT id FROM posting) GROUP BY v.id
     HAVING count(l.line_no) < 2
       OR sum(CASE l.half WHEN 'financial' THEN l.debit_fen - l.credit_fen ELSE 0 END) <> 0
       OR sum(CASE l.half WHEN 'budgetary' THEN l.debit_fen - l.credit_fen ELSE 0 END) <> 0
     LIMIT 1`,
  );
  if (unbalanced) return bad(`凭证 ${unbalanced.uid} 借贷不平`);
  const [gap] = rowsOf<{ year: number; period: number; held: number; highest: number }>(
    db,
    `SELECT year, period, count(*) AS held, max(number) AS highest FROM voucher
     WHERE posting_id IN (SELECT id FROM posting)
     GROUP BY fund_id, word, year, period HAVING count(*) <> max(number) LIMIT 1`,
  );
  if (gap)
    return bad(`${gap.year}年第 ${gap.period} 期凭证断号：${gap.held} 张，最大 ${gap.highest} 号`);
  return good(`${firstValue<number>(db, 'SELECT count(*) FROM voucher')} 张`);
}

function totalsCheck(db: Database): Verdict {
  const [wrong] = rowsOf<{ day: string }>(
    db,
    `SELECT coalesce(d.business_date, e.business_date) AS day
     FROM (SELECT fund_id, account_id, budget_year, business_date, sum(in_fen) AS in_fen,
         sum(out_fen) AS out_fen, sum(spent_fen) AS spent_fen,
         sum(spent_carryover_fen) AS spent_carryover_fen, max(posting_id) AS posting_id
       FROM batch_day WHERE posting_id IN (SELECT id FROM posting)
       GROUP BY fund_id, account_id, budget_year, business_date) e
     FULL JOIN day_total d ON d.fund_id = e.fund_id AND d.account_id = e.account_id
       AND d.budget_year = e.budget_year AND d.business_date = e.business_date
     WHERE d.in_fen IS NOT e.in_fen OR d.out_fen IS NOT e.out_fen
       OR d.spent_fen IS NOT e.spent_fen OR d.spent_carryover_fen IS NOT e.spent_carryover_fen
       OR d.posting_id IS NOT e.posting_id
     LIMIT 1`,
  );
  if (wrong) return bad(`${wrong.day} 的日合计与台账不符`);
  return good(`${firstValue<number>(db, 'SELECT count(*) FROM day_total')} 天`);
}

/**
 * Where a head known from a print or the backup register stands, in the chain or in the log; it
 * may be given shortened.
 */
const placeOfHead = (
  db: Database,
  asked: string,
): { chain: 'ledger' | 'audit'; seq: number } | null =>
  rowOf(
    db,
    `SELECT chain, seq FROM (
       SELECT 'ledger' AS chain, seq, link FROM chain UNION ALL SELECT 'audit', seq, link FROM audit)
     WHERE lower(substr(hex(link), 1, ?)) = ? LIMIT 1`,
    asked.length,
    asked,
  );
