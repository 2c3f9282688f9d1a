import type { FundTablesInput } from './fund-tables.ts';
import { table1, table2 } from './fund-tables.ts';
import type { FundAppraisal, ScoreHeading } from './table3.ts';
import { table3 } from './table3.ts';
import type { TableModel } from './types.ts';

export interface AppendixBookInput extends FundTablesInput {
  /** One per appraised fund, in the order of printing. */
  readonly appraisals: readonly FundAppraisal[];
  readonly scoreHeading?: ScoreHeading;
}

/**
 * The report's appendix tables in order: 附表1, 附表2, 附表3. With several appraised funds the third
 * comes once for each, as 附表3-1, 附表3-2. Throws as the single tables do.
 */
export function appendixBook(input: AppendixBookInput): TableModel[] {
  const { appraisals, funds: _, scoreHeading, ...frame } = input;
  const several = appraisals.length > 1;
  const thirds = appraisals.map((appraisal, at) =>
    table3({
      ...frame,
      appraisal,
      ...(scoreHeading === undefined ? {} : { scoreHeading }),
      label: several ? `附表3-${at + 1}` : '附表3',
    }),
  );
  return [table1(input), table2(input), ...thirds];
}
