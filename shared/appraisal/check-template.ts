import { trimHundredths } from '#shared/money/wan.ts';
import { leavesOf } from './leaves.ts';
import type { AppraisalFinding, IndicatorTemplate } from './types.ts';
import { indicatorTemplateSchema } from './types.ts';

/** A template's weights add up to 100 points (DOMAIN: Appraisal). */
export const FULL_HUNDREDTHS = 10_000;

interface Weighted {
  readonly id: string;
  readonly name: string;
  readonly weightHundredths: number;
}

/**
 * Findings of a template of the right shape: weights add up to 100, every parent weighs what its
 * children weigh together, ids are unique, and no two neighbours share a name. Empty when sound.
 */
export function checkTemplate(template: IndicatorTemplate): AppraisalFinding[] {
  const branches = template.pillars.flatMap((pillar) => pillar.branches);
  return [
    ...checkSum('AP-01', '各一级指标', FULL_HUNDREDTHS, template.pillars, 'template'),
    ...template.pillars.flatMap((pillar) =>
      checkSum(
        'AP-02',
        `「${pillar.name}」下各二级指标`,
        pillar.weightHundredths,
        pillar.branches,
        pillar.id,
      ),
    ),
    ...branches.flatMap((branch) =>
      checkSum(
        'AP-02',
        `「${branch.name}」下各三级指标`,
        branch.weightHundredths,
        branch.leaves,
        branch.id,
      ),
    ),
    ...checkUniqueIds(template),
    ...checkUniqueNames('一级指标', template.pillars),
    ...checkUniqueNames('二级指标', branches),
    ...checkUniqueNames(
      '三级指标',
      leavesOf(template).map((placed) => placed.leaf),
    ),
    ...checkZeroWeights(leavesOf(template).map((placed) => placed.leaf)),
  ];
}

export type ReadTemplate =
  | { readonly ok: true; readonly template: IndicatorTemplate }
  | { readonly ok: false; readonly findings: readonly AppraisalFinding[] };

/** Reads a template from outside (a file, a form): shape first, then {@link checkTemplate}. */
export function readTemplate(raw: unknown): ReadTemplate {
  const parsed = indicatorTemplateSchema.safeParse(raw);
  if (!parsed.success) {
    return {
      ok: false,
      findings: parsed.error.issues.map((issue) =>
        error(
          'AP-00',
          `指标体系的内容不合格式，请检查「${issue.path.join('.') || '全文'}」。`,
          issue.path.join('.') || 'template',
        ),
      ),
    };
  }
  const findings = checkTemplate(parsed.data);
  return findings.some((finding) => finding.severity === 'error')
    ? { ok: false, findings }
    : { ok: true, template: parsed.data };
}

/** The same tree as the starting point of another year. */
export function templateForYear(template: IndicatorTemplate, year: number): IndicatorTemplate {
  return { ...template, id: `${template.id.replace(/-\d{4}$/, '')}-${year}`, year };
}

function checkSum(
  code: string,
  what: string,
  due: number,
  parts: readonly Weighted[],
  where: string,
): AppraisalFinding[] {
  const sum = parts.reduce((total, part) => total + part.weightHundredths, 0);
  if (sum === due) return [];
  const [has, needs] = [trimHundredths(sum), trimHundredths(due)];
  const gap = `${sum > due ? '多' : '少'} ${trimHundredths(Math.abs(sum - due))} 分`;
  return [error(code, `${what}分值合计 ${has} 分，应为 ${needs} 分，${gap}，请调整分值。`, where)];
}

function checkUniqueIds(template: IndicatorTemplate): AppraisalFinding[] {
  const all: Weighted[] = template.pillars.flatMap((pillar) => [
    pillar,
    ...pillar.branches.flatMap((branch) => [branch, ...branch.leaves]),
  ]);
  return repeated(all, (node) => node.id).map((node) =>
    error('AP-03', `「${node.name}」的编号 ${node.id} 与另一项重复，请改用不同的编号。`, node.id),
  );
}

function checkUniqueNames(level: string, nodes: readonly Weighted[]): AppraisalFinding[] {
  return repeated(nodes, (node) => node.name).map((node) =>
    error('AP-04', `${level}「${node.name}」出现了两次，请改名或合并。`, node.id),
  );
}

function checkZeroWeights(leaves: readonly Weighted[]): AppraisalFinding[] {
  return leaves
    .filter((leaf) => leaf.weightHundredths === 0)
    .map((leaf) =>
      error('AP-05', `三级指标「${leaf.name}」的分值为 0，请填写分值或删除该项。`, leaf.id),
    );
}

/** Every item but the first of those that share a key. */
function repeated<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}

const error = (code: string, message: string, where: string): AppraisalFinding => ({
  code,
  severity: 'error',
  message,
  where,
});
