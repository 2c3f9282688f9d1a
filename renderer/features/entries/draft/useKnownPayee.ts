import { useCallback, useState } from 'react';
import type { DraftContent, Payee } from '#shared/contract/entries.ts';
import { keptPayee } from '#shared/entries/payee.ts';

/**
 * The payee of a draft in full, while its form is open: it was typed here, or shown for a reason. The
 * saved draft has it masked, and a field must not change under the hands of who types in it. Once
 * somebody else has saved the draft it is known no longer.
 */
export function useKnownPayee(draftUid: string | null): {
  keep(payee: Payee | null, revision: number): void;
  in(content: DraftContent, revision: number): DraftContent;
} {
  const [known, setKnown] = useState<{ payee: Payee; revision: number } | null>(null);
  const keep = useCallback(
    (payee: Payee | null, revision: number) => setKnown(payee && { payee, revision }),
    [],
  );
  return {
    keep,
    in: (content, revision) => {
      const own = keptPayee(content.counterparty)?.keptIn.uid === draftUid;
      const stands = own && known !== null && known.revision === revision;
      return stands ? { ...content, counterparty: known.payee } : content;
    },
  };
}
