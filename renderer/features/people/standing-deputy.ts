import type { AccountView } from '#shared/contract/people.ts';
import { today } from '../../lib/clock.ts';

/** The deputyship that holds or is still to come; null when there is none. */
export const standingDeputy = ({
  deputies,
}: Pick<AccountView, 'deputies'>): AccountView['deputies'][number] | null =>
  deputies.find(({ ended, toDay }) => !ended && toDay >= today()) ?? null;
