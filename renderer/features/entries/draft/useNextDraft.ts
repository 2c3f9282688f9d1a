import { useCall } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';

/** The draft after this one in the same work: to be finished, or to be reviewed. */
export function useNextDraft(uid: string | null, reviewing: boolean): string | null {
  const { fund } = useLedger();
  const { data } = useCall(
    'entries.drafts',
    uid === null
      ? null
      : {
          fundUid: fund.uid,
          states: reviewing ? ['submitted'] : ['draft', 'sent-back'],
          cursor: null,
          limit: 200,
        },
    { keepPrevious: true },
  );
  const rows = data?.rows ?? [];
  const at = rows.findIndex((draft) => draft.uid === uid);
  const next = (at < 0 ? undefined : rows[at + 1]) ?? rows.find((draft) => draft.uid !== uid);
  return next?.uid ?? null;
}
