import type { CallArgs } from '#shared/contract/index.ts';

/** The recovery sheet; what stands on it is asked for by a call, never in the address. */
export const RECOVERY_ROUTE = '/print/recovery';

/** The print page of the interface: the same model as on screen, and nothing around it. */
export function printRoute({ fundUid, year, scoreHeading }: CallArgs<'reports.tables'>): string {
  const query = new URLSearchParams({ fundUid, year: String(year), scoreHeading });
  return `/print/reports?${query}`;
}
