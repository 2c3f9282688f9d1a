import { randomUUID } from 'node:crypto';
import { type CaseVerdict, caseNoKey, compareRows } from '#shared/cases/compare.ts';
import type { CaseFields, CasePreviewRow, StagedCases } from '#shared/contract/cases.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { caseErrors } from '#shared/errors/case-errors.ts';
import type { ReadCaseList } from '../../formats/read-case-list.ts';
import type { ChainHead } from '../../ledger-file/chain.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustFund } from '../guards.ts';
import { casesInForce, fieldsOf, mustCase } from './case-store.ts';
import { recordCase } from './record-case.ts';

/** A case list as it was read, to be compared with a fund's register. */
export interface CaseStageRequest {
  fileName: string;
  list: ReadCaseList;
  fundUid: string;
}

interface CaseStage {
  fundId: number;
  verdicts: CaseVerdict[];
  /** The last record of a case when it was compared; another since makes the comparison stale. */
  lastRecord: number;
}

const MAX_STAGES = 4;

/** Case lists between 选择 and 导入, in memory only: nothing is written before the commit. */
export class CaseStages {
  readonly #stages = new Map<string, CaseStage>();

  stage(ctx: LedgerContext, { fileName, list, fundUid }: CaseStageRequest): StagedCases {
    const fundId = mustFund(ctx, fundUid);
    const verdicts = compareRows(list.rows, registeredIn(ctx, fundId));
    if (this.#stages.size >= MAX_STAGES) {
      this.#stages.delete(this.#stages.keys().next().value!);
    }
    const stageToken = randomUUID();
    this.#stages.set(stageToken, { fundId, verdicts, lastRecord: lastRecord(ctx) });
    const { sheet, headerRow, unread } = list;
    return {
      stageToken,
      fileName,
      sheet,
      headerRow,
      unread: [...unread],
      counts: countsOf(verdicts),
    };
  }

  preview({
    stageToken,
    show,
    from,
    count,
  }: CallArgs<'cases.preview'>): CallOutput<'cases.preview'> {
    const shown = this.#must(stageToken).verdicts.filter(
      ({ status }) => show === 'all' || status === show,
    );
    return { rows: shown.slice(from, from + count).map(previewRow), total: shown.length };
  }

  /** All new rows or none; rows that can't come in are left out only when that was confirmed. */
  commit(
    ctx: LedgerContext,
    { stageToken, leaveOut }: CallArgs<'cases.commit'>,
  ): CallOutput<'cases.commit'> {
    const stage = this.#must(stageToken);
    if (lastRecord(ctx) !== stage.lastRecord) throw caseErrors.make('CASE-STAGE-STALE');
    const counts = countsOf(stage.verdicts);
    const left = stage.verdicts.filter(
      ({ status }) => status === 'conflict' || status === 'faulty',
    );
    if (counts.new === 0) throw caseErrors.make('CASE-IMPORT-NOTHING');
    if (left.length > 0 && !leaveOut) {
      throw caseErrors.make('CASE-IMPORT-UNDECIDED', { count: left.length });
    }
    let head: ChainHead | null = null;
    for (const { row, status } of stage.verdicts) {
      if (status === 'new') head = recordCase(ctx, stage.fundId, row.fields!, null).head;
    }
    this.#stages.delete(stageToken);
    return {
      counts,
      added: counts.new,
      left: left.map(previewRow),
      chainHead: head!.link.toString('hex'),
    };
  }

  discard({ stageToken }: CallArgs<'cases.discard'>): CallOutput<'cases.discard'> {
    this.#stages.delete(stageToken);
    return { done: true };
  }

  #must(token: string): CaseStage {
    const stage = this.#stages.get(token);
    if (stage === undefined) throw caseErrors.make('CASE-STAGE-GONE');
    return stage;
  }
}

const lastRecord = (ctx: LedgerContext): number =>
  firstValue<number>(ctx.db, 'SELECT coalesce(max(id), 0) FROM petition_case')!;

/** Summaries are opened only of the cases a row has the number of. */
function registeredIn(ctx: LedgerContext, fundId: number): (key: string) => CaseFields | null {
  const uids = new Map(
    casesInForce(ctx.db, fundId).map(({ caseNo, caseUid }) => [caseNoKey(caseNo), caseUid]),
  );
  return (key) => {
    const uid = uids.get(key);
    return uid === undefined ? null : fieldsOf(ctx, mustCase(ctx, uid));
  };
}

/** Every row stands in exactly one of the counts that make the total. */
function countsOf(verdicts: readonly CaseVerdict[]): StagedCases['counts'] {
  const counts = { total: verdicts.length, new: 0, existing: 0, conflict: 0, faulty: 0 };
  for (const { status } of verdicts) counts[status] += 1;
  return counts;
}

function previewRow({ row, status, reason }: CaseVerdict): CasePreviewRow {
  const { caseNo, category, township, unit, acceptedOn, dueOn } = row.texts;
  const days = row.fields ?? { acceptedOn, dueOn };
  return {
    row: row.row,
    status,
    reason,
    caseNo,
    category,
    township,
    unit,
    acceptedOn: days.acceptedOn,
    dueOn: days.dueOn,
  };
}
