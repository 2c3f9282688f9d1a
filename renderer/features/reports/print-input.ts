import type { CallInput } from '#shared/contract/index.ts';
import { calls } from '#shared/contract/index.ts';

/** What to print, from the page's address; null when it isn't a whole question. */
export function printInput(params: URLSearchParams): CallInput<'reports.tables'> | null {
  const asked = calls['reports.tables'].input.safeParse({
    fundUid: params.get('fundUid'),
    year: Number(params.get('year')),
    scoreHeading: params.get('scoreHeading') ?? params.get('heading') ?? '评价标准',
  });
  return asked.success ? asked.data : null;
}
