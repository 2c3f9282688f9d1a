import type { Day } from '#shared/dates/day.ts';
import { chineseDay } from '#shared/dates/day.ts';
import { capitals } from '#shared/money/capitals.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { RULE_NAMES } from '#shared/rules/names.ts';
import type { Judgement } from '#shared/rules/types.ts';
import { textValue } from './cell-value.ts';
import { layoutTable } from './layout-table.ts';
import type { ReportFrame } from './table-frame.ts';
import { captionLeft, footerOf, markOf } from './table-frame.ts';
import type { TableColumn, TableModel, TableRow } from './types.ts';

/** One 用款申请, people masked: who signs sees the application itself. */
export interface RequestFormInput extends ReportFrame {
  readonly approvalNo: string;
  readonly caseNo: string;
  readonly use: string;
  readonly purpose: string;
  readonly approvedFen: number;
  readonly paidFen: number;
  readonly amountFen: number;
  readonly day: Day;
  readonly payee: string;
  readonly payeeAccount: string;
  readonly payingAccount: string;
  readonly preparedBy: string;
  readonly judgements: readonly (Judgement & { readonly reason: string | null })[];
}

const COLUMNS: readonly TableColumn[] = [
  { key: 'label', heading: '项目', widthMm: 40, align: 'center' },
  { key: 'value', heading: '内容', widthMm: 134, align: 'left' },
];

/** 用款申请单: what is asked for, and what each rule said of it before any money moved. */
export function requestForm(input: RequestFormInput): TableModel {
  const findings = input.judgements.flatMap(({ code, outcome, finding, reason }) =>
    outcome === 'warned' ? [`${code} ${finding?.message ?? ''}理由：${reason ?? ''}`] : [],
  );
  const passed = input.judgements.filter(({ outcome }) => outcome === 'passed');
  const facts: [string, string][] = [
    ['审批编号', input.approvalNo],
    ['信访编号', input.caseNo],
    ['用途', `${input.use}：${input.purpose}`],
    ['审批金额', `${formatYuan(input.approvedFen)} 元，此前已付 ${formatYuan(input.paidFen)} 元`],
    ['申请金额', `${formatYuan(input.amountFen)} 元（${capitals(input.amountFen)}）`],
    ['收款人', `${input.payee}　${input.payeeAccount}`],
    ['付款账户', input.payingAccount],
    ['申请日期', chineseDay(input.day)],
    ['核查通过', passed.map(({ code }) => `${code} ${RULE_NAMES[code]}`).join('；')],
    ['提醒及理由', findings.length === 0 ? '无' : findings.join('\n')],
  ];
  return layoutTable({
    id: 'payment-request',
    shortName: '用款申请单',
    title: '用款申请单',
    caption: { left: captionLeft(input), middle: '', right: '单位：元' },
    columns: COLUMNS,
    rows: facts.map(([label, value]) => rowOf(label, value)),
    totalRows: [],
    notes: [],
    signature: {
      places: [
        { label: '经办', value: input.preparedBy },
        { label: '复核', value: '' },
        { label: '单位负责人', value: '' },
        { label: '日期', value: '　　年　　月　　日' },
      ],
    },
    footer: footerOf(input),
    mark: markOf(input),
  });
}

const rowOf = (label: string, value: string): TableRow => ({
  key: label,
  cells: [label, value].map((text) => ({ value: textValue(text), rowSpan: 1, colSpan: 1 })),
});
