import { DECIDING_GATE, type Gate } from '#shared/approvals/gates.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { Day } from '#shared/dates/day.ts';

export interface InstalmentDraft {
  key: number;
  dueOn: Day | null;
  amountFen: number | null;
}

/** What the dialog of a step holds; only what its gate asks for is sent. */
export interface StepDraft {
  day: Day | null;
  documentNo: string;
  amountFen: number | null;
  level: string | null;
  expiresOn: Day | null;
  persons: string[];
  reason: string;
  instalments: InstalmentDraft[];
}

/** The fields of a gate's dialog with their words; what is missing here isn't asked. */
export interface StepFields {
  persons?: string[];
  document?: { word: string; optional: boolean };
  amount?: string;
  /** 审批层级, 有效期 and 分期 of a decision. */
  grants?: boolean;
  level?: boolean;
  reason?: { word: string; optional: boolean };
}

const needs = (word: string) => ({ word, optional: false });
const may = (word: string) => ({ word, optional: true });

export const STEP_FIELDS: Readonly<Record<Gate, StepFields>> = {
  urgent_approved: {
    persons: ['批准领导'],
    amount: '批准金额',
    document: may('批示编号'),
    reason: needs('紧急原因'),
  },
  verified: {
    persons: ['核实人一', '核实人二'],
    document: may('核实材料编号'),
    reason: may('核实意见'),
  },
  first_review: { persons: ['初审人'], document: may('初审意见编号'), reason: may('初审意见') },
  decided: {
    level: true,
    document: needs('会议纪要编号'),
    amount: '审定金额',
    grants: true,
    reason: may('审定意见'),
  },
  // Made by a publicity for many at once.
  published: {},
  agreed: { document: needs('协议编号') },
  approved: {
    persons: ['审批人'],
    document: needs('审批编号'),
    amount: '审批金额',
    grants: true,
    reason: may('审批意见'),
  },
  collective: { document: needs('会议纪要编号') },
  procurement: { document: needs('采购记录编号') },
  requested: {},
  paid: {},
  receipt: { document: needs('领款凭据编号'), amount: '领款金额' },
  followed_up: { persons: ['回访人'], document: may('回访记录编号'), reason: may('回访情况') },
};

/** A step as it most likely is: the amount asked for, or paid and not yet acknowledged. */
export function newStep(of: ApprovalDetail, gate: Gate): StepDraft {
  const deciding = gate === DECIDING_GATE[of.kind] || gate === 'urgent_approved';
  const receipts = of.steps.filter((s) => s.gate === 'receipt' && s.outcome === 'done');
  const acknowledged = receipts.reduce((sum, s) => sum + (s.amountFen ?? 0), 0);
  const unreceived = Math.max(0, of.paidFen - acknowledged);
  return {
    day: null,
    documentNo: '',
    amountFen: deciding
      ? of.requestedFen
      : gate === 'receipt' && unreceived > 0
        ? unreceived
        : null,
    level: null,
    expiresOn: null,
    persons: (STEP_FIELDS[gate].persons ?? []).map(() => ''),
    reason: '',
    instalments: [],
  };
}

/** What is sent of a step that is done. */
export function stepInput(draft: StepDraft, approvalUid: string, gate: Gate) {
  const fields = STEP_FIELDS[gate];
  return {
    approvalUid,
    gate,
    outcome: 'done' as const,
    day: draft.day,
    documentNo: fields.document ? draft.documentNo : '',
    amountFen: fields.amount ? draft.amountFen : null,
    level: fields.level ? draft.level : null,
    expiresOn: fields.grants ? draft.expiresOn : null,
    persons: fields.persons ? draft.persons : [],
    reason: fields.reason ? draft.reason : '',
    instalments: fields.grants
      ? draft.instalments.map(({ dueOn, amountFen }) => ({ dueOn, amountFen }))
      : [],
  };
}

/** What a gate's fields still lack, beside what the call itself asks of each. */
export function lacking(draft: StepDraft, gate: Gate, tiers: number): Record<string, string> {
  const { document, amount, reason, level } = STEP_FIELDS[gate];
  const faults: Record<string, string> = {};
  if (document && !document.optional && draft.documentNo.trim() === '') {
    faults.documentNo = '请填写';
  }
  if (amount && draft.amountFen === null) faults.amountFen = '请填写';
  if (reason && !reason.optional && draft.reason.trim() === '') faults.reason = '请填写';
  if (level && tiers > 0 && draft.level === null) faults.level = '请选择';
  return faults;
}
