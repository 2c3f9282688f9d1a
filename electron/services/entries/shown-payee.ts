import type { Keeper, KeptPayee, Payee } from '#shared/contract/entries.ts';
import { maskedAccount, maskedPayee } from '#shared/people/masked.ts';

/** A payee as it leaves the services: masked, with the record that keeps it in full. */
export const shownPayee = (
  kind: Keeper['kind'],
  uid: string,
  payee: Payee | null,
): KeptPayee | null =>
  payee && {
    keptIn: { kind, uid },
    shown: {
      name: maskedPayee(payee.name),
      account: payee.account === null ? null : maskedAccount(payee.account),
    },
  };
