import { reportErrors } from '#shared/errors/report-errors.ts';
import { assertFen, sumFen } from '#shared/money/fen.ts';

/**
 * One fund's figures of one year, all in 分, read from budget documents in force and posted
 * entries. Source of the distinctions: DOMAIN, Figures of 2023 and Kinds of entry.
 */
export interface FundFigures {
  /** 项目, e.g. 信访救助基金. Unique among the funds of one table. */
  readonly name: string;
  /** 主管部门, e.g. 信访局. */
  readonly department: string;
  /** 年初预算, ≥ 0. It has replaced its 预下达. */
  readonly initialFen: number;
  /** 年中追加 before reductions, ≥ 0. */
  readonly supplementFen: number;
  /** 调减 as a positive amount. */
  readonly reductionFen: number;
  /** 上年结转 that may be spent this year, ≥ 0. Never part of the execution rate. */
  readonly carryOverAuthorisedFen: number;
  /** Spending of current-year money, net of returns in the same year. */
  readonly spentFen: number;
  /** Spending of carried-over money, net of returns in the same year. */
  readonly spentFromCarryOverFen: number;
  /** Payments of this year that came back in a later year, ≥ 0: shown, never subtracted. */
  readonly laterReturnsFen: number;
}

/** Net of supplements and reductions: what 年中追加 shows. */
export const netSupplementFen = (fund: FundFigures): number =>
  fund.supplementFen - fund.reductionFen;

/** Denominator of the execution rate: current-year authority. */
export const authorisedFen = (fund: FundFigures): number =>
  fund.initialFen + netSupplementFen(fund);

/** Sum of one figure over the funds, in 分. */
export const sumOver = (
  funds: readonly FundFigures[],
  figure: (fund: FundFigures) => number,
): number => sumFen(funds.map(figure));

/**
 * Asserts the figures. Throws REPORT-NO-FUND or REPORT-FUND-TWICE for what a user can mend and
 * RangeError for amounts that are no whole 分 or have the wrong sign (a programmer's error).
 */
export function assertFunds(funds: readonly FundFigures[], year: number): void {
  if (funds.length === 0) throw reportErrors.make('REPORT-NO-FUND', { year });
  const names = new Set<string>();
  for (const fund of funds) {
    if (names.has(fund.name)) throw reportErrors.make('REPORT-FUND-TWICE', { fund: fund.name });
    names.add(fund.name);
    assertFigures(fund);
  }
}

function assertFigures(fund: FundFigures): void {
  const { spentFen, spentFromCarryOverFen, name, department: _, ...neverNegative } = fund;
  assertFen(spentFen, `${name} spentFen`);
  assertFen(spentFromCarryOverFen, `${name} spentFromCarryOverFen`);
  for (const [figure, fen] of Object.entries(neverNegative)) {
    if (assertFen(fen, `${name} ${figure}`) < 0) {
      throw new RangeError(`${name} ${figure} is negative: ${fen}`);
    }
  }
}
