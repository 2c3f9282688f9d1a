import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { formatRate } from '#shared/money/rate.ts';
import type { SampleData } from '../commands/sample-data.ts';
import { type Check, same } from './check.ts';
import { sum } from './figures.ts';
import type { YearInLedger } from './year-in-ledger.ts';

/** Cases and applications: what was reported of them, and that the money followed the decisions. */
export const casework = (year: YearInLedger, sample: SampleData): Check[] => [
  ...caseChecks(year),
  ...approvalChecks(year, sample),
  ...publicityChecks(year, sample),
];

function caseChecks({ cases, caseFigures }: YearInLedger): Check[] {
  const { backlog, emergency, 'first-visit': first } = caseFigures.byCategory;
  const newOnes = {
    handled: first.handled + emergency.handled,
    settled: first.settled + emergency.settled,
  };
  const { answered, satisfied, asked } = caseFigures.satisfaction;
  return [
    same('积案', backlog.handled, 20),
    same('积案息访率', formatRate(backlog.settled, backlog.handled), '95%'),
    same('初访和突发事件', newOnes.handled, 20),
    same('初访和突发事件息访率', formatRate(newOnes.settled, newOnes.handled), '100%'),
    same('询问过满意度的个案', asked, cases.length),
    same('救助对象满意度', formatRate(satisfied, answered), '100%'),
    same('逾期未回访', caseFigures.followUps.overdue, 0),
  ];
}

function approvalChecks({ approvals, entries }: YearInLedger, sample: SampleData): Check[] {
  const paidOn = new Map(
    approvals.flatMap((one) => one.payments.map(({ entryUid }) => [entryUid, one] as const)),
  );
  const follows = (kind: ApprovalDetail['kind']) => {
    const paid = entries.filter((entry) => entry.kind === kind);
    const granted = paid.filter(({ uid }) => {
      const approval = paidOn.get(uid);
      return approval?.kind === kind && approval.paidFen === approval.approvedFen;
    });
    return [granted.length, paid.length] as const;
  };
  const warned = approvals.flatMap(({ requests }) =>
    requests.flatMap(({ judgements }) => judgements.filter(({ outcome }) => outcome !== 'passed')),
  );
  const open = warned.filter(({ outcome }) => outcome !== 'not-applicable');
  return [
    same('登记的申请', approvals.length, sample.applications.length),
    same('救助支出都有审批，已付等于审定', ...follows('relief')),
    same('工作经费都有审批，已付等于审批', ...follows('working_expense')),
    same('付款前的用款申请', sum(approvals.map((a) => a.requests.length)), requestsOf(sample)),
    same('用款申请未通过或有提示的核查', open.length, 0),
    same(
      '已办结的申请',
      approvals.filter(({ stage }) => stage === 'closed').length,
      approvals.length,
    ),
    same('申请尚缺的环节和材料', sum(approvals.map(({ missing }) => missing.length)), 0),
    same('申请的核查问题', sum(approvals.map(({ findings }) => findings.length)), 0),
  ];
}

const requestsOf = ({ applications }: SampleData): number =>
  sum(applications.map(({ requests }) => requests.length));

/** Every decision on relief was shown, masked, and taken down. */
function publicityChecks(
  { approvals, publicities, publicityTables }: YearInLedger,
  { applications }: SampleData,
): Check[] {
  const relief = approvals.filter(({ kind }) => kind === 'relief');
  const shown = JSON.stringify(publicityTables);
  const secrets = applications
    .filter(({ kind }) => kind === 'relief')
    .flatMap(({ recipient: { name, account, idNumber, phone } }) => [
      name,
      account,
      idNumber,
      phone,
    ]);
  const told = secrets.filter((secret) => secret !== null && shown.includes(secret));
  return [
    same('公示的救助', sum(publicities.map(({ count }) => count)), relief.length),
    same('公示表张数', publicityTables.length, publicities.length),
    same('未撤下的公示', publicities.filter((one) => one.takenDownOn === null).length, 0),
    same('公示表中的姓名、证件号、账号、电话', told.length, 0),
  ];
}
