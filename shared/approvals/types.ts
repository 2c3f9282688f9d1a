import type { Day } from '../dates/day.ts';
import type { ApprovalParameters } from '../rules/approval-parameters.ts';
import type { ApprovalKind, Gate } from './gates.ts';

/** Somebody who is paid, as opened from the sealed party. Never part of a message. */
export interface Party {
  name: string;
  account: string | null;
}

/** How the money reaches the one it is for (DA-08). Cash is the documented exception. */
export type PayWay = 'transfer' | 'guardian' | 'agent' | 'paying-unit' | 'cash';

export const PAY_WAY_WORDS = {
  transfer: '转给本人',
  guardian: '转给监护人',
  agent: '转给代领人',
  'paying-unit': '由代发单位发放',
  cash: '现金（例外）',
} as const satisfies Record<PayWay, string>;

export type PayeeRole = 'recipient' | 'guardian' | 'agent' | 'paying-unit';

/** A recorded payee (收款人). A later change of account is one more row, never an edit. */
export interface Payee extends Party {
  role: PayeeRole;
  /** 监护证明, 授权委托书 or 代发协议; the recipient needs none. */
  documentNo: string;
  recordedOn: Day;
}

/** Why relief is paid in cash (DA-08). Its receipt is recorded as 领款凭据. */
export interface CashException {
  /** The supervisor who allows it. */
  allowedBy: string;
  reason: string;
  witnesses: string[];
}

/** An application (救助申请, 工作经费申请) in force or replaced. Money in 分. */
export interface Approval {
  uid: string;
  fundUid: string;
  kind: ApprovalKind;
  /** Unique per fund and year. */
  number: string;
  recordedOn: Day;
  /** Relief belongs to a case. */
  caseUid: string | null;
  /** The person helped: equal for one person in several applications (DA-14). */
  recipientUid: string | null;
  permittedUseUid: string;
  requestedFen: number;
  /** 紧急先行: may be paid on one leader's word, papers follow. Relief only. */
  urgent: boolean;
  way: PayWay;
  payees: Payee[];
  cash: CashException | null;
  /** 特护期/活动 and 用款单位 of a working expense. */
  specialPeriod: string;
  spendingUnit: string;
  /** The correction that took its place before the decision. */
  replacedByUid: string | null;
}

export type StepOutcome = 'done' | 'waived' | 'rejected' | 'withdrawn';

/** One recorded step, append-only. Which fields a gate needs is said by `step-fault.ts`. */
export interface ApprovalStep {
  uid: string;
  gate: Gate;
  outcome: StepOutcome;
  /** The day of the act itself; of a publicity its first day. */
  day: Day;
  /** 会议纪要, 公示编号, 协议编号, 采购记录编号, 凭据编号… */
  documentNo: string;
  /** Granted by a decision or an urgent leader, acknowledged by a receipt. */
  amountFen: number | null;
  /** 审批层级 of a decision. */
  level: string | null;
  /** Last day on which a decision may be paid. */
  expiresOn: Day | null;
  /** Last day of a publicity. */
  untilDay: Day | null;
  /** Who verified, approved, asked. */
  persons: string[];
  /** Place of a publicity. */
  place: string;
  /** Opinion, or the reason of a waiver, a rejection, a withdrawal, an urgent approval. */
  reason: string;
  /** 分期: only on a decision; the rows add up to its amount. */
  instalments: Instalment[];
  /** Files and paper sheets linked to the step. */
  papers: number;
}

export interface Instalment {
  dueOn: Day;
  amountFen: number;
}

/** 用款申请. */
export interface PaymentRequest {
  uid: string;
  day: Day;
  amountFen: number;
  cancelled: boolean;
}

/** A posted entry that names the approval and isn't reversed. */
export interface ApprovalPayment {
  entryUid: string;
  day: Day;
  /** Positive; of an inquiry what hasn't been reclassified. */
  amountFen: number;
  /** What came back of it (退汇, 退款, 追回). */
  returnedFen: number;
  /** `inquiry`: the money left, but as 待查款项: not spending of this approval, not unpaid either. */
  standing: 'paid' | 'inquiry';
}

/** All that is on record of one application; steps in the order they were recorded. */
export interface ApprovalFile {
  approval: Approval;
  steps: ApprovalStep[];
  requests: PaymentRequest[];
  payments: ApprovalPayment[];
  /** 代发清单 that name it. */
  lists: ListedShare[];
}

/** One approval's share of a paying unit's list. */
export interface ListedShare {
  listUid: string;
  documentNo: string;
  amountFen: number;
}

/** Another application of the same case, as DA-14 needs it. */
export interface SiblingApproval {
  uid: string;
  recipientUid: string | null;
  /** Day of its decision, or of its urgent approval; null before. */
  grantedOn: Day | null;
  /** What it takes or has taken of the case's limit, see `committedFen`. */
  committedFen: number;
}

/** An approval as the rules see it. */
export interface ApprovalFacts extends ApprovalFile {
  /** The version in force when the application was recorded: later changes don't catch it midway. */
  parameters: ApprovalParameters;
  siblings: SiblingApproval[];
}
