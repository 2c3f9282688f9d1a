import type { NewApproval } from '#shared/contract/approvals.ts';
import type { CallOutput, CallsAt } from '#shared/contract/index.ts';

export type Run = <Name extends CallsAt<'read' | 'write'>>(
  name: Name,
  input: unknown,
) => CallOutput<Name>;

/** What an application must say; the rest has the values of an ordinary one. */
export type Application = Pick<NewApproval, 'kind' | 'appliedOn' | 'permittedUseUid'> &
  Partial<NewApproval>;

let made = 0;

export const application = (fields: Application): NewApproval => ({
  number: `审-${++made}`,
  caseUid: null,
  recipient: null,
  requestedFen: 100_000,
  urgent: false,
  way: 'transfer',
  purpose: '困难群众生活救助',
  grounds: '',
  specialPeriod: '',
  spendingUnit: '',
  cash: null,
  ...fields,
});

export const step = (approvalUid: string, gate: string, day: string, fields: object = {}) => ({
  approvalUid,
  gate,
  outcome: 'done',
  day,
  documentNo: '',
  amountFen: null,
  level: null,
  expiresOn: null,
  persons: [],
  reason: '',
  instalments: [],
  ...fields,
});

const WAIVED = { outcome: 'waived', reason: '本测试不涉及' };

/** An application decided on the day it was made; everything else that comes before payment is waived. */
export function decided(run: Run, fundUid: string, fields: Application): string {
  const { uid, requestedFen } = run('approvals.add', { fundUid, application: application(fields) });
  for (const each of stepsToDecision(uid, { ...fields, requestedFen })) run('approvals.step', each);
  return uid;
}

/** The steps of `decided`, in their order. */
export function stepsToDecision(
  uid: string,
  { kind, appliedOn, requestedFen }: Pick<NewApproval, 'kind' | 'appliedOn' | 'requestedFen'>,
) {
  const waived = (gate: string) => step(uid, gate, appliedOn, WAIVED);
  const decision = { documentNo: '纪要1号', amountFen: requestedFen, persons: ['王某丙'] };
  const granted = (gate: string) => step(uid, gate, appliedOn, decision);
  const own =
    kind === 'relief'
      ? [
          waived('verified'),
          waived('first_review'),
          granted('decided'),
          waived('published'),
          waived('agreed'),
        ]
      : [granted('approved')];
  return [...own, waived('requested')];
}
