import { RECOVERY_ROUTE } from '#electron/shell/print-route.ts';
import type { PrintShop } from '#electron/shell/print-shop.ts';
import type { RecoverySheet } from '#shared/contract/people.ts';
import { dayOf } from '#shared/dates/day.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { peopleErrors } from '#shared/errors/people-errors.ts';
import type { HostCallsOf } from './host-calls.ts';
import type { LedgerDesk } from './ledger-desk.ts';

export interface PeopleParts {
  readonly desk: LedgerDesk;
  readonly printShop: PrintShop;
  readonly now: () => Date;
}

/**
 * The recovery sheet: its code goes from page to print page through memory, never through an
 * address or a file, and is forgotten when the printing ends.
 */
export function peopleCalls({ desk, printShop, now }: PeopleParts): HostCallsOf<'people'> {
  let printing: RecoverySheet | null = null;
  return {
    'people.printRecovery': async ({ code }, { signal }) => {
      const status = await desk.current();
      if (status === null) throw hostErrors.make('LEDGER-NOT-OPEN');
      const { bureau, fileName, uid, signingFingerprint, sample } = status;
      const madeOn = today(now());
      const ledger = { bureau, fileName, ledgerUid: uid, fingerprint: signingFingerprint, sample };
      printing = { ...ledger, code, madeOn };
      try {
        await printShop.paper(RECOVERY_ROUTE, signal);
      } finally {
        printing = null;
      }
      return { done: true };
    },
    'people.recoverySheet': async () => {
      if (printing === null) throw peopleErrors.make('RECOVERY-GONE');
      return printing;
    },
  };
}

const today = (at: Date): string => dayOf(at.getFullYear(), at.getMonth() + 1, at.getDate())!;
