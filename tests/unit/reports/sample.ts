import { readFileSync } from 'node:fs';
import { readTemplate } from '#shared/appraisal/check-template.ts';
import { leavesOf } from '#shared/appraisal/leaves.ts';
import type { IndicatorScore, IndicatorTemplate } from '#shared/appraisal/types.ts';
import { cellText } from '#shared/reports/cell-value.ts';
import type { FundFigures } from '#shared/reports/fund-figures.ts';
import type { FundTablesInput } from '#shared/reports/fund-tables.ts';
import type { TableRow } from '#shared/reports/types.ts';

/** The relief fund's year 2023 in 分, and what the tests of reports share. */
export const FUND_2023: FundFigures = {
  name: '信访救助基金',
  department: '信访局',
  initialFen: 50_000_000,
  supplementFen: 234_140_000,
  reductionFen: 0,
  carryOverAuthorisedFen: 0,
  spentFen: 284_140_000,
  spentFromCarryOverFen: 0,
  laterReturnsFen: 0,
};

export const CHAIN_HEAD = '0123456789abcdef'.repeat(4);
export const LOG_HEAD = 'fedcba9876543210'.repeat(4);

export function inputOf(...funds: FundFigures[]): FundTablesInput {
  return {
    year: 2023,
    bureau: '湘潭县信访局',
    ledgerName: '湘潭县信访局专账',
    chainHead: CHAIN_HEAD,
    logHead: LOG_HEAD,
    sample: false,
    funds,
  };
}

export function countyTemplate(): IndicatorTemplate {
  const url = new URL('../../../resources/templates/indicators-2023.json', import.meta.url);
  const read = readTemplate(JSON.parse(readFileSync(url, 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.template;
}

/** Full marks everywhere but for the targets: 29 of 30, as in 2023. */
export function scores2023(template: IndicatorTemplate): IndicatorScore[] {
  return leavesOf(template).map(({ leaf }) =>
    leaf.id === 'targets-met'
      ? { leafId: leaf.id, scoreHundredths: 2_900 }
      : { leafId: leaf.id, scoreHundredths: leaf.weightHundredths },
  );
}

/** Texts of rows; `^` stands where a merged cell covers the place. */
export const textsOf = (rows: readonly TableRow[]): string[][] =>
  rows.map((row) => row.cells.map((cell) => (cell === null ? '^' : cellText(cell.value))));
