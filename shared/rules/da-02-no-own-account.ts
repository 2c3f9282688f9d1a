import { yearOf } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import type { EntryFacts, OwnAccountBasis } from '../entries/entry.ts';
import { ENTRY_KINDS, type EntryKind } from '../entries/kinds.ts';
import { registeredOn } from './da-01-one-fund-one-account.ts';
import { faultOfUse } from './da-03-permitted-use.ts';
import { faultOfPurpose } from './da-04-concrete-purpose.ts';
import { failed, isBankFact, isRed, notApplicable, passed, type Rule } from './judgement.ts';
import type { RegisteredAccount, RuleContext } from './types.ts';

const CODE = 'DA-02';

/** The kinds each documented reason can explain. */
const REASON_FITS: Record<OwnAccountBasis['reason'], readonly EntryKind[]> = {
  treasury: ['interest_remitted', 'unspent_returned'],
  misdirected: ['misdirected_refund'],
  'account-change': ['transfer_out'],
  reimbursement: ['relief', 'working_expense'],
};

/**
 * DA-02: no payment to another account of the bureau or of another fund, except with documents.
 * Accounts are compared by their normalised numbers, whatever fund they are registered to.
 */
export const noOwnAccount: Rule = (entry, _batch, context) => {
  const leaves = ENTRY_KINDS[entry.kind].direction === 'out';
  // 待查付款 records what happened and judges nothing: it must stay recordable.
  if (!leaves || isRed(entry) || isBankFact(entry) || entry.kind === 'inquiry_out') {
    return notApplicable(CODE);
  }
  const account = entry.counterparty?.account ?? null;
  const basis = entry.ownAccountBasis;
  const own = account === null ? undefined : ownAccount(account, context.accounts);
  if (own === undefined && basis === null) {
    return account === null ? notApplicable(CODE) : passed(CODE);
  }
  if (own && isTransferWithinFund(entry, own, context)) return passed(CODE);
  if (!basis) {
    return failed(
      CODE,
      entry,
      '收款账号是本单位或其他基金的账户，专款不得转入。请核对收款账号；确属上缴财政、误入款退回、账户变更或归垫的，请补录依据文号；已经付出的改记待查付款，并尽快追回。',
    );
  }
  const fault = basisFault(entry, basis, context);
  return fault === null ? passed(CODE) : failed(CODE, entry, fault);
};

/** Account numbers as banks print them compare without spaces, dashes and letter case. */
export function normaliseAccountNo(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

function ownAccount(account: string, accounts: RegisteredAccount[]): RegisteredAccount | undefined {
  const wanted = normaliseAccountNo(account);
  if (wanted === '') return undefined;
  return accounts.find(({ accountNo }) => normaliseAccountNo(accountNo) === wanted);
}

/** 账户间划转 between two accounts of the same fund is what that kind is for. */
function isTransferWithinFund(
  entry: EntryFacts,
  own: RegisteredAccount,
  context: RuleContext,
): boolean {
  return (
    entry.kind === 'transfer_out' &&
    own.uid !== entry.accountUid &&
    registeredOn(own, context.fundUid, entry.businessDate)
  );
}

function basisFault(
  entry: EntryFacts,
  basis: OwnAccountBasis,
  context: RuleContext,
): string | null {
  if (basis.documentNo.trim() === '') return '转入本单位或其他基金账户的依据缺文号。请补录文号。';
  if (!REASON_FITS[basis.reason].includes(entry.kind)) {
    return '所列依据的事由与记录类别不符。请改选与依据相符的类别，或更正事由。';
  }
  return basis.reason === 'reimbursement' ? advancesFault(entry, basis, context) : null;
}

/** 归垫 lists each original payment; each is judged by DA-03, DA-04 and (in the judge) DA-05. */
function advancesFault(
  entry: EntryFacts,
  { advances }: OwnAccountBasis,
  context: RuleContext,
): string | null {
  if (advances.length === 0) return '归垫须逐笔列明原垫付款项。请补录每笔的日期、金额和用途。';
  const listedFen = advances.reduce((sum, advance) => sum + advance.amountFen, 0);
  if (listedFen !== entry.amountFen) {
    return `归垫所列原垫付款项合计 ${yuan(listedFen)}，与归垫金额 ${yuan(entry.amountFen)}不符。请核对明细。`;
  }
  for (const [index, advance] of advances.entries()) {
    const fault = advanceFault(entry, advance, context);
    if (fault !== null) return `归垫第 ${index + 1} 笔：${fault}`;
  }
  return null;
}

function advanceFault(
  entry: EntryFacts,
  advance: OwnAccountBasis['advances'][number],
  context: RuleContext,
): string | null {
  if (advance.amountFen <= 0) return '金额应大于零。请更正金额。';
  if (advance.day > entry.businessDate || yearOf(advance.day) !== context.budgetYear) {
    return '垫付日期不在本预算年度内，或晚于归垫日期，不能用本年指标归垫。请核对日期。';
  }
  const { permittedUseUid } = advance;
  return (
    faultOfUse({ ...entry, permittedUseUid, businessDate: advance.day }, context) ??
    faultOfPurpose(advance.purpose)
  );
}
