import type { Day } from '#shared/dates/day.ts';
import { chineseDay } from '#shared/dates/day.ts';
import { sumFen } from '#shared/money/fen.ts';
import type { MaskedName } from '#shared/people/masked.ts';
import { maskedName, withoutNumbers } from '#shared/people/masked.ts';
import type { CellValue } from './cell-value.ts';
import { BLANK, textValue } from './cell-value.ts';
import { TOTAL_LABEL } from './fund-tables.ts';
import { layoutTable } from './layout-table.ts';
import type { ReportFrame } from './table-frame.ts';
import { captionLeft, footerOf, markOf, signatureOf } from './table-frame.ts';
import type { TableColumn, TableModel, TableRow } from './types.ts';

/**
 * One row of the list hung out (公示表). It holds a masked name by type: {@link publicityRow} is the
 * only way to make one, and nothing else of a person fits in.
 */
export interface PublicityRow {
  readonly name: MaskedName;
  readonly township: string;
  readonly category: string;
  readonly amountFen: number;
}

export interface PublicityInput extends ReportFrame {
  readonly fund: string;
  readonly number: string;
  readonly place: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  /** Where objections go, e.g. 县信访局办公室 0731-5555. */
  readonly contact?: string;
  readonly rows: readonly PublicityRow[];
}

/** Masks what is decided for the public list; a number in a free text is starred whatever it is. */
export function publicityRow(decided: {
  name: string;
  township: string;
  category: string;
  amountFen: number;
}): PublicityRow {
  return {
    name: maskedName(decided.name),
    township: withoutNumbers(decided.township),
    category: withoutNumbers(decided.category),
    amountFen: decided.amountFen,
  };
}

const COLUMNS: readonly TableColumn[] = [
  { key: 'at', heading: '序号', widthMm: 16, align: 'center' },
  { key: 'name', heading: '姓名', widthMm: 34, align: 'center' },
  { key: 'township', heading: '乡镇', widthMm: 48, align: 'center' },
  { key: 'category', heading: '类别', widthMm: 38, align: 'center' },
  { key: 'amount', heading: '救助金额', widthMm: 38, align: 'right' },
];

/**
 * 公示表: surname and stars, township, category, amount. There is no unmasked edition: screen, paper,
 * PDF and spreadsheet are this model. @throws RangeError for a name that isn't masked (a programmer
 * went past the types) or an empty list.
 */
export function publicityTable(input: PublicityInput): TableModel {
  if (input.rows.length === 0) throw new RangeError('a publicity lists at least one decision');
  if (!input.rows.every(({ name }) => MASKED.test(name))) {
    throw new RangeError('a name on a public list is not masked');
  }
  const period = `${chineseDay(input.fromDay)}至${chineseDay(input.untilDay)}`;
  return layoutTable({
    id: 'publicity',
    shortName: '公示表',
    title: `${input.fund}救助公示表`,
    caption: { left: captionLeft(input), middle: `公示编号：${input.number}`, right: '单位：元' },
    columns: COLUMNS,
    rows: input.rows.map(listedRow),
    totalRows: [rowOf('total', [textValue(TOTAL_LABEL), BLANK, BLANK, BLANK, total(input.rows)])],
    notes: [
      `公示地点：${input.place}。公示时间：${period}。`,
      objectionNote(input.contact ?? ''),
      '姓名按规定隐去，身份证号、账号等个人信息不予公示。',
    ],
    signature: signatureOf(input),
    footer: footerOf(input),
    mark: markOf(input),
  });
}

/** One or two letters of a surname and two stars. */
const MASKED = /^\p{L}{0,2}\*\*$/u;

function listedRow({ name, township, category, amountFen }: PublicityRow, at: number): TableRow {
  return rowOf(`${at + 1}`, [
    // A running number is no amount: it has no total.
    textValue(`${at + 1}`),
    textValue(name),
    textValue(withoutNumbers(township)),
    textValue(withoutNumbers(category)),
    { kind: 'yuan', fen: amountFen },
  ]);
}

const total = (rows: readonly PublicityRow[]): CellValue => ({
  kind: 'yuan',
  fen: sumFen(rows.map(({ amountFen }) => amountFen)),
});

const objectionNote = (contact: string): string =>
  contact.trim() === ''
    ? '如有异议，请在公示期内以书面形式向本单位反映。'
    : `如有异议，请在公示期内向本单位反映，联系方式：${contact}。`;

const rowOf = (key: string, values: readonly CellValue[]): TableRow => ({
  key,
  cells: values.map((value) => ({ value, rowSpan: 1, colSpan: 1 })),
});
