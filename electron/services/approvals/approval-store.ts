import type { Gate } from '#shared/approvals/gates.ts';
import type {
  Approval,
  ApprovalFile,
  ApprovalPayment,
  ApprovalStep,
  CashException,
  Instalment,
  ListedShare,
  Payee,
  PayeeRole,
  PayWay,
  StepOutcome,
} from '#shared/approvals/types.ts';
import type { CaseCategory } from '#shared/cases/kinds.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { openParty } from '../party-store.ts';

/** An application as it stands in the file, with the case it belongs to. */
export interface ApprovalRow {
  id: number;
  uid: string;
  fundId: number;
  fundUid: string;
  kind: UseKind;
  year: number;
  number: string;
  appliedOn: string;
  caseId: number | null;
  caseUid: string | null;
  caseNo: string | null;
  category: CaseCategory | null;
  township: string | null;
  recipientId: number | null;
  personKey: Buffer | null;
  useUid: string;
  useName: string;
  requestedFen: number;
  urgent: 0 | 1;
  way: PayWay;
  sealed: Buffer;
  settingsVersion: number;
  replacesUid: string | null;
  replacedByUid: string | null;
}

/** What an application keeps sealed. */
export interface ApprovalSecrets {
  purpose: string;
  grounds: string;
  specialPeriod: string;
  spendingUnit: string;
  cash: CashException | null;
}

/** What a step keeps sealed. */
export interface StepSecrets {
  persons: string[];
  reason: string;
  instalments: Instalment[];
}

export const approvalPlace = (uid: string): string => `approval|sealed|${uid}`;
export const stepPlace = (uid: string): string => `approval_step|sealed|${uid}`;

export const APPROVAL_SELECT = `
  SELECT a.id, a.uid, a.fund_id AS fundId, f.uid AS fundUid, a.kind, a.year, a.number,
    a.applied_on AS appliedOn, a.case_id AS caseId, c.uid AS caseUid, now.case_no AS caseNo,
    now.category, now.township, a.recipient_id AS recipientId, a.person_key AS personKey,
    u.uid AS useUid, u.name AS useName, a.requested_fen AS requestedFen, a.urgent, a.way, a.sealed,
    a.settings_version AS settingsVersion, old.uid AS replacesUid, new.uid AS replacedByUid
  FROM approval a
  JOIN fund f ON f.id = a.fund_id
  JOIN permitted_use u ON u.id = a.permitted_use_id
  LEFT JOIN petition_case c ON c.id = a.case_id
  LEFT JOIN case_in_force now ON now.case_id = a.case_id
  LEFT JOIN approval old ON old.id = a.replaces_id
  LEFT JOIN approval new ON new.replaces_id = a.id`;

/** The applications of those uids; refuses an unknown one. */
export function mustApprovals(ctx: LedgerContext, uids: readonly string[]): ApprovalRow[] {
  const rows = rowsOf<ApprovalRow>(
    ctx.db,
    `${APPROVAL_SELECT} WHERE a.uid IN (SELECT value FROM json_each(?)) ORDER BY a.id`,
    JSON.stringify(uids),
  );
  if (rows.length !== new Set(uids).size) {
    throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '审批申请' });
  }
  return rows;
}

export const mustApproval = (ctx: LedgerContext, uid: string): ApprovalRow =>
  mustApprovals(ctx, [uid])[0]!;

export const secretsOf = (
  ctx: LedgerContext,
  row: Pick<ApprovalRow, 'uid' | 'sealed'>,
): ApprovalSecrets => ctx.vault.openJson<ApprovalSecrets>(approvalPlace(row.uid), row.sealed);

/** All that is on record of each application, in the order given. */
export function filesOf(ctx: LedgerContext, rows: readonly ApprovalRow[]): ApprovalFile[] {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const payees = grouped(payeeRows(ctx, ids));
  const steps = grouped(stepRows(ctx, ids));
  const requests = grouped(requestRows(ctx, ids));
  const payments = grouped(paymentRows(ctx, ids));
  const lists = grouped(shareRows(ctx, ids));
  return rows.map((row) => ({
    approval: approvalOf(ctx, row, payees.get(row.id) ?? []),
    steps: (steps.get(row.id) ?? []).map((step) => stepOf(ctx, step)),
    requests: (requests.get(row.id) ?? []).map(({ uid, day, amountFen, endReason }) => ({
      uid,
      day,
      amountFen,
      cancelled: endReason !== null,
    })),
    payments: (payments.get(row.id) ?? []).flatMap(paymentOf),
    lists: (lists.get(row.id) ?? []).map(({ listUid, documentNo, amountFen }) => ({
      listUid,
      documentNo,
      amountFen,
    })),
  }));
}

const grouped = <Row extends { approvalId: number }>(rows: readonly Row[]): Map<number, Row[]> =>
  Map.groupBy(rows, ({ approvalId }) => approvalId);

function approvalOf(ctx: LedgerContext, row: ApprovalRow, payees: readonly PayeeRow[]): Approval {
  const secrets = secretsOf(ctx, row);
  return {
    uid: row.uid,
    fundUid: row.fundUid,
    kind: row.kind,
    number: row.number,
    recordedOn: row.appliedOn,
    caseUid: row.caseUid,
    recipientUid: row.personKey?.toString('hex') ?? null,
    permittedUseUid: row.useUid,
    requestedFen: row.requestedFen,
    urgent: row.urgent === 1,
    way: row.way,
    payees: payees.map((payee) => payeeOf(ctx, payee)),
    cash: secrets.cash,
    specialPeriod: secrets.specialPeriod,
    spendingUnit: secrets.spendingUnit,
    replacedByUid: row.replacedByUid,
  };
}

export interface PayeeRow {
  id: number;
  uid: string;
  approvalId: number;
  role: PayeeRole;
  partyId: number;
  documentNo: string;
  day: string;
}

const payeeRows = (ctx: LedgerContext, ids: string): PayeeRow[] =>
  rowsOf<PayeeRow>(
    ctx.db,
    `SELECT id, uid, approval_id AS approvalId, role, party_id AS partyId,
       document_no AS documentNo, day
     FROM approval_payee WHERE approval_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    ids,
  );

export const payeesOf = (ctx: LedgerContext, approvalId: number): PayeeRow[] =>
  payeeRows(ctx, JSON.stringify([approvalId]));

function payeeOf(ctx: LedgerContext, { role, partyId, documentNo, day }: PayeeRow): Payee {
  const { name, account } = openParty(ctx, partyId);
  return { name, account, role, documentNo, recordedOn: day };
}

export interface StepRow {
  uid: string;
  approvalId: number;
  gate: Gate;
  outcome: StepOutcome;
  day: string;
  documentNo: string;
  amountFen: number | null;
  level: string | null;
  expiresOn: string | null;
  untilDay: string | null;
  place: string | null;
  sealed: Buffer;
  recordedBy: string;
  recordedAt: string;
  papers: number;
}

const stepRows = (ctx: LedgerContext, ids: string): StepRow[] =>
  rowsOf<StepRow>(
    ctx.db,
    `SELECT s.uid, s.approval_id AS approvalId, s.gate, s.outcome, s.day,
       s.document_no AS documentNo, s.amount_fen AS amountFen, s.level, s.expires_on AS expiresOn,
       b.to_day AS untilDay, b.place, s.sealed, p.name AS recordedBy, s.recorded_at AS recordedAt,
       (SELECT count(*) FROM document_link l WHERE l.subject_uid IN (s.uid, b.uid)
          AND l.withdraws_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM document_link w WHERE w.withdraws_id = l.id)) AS papers
     FROM approval_step s LEFT JOIN publicity b ON b.id = s.publicity_id
     JOIN operator o ON o.uid = s.recorded_by JOIN person p ON p.uid = o.person_uid
     WHERE s.approval_id IN (SELECT value FROM json_each(?)) ORDER BY s.id`,
    ids,
  );

export const stepsOf = (ctx: LedgerContext, approvalId: number): StepRow[] =>
  stepRows(ctx, JSON.stringify([approvalId]));

export function stepOf(ctx: LedgerContext, row: StepRow): ApprovalStep {
  const secrets = ctx.vault.openJson<StepSecrets>(stepPlace(row.uid), row.sealed);
  return {
    uid: row.uid,
    gate: row.gate,
    outcome: row.outcome,
    day: row.day,
    documentNo: row.documentNo,
    amountFen: row.amountFen,
    level: row.level,
    expiresOn: row.expiresOn,
    untilDay: row.untilDay,
    place: row.place ?? '',
    papers: row.papers,
    ...secrets,
  };
}

export interface RequestRow {
  uid: string;
  approvalId: number;
  accountUid: string;
  payeeUid: string;
  payeePartyId: number;
  payeeRole: PayeeRole;
  day: string;
  amountFen: number;
  judgements: string;
  preparedBy: string;
  recordedAt: string;
  /** Why it was withdrawn; null while it stands. */
  endReason: string | null;
}

const REQUESTS = `
  SELECT r.uid, r.approval_id AS approvalId, b.uid AS accountUid, y.uid AS payeeUid,
    y.party_id AS payeePartyId, y.role AS payeeRole, r.day, r.amount_fen AS amountFen, r.judgements,
    r.operator_name AS preparedBy, r.recorded_at AS recordedAt, e.reason AS endReason
  FROM payment_request r JOIN bank_account b ON b.id = r.account_id
  JOIN approval_payee y ON y.id = r.payee_id
  LEFT JOIN payment_request_end e ON e.request_id = r.id`;

const requestRows = (ctx: LedgerContext, ids: string): RequestRow[] =>
  rowsOf<RequestRow>(
    ctx.db,
    `${REQUESTS} WHERE r.approval_id IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
    ids,
  );

export const requestsOf = (ctx: LedgerContext, approvalId: number): RequestRow[] =>
  requestRows(ctx, JSON.stringify([approvalId]));

export interface RequestHead extends RequestRow {
  id: number;
}

export function mustRequest(ctx: LedgerContext, uid: string): RequestHead {
  const [row] = rowsOf<RequestHead>(
    ctx.db,
    `${REQUESTS.replace('SELECT r.uid', 'SELECT r.id, r.uid')} WHERE r.uid = ?`,
    uid,
  );
  if (row === undefined) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '用款申请' });
  return row;
}

export interface PaymentRow {
  approvalId: number;
  entryUid: string;
  day: string;
  kind: 'relief' | 'working_expense' | 'inquiry_out';
  amountFen: number;
  returnedFen: number;
  reclassifiedFen: number;
  /** Attachments its voucher states, the bank's line apart. */
  attachments: number;
  period: number;
  number: number;
  voucherYear: number;
}

/** Posted and not cancelled; a reclassified inquiry moved its money on the inquiry's own day. */
const paymentRows = (ctx: LedgerContext, ids: string): PaymentRow[] =>
  rowsOf<PaymentRow>(
    ctx.db,
    `SELECT e.approval_id AS approvalId, e.uid AS entryUid,
       coalesce(CASE e.reclassifies WHEN 1 THEN o.business_date END, e.business_date) AS day,
       e.kind, e.amount_fen AS amountFen,
       coalesce((SELECT sum(x.amount_fen) FROM entry x
         WHERE x.of_entry_id = e.id AND x.kind = 'returned'), 0) AS returnedFen,
       coalesce((SELECT sum(x.amount_fen) FROM entry x
         WHERE x.of_entry_id = e.id AND x.reclassifies = 1), 0) AS reclassifiedFen,
       (SELECT count(*) FROM entry_attachment a
         WHERE a.entry_id = e.id AND a.kind <> 'bank-line') AS attachments,
       v.period, v.number, v.year AS voucherYear
     FROM entry e JOIN posting p ON p.id = e.posting_id JOIN voucher v ON v.entry_id = e.id
     LEFT JOIN entry o ON o.id = e.of_entry_id
     WHERE e.approval_id IN (SELECT value FROM json_each(?)) AND e.amount_fen > 0
       AND e.kind IN ('relief', 'working_expense', 'inquiry_out')
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
     ORDER BY e.id`,
    ids,
  );

export const paymentsOf = (ctx: LedgerContext, approvalId: number): PaymentRow[] =>
  paymentRows(ctx, JSON.stringify([approvalId]));

function paymentOf(row: PaymentRow): ApprovalPayment[] {
  const amountFen = row.amountFen - row.reclassifiedFen;
  if (amountFen === 0) return [];
  const standing = row.kind === 'inquiry_out' ? 'inquiry' : 'paid';
  return [
    { entryUid: row.entryUid, day: row.day, amountFen, returnedFen: row.returnedFen, standing },
  ];
}

const shareRows = (ctx: LedgerContext, ids: string): (ListedShare & { approvalId: number })[] =>
  rowsOf(
    ctx.db,
    `SELECT i.approval_id AS approvalId, l.uid AS listUid, l.document_no AS documentNo,
       i.amount_fen AS amountFen
     FROM pay_list_item i JOIN pay_list l ON l.id = i.list_id
     WHERE i.approval_id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM pay_list_end e WHERE e.list_id = l.id)
     ORDER BY l.id`,
    ids,
  );
