import { nextStepFault } from '#shared/approvals/state.ts';
import type { ApprovalStep, PayeeRole } from '#shared/approvals/types.ts';
import type { ApprovalDetail, CorrectedApproval, NewApproval } from '#shared/contract/approvals.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { type Day, yearOf } from '#shared/dates/day.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { settingsOn } from '#shared/rules/parameters.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { mustFund } from '../guards.ts';
import { ensureParty, openParty, type Party, personKey } from '../party-store.ts';
import { settingsOf } from '../setup/settings-store.ts';
import { type LoadedApproval, loadApprovals } from './approval-facts.ts';
import {
  type ApprovalRow,
  type ApprovalSecrets,
  approvalPlace,
  mustApproval,
  mustApprovals,
  payeesOf,
  type StepSecrets,
  stepPlace,
} from './approval-store.ts';
import { detailOf } from './approvals.ts';
import { publicityView } from './publicity.ts';
import { refuseFuture } from './refuse-future.ts';

export function add(
  ctx: LedgerContext,
  { fundUid, application }: CallArgs<'approvals.add'>,
): ApprovalDetail {
  const fundId = mustFund(ctx, fundUid);
  refuseTaken(ctx, fundId, application, null);
  const uid = insertApproval(ctx, fundId, application, null);
  payRecipient(ctx, uid, application);
  return detailOf(ctx, uid);
}

/**
 * A new row in the place of the old, while nothing was granted, asked for or paid. Who is paid goes
 * over to it; a recipient typed anew takes the place of the old one and of its accounts.
 */
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
  const kept = application.recipient === 'unchanged';
  const corrected = { ...application, recipient: recipientOf(ctx, row, application) };
  const newUid = insertApproval(ctx, row.fundId, corrected, row);
  if (!kept) payRecipient(ctx, newUid, corrected);
  const payees = payeesOf(ctx, row.id).filter(({ role }) => kept || role !== 'recipient');
  const { id } = mustApproval(ctx, newUid);
  for (const payee of payees) {
    insertPayee(ctx, id, { ...payee, party: openParty(ctx, payee.partyId) });
  }
  return detailOf(ctx, newUid);
}

function recipientOf(
  ctx: LedgerContext,
  { recipientId }: ApprovalRow,
  { recipient }: CorrectedApproval,
): NewApproval['recipient'] {
  if (recipient !== 'unchanged') return recipient;
  return recipientId === null ? null : { ...NO_NUMBERS, ...openParty(ctx, recipientId) };
}

const NO_NUMBERS = { idNumber: null, phone: null };

/** Whoever is helped can be paid from the day of the application on. */
function payRecipient(
  ctx: LedgerContext,
  uid: string,
  { recipient, appliedOn }: NewApproval,
): void {
  if (recipient === null) return;
  const payee = { role: 'recipient' as const, party: recipient, documentNo: '', day: appliedOn };
  insertPayee(ctx, mustApproval(ctx, uid).id, payee);
}

function refuseTaken(
  ctx: LedgerContext,
  fundId: number,
  { number, appliedOn }: Pick<NewApproval, 'number' | 'appliedOn'>,
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
  refuseFuture(ctx, '申请日期', application.appliedOn);
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
  refuseFuture(ctx, '登记日期', payee.day);
  insertPayee(ctx, row.id, payee);
  return detailOf(ctx, approvalUid);
}

interface NewPayee {
  role: PayeeRole;
  party: Party;
  documentNo: string;
  day: Day;
}

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
  refuseFuture(ctx, '办理日期', args.day);
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

/**
 * 公示: one list for several decided applications; each takes its step, or none does. It may begin
 * after today, as the list is printed from here before it is hung out.
 */
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
