import type { DraftContent } from '#shared/contract/entries.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import { useCall } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';

/** The draft's lines as the bank gave them. A draft's lines stand on its business date. */
export function useDraftLines(content: DraftContent): ReadonlyMap<string, StatementLineView> {
  const { fund } = useLedger();
  const day = content.businessDate;
  const { data } = useCall(
    'statements.lines',
    content.lines.length === 0 || day === null
      ? null
      : {
          fundUid: fund.uid,
          accountUid: content.accountUid,
          states: [],
          from: day,
          to: day,
          text: '',
          cursor: null,
          limit: 500,
        },
    { keepPrevious: true },
  );
  return new Map(data?.rows.map((line) => [line.uid, line]) ?? []);
}
