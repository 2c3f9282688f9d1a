import { cellText } from '#shared/reports/cell-value.ts';
import type { TableModel, TableRow } from '#shared/reports/types.ts';
import type { SampleData } from '../commands/sample-data.ts';
import { casework } from './approval-checks.ts';
import { type Check, fen, points, same } from './check.ts';
import { type Figures, ruleCounts, sum } from './figures.ts';
import type { YearInLedger } from './year-in-ledger.ts';

/** What the county reported of 2023, in 分 and hundredths of a point: the regression facts. */
const REPORTED = {
  initialFen: 50_000_000,
  supplementFen: 234_140_000,
  authorisedFen: 284_140_000,
  spentFen: 284_140_000,
  executionRate: '100%',
  scoreHundredths: 9_900,
} as const;

export function checksOf(year: YearInLedger, figures: Figures, sample: SampleData): Check[] {
  return [
    ...figureChecks(year, figures, sample),
    ...tableChecks(year.tables),
    ...lineChecks(year),
    ...entryChecks(year, figures),
    ...casework(year, sample),
  ];
}

/** The ledger's figures against the sample's own budget, and both against what was reported. */
function figureChecks({ appraisal }: YearInLedger, figures: Figures, sample: SampleData): Check[] {
  const budgeted = (kind: string) =>
    sum(sample.budget.filter((b) => b.kind === kind).map(({ amountFen }) => amountFen));
  const [initialFen, supplementFen] = [budgeted('initial'), budgeted('supplement')];
  const scored = sum(sample.scores.map(({ scoreHundredths }) => scoreHundredths));
  return [
    fen('年初预算', figures.initialFen, initialFen, REPORTED.initialFen),
    fen('年中追加', figures.supplementFen, supplementFen, REPORTED.supplementFen),
    fen('授权总额', figures.authorisedFen, initialFen + supplementFen, REPORTED.authorisedFen),
    fen('实际支出', figures.spentFen, plannedSpending(sample), REPORTED.spentFen),
    fen('救助支出与工作经费之和', figures.reliefFen + figures.workingExpenseFen, figures.spentFen),
    fen('利息全部上缴', figures.interestRemittedFen, figures.interestFen),
    same('预算执行率', figures.executionRate, REPORTED.executionRate),
    points('自评得分', appraisal.totalHundredths, scored, REPORTED.scoreHundredths),
  ];
}

const SPENDS = new Set(['relief', 'working_expense', 'bank_fee', 'returned']);

/** By the bank's own lines: what left for the fund's purpose, less what came back. */
const plannedSpending = ({ plan }: SampleData): number =>
  -sum(plan.filter(({ kind }) => SPENDS.has(kind)).map(({ amountFen }) => amountFen));

/** The rows as printed in the report, and every total against its own column. */
function tableChecks(tables: readonly TableModel[]): Check[] {
  const [first, second, third] = tables;
  if (tables.length !== 3 || !first || !second || !third) {
    return [same('附表张数', tables.length, 3)];
  }
  return [
    same('附表1', rowTexts(first.rows[0]), '信访救助基金 信访局 50'),
    same('附表1 合计', rowTexts(first.totalRows[0]), '合计 50'),
    same('附表2', rowTexts(second.rows[0]), '信访救助基金 50 234.14 284.14 100%'),
    same('附表2 合计', rowTexts(second.totalRows[0]), '合计 50 234.14 284.14 100%'),
    same('附表3 指标数', third.rows.length, 19),
    same('附表3 合计', rowTexts(third.totalRows[0]), '合计 100 100 100 99'),
    same('附表3 得分逐项相加', columnSum(third, 'score'), 9_900),
    same('每张附表都标明“示例”', tables.filter(({ mark }) => mark === '示例').length, 3),
  ];
}

const rowTexts = (row: TableRow | undefined): string =>
  (row?.cells ?? [])
    .map((cell) => (cell === null ? '' : cellText(cell.value)))
    .filter((text) => text !== '')
    .join(' ');

function columnSum({ columns, rows }: TableModel, key: string): number {
  const at = columns.findIndex((column) => column.key === key);
  return sum(
    rows.map(({ cells }) => {
      const value = cells[at]?.value;
      return value?.kind === 'points' ? value.hundredths : 0;
    }),
  );
}

/** Every line of the bank is accounted for, and every row of its files has a fate. */
function lineChecks({ imports, lines, balances, status }: YearInLedger): Check[] {
  const settled = lines.filter(
    ({ state, reason }) => state === 'posted' || (state === 'ignored' && Boolean(reason)),
  );
  const rows = sum(imports.map(({ counts }) => counts.total));
  const fates = sum(
    imports.map(({ counts: c }) => c.new + c.existing + c.suspected + c.skipped + c.faulty),
  );
  const opening = status.funds[0]!.openingBalanceFen;
  const moved = sum(lines.map(({ amountFen }) => amountFen));
  const last = lines.at(-1)?.balanceFen ?? 0;
  return [
    same('流水全部入账或写明不入账的理由', settled.length, lines.length),
    same('对账单逐行都有去向', fates, rows),
    same('对账单没有错误行', sum(imports.map(({ counts }) => counts.faulty)), 0),
    same('导入的新行都成为流水', sum(imports.map(({ counts }) => counts.new)), lines.length),
    fen('期初加流水等于银行余额', opening + moved, last),
    fen('账面余额等于银行余额', balances.at(-1)?.balanceFen ?? 0, last),
  ];
}

function entryChecks(year: YearInLedger, figures: Figures): Check[] {
  const { entries, lines, overview, verified } = year;
  const onePerson = entries.filter(({ preparedBy, reviewedBy }) => preparedBy === reviewedBy);
  const rules = Object.values(ruleCounts(year));
  return [
    same('每笔流水一条台账记录', entries.length, lines.length),
    fen('台账支出逐笔相加', sum(entries.map(({ spentFen }) => spentFen)), figures.spentFen),
    same('经办与复核是同一人的凭证', onePerson.length, 0),
    same('未通过专款专用核查的凭证', sum(rules.map(({ failed }) => failed)), 0),
    same('待查款项', overview.openInquiries, 0),
    same('未记账的草稿', overview.drafts + overview.awaitingReview + overview.sentBack, 0),
    same('校验账套', verified.ok ? '完好' : '有问题', '完好'),
  ];
}
