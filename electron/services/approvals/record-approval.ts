import { nextStepFault } from '#shared/approvals/state.ts';
import type { ApprovalStep } from '#shared/approvals/types.ts';
import type { ApprovalDetail, NewApproval } from '#shared/contract/approvals.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { yearOf } from '#shared/dates/day.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { sumFen } from '#shared/money/fen.ts';
import { settingsOn } from '#shared/rules/parameters.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { firstValue, prepared } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { mustFund } from '../guards.ts';
import { ensureParty, personKey } from '../party-store.ts';
import { settingsOf } from '../setup/settings-store.ts';
import { type LoadedApproval, loadApprovals } from './approval-facts.ts';
import {
  type ApprovalRow,
  type ApprovalSecrets,
  approvalPlace,
  mustApproval,
  mustApprovals,
  type StepSecrets,
  stepPlace,
} from './approval-store.ts';
import { detailOf } from './approvals.ts';
import { publicityView } from './publicity.ts';

export function add(
  ctx: LedgerContext,
  { fundUid, application }: CallArgs<'approvals.add'>,
): ApprovalDetail {
  const fundId = mustFund(ctx, fundUid);
  refuseTaken(ctx, fundId, application, null);
  return detailOf(ctx, insertApproval(ctx, fundId, application, null));
}

/** A new row in the place of the old, while nothing was granted, asked for or paid. */
export function correct(
  ctx: LedgerContext,
  { uid, application }: CallArgs<'approvals.correct'>,
): ApprovalDetail {
  const row = mustApproval(ctx, uid);
  const [loaded] = loadApprovals(ctx, [row]);
  if (!loaded!.state.next.some(({ act }) => act === 'correct')) {
    throw approvalErrors.make('APPROVAL-DECIDED');
  }
  refuseTaken(ctx, row.fundId, application, row);
  return detailOf(ctx, insertApproval(ctx, row.fundId, application, row));
}

function refuseTaken(
  ctx: LedgerContext,
  fundId: number,
  { number, appliedOn }: NewApproval,
  corrected: ApprovalRow | null,
): void {
  const year = yearOf(appliedOn);
  const taken = firstValue(
    ctx.db,
    `SELECT 1 FROM approval a WHERE fund_id = ? AND year = ? AND number = ? AND id IS NOT ?
       AND NOT EXISTS (SELECT 1 FROM approval n WHERE n.replaces_id = a.id)`,
    fundId,
    year,
    number,
    corrected?.id ?? null,
  );
  if (taken !== null) throw approvalErrors.make('APPROVAL-NUMBER-TAKEN', { year, number });
}

function insertApproval(
  ctx: LedgerContext,
  fundId: number,
  application: NewApproval,
  corrected: ApprovalRow | null,
): string {
  refuseIncomplete(application);
  const uid = newUid();
  const { recipient, cash } = application;
  const secrets: ApprovalSecrets = {
    purpose: application.purpose,
    grounds: application.grounds,
    specialPeriod: application.specialPeriod,
    spendingUnit: application.spendingUnit,
    // Cash is the supervisor's exception: whoever records it as one allows it.
    cash: cash && {
      ...cash,
      allowedBy: ctx.operator.role === 'supervisor' ? ctx.operator.name : '',
    },
  };
  record(ctx, 'approval', {
    uid,
    fund_id: fundId,
    kind: application.kind,
    year: yearOf(application.appliedOn),
    number: application.number,
    applied_on: application.appliedOn,
    case_id: caseIdOf(ctx, fundId, application.caseUid),
    recipient_id: recipient && ensureParty(ctx, recipient).id,
    person_key: recipient && personKey(ctx, recipient),
    permitted_use_id: idOfUse(ctx, fundId, application),
    requested_fen: application.requestedFen,
    urgent: application.urgent ? 1 : 0,
    way: application.way,
    sealed: ctx.vault.sealJson(approvalPlace(uid), secrets),
    settings_version: settingsOn(settingsOf(ctx.db, fundId), application.appliedOn).version,
    replaces_id: corrected?.id ?? null,
  });
  if (recipient !== null) {
    insertPayee(ctx, mustApproval(ctx, uid).id, {
      role: 'recipient',
      party: recipient,
      documentNo: '',
      day: application.appliedOn,
    });
  }
  return uid;
}

function refuseIncomplete({ kind, caseUid, recipient, urgent, way, cash }: NewApproval): void {
  const refuse = (problem: string) => {
    throw approvalErrors.make('APPROVAL-INCOMPLETE', { problem });
  };
  if (kind === 'relief') {
    if (caseUid === null) refuse('请选择信访个案。');
    if (recipient === null) refuse('请填写救助对象。');
  } else {
    if (urgent) refuse('工作经费没有紧急先行。');
    if (caseUid !== null) refuse('工作经费不对应信访个案。');
  }
  if ((way === 'cash') !== (cash !== null)) refuse('现金支付须写明理由和两名见证人。');
}

function caseIdOf(ctx: LedgerContext, fundId: number, uid: string | null): number | null {
  if (uid === null) return null;
  const sql = 'SELECT id FROM petition_case WHERE uid = ? AND fund_id = ? AND first_id IS NULL';
  const id = firstValue<number>(ctx.db, sql, uid, fundId);
  if (id === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '信访个案' });
  return id;
}

/** A use in force, of the application's own kind. */
function idOfUse(
  ctx: LedgerContext,
  fundId: number,
  { permittedUseUid, kind }: NewApproval,
): number {
  const id = firstValue<number>(
    ctx.db,
    `SELECT id FROM permitted_use u WHERE uid = ? AND fund_id = ? AND kind = ?
       AND NOT EXISTS (SELECT 1 FROM permitted_use n WHERE n.replaces_id = u.id)`,
    permittedUseUid,
    fundId,
    kind,
  );
  if (id === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '与申请相符的允许用途' });
  return id;
}

export function addPayee(
  ctx: LedgerContext,
  { approvalUid, ...payee }: CallArgs<'approvals.addPayee'>,
): ApprovalDetail {
  const row = mustApproval(ctx, approvalUid);
  if (row.replacedByUid !== null) throw approvalErrors.make('APPROVAL-DECIDED');
  insertPayee(ctx, row.id, payee);
  return detailOf(ctx, approvalUid);
}

type NewPayee = Omit<CallArgs<'approvals.addPayee'>, 'approvalUid'>;

const insertPayee = (
  ctx: LedgerContext,
  approvalId: number,
  { role, party, documentNo, day }: NewPayee,
) =>
  record(ctx, 'approval_payee', {
    uid: newUid(),
    approval_id: approvalId,
    role,
    party_id: ensureParty(ctx, party).id,
    document_no: documentNo,
    day,
  });

export function step(ctx: LedgerContext, args: CallArgs<'approvals.step'>): ApprovalDetail {
  const [loaded] = loadApprovals(ctx, [mustApproval(ctx, args.approvalUid)]);
  takeStep(ctx, loaded!, { ...args, untilDay: null, place: '' }, null);
  return detailOf(ctx, args.approvalUid);
}

type NewStep = Omit<ApprovalStep, 'uid' | 'papers'>;

/** Records a step that is in order where the application stands; refuses any other. */
function takeStep(
  ctx: LedgerContext,
  { row, facts }: LoadedApproval,
  step: NewStep,
  publicityId: number | null,
): void {
  const uid = newUid();
  const problem = nextStepFault(facts, { ...step, uid, papers: 0 }, facts.parameters);
  if (problem !== null) throw approvalErrors.make('APPROVAL-STEP', { problem });
  const { persons, reason, instalments } = step;
  const secrets: StepSecrets = { persons, reason, instalments };
  record(ctx, 'approval_step', {
    uid,
    approval_id: row.id,
    gate: step.gate,
    outcome: step.outcome,
    day: step.day,
    document_no: step.documentNo,
    amount_fen: step.amountFen,
    level: step.level,
    expires_on: step.expiresOn,
    publicity_id: publicityId,
    sealed: ctx.vault.sealJson(stepPlace(uid), secrets),
  });
}

/** 公示: one list for several decided applications; each takes its step, or none does. */
export function publish(
  ctx: LedgerContext,
  { fundUid, number, place, fromDay, toDay, approvalUids }: CallArgs<'approvals.publish'>,
): CallOutput<'approvals.publish'> {
  const fundId = mustFund(ctx, fundUid);
  const sql = 'SELECT 1 FROM publicity WHERE fund_id = ? AND number = ?';
  if (firstValue(ctx.db, sql, fundId, number) !== null) {
    throw approvalErrors.make('PUBLICITY-NUMBER-TAKEN', { number });
  }
  const { id } = record(ctx, 'publicity', {
    uid: newUid(),
    fund_id: fundId,
    number,
    place,
    from_day: fromDay,
    to_day: toDay,
  });
  for (const loaded of loadApprovals(ctx, mustApprovals(ctx, approvalUids))) {
    takeStep(
      ctx,
      loaded,
      {
        ...EMPTY_STEP,
        gate: 'published',
        day: fromDay,
        untilDay: toDay,
        documentNo: number,
        place,
      },
      id,
    );
  }
  return publicityView(ctx, id);
}

const EMPTY_STEP = {
  outcome: 'done' as const,
  amountFen: null,
  level: null,
  expiresOn: null,
  persons: [],
  reason: '',
  instalments: [],
};

export function addPayList(
  ctx: LedgerContext,
  { fundUid, documentNo, day, unit, rows }: CallArgs<'approvals.addPayList'>,
): CallOutput<'approvals.addPayList'> {
  const fundId = mustFund(ctx, fundUid);
  const approvals = mustApprovals(
    ctx,
    rows.map(({ approvalUid }) => approvalUid),
  );
  const refuse = (problem: string) => {
    throw approvalErrors.make('PAY-LIST-INVALID', { problem });
  };
  if (approvals.length !== rows.length) refuse('同一申请列了两次，请合并金额。');
  const sql = 'SELECT 1 FROM pay_list WHERE fund_id = ? AND document_no = ?';
  if (firstValue(ctx.db, sql, fundId, documentNo) !== null) refuse(`编号“${documentNo}”已经用过。`);
  const loaded = loadApprovals(ctx, approvals);
  const openOf = new Map(loaded.map((one) => [one.row.uid, unlistedFen(one)]));
  const beyond = rows.findIndex((row) => row.amountFen > openOf.get(row.approvalUid)!);
  if (beyond !== -1) refuse(`第 ${beyond + 1} 行超出该申请尚未支付、也未列入其他清单的金额。`);
  const id = (firstValue<number>(ctx.db, 'SELECT max(id) FROM pay_list') ?? 0) + 1;
  prepared(ctx.db, 'DELETE FROM pay_list_item WHERE list_id >= ?').run(id);
  for (const { row } of loaded) {
    const { amountFen } = rows.find(({ approvalUid }) => approvalUid === row.uid)!;
    insertRow(ctx.db, 'pay_list_item', {
      list_id: id,
      approval_id: row.id,
      amount_fen: amountFen,
    });
  }
  const uid = newUid();
  record(ctx, 'pay_list', {
    id,
    uid,
    fund_id: fundId,
    document_no: documentNo,
    day,
    party_id: ensureParty(ctx, unit).id,
    item_count: rows.length,
    total_fen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
  });
  return { uid };
}

/** What is open and in no earlier list; payments use up the lists first. */
function unlistedFen({ facts, state }: LoadedApproval): number {
  const listedFen = sumFen(facts.lists.map(({ amountFen }) => amountFen));
  return state.openFen - Math.max(0, listedFen - state.paidFen - state.inquiryFen);
}
