import type { DraftContent, KeptPayee, Payee } from '../contract/entries.ts';

type AnyPayee = DraftContent['counterparty'];

/** The payee as one that a record keeps; null where there is none, or it is in full. */
export const keptPayee = (payee: AnyPayee): KeptPayee | null =>
  payee !== null && 'keptIn' in payee ? payee : null;

/** The payee in full; null where there is none, or only a masked one. */
export const fullPayee = (payee: AnyPayee): Payee | null =>
  payee === null || 'keptIn' in payee ? null : payee;

/** In one line, in full. */
export const payeeInFull = ({ name, account }: Payee): string =>
  account ? `${name} ${account}` : name;

/** In one line, the account by its last four digits: more isn't needed to read a voucher. */
export const payeeText = ({ name, account }: Payee): string =>
  account ? `${name}（账号尾号 ${account.slice(-4)}）` : name;
