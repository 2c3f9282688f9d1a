import type { Gate } from '#shared/approvals/gates.ts';
import type {
  Approval,
  ApprovalFacts,
  ApprovalPayment,
  ApprovalStep,
  Payee,
  PaymentRequest,
} from '#shared/approvals/types.ts';
import {
  type ApprovalParameters,
  DEFAULT_APPROVAL_PARAMETERS,
} from '#shared/rules/approval-parameters.ts';

// One invented application of 500.00 元: applied for on 1 March, decided on 10 March, to be paid.

export const recipient: Payee = {
  role: 'recipient',
  name: '收款人',
  account: '6222 0000 1111',
  documentNo: '',
  recordedOn: '2024-03-01',
};

export const aPayee = (role: Payee['role'], changes: Partial<Payee> = {}): Payee => ({
  role,
  name: '代收者',
  account: '6222 0000 2222',
  documentNo: '委托〔2024〕1号',
  recordedOn: '2024-03-01',
  ...changes,
});

export const anApproval = (changes: Partial<Approval> = {}): Approval => ({
  uid: 'approval',
  fundUid: 'fund',
  kind: 'relief',
  number: '救助〔2024〕1号',
  recordedOn: '2024-03-01',
  caseUid: 'case',
  recipientUid: 'person',
  permittedUseUid: 'use-relief',
  requestedFen: 50_000,
  urgent: false,
  way: 'transfer',
  payees: [recipient],
  cash: null,
  specialPeriod: '',
  spendingUnit: '',
  replacedByUid: null,
  ...changes,
});

export const aStep = (
  gate: Gate,
  day: string,
  changes: Partial<ApprovalStep> = {},
): ApprovalStep => ({
  uid: `${gate}-${day}`,
  gate,
  outcome: 'done',
  day,
  documentNo: `${gate}-1`,
  amountFen: gate === 'decided' || gate === 'approved' || gate === 'receipt' ? 50_000 : null,
  level: null,
  expiresOn: null,
  untilDay: gate === 'published' ? '2024-03-20' : null,
  persons: ['赵某', '钱某'],
  place: '村务公开栏',
  reason: '按规定',
  instalments: [],
  papers: 1,
  ...changes,
});

/** Every gate before payment; the request is apart. */
export const decidedSteps = (changes: Partial<ApprovalStep> = {}): ApprovalStep[] => [
  aStep('verified', '2024-03-03'),
  aStep('first_review', '2024-03-05'),
  aStep('decided', '2024-03-10', changes),
];
export const readySteps = (changes: Partial<ApprovalStep> = {}): ApprovalStep[] => [
  ...decidedSteps(changes),
  aStep('published', '2024-03-11'),
  aStep('agreed', '2024-03-21'),
];

export const aRequest = (changes: Partial<PaymentRequest> = {}): PaymentRequest => ({
  uid: 'request',
  day: '2024-04-01',
  amountFen: 50_000,
  cancelled: false,
  ...changes,
});

export const aPayment = (changes: Partial<ApprovalPayment> = {}): ApprovalPayment => ({
  entryUid: 'paid',
  day: '2024-04-10',
  amountFen: 50_000,
  returnedFen: 0,
  standing: 'paid',
  ...changes,
});

export const parametersWith = (changes: Partial<ApprovalParameters>): ApprovalParameters => ({
  ...DEFAULT_APPROVAL_PARAMETERS,
  ...changes,
});

/** Relief that may be paid: every gate done, 500.00 元 asked for. */
export const someFacts = (changes: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  approval: anApproval(),
  steps: readySteps(),
  requests: [aRequest()],
  payments: [],
  lists: [],
  siblings: [],
  parameters: DEFAULT_APPROVAL_PARAMETERS,
  ...changes,
});

/** A working expense that may be paid. */
export const workingFacts = (changes: Partial<ApprovalFacts> = {}): ApprovalFacts =>
  someFacts({
    approval: anApproval({
      kind: 'working_expense',
      number: '经费〔2024〕1号',
      caseUid: null,
      recipientUid: null,
      permittedUseUid: 'use-work',
    }),
    steps: [aStep('approved', '2024-03-10')],
    ...changes,
  });
