import { z } from 'zod';
import { GATE_WORDS, type Gate } from '../approvals/gates.ts';
import { PAY_WAY_WORDS, type PayWay } from '../approvals/types.ts';
import { CASE_CATEGORIES } from '../cases/kinds.ts';
import type { TableModel } from '../reports/types.ts';
import { read, write } from './call.ts';
import * as c from './common.ts';

const kind = c.useKind;
const category = z.enum(CASE_CATEGORIES);
const way = z.enum(Object.keys(PAY_WAY_WORDS) as [PayWay, ...PayWay[]]);
const gate = z.enum(Object.keys(GATE_WORDS) as [Gate, ...Gate[]]);

/** A person or unit that is helped or paid; sealed in the file, masked in every answer. */
export const newParty = z.strictObject({
  name: c.filled(60),
  account: c.text(40).nullable(),
  /** Of the person helped only, where the bank asks for it. */
  idNumber: c.text(20).nullable(),
  phone: c.text(20).nullable(),
});
const maskedParty = z.object({
  name: z.string(),
  account: z.string(),
  idNumber: z.string(),
  phone: z.string(),
});

/** 救助申请 or 工作经费申请 as typed. */
export const newApproval = z.strictObject({
  kind,
  number: c.filled(40),
  appliedOn: c.day,
  caseUid: c.uid.nullable(),
  recipient: newParty.nullable(),
  permittedUseUid: c.uid,
  requestedFen: c.positiveFen,
  urgent: z.boolean(),
  way,
  /** 用途, concrete (DA-04). */
  purpose: c.filled(60),
  /** 申请理由: no more than the decision needs. */
  grounds: c.text(200),
  specialPeriod: c.text(40),
  spendingUnit: c.text(60),
  cash: z.strictObject({ reason: c.filled(), witnesses: z.array(c.filled(40)).max(4) }).nullable(),
});
export type NewApproval = z.infer<typeof newApproval>;

/** A correction of it; who is helped can be left as recorded without anybody being shown. */
export const correctedApproval = newApproval.extend({
  recipient: newParty.or(z.literal('unchanged')).nullable(),
});
export type CorrectedApproval = z.infer<typeof correctedApproval>;

export const payeeRole = z.enum(['recipient', 'guardian', 'agent', 'paying-unit']);

/** One step as typed; which fields a gate needs is said by `shared/approvals`. */
export const newStep = z.strictObject({
  approvalUid: c.uid,
  gate,
  outcome: z.enum(['done', 'waived', 'rejected', 'withdrawn']),
  day: c.day,
  documentNo: c.text(80),
  amountFen: c.positiveFen.nullable(),
  level: c.text(40).nullable(),
  expiresOn: c.day.nullable(),
  persons: z.array(c.filled(40)).max(6),
  reason: c.text(200),
  instalments: z.array(z.strictObject({ dueOn: c.day, amountFen: c.positiveFen })).max(36),
});

const judgedReason = z.strictObject({ code: c.ruleCode, reason: c.filled(400) });

/** 用款申请 as typed; `reasons` answer the warnings. */
export const newRequest = z.strictObject({
  approvalUid: c.uid,
  accountUid: c.uid,
  payeeUid: c.uid,
  day: c.day,
  amountFen: c.positiveFen,
  funding: c.funding,
  reasons: z.array(judgedReason).max(20),
});

/** An application in a list: people masked, money and state as folded today. */
export const approvalView = z.object({
  uid: c.uid,
  kind,
  number: z.string(),
  appliedOn: c.day,
  caseUid: c.uid.nullable(),
  caseNo: z.string().nullable(),
  category: category.nullable(),
  township: z.string().nullable(),
  recipient: z.string(),
  permittedUseUid: c.uid,
  useName: z.string(),
  purpose: z.string(),
  urgent: z.boolean(),
  way,
  requestedFen: c.fen,
  approvedFen: c.fen.nullable(),
  paidFen: c.fen,
  openFen: c.fen,
  expiresOn: c.day.nullable(),
  /** Stable name of where it stands, and its word: 待审定, 公示中… */
  stage: z.string(),
  stageWord: z.string(),
});
export type ApprovalRowView = z.infer<typeof approvalView>;

const act = z.object({
  act: z.enum(['done', 'waive', 'reject', 'correct', 'withdraw', 'request', 'pay']),
  gate: gate.nullable(),
});

export const approvalDetail = approvalView.extend({
  grounds: z.string(),
  specialPeriod: z.string(),
  spendingUnit: z.string(),
  cash: z
    .object({ reason: z.string(), witnesses: z.array(z.string()), allowedBy: z.string() })
    .nullable(),
  recipientParty: maskedParty.nullable(),
  payees: z.array(
    maskedParty.pick({ name: true, account: true }).extend({
      uid: c.uid,
      role: payeeRole,
      documentNo: z.string(),
      day: c.day,
    }),
  ),
  gates: z.array(
    z.object({
      gate,
      word: z.string(),
      status: z.enum(['done', 'waived', 'open', 'not-required']),
      day: c.day.nullable(),
      documentNo: z.string(),
      running: z.boolean(),
    }),
  ),
  steps: z.array(
    newStep.omit({ approvalUid: true }).extend({
      uid: c.uid,
      word: z.string(),
      place: z.string(),
      untilDay: c.day.nullable(),
      recordedBy: z.string(),
      recordedAt: z.string(),
      papers: z.int(),
    }),
  ),
  requests: z.array(
    z.object({
      uid: c.uid,
      day: c.day,
      amountFen: c.fen,
      payee: z.string(),
      cancelled: z.string().nullable(),
      judgements: z.array(c.judgement.extend({ reason: z.string().nullable() })),
      preparedBy: z.string(),
    }),
  ),
  payments: z.array(
    z.object({
      entryUid: c.uid,
      voucherNo: z.string(),
      day: c.day,
      amountFen: c.fen,
      returnedFen: c.fen,
      standing: z.enum(['paid', 'inquiry']),
      /** Attachments its voucher states, the bank's line apart. */
      attachments: z.int(),
    }),
  ),
  instalments: z.array(z.object({ dueOn: c.day, amountFen: c.fen, paidFen: c.fen })),
  hindrances: z.array(
    z.object({ severity: z.enum(['block', 'warn']), gate: gate.nullable(), message: z.string() }),
  ),
  missing: z.array(z.object({ gate, message: z.string() })),
  findings: z.array(z.object({ code: c.ruleCode, message: z.string() })),
  next: z.array(act),
  replacesUid: c.uid.nullable(),
  replacedByUid: c.uid.nullable(),
});
export type ApprovalDetail = z.infer<typeof approvalDetail>;

const approvalFilter = {
  fundUid: c.uid,
  kind: kind.nullable(),
  year: c.year.nullable(),
  caseUid: c.uid.nullable(),
  stages: z.array(z.string().max(40)).max(30),
  /** Number, case number, township; name or its pinyin initials. */
  text: c.text(60),
};

export const publicityView = z.object({
  uid: c.uid,
  number: z.string(),
  place: z.string(),
  fromDay: c.day,
  toDay: c.day,
  takenDownOn: c.day.nullable(),
  /** Past its last day and still up. */
  overdue: z.boolean(),
  count: z.int(),
  totalFen: c.fen,
});

const proposal = z.object({
  claimUid: z.string(),
  score: z.int(),
  reasons: z.array(z.string()),
  parts: z.array(
    z.object({ approvalUid: c.uid, number: z.string(), recipient: z.string(), amountFen: c.fen }),
  ),
});

/** Money that was paid and isn't shown to be spending yet: statement lines, or 待查付款. */
const matchSource = z.enum(['lines', 'inquiries']);
export type MatchSource = z.infer<typeof matchSource>;

/** Money that was paid, with what it may be the payment of. */
export const paidMatchView = z.object({
  /** Of the statement line, or of the entry under inquiry. */
  uid: c.uid,
  day: c.day,
  /** Still open of it. */
  amountFen: c.positiveFen,
  counterparty: z.string(),
  memo: z.string(),
  zone: z.enum(['sure', 'choose', 'none']),
  proposal: proposal.nullable(),
  others: z.array(proposal),
});
export type PaidMatchView = z.infer<typeof paidMatchView>;

export const approvalCalls = {
  'approvals.list': read(
    '审批',
    z.strictObject({ ...approvalFilter, ...c.pageInput }),
    c.pageOf(approvalView),
  ),
  'approvals.get': read('审批详情', z.strictObject({ uid: c.uid }), approvalDetail),
  /** How many wait at each stage, for the home page's work list. */
  'approvals.stages': read(
    '审批进度',
    z.strictObject({ fundUid: c.uid }),
    z.array(z.object({ kind, stage: z.string(), word: z.string(), count: z.int() })),
  ),
  'approvals.add': write(
    '登记申请',
    z.strictObject({ fundUid: c.uid, application: newApproval }),
    approvalDetail,
  ),
  /** Before the decision only: a new row that names the old. */
  'approvals.correct': write(
    '更正申请',
    z.strictObject({ uid: c.uid, application: correctedApproval }),
    approvalDetail,
  ),
  'approvals.addPayee': write(
    '登记收款人',
    z.strictObject({
      approvalUid: c.uid,
      role: payeeRole,
      party: newParty,
      documentNo: c.text(80),
      day: c.day,
    }),
    approvalDetail,
  ),
  'approvals.step': write('办理审批环节', newStep, approvalDetail),
  /** What the rules say of a request before anybody signs it. */
  'approvals.judgeRequest': read('试核用款申请', newRequest, z.array(c.judgement)),
  'approvals.request': write('提交用款申请', newRequest, approvalDetail),
  'approvals.cancelRequest': write(
    '撤销用款申请',
    z.strictObject({ requestUid: c.uid, reason: c.filled() }),
    approvalDetail,
  ),
  'approvals.publish': write(
    '公示',
    z.strictObject({
      fundUid: c.uid,
      number: c.filled(40),
      place: c.filled(80),
      fromDay: c.day,
      toDay: c.day,
      approvalUids: z.array(c.uid).min(1).max(500),
    }),
    publicityView,
  ),
  'approvals.takeDown': write(
    '撤下公示',
    z.strictObject({ publicityUid: c.uid, day: c.day }),
    publicityView,
  ),
  'approvals.publicities': read(
    '公示记录',
    z.strictObject({ fundUid: c.uid, ...c.pageInput }),
    c.pageOf(publicityView),
  ),
  /** 公示表: masked, always. */
  'approvals.publicityTables': read(
    '公示表',
    z.strictObject({ publicityUid: c.uid }),
    z.array(z.custom<TableModel>()),
  ),
  /** 用款申请单, with the findings; names in full only in a stated batch, see `approvals.reveal`. */
  'approvals.requestTables': read(
    '用款申请单',
    z.strictObject({ requestUid: c.uid }),
    z.array(z.custom<TableModel>()),
  ),
  'approvals.addPayList': write(
    '登记代发清单',
    z.strictObject({
      fundUid: c.uid,
      documentNo: c.filled(80),
      day: c.day,
      unit: newParty.pick({ name: true, account: true }),
      rows: z
        .array(z.strictObject({ approvalUid: c.uid, amountFen: c.positiveFen }))
        .min(1)
        .max(500),
    }),
    z.object({ uid: c.uid }),
  ),
  /** A wrong list stays on record and is expected no longer; its number is free again. */
  'approvals.withdrawPayList': write(
    '撤回代发清单',
    z.strictObject({ listUid: c.uid, reason: c.filled() }),
    z.object({ uid: c.uid }),
  ),
  /** 代发清单 of the fund, the newest first. */
  'approvals.payLists': read(
    '代发清单',
    z.strictObject({ fundUid: c.uid }),
    z.array(
      z.object({
        uid: c.uid,
        documentNo: z.string(),
        day: c.day,
        unit: z.string(),
        count: z.int(),
        totalFen: c.fen,
        recordedBy: z.string(),
        withdrawn: z.string().nullable(),
      }),
    ),
  ),
  /**
   * Applications a draft may rest on: those that fit it first, saying why, then the newest. What is
   * closed, rejected or withdrawn is not among them.
   */
  'approvals.payable': read(
    '可选的审批',
    z.strictObject({
      fundUid: c.uid,
      kind: kind.nullable(),
      text: c.text(60),
      draftUid: c.uid.nullable(),
    }),
    z.array(approvalView.extend({ reasons: z.array(z.string()) })),
  ),
  /** Lines that pay out and nobody has dealt with, against what is approved and unpaid. */
  'approvals.matches': read(
    '付款匹配',
    z.strictObject({
      fundUid: c.uid,
      source: matchSource,
      from: c.day.nullable(),
      to: c.day.nullable(),
    }),
    z.array(paidMatchView),
  ),
  /** Makes drafts of the accepted ones; never posts. */
  'approvals.draftMatches': write(
    '按匹配起草',
    z.strictObject({
      fundUid: c.uid,
      source: matchSource,
      accepted: z
        .array(
          z.strictObject({
            uid: c.uid,
            parts: z
              .array(z.strictObject({ approvalUid: c.uid, amountFen: c.positiveFen }))
              .min(1)
              .max(500),
          }),
        )
        .min(1)
        .max(500),
    }),
    z.object({ draftUids: z.array(c.uid) }),
  ),
  /** Shows people in full: for a stated reason, once per batch, and logged. */
  'approvals.reveal': write(
    '显示个人信息',
    z.strictObject({ approvalUids: z.array(c.uid).min(1).max(200), reason: c.filled() }),
    z.array(
      z.object({
        approvalUid: c.uid,
        recipient: newParty.nullable(),
        payees: z.array(z.object({ uid: c.uid, name: z.string(), account: z.string().nullable() })),
      }),
    ),
  ),
};
