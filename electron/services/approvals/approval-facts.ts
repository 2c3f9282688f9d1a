import { committedFen, grantedOn } from '#shared/approvals/commitments.ts';
import { type ApprovalState, approvalState } from '#shared/approvals/state.ts';
import type { ApprovalFacts, ApprovalFile, SiblingApproval } from '#shared/approvals/types.ts';
import type { RuleParameters } from '#shared/rules/parameters.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import { type LedgerContext, today } from '../context.ts';
import { settingsOf } from '../setup/settings-store.ts';
import { APPROVAL_SELECT, type ApprovalRow, filesOf, mustApprovals } from './approval-store.ts';

/** An application with all the rules need of it, and how it stands today. */
export interface LoadedApproval {
  row: ApprovalRow;
  facts: ApprovalFacts;
  state: ApprovalState;
}

/** Applications with their parameters and the other applications of their cases, in the order given. */
export function loadApprovals(
  ctx: LedgerContext,
  rows: readonly ApprovalRow[],
  day = today(ctx),
): LoadedApproval[] {
  const parametersOf = parametersByVersion(ctx);
  const siblings = siblingsByCase(ctx, rows, parametersOf, day);
  const files = filesOf(ctx, rows);
  return rows.map((row, at) => {
    const file = files[at]!;
    const parameters = parametersOf(row);
    const own = (siblings.get(row.caseId ?? 0) ?? []).filter(({ uid }) => uid !== row.uid);
    return {
      row,
      facts: { ...file, parameters, siblings: own },
      state: approvalState(file, parameters, day),
    };
  });
}

export const factsByUid = (ctx: LedgerContext, uids: readonly string[]): ApprovalFacts[] =>
  uids.length === 0 ? [] : loadApprovals(ctx, mustApprovals(ctx, uids)).map(({ facts }) => facts);

type ParametersOf = (row: ApprovalRow) => RuleParameters;

/** The version in force when the application was recorded judges it to its end. */
function parametersByVersion(ctx: LedgerContext): ParametersOf {
  const byFund = new Map<number, Map<number, RuleParameters>>();
  return ({ fundId, settingsVersion }) => {
    let versions = byFund.get(fundId);
    if (versions === undefined) {
      const settings = settingsOf(ctx.db, fundId);
      versions = new Map(settings.map(({ version, parameters }) => [version, parameters]));
      byFund.set(fundId, versions);
    }
    return versions.get(settingsVersion)!;
  };
}

function siblingsByCase(
  ctx: LedgerContext,
  rows: readonly ApprovalRow[],
  parametersOf: ParametersOf,
  day: string,
): Map<number, SiblingApproval[]> {
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  if (caseIds.length === 0) return new Map();
  const all = rowsOf<ApprovalRow>(
    ctx.db,
    `${APPROVAL_SELECT} WHERE a.case_id IN (SELECT value FROM json_each(?)) ORDER BY a.id`,
    JSON.stringify(caseIds),
  );
  const files = filesOf(ctx, all);
  const byCase = new Map<number, SiblingApproval[]>();
  for (const [at, row] of all.entries()) {
    const sibling = siblingOf(files[at]!, parametersOf(row), day);
    const list = byCase.get(row.caseId!) ?? [];
    list.push(sibling);
    byCase.set(row.caseId!, list);
  }
  return byCase;
}

function siblingOf(file: ApprovalFile, parameters: RuleParameters, day: string): SiblingApproval {
  const state = approvalState(file, parameters, day);
  return {
    uid: file.approval.uid,
    recipientUid: file.approval.recipientUid,
    grantedOn: grantedOn(state, file),
    committedFen: committedFen(state),
  };
}
