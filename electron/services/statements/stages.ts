import { createHash, randomUUID } from 'node:crypto';
import { noHeader } from '#electron/formats/grid.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { PreviewRow, StagedStatement } from '#shared/contract/statements.ts';
import type { AppError } from '#shared/errors/app-error.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { isRecognised } from '#shared/statements/recognise.ts';
import { cellText } from '#shared/statements/text.ts';
import type { Cell, Recognition } from '#shared/statements/types.ts';
import { firstValue, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustFund } from '../guards.ts';
import { compareWithLedger } from './compare-lines.ts';
import { type Decided, decide } from './decisions.ts';
import { accountNoOf, type MatchedAccount, matchAccount } from './own-account.ts';
import { questionsOf } from './questions.ts';
import { rememberedReading } from './remembered.ts';
import { type RowVerdict, rowVerdicts } from './row-verdicts.ts';
import {
  countsOf,
  type RawStage,
  type Stage,
  type StagedFile,
  type StageRequest,
} from './stage.ts';
import { writeImport } from './write-import.ts';

const MAX_STAGES = 4;
const RAW_LENGTH = 300;

/** Files between 选择 and 导入, in memory only: nothing is written before the commit. */
export class Stages {
  readonly #stages = new Map<string, Stage | RawStage>();

  stage(ctx: LedgerContext, request: StageRequest): StagedStatement {
    const stage = makeStage(ctx, request);
    if (this.#stages.size >= MAX_STAGES) {
      this.#stages.delete(this.#stages.keys().next().value!);
    }
    this.#stages.set(stage.token, stage);
    return stage.recognition === null ? stagedRaw(stage) : staged(stage);
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
    const stage = this.#mustBeRecognised(stageToken);
    const shown = stage.verdicts.filter(
      (v) => show === 'all' || v.status === show || (show === 'undecided' && v.needsDecision),
    );
    return {
      rows: shown.slice(from, from + count).map((verdict) => previewRow(stage, verdict)),
      total: shown.length,
    };
  }

  commit(ctx: LedgerContext, args: CallArgs<'statements.commit'>): CallOutput<'statements.commit'> {
    const stage = this.#mustBeRecognised(args.stageToken);
    if (stage.refusal !== null) throw stage.refusal;
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
    return this.#mustBeRecognised(stageToken).verdicts;
  }

  #mustBeRecognised(token: string): Stage {
    const stage = this.#must(token);
    if (stage.recognition === null) throw stage.refusal;
    return stage;
  }

  #must(token: string): Stage | RawStage {
    const stage = this.#stages.get(token);
    if (stage === undefined) throw ledgerErrors.make('STAGE-GONE');
    return stage;
  }
}

const lastImportId = (ctx: LedgerContext): number =>
  firstValue<number>(ctx.db, 'SELECT coalesce(max(id), 0) FROM statement_import')!;

function makeStage(ctx: LedgerContext, request: StageRequest): Stage | RawStage {
  const { grid } = request.read;
  const asRead = isRecognised(request.read.recognition) ? request.read.recognition : null;
  const known = request.mapping === null ? rememberedReading(ctx, grid.rows, asRead) : null;
  const recognition = known === null ? asRead : withSheetsCheck(known.recognition, asRead);
  const file: StagedFile = {
    token: randomUUID(),
    fundId: mustFund(ctx, request.fundUid),
    fileName: request.fileName,
    bytes: request.bytes,
    sha256: createHash('sha256').update(request.bytes).digest(),
    grid,
    mapping: known?.mapping ?? request.mapping ?? {},
  };
  if (recognition === null) return rawStage(file, request);
  ctx.hooks.progress('查重', 0, recognition.lines.length);
  const { account, refusal } = matchAccount(ctx, file.fundId, recognition, request.accountUid);
  const comparison = compareWithLedger(ctx, account?.id ?? null, recognition);
  const accountNo = account === null ? null : accountNoOf(ctx, account.id);
  return {
    ...file,
    recognition,
    account,
    refusal,
    corrected: request.mapping !== null,
    remembered: known !== null,
    verdicts: recallDecisions(
      ctx,
      file,
      account,
      rowVerdicts(recognition, comparison.lines, accountNo),
    ),
    partialDays: comparison.partialDays.map(({ day }) => day),
    lastImport: lastImportId(ctx),
  };
}

/** A remembered mapping reads the same rows; that other sheets were left unread stays true. */
function withSheetsCheck(known: Recognition, asRead: Recognition | null): Recognition {
  const unread = asRead?.crossChecks.filter(({ name }) => name === 'sheets') ?? [];
  return unread.length === 0 ? known : { ...known, crossChecks: [...known.crossChecks, ...unread] };
}

/**
 * The same sheet of this file was imported before: rows it was decided not to import then are not
 * asked about a second time.
 */
function recallDecisions(
  ctx: LedgerContext,
  { sha256, grid }: StagedFile,
  account: MatchedAccount | null,
  verdicts: RowVerdict[],
): RowVerdict[] {
  if (account === null) return verdicts;
  const decided = new Set(
    rowsOf<{ row: number }>(
      ctx.db,
      `SELECT r.row_number AS row FROM statement_row r JOIN statement_import i ON i.id = r.import_id
       WHERE i.account_id = ? AND i.sha256 = ? AND json_extract(i.reading, '$.sheet') IS ?
         AND r.fate IN ('declined', 'faulty')`,
      account.id,
      sha256,
      grid.sheet,
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

/** What was understood below a header row chosen by hand is where the user goes on from. */
function rawStage(file: StagedFile, { read, accountUid }: StageRequest): RawStage {
  const guessed = isRecognised(read.recognition) ? [] : (read.recognition.columns ?? []);
  const columns = guessed.map(({ index, role }) => ({ index, role }));
  return {
    ...file,
    mapping: columns.length === 0 ? file.mapping : { ...file.mapping, columns },
    recognition: null,
    accountUid,
    refusal: noHeader(file.grid),
  };
}

function staged(stage: Stage): StagedStatement {
  const { lines: _lines, ...recognition } = stage.recognition;
  return {
    ...shownFile(stage),
    accountUid: stage.account?.uid ?? null,
    recognition,
    refusal: stage.refusal && shownRefusal(stage.refusal),
    remembered: stage.remembered,
    counts: countsOf(stage.verdicts),
    questions: questionsOf(stage),
  };
}

const stagedRaw = (stage: RawStage): StagedStatement => ({
  ...shownFile(stage),
  accountUid: stage.accountUid,
  recognition: null,
  refusal: shownRefusal(stage.refusal),
  remembered: false,
  counts: countsOf([]),
  questions: [],
});

function shownFile({ token, fileName, mapping, grid }: StagedFile) {
  const { container, encoding, delimiter, sheets, sheet, rows } = grid;
  const source = { container, encoding, delimiter, sheets: [...sheets], sheet, rows: rows.length };
  return { stageToken: token, fileName, mapping, source };
}

const shownRefusal = ({ code, message, kept, next }: AppError) => ({ code, message, kept, next });

function previewRow({ recognition, grid }: Stage, verdict: RowVerdict): PreviewRow {
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
    raw: line === undefined ? writtenText(grid.rows[verdict.row - 1] ?? []) : '',
  };
}

/** The row's cells as they stand in the file; enough of them to know the row again. */
const writtenText = (row: readonly Cell[]): string =>
  row
    .map((cell) => cellText(cell))
    .filter((text) => text !== '')
    .join('　')
    .slice(0, RAW_LENGTH);
