import type { DraftContent } from '#shared/contract/entries.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import { useCall } from '../../../lib/api.ts';

/** The draft's lines as the bank gave them, whatever day is typed. */
export function useDraftLines({ lines }: DraftContent): ReadonlyMap<string, StatementLineView> {
  const lineUids = lines.map((line) => line.lineUid);
  const { data } = useCall('statements.linesByUid', lineUids.length === 0 ? null : { lineUids }, {
    keepPrevious: true,
  });
  return new Map(data?.map((line) => [line.uid, line]) ?? []);
}
