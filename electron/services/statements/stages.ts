import { createHash, randomUUID } from 'node:crypto';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { PreviewRow, StagedStatement } from '#shared/contract/statements.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { headerFingerprint } from '#shared/statements/fingerprint.ts';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import { cellText } from '#shared/statements/text.ts';
import type { Mapping, Recognition, Row } from '#shared/statements/types.ts';
import { firstValue, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustFund, PREPARERS, requireRole } from '../guards.ts';
import { compareWithLedger } from './compare-lines.ts';
import { type Decided, decide } from './decisions.ts';
import { accountNoOf, type MatchedAccount, matchAccount } from './own-account.ts';
import { questionsOf } from './questions.ts';
import { type RowVerdict, rowVerdicts } from './row-verdicts.ts';
import { writeImport } from './write-import.ts';

export interface StageRequest {
  fileName: string;
  bytes: Uint8Array;
  read: {
    grid: { rows: readonly Row[]; container: string; encoding: string | null };
    recognition: Recognition;
  };
  fundUid: string;
  accountUid: string | null;
  mapping: Mapping | null;
}

/** One recognised file waiting for the user's decisions. */
export interface Stage {
  token: string;
  fundId: number;
  fileName: string;
  bytes: Uint8Array;
  grid: StageRequest['read']['grid'];
  recognition: Recognition;
  account: MatchedAccount | null;
  mapping: Mapping;
  /** The user corrected the columns: worth remembering for the next file of this layout. */
  corrected: boolean;
  remembered: boolean;
  verdicts: RowVerdict[];
  /** Days of which file and ledger each hold lines the other lacks. */
  partialDays: string[];
  /** The last import when it was compared; another one since makes the comparison stale. */
  lastImport: number;
}

const MAX_STAGES = 4;

/** Files between 选择 and 导入, in memory only: nothing is written before the commit. */
export class Stages {
  readonly #stages = new Map<string, Stage>();

  stage(ctx: LedgerContext, request: StageRequest): StagedStatement {
    requireRole(ctx, PREPARERS, '导入对账单');
    ctx.hooks.progress('查重', 0, request.read.recognition.lines.length);
    const stage = makeStage(ctx, request);
    if (this.#stages.size >= MAX_STAGES) {
      this.#stages.delete(this.#stages.keys().next().value!);
    }
    this.#stages.set(stage.token, stage);
    return staged(stage);
  }

  grid({ stageToken, from, count }: CallArgs<'statements.grid'>): CallOutput<'statements.grid'> {
    const { rows } = this.#must(stageToken).grid;
    return {
      rows: rows.slice(from, from + count).map((row) => row.map((cell) => cellText(cell))),
      total: rows.length,
    };
  }

  preview(
    _ctx: LedgerContext,
    { stageToken, show, from, count }: CallArgs<'statements.preview'>,
  ): CallOutput<'statements.preview'> {
    const stage = this.#must(stageToken);
    const shown = stage.verdicts.filter(
      (v) => show === 'all' || v.status === show || (show === 'undecided' && v.needsDecision),
    );
    return {
      rows: shown.slice(from, from + count).map((verdict) => previewRow(stage, verdict)),
      total: shown.length,
    };
  }

  commit(ctx: LedgerContext, args: CallArgs<'statements.commit'>): CallOutput<'statements.commit'> {
    requireRole(ctx, PREPARERS, '导入对账单');
    const stage = this.#must(args.stageToken);
    if (lastImportId(ctx) !== stage.lastImport) throw ledgerErrors.make('STAGE-STALE');
    const decided: Decided = decide(stage, args);
    const result = writeImport(ctx, stage, decided, args.confirmed);
    this.#stages.delete(args.stageToken);
    return result;
  }

  discard({ stageToken }: CallArgs<'statements.discard'>): CallOutput<'statements.discard'> {
    this.#stages.delete(stageToken);
    return { done: true };
  }

  /** The full list of verdicts, for the command line. */
  verdicts(stageToken: string): readonly RowVerdict[] {
    return this.#must(stageToken).verdicts;
  }

  #must(token: string): Stage {
    const stage = this.#stages.get(token);
    if (stage === undefined) throw ledgerErrors.make('STAGE-GONE');
    return stage;
  }
}

const lastImportId = (ctx: LedgerContext): number =>
  firstValue<number>(ctx.db, 'SELECT coalesce(max(id), 0) FROM statement_import')!;

function makeStage(ctx: LedgerContext, request: StageRequest): Stage {
  const fundId = mustFund(ctx, request.fundUid);
  const known = request.mapping === null ? rememberedReading(ctx, request) : null;
  const recognition = known?.recognition ?? request.read.recognition;
  const account = matchAccount(ctx, fundId, recognition, request.accountUid);
  const comparison = compareWithLedger(ctx, account?.id ?? null, recognition);
  const accountNo = account === null ? null : accountNoOf(ctx, account.id);
  return {
    token: randomUUID(),
    fundId,
    fileName: request.fileName,
    bytes: request.bytes,
    grid: request.read.grid,
    recognition,
    account,
    mapping: request.mapping ?? known?.mapping ?? {},
    corrected: request.mapping !== null,
    remembered: known !== null,
    verdicts: recallDecisions(
      ctx,
      request.bytes,
      account,
      rowVerdicts(recognition, comparison.lines, accountNo),
    ),
    partialDays: comparison.partialDays.map(({ day }) => day),
    lastImport: lastImportId(ctx),
  };
}

/**
 * The same file was imported before: rows it was decided not to import then are not asked about a
 * second time.
 */
function recallDecisions(
  ctx: LedgerContext,
  bytes: Uint8Array,
  account: MatchedAccount | null,
  verdicts: RowVerdict[],
): RowVerdict[] {
  if (account === null) return verdicts;
  const decided = new Set(
    rowsOf<{ row: number }>(
      ctx.db,
      `SELECT r.row_number AS row FROM statement_row r JOIN statement_import i ON i.id = r.import_id
       WHERE i.account_id = ? AND i.sha256 = ? AND r.fate IN ('declined', 'faulty')`,
      account.id,
      createHash('sha256').update(bytes).digest(),
    ).map(({ row }) => row),
  );
  if (decided.size === 0) return verdicts;
  return verdicts.map((verdict) =>
    verdict.needsDecision && decided.has(verdict.row)
      ? {
          ...verdict,
          status: verdict.status === 'suspected' ? 'existing' : verdict.status,
          reason: `${verdict.reason}（此前导入同一文件时已决定不导入）`,
          needsDecision: false,
        }
      : verdict,
  );
}

/** An earlier choice for the same header, when it still reads this file. */
function rememberedReading(
  ctx: LedgerContext,
  { read }: StageRequest,
): { mapping: Mapping; recognition: Recognition } | null {
  const stored = firstValue<string>(
    ctx.db,
    'SELECT mapping FROM statement_mapping WHERE header_fingerprint = ? ORDER BY id DESC LIMIT 1',
    headerFingerprint(read.recognition.columns),
  );
  if (stored === null) return null;
  const mapping = JSON.parse(stored) as Mapping;
  const recognition = recognise(read.grid.rows, mapping);
  return isRecognised(recognition) ? { mapping, recognition } : null;
}

function staged(stage: Stage): StagedStatement {
  const { lines: _lines, ...recognition } = stage.recognition;
  return {
    stageToken: stage.token,
    fileName: stage.fileName,
    accountUid: stage.account?.uid ?? null,
    recognition,
    mapping: stage.mapping,
    remembered: stage.remembered,
    counts: countsOf(stage.verdicts),
    questions: questionsOf(stage),
  };
}

export function countsOf(verdicts: readonly RowVerdict[]): StagedStatement['counts'] {
  const of = (status: RowVerdict['status']) => verdicts.filter((v) => v.status === status).length;
  return {
    total: verdicts.length,
    new: of('new'),
    existing: of('existing'),
    suspected: of('suspected'),
    skipped: of('skipped'),
    faulty: of('faulty'),
    undecided: verdicts.filter((v) => v.needsDecision).length,
  };
}

function previewRow({ recognition }: Stage, verdict: RowVerdict): PreviewRow {
  const line = verdict.line < 0 ? undefined : recognition.lines[verdict.line];
  return {
    row: verdict.row,
    status: verdict.status,
    reason: verdict.reason,
    needsDecision: verdict.needsDecision,
    choice: null,
    day: line?.day ?? null,
    time: line?.time ?? null,
    amountFen: line?.amountFen ?? null,
    balanceFen: line?.balanceFen ?? null,
    serial: line?.serial ?? null,
    counterpartyName: line?.counterpartyName ?? '',
    memo: line?.memo ?? '',
  };
}
