import { chineseDay, type Day } from '#shared/dates/day.ts';
import { withMaskedNumbers } from '#shared/people/masked.ts';
import { RULE_NAMES } from '#shared/rules/names.ts';
import type { CellValue } from './cell-value.ts';
import { BLANK, textValue } from './cell-value.ts';
import { TOTAL_LABEL } from './fund-tables.ts';
import { layoutTable } from './layout-table.ts';
import type { CheckedRecord, CheckResult, PassedCounts, RuleCount, RuleOff } from './rule-check.ts';
import { CHECK_RESULT_WORDS, countChecks, resultOf } from './rule-check.ts';
import type { ReportFrame } from './table-frame.ts';
import { captionLeft, footerOf, markOf, signatureOf } from './table-frame.ts';
import type { TableColumn, TableModel, TableRow } from './types.ts';

export interface RuleCheckInput extends ReportFrame {
  readonly fund: string;
  /** Every judgement of the year that applied; `not-applicable` ones are none. */
  readonly records: readonly CheckedRecord[];
  /** What passed and is not among the records. */
  readonly passed: PassedCounts;
  /** Rules that have nothing to judge, with what to say of them. */
  readonly off: readonly RuleOff[];
  /** The day as of which the papers of applications were looked at; null while they are sealed. */
  readonly approvalsOn: Day | null;
}

/** 专款专用核查表 and, where anything but passes is told, its list of records. */
export function ruleCheckBook(input: RuleCheckInput): TableModel[] {
  const told = input.records.filter((record) => resultOf(record) !== 'passed');
  return [ruleCheckTable(input), ...(told.length === 0 ? [] : [recordTable(input, told)])];
}

const RESULTS = Object.keys(CHECK_RESULT_WORDS) as CheckResult[];

/** Wide enough for its heading, figures being short. */
const RESULT_WIDTH_MM: Readonly<Record<CheckResult, number>> = {
  passed: 11,
  warned: 21,
  exception: 20,
  corrected: 15,
  open: 20,
};

const COLUMNS: readonly TableColumn[] = [
  { key: 'code', heading: '规则', widthMm: 16, align: 'center' },
  { key: 'name', heading: '核查内容', widthMm: 67, align: 'left' },
  { key: 'judged', heading: '核查', widthMm: 11, align: 'right' },
  ...RESULTS.map((result) => ({
    key: result,
    heading: CHECK_RESULT_WORDS[result],
    widthMm: RESULT_WIDTH_MM[result],
    align: 'right' as const,
  })),
];

/** One row per rule: how often it judged, and what became of each. Row keys are the codes. */
export function ruleCheckTable(input: RuleCheckInput): TableModel {
  const counts = countChecks(input.records, input.passed);
  return layoutTable({
    ...frameParts(input, '核查表'),
    id: 'rule-check',
    title: '专款专用核查表',
    columns: COLUMNS,
    rows: counts.map((count) =>
      rowOf(count.code, [
        textValue(count.code),
        textValue(RULE_NAMES[count.code]),
        ...figuresOf(count),
      ]),
    ),
    totalRows: [rowOf('total', [textValue(TOTAL_LABEL), BLANK, ...figuresOf(sumOf(counts))])],
    notes: ruleCheckNotes(input, counts),
  });
}

const count = (n: number): CellValue => ({ kind: 'count', count: n });

const figuresOf = ({ judged, results }: Omit<RuleCount, 'code'>): CellValue[] => [
  count(judged),
  ...RESULTS.map((result) => count(results[result])),
];

function sumOf(counts: readonly RuleCount[]): Omit<RuleCount, 'code'> {
  const sum = (of: (c: RuleCount) => number) => counts.reduce((total, c) => total + of(c), 0);
  const [passed, warned, exception, corrected, open] = RESULTS.map((r) => sum((c) => c.results[r]));
  return {
    judged: sum((c) => c.judged),
    results: {
      passed: passed!,
      warned: warned!,
      exception: exception!,
      corrected: corrected!,
      open: open!,
    },
  };
}

/** The sentences below the table: what was counted, what is open, what is not in it. */
export function ruleCheckNotes(
  { off, approvalsOn }: Pick<RuleCheckInput, 'off' | 'approvalsOn'>,
  counts: readonly RuleCount[],
): string[] {
  const openOnes = counts.reduce((sum, c) => sum + c.results.open, 0);
  const judged = new Set(counts.filter((c) => c.judged > 0).map(({ code }) => code));
  return [
    '核查数为规则判断的次数，等于其后各栏之和；不涉及的不计。用款申请在付款前、台账在记账时各判断一次。',
    approvalsOn === null
      ? '审批内容已密封，未登录不能读取：紧急先行的手续、领款凭据等未列入本表。'
      : `本年付款所涉审批的手续和领款凭据，按${chineseDay(approvalsOn)}的情况列入。`,
    openOnes === 0
      ? '没有尚未了结的核查问题。'
      : `尚有 ${openOnes} 项核查问题没有了结，见后附核查记录。`,
    ...off.filter(({ code }) => !judged.has(code)).map(({ code, why }) => `${code} 未启用：${why}`),
  ];
}

const RECORD_COLUMNS: readonly TableColumn[] = [
  { key: 'code', heading: '规则', widthMm: 17, align: 'center' },
  { key: 'result', heading: '结果', widthMm: 20, align: 'center' },
  { key: 'record', heading: '记录', widthMm: 33, align: 'left' },
  { key: 'message', heading: '情况', widthMm: 66, align: 'left' },
  { key: 'reason', heading: '理由', widthMm: 38, align: 'left' },
];

/** What was warned of, excepted, corrected or is still open, by rule. */
function recordTable(input: RuleCheckInput, told: readonly CheckedRecord[]): TableModel {
  const byRule = told.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return layoutTable({
    ...frameParts(input, '核查记录'),
    id: 'rule-check-records',
    title: '专款专用核查记录',
    columns: RECORD_COLUMNS,
    rows: byRule.map((record, at) =>
      // One record may be told of twice by one rule.
      rowOf(`${record.code} ${record.uid} ${at + 1}`, [
        textValue(record.code),
        textValue(CHECK_RESULT_WORDS[resultOf(record)]),
        textValue(record.record),
        textValue(record.message),
        textValue(withMaskedNumbers(record.reason)),
      ]),
    ),
    totalRows: [],
    notes: [],
  });
}

function frameParts(input: RuleCheckInput, shortName: string) {
  return {
    shortName,
    caption: {
      left: captionLeft(input),
      middle: `${input.fund}　${input.year}年度`,
      right: '单位：项',
    },
    signature: signatureOf(input),
    footer: footerOf(input),
    mark: markOf(input),
  };
}

const rowOf = (key: string, values: readonly CellValue[]): TableRow => ({
  key,
  cells: values.map((value) => ({ value, rowSpan: 1, colSpan: 1 })),
});
