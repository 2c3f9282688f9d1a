import type { PaperRequest } from '#shared/contract/papers.ts';

/** The recovery sheet; what stands on it is asked for by a call, never in the address. */
export const RECOVERY_ROUTE = '/print/recovery';

/** The print page of the interface: the same model as on screen, and nothing around it. */
export function printRoute({ paper, input }: PaperRequest): string {
  const query = new URLSearchParams({ paper, input: JSON.stringify(input) });
  return `/print?${query}`;
}
