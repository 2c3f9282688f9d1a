import type { ApprovalKind } from './gates.ts';
import { type Approval, PAY_WAY_WORDS, type Party, type PayeeRole, type PayWay } from './types.ts';

/** Who may be paid in each way; cash goes to no account (DA-08). */
const ROLE_OF: Readonly<Record<PayWay, PayeeRole | null>> = {
  transfer: 'recipient',
  guardian: 'guardian',
  agent: 'agent',
  'paying-unit': 'paying-unit',
  cash: null,
};

export const roleOfWay = (way: PayWay): PayeeRole | null => ROLE_OF[way];

/** How the money goes, in words: a working expense goes to a unit, there is nobody it is meant for. */
export const wayWord = ({ kind, way }: { kind: ApprovalKind; way: PayWay }): string =>
  kind === 'working_expense' && way === 'transfer' ? '转账' : PAY_WAY_WORDS[way];

/** The recorded payees money may go to: those of the chosen way, and always the recipient. */
export function allowedPayees({ way, payees }: Approval): Approval['payees'] {
  return payees.filter(({ role }) => role === 'recipient' || role === ROLE_OF[way]);
}

/**
 * Whether two parties are one as far as a bank's words tell: by account when both are known, else by
 * name. One name on two accounts may be two people, so different accounts are never the same.
 */
export function sameParty(a: Party, b: Party): boolean {
  const [accountA, accountB] = [plain(a.account), plain(b.account)];
  if (accountA !== '' && accountB !== '') return accountA === accountB;
  return plain(a.name) !== '' && plain(a.name) === plain(b.name);
}

/** Names and accounts compare without spaces, punctuation, width and letter case. */
export const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
