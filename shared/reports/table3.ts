import { checkTemplate } from '#shared/appraisal/check-template.ts';
import type { PlacedLeaf } from '#shared/appraisal/leaves.ts';
import { leavesOf } from '#shared/appraisal/leaves.ts';
import { checkScores, scoresByLeaf, totalScore } from '#shared/appraisal/scores.ts';
import type {
  AppraisalFinding,
  IndicatorScore,
  IndicatorTemplate,
} from '#shared/appraisal/types.ts';
import { reportErrors } from '#shared/errors/report-errors.ts';
import { trimHundredths } from '#shared/money/wan.ts';
import type { CellValue } from './cell-value.ts';
import { BLANK, textValue } from './cell-value.ts';
import { TOTAL_LABEL } from './fund-tables.ts';
import { layoutTable } from './layout-table.ts';
import type { ReportFrame } from './table-frame.ts';
import { captionLeft, footerOf, markOf, signatureOf } from './table-frame.ts';
import type { TableCell, TableColumn, TableModel, TableRow } from './types.ts';

/** Heading of column 8: the report's own word (default), or what the column really holds. */
export type ScoreHeading = '评价标准' | '得分';

export interface FundAppraisal {
  /** The fund that is scored. */
  readonly fund: string;
  readonly template: IndicatorTemplate;
  readonly scores: readonly IndicatorScore[];
}

export interface Table3Input extends ReportFrame {
  readonly appraisal: FundAppraisal;
  readonly scoreHeading?: ScoreHeading;
  /** Default 附表3; a book with several funds numbers them 附表3-1, 附表3-2. */
  readonly label?: string;
}

/** Findings that leave a draft printable: the table itself says what is still missing. */
const PRINTABLE = new Set(['AP-14', 'AP-15', 'AP-16']);

/**
 * 附表3: the indicator tree with its weights and scores. The total is computed; an unscored leaf
 * leaves its cell empty and is counted in a note. Throws REPORT-TEMPLATE when weights don't add up
 * and REPORT-SCORES when a score lies outside its weight, belongs to no leaf or comes twice.
 */
export function table3(input: Table3Input): TableModel {
  const { template, scores } = input.appraisal;
  refuse('REPORT-TEMPLATE', input, checkTemplate(template));
  refuse('REPORT-SCORES', input, checkScores(template, scores));
  const label = input.label ?? '附表3';
  return layoutTable({
    id: label.replace('附表', 'appendix-'),
    shortName: label,
    title: `${label} ${template.name}`,
    caption: {
      left: captionLeft(input),
      middle: `${input.appraisal.fund}　${input.year}年度`,
      right: '单位：分',
    },
    columns: columnsOf(input.scoreHeading ?? '评价标准'),
    rows: indicatorRows(input.appraisal),
    totalRows: [totalRow(input.appraisal)],
    notes: [...resultNotes(input.appraisal), ...deductionNotes(input.appraisal)],
    signature: signatureOf(input),
    footer: footerOf(input),
    mark: markOf(input),
  });
}

function refuse(
  code: 'REPORT-TEMPLATE' | 'REPORT-SCORES',
  input: Table3Input,
  findings: readonly AppraisalFinding[],
): void {
  const faults = findings.filter(({ code: finding }) => !PRINTABLE.has(finding));
  const first = faults[0];
  if (first === undefined) return;
  const params = { year: input.year, count: faults.length, first: first.message };
  throw reportErrors.make(code, params, { details: faults });
}

function columnsOf(scoreHeading: ScoreHeading): TableColumn[] {
  return [
    { key: 'level1', heading: '一级指标', widthMm: 18, align: 'center' },
    { key: 'weight1', heading: '分值', widthMm: 11, align: 'center' },
    { key: 'level2', heading: '二级指标', widthMm: 18, align: 'center' },
    { key: 'weight2', heading: '分值', widthMm: 11, align: 'center' },
    { key: 'level3', heading: '三级指标', widthMm: 28, align: 'center' },
    { key: 'weight3', heading: '分值', widthMm: 11, align: 'center' },
    { key: 'criteria', heading: '具体指标', widthMm: 59, align: 'left' },
    { key: 'score', heading: scoreHeading, widthMm: 18, align: 'center' },
  ];
}

function indicatorRows({ template, scores }: FundAppraisal): TableRow[] {
  const byLeaf = scoresByLeaf(scores);
  const leaves = leavesOf(template);
  return leaves.map((placed, at) => {
    const { pillar, branch, leaf } = placed;
    const above = leaves[at - 1];
    const pillarRows = pillar.branches.reduce((rows, { leaves: { length } }) => rows + length, 0);
    const score = byLeaf.get(leaf.id);
    return {
      key: leaf.id,
      cells: [
        ...levelCells(pillar, pillarRows, isContinued(above, placed, 'pillar')),
        ...levelCells(branch, branch.leaves.length, isContinued(above, placed, 'branch')),
        ...levelCells(leaf, 1, false),
        cell(textValue(leaf.criteria)),
        cell(score === undefined ? BLANK : points(score.scoreHundredths)),
      ],
    };
  });
}

const isContinued = (
  above: PlacedLeaf | undefined,
  placed: PlacedLeaf,
  level: 'pillar' | 'branch',
): boolean => above?.[level].id === placed[level].id;

/** Name and weight of one level. After a page break the name is repeated, the weight is not. */
function levelCells(
  node: { name: string; weightHundredths: number },
  rowSpan: number,
  continued: boolean,
): (TableCell | null)[] {
  if (continued) return [null, null];
  return [
    { value: textValue(node.name), rowSpan, colSpan: 1 },
    { value: points(node.weightHundredths), rowSpan, colSpan: 1, afterBreak: 'blank' },
  ];
}

function totalRow({ template, scores }: FundAppraisal): TableRow {
  const sums = [
    template.pillars,
    template.pillars.flatMap((pillar) => pillar.branches),
    leavesOf(template).map((placed) => placed.leaf),
  ].map((level) => level.reduce((sum, node) => sum + node.weightHundredths, 0));
  const { totalHundredths } = totalScore(template, scores);
  const [weight1, weight2, weight3] = sums.map((sum) => cell(points(sum)));
  return {
    key: 'total',
    cells: [
      cell(textValue(TOTAL_LABEL)),
      weight1!,
      cell(BLANK),
      weight2!,
      cell(BLANK),
      weight3!,
      cell(BLANK),
      cell(points(totalHundredths)),
    ],
  };
}

function resultNotes({ template, scores }: FundAppraisal): string[] {
  const { totalHundredths, unscored, band } = totalScore(template, scores);
  if (band === null) {
    return [`尚有 ${unscored.length} 项未评分，合计仅为已评各项之和，不评定等级。`];
  }
  return [`自评总分 ${trimHundredths(totalHundredths)} 分，评价等级为${band}。`];
}

/** Where points were lost: how many, why, and what will be done about it. */
function deductionNotes({ template, scores }: FundAppraisal): string[] {
  const byLeaf = scoresByLeaf(scores);
  return leavesOf(template).flatMap(({ leaf }) => {
    const score = byLeaf.get(leaf.id);
    if (score === undefined || score.scoreHundredths >= leaf.weightHundredths) return [];
    const lost = trimHundredths(leaf.weightHundredths - score.scoreHundredths);
    const reason = sentence(score.reason, '尚未填写');
    const measure = sentence(score.measure, '尚未填写');
    return [`「${leaf.name}」扣 ${lost} 分。偏差原因：${reason}改进措施：${measure}`];
  });
}

function sentence(text: string | undefined, missing: string): string {
  const trimmed = (text ?? '').trim() || missing;
  return /[。！？]$/.test(trimmed) ? trimmed : `${trimmed}。`;
}

const cell = (value: CellValue): TableCell => ({ value, rowSpan: 1, colSpan: 1 });
const points = (hundredths: number): CellValue => ({ kind: 'points', hundredths });
