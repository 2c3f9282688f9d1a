import type { StatementLineView } from '#shared/contract/statements.ts';

export interface LineSums {
  count: number;
  inFen: number;
  outFen: number;
}

/** Sums of the lines given; a 冲正 counts against its own side by its sign. */
export function sumLines(lines: readonly Pick<StatementLineView, 'amountFen'>[]): LineSums {
  const sums = { count: lines.length, inFen: 0, outFen: 0 };
  for (const { amountFen } of lines) {
    if (amountFen > 0) sums.inFen += amountFen;
    else sums.outFen -= amountFen;
  }
  return sums;
}
