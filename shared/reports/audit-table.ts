import { detailText } from '../audit/detail.ts';
import { chinaMoment } from '../dates/moment.ts';
import { AUDIT_OUTCOME_WORDS } from '../terms.ts';
import { textValue } from './cell-value.ts';
import { layoutTable } from './layout-table.ts';
import type { ReportFrame } from './table-frame.ts';
import { captionLeft, footerOf, markOf, signatureOf } from './table-frame.ts';
import type { TableColumn, TableModel } from './types.ts';

/** A line of the operation log as it is shown. */
export interface AuditLine {
  readonly seq: number;
  readonly at: string;
  readonly operator: string;
  readonly word: string;
  readonly outcome: 'done' | 'refused';
  readonly code: string | null;
  readonly detail: string;
}

export interface AuditTableInput extends ReportFrame {
  readonly lines: readonly AuditLine[];
  /** What was looked for, in words; empty for the whole log. */
  readonly filter: string;
}

const COLUMNS: readonly TableColumn[] = [
  { key: 'seq', heading: '序号', widthMm: 14, align: 'right' },
  { key: 'at', heading: '时间', widthMm: 36, align: 'center' },
  { key: 'operator', heading: '操作员', widthMm: 22, align: 'center' },
  { key: 'word', heading: '操作', widthMm: 30, align: 'left' },
  { key: 'outcome', heading: '结果', widthMm: 16, align: 'center' },
  { key: 'code', heading: '代码', widthMm: 34, align: 'left' },
  { key: 'detail', heading: '内容', widthMm: 105, align: 'left' },
];

/** A row must fit on a page: what doesn't is read on the screen. */
const MOST_PRINTED = 600;

const printed = (text: string): string =>
  text.length <= MOST_PRINTED ? text : `${text.slice(0, MOST_PRINTED)}…（余见账套）`;

/** 操作日志: who did what and when, as found; facts name records, never people. */
export function auditTable(input: AuditTableInput): TableModel {
  const { lines, filter, logHead } = input;
  return layoutTable({
    id: 'audit-log',
    shortName: '操作日志',
    title: '操作日志',
    orientation: 'landscape',
    caption: { left: captionLeft(input), middle: filter, right: `共 ${lines.length} 条` },
    columns: COLUMNS,
    rows: lines.map((line) => ({
      key: String(line.seq),
      cells: [
        String(line.seq),
        chinaMoment(line.at),
        line.operator,
        line.word,
        AUDIT_OUTCOME_WORDS[line.outcome],
        line.code ?? '',
        printed(detailText(line.detail)),
      ].map((text) => ({ value: textValue(text), rowSpan: 1, colSpan: 1 })),
    })),
    totalRows: [],
    notes: logHead === null ? [] : [`操作日志链头 ${logHead}`],
    signature: signatureOf(input),
    footer: footerOf(input),
    mark: markOf(input),
  });
}
