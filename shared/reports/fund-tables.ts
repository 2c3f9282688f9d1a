import type { CellValue } from './cell-value.ts';
import { BLANK, textValue } from './cell-value.ts';
import type { FundFigures } from './fund-figures.ts';
import { assertFunds, authorisedFen, netSupplementFen, sumOver } from './fund-figures.ts';
import { carryOverNotes, laterReturnNotes, reductionNotes, roundingNotes } from './fund-notes.ts';
import { layoutTable } from './layout-table.ts';
import type { ReportFrame } from './table-frame.ts';
import { captionLeft, footerOf, markOf, signatureOf } from './table-frame.ts';
import type { TableColumn, TableModel, TableRow } from './types.ts';

/** Figures of every fund of the bureau for the year, for tables 1 and 2. */
export interface FundTablesInput extends ReportFrame {
  readonly funds: readonly FundFigures[];
}

export const TOTAL_LABEL = '合计';

const TABLE_1_COLUMNS: readonly TableColumn[] = [
  { key: 'fund', heading: '项目', widthMm: 70, align: 'center' },
  { key: 'department', heading: '主管部门', widthMm: 54, align: 'center' },
  { key: 'initial', heading: '预算支出（万元）', widthMm: 50, align: 'right' },
];

const TABLE_2_COLUMNS: readonly TableColumn[] = [
  { key: 'fund', heading: '项目', widthMm: 36, align: 'center' },
  { key: 'initial', heading: '年初预算（万元）', widthMm: 33.5, align: 'right' },
  { key: 'supplement', heading: '年中追加预算（万元）', widthMm: 41.5, align: 'right' },
  { key: 'spent', heading: '实际支出（万元）', widthMm: 33.5, align: 'right' },
  { key: 'rate', heading: '预算执行完成率', widthMm: 29.5, align: 'right' },
];

/** 附表1: the budget at the year's beginning. Throws as {@link assertFunds} and layoutTable do. */
export function table1(input: FundTablesInput): TableModel {
  const { funds, year } = input;
  assertFunds(funds, year);
  const initial = { name: '预算支出', amountsFen: funds.map((fund) => fund.initialFen) };
  return layoutTable({
    ...frameParts(input, '附表1'),
    id: 'appendix-1',
    title: '附表1 年初县级专项资金预算安排情况',
    columns: TABLE_1_COLUMNS,
    rows: funds.map((fund) =>
      plainRow(fund.name, [textValue(fund.name), textValue(fund.department), wan(fund.initialFen)]),
    ),
    totalRows: [
      plainRow('total', [
        textValue(TOTAL_LABEL),
        BLANK,
        wan(sumOver(funds, (fund) => fund.initialFen)),
      ]),
    ],
    notes: roundingNotes([initial]),
  });
}

/**
 * 附表2: how the year's budget was carried out. 预算执行完成率 = spent ÷ (initial + supplements −
 * reductions), current-year money only; the total's rate divides the totals.
 */
export function table2(input: FundTablesInput): TableModel {
  const { funds, year } = input;
  assertFunds(funds, year);
  return layoutTable({
    ...frameParts(input, '附表2'),
    id: 'appendix-2',
    title: '附表2 全年县级专项资金预算执行情况',
    columns: TABLE_2_COLUMNS,
    rows: funds.map((fund) =>
      plainRow(fund.name, [
        textValue(fund.name),
        wan(fund.initialFen),
        wan(netSupplementFen(fund)),
        wan(fund.spentFen),
        { kind: 'rate', numerator: fund.spentFen, denominator: authorisedFen(fund) },
      ]),
    ),
    totalRows: [plainRow('total', table2Total(funds))],
    notes: table2Notes(funds),
  });
}

function table2Total(funds: readonly FundFigures[]): CellValue[] {
  const spent = sumOver(funds, (fund) => fund.spentFen);
  return [
    textValue(TOTAL_LABEL),
    wan(sumOver(funds, (fund) => fund.initialFen)),
    wan(sumOver(funds, netSupplementFen)),
    wan(spent),
    { kind: 'rate', numerator: spent, denominator: sumOver(funds, authorisedFen) },
  ];
}

function table2Notes(funds: readonly FundFigures[]): string[] {
  const amounts = [
    { name: '年初预算', amountsFen: funds.map((fund) => fund.initialFen) },
    { name: '年中追加预算', amountsFen: funds.map(netSupplementFen) },
    { name: '实际支出', amountsFen: funds.map((fund) => fund.spentFen) },
  ];
  return [
    ...reductionNotes(funds),
    ...carryOverNotes(funds),
    ...laterReturnNotes(funds),
    ...roundingNotes(amounts),
  ];
}

function frameParts(input: ReportFrame, shortName: string) {
  return {
    shortName,
    caption: { left: captionLeft(input), middle: `${input.year}年度`, right: '单位：万元' },
    signature: signatureOf(input),
    footer: footerOf(input),
    mark: markOf(input),
  };
}

function plainRow(key: string, values: readonly CellValue[]): TableRow {
  return { key, cells: values.map((value) => ({ value, rowSpan: 1, colSpan: 1 })) };
}

const wan = (fen: number): CellValue => ({ kind: 'wan', fen });
