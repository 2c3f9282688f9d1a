import type { AppError } from '#shared/errors/app-error.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import type { Recognition } from '#shared/statements/types.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

interface Account {
  id: number;
  uid: string;
  accountNo: string;
  validFrom: string;
  validTo: string | null;
}

export interface MatchedAccount {
  id: number;
  uid: string;
  /** True when the file itself names the account in full or by its visible digits. */
  proven: boolean;
}

/** The account a statement is taken for, or why it can't be any of the fund's. */
export interface AccountMatch {
  account: MatchedAccount | null;
  refusal: AppError | null;
}

/**
 * The registered account a statement belongs to. A readable number that is none of the fund's
 * accounts valid in the period is refused; a masked one is compared by its visible digits; where
 * there is none the user's choice (or the only account) stands, unproven.
 */
export function matchAccount(
  ctx: LedgerContext,
  fundId: number,
  recognition: Recognition,
  chosenUid: string | null,
): AccountMatch {
  const [from, to] = periodOf(recognition);
  const usable = accountsOf(ctx, fundId).filter(
    (a) => a.validFrom <= from && (a.validTo === null || to <= a.validTo),
  );
  const named = namedAccounts(recognition);
  if (named.length === 0) {
    const chosen =
      usable.find((a) => a.uid === chosenUid) ?? (usable.length === 1 ? usable[0]! : null);
    const account = chosen && { id: chosen.id, uid: chosen.uid, proven: false };
    return { account, refusal: null };
  }
  const fitting = usable.filter((a) => named.some((number) => fits(number, a.accountNo)));
  const account = fitting.find((a) => a.uid === chosenUid) ?? fitting[0];
  if (account === undefined) {
    const refusal = ledgerErrors.make('IMPORT-WRONG-ACCOUNT', { found: shown(named[0]!) });
    return { account: null, refusal };
  }
  const { id, uid } = account;
  return { account: { id, uid, proven: fitting.length === 1 }, refusal: null };
}

/** Whether a line belongs to the account, when its row names one. */
export function lineFits(lineAccount: string | null, accountNo: string): boolean {
  return lineAccount === null || digitsOf(lineAccount).length < 4 || fits(lineAccount, accountNo);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function namedAccounts({ facts, ownAccounts }: Recognition): string[] {
  const all = facts.ownAccount === null ? [...ownAccounts] : [facts.ownAccount, ...ownAccounts];
  return [...new Set(all)].filter((number) => digitsOf(number).length >= 4);
}

/** `6222****1234` fits a number that begins and ends like it; a full number must be equal. */
function fits(written: string, accountNo: string): boolean {
  const text = written.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/[*xX#]/.test(text)) return text === accountNo;
  const [head = '', ...rest] = text.split(/[*xX#]+/);
  const tail = rest.at(-1) ?? '';
  return (
    accountNo.startsWith(head) &&
    accountNo.endsWith(tail) &&
    head.length + tail.length <= accountNo.length
  );
}

const shown = (number: string): string => (number.length > 4 ? `…${number.slice(-4)}` : number);

function periodOf({ lines }: Recognition): [string, string] {
  let [from, to] = ['9999-12-31', '0000-01-01'];
  for (const { day } of lines) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return [from, to];
}

const accountsOf = (ctx: LedgerContext, fundId: number): Account[] =>
  rowsOf<Account>(
    ctx.db,
    `SELECT a.id, a.uid, a.account_no AS accountNo, r.valid_from AS validFrom,
       r.valid_to AS validTo
     FROM account_registration r JOIN bank_account a ON a.id = r.account_id
     WHERE r.fund_id = ?
       AND NOT EXISTS (SELECT 1 FROM account_registration n WHERE n.replaces_id = r.id)
     ORDER BY a.id`,
    fundId,
  );

export const accountNoOf = (ctx: LedgerContext, accountId: number): string =>
  rowsOf<{ no: string }>(
    ctx.db,
    'SELECT account_no AS no FROM bank_account WHERE id = ?',
    accountId,
  )[0]!.no;
