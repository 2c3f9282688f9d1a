import type { EntryFacts } from '#shared/entries/entry.ts';
import { type EntryVerdict, judgeBatch } from '#shared/rules/judge.ts';
import { DEFAULT_PARAMETERS } from '#shared/rules/parameters.ts';
import type { BudgetDocument, Judgement, RuleCode, RuleContext } from '#shared/rules/types.ts';
import { someFacts } from '../approvals/world.ts';

/** A small bureau in 2024: one fund with two accounts, another fund with one, 1,000.00 元. */
export function aContext(changes: Partial<RuleContext> = {}): RuleContext {
  const registered = (fundUid: string) => [{ fundUid, validFrom: '2020-01-01', validTo: null }];
  return {
    fundUid: 'fund',
    budgetYear: 2024,
    custody: 'own-account',
    accounts: [
      { uid: 'account', accountNo: '4300 1234 5678', registrations: registered('fund') },
      { uid: 'second', accountNo: '4300-9999', registrations: registered('fund') },
      { uid: 'foreign', accountNo: '4300 0000 0001', registrations: registered('other-fund') },
    ],
    permittedUses: [aUse('use-relief', 'relief'), aUse('use-work', 'working_expense')],
    settings: [{ version: 1, effectiveFrom: '2020-01-01', parameters: DEFAULT_PARAMETERS }],
    budgetDocuments: [aDocument()],
    dayTotals: [],
    openingSpentFen: 0,
    openingSpentCarryoverFen: 0,
    openingBalances: [{ accountUid: 'account', day: '2024-01-01', balanceFen: 10_000_000 }],
    bankBalances: [],
    closedPeriods: [],
    answered: [],
    preparerPersonUid: 'person-a',
    reviewerPersonUid: 'person-b',
    moment: 'recording',
    approvals: [someFacts()],
    parameters: DEFAULT_PARAMETERS,
    workingSpentFen: null,
    ...changes,
  };
}

export const aUse = (uid: string, kind: 'relief' | 'working_expense') => ({
  uid,
  fundUid: 'fund',
  kind,
  name: kind === 'relief' ? '困难救助' : '接访工作',
  clause: '办法第三条',
  validFrom: '2023-01-01',
  validTo: null as string | null,
});

export const aDocument = (changes: Partial<BudgetDocument> = {}): BudgetDocument => ({
  uid: 'initial',
  fundUid: 'fund',
  budgetYear: 2024,
  kind: 'initial',
  documentNo: '某财预〔2024〕1号',
  effectiveOn: '2024-01-10',
  amountFen: 100_000,
  ...changes,
});

/** A relief payment that passes every rule. */
export function anEntry(changes: Partial<EntryFacts> = {}): EntryFacts {
  return {
    uid: 'entry',
    fundUid: 'fund',
    accountUid: 'account',
    kind: 'relief',
    businessDate: '2024-05-22',
    amountFen: 50_000,
    purpose: '困难救助金',
    permittedUseUid: 'use-relief',
    funding: 'current',
    budgetShares: [],
    ofEntryUid: null,
    reclassifies: false,
    approvalUid: 'approval',
    caseNo: 'JA-2024-001',
    approval: null,
    counterparty: { name: '收款人', account: '6222 0000 1111' },
    ownAccountBasis: null,
    attachments: [{ kind: 'paper', sheets: 2, place: '档案柜一' }],
    lines: [],
    voucher: null,
    correction: null,
    ...changes,
  };
}

export const verdictOf = (
  entry: EntryFacts,
  context = aContext(),
  rest: EntryFacts[] = [],
): EntryVerdict => judgeBatch([entry, ...rest], context)[0]!;

/** One rule's judgement of an entry posted with `rest`. */
export function judged(
  code: RuleCode,
  entry: EntryFacts,
  context = aContext(),
  rest: EntryFacts[] = [],
): Judgement {
  return verdictOf(entry, context, rest).judgements.find((j) => j.code === code)!;
}

export const messageOf = (judgement: Judgement): string => judgement.finding?.message ?? '';
