import { describe, expect, it } from 'vitest';
import { leavesOf } from '#shared/appraisal/leaves.ts';
import type { IndicatorTemplate } from '#shared/appraisal/types.ts';
import { appendixBook } from '#shared/reports/appendix-book.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { table3 } from '#shared/reports/table3.ts';
import { codeOf } from '../../service/refused.ts';
import { countyTemplate, FUND_2023, inputOf, scores2023, textsOf } from './sample.ts';

const template = countyTemplate();
const scores = scores2023(template);
const frame = inputOf(FUND_2023);
const tableOf = (given: typeof scores, tree: IndicatorTemplate = template) =>
  table3({ ...frame, appraisal: { fund: '信访救助基金', template: tree, scores: given } });

describe('table 3', () => {
  it('leaves unscored cells empty, still fills the total and says how many are missing', () => {
    const model = tableOf(scores.slice(3));
    expect(
      textsOf(model.rows)
        .slice(0, 4)
        .map((row) => row.at(-1)),
    ).toEqual(['', '', '', '2']);
    expect(textsOf(model.totalRows)[0]?.at(-1)).toBe('91');
    expect(model.notes[0]).toBe('尚有 3 项未评分，合计仅为已评各项之和，不评定等级。');
    expect(proofOf(model).ok).toBe(true);
  });

  it('prints reason and measure of what was lost, half points exactly', () => {
    const given = scores.map((score) =>
      score.leafId === 'targets-met'
        ? {
            ...score,
            scoreHundredths: 2_950,
            reason: '一件积案未息访',
            measure: '明年一季度办结。',
          }
        : score,
    );
    const model = tableOf(given);
    expect(textsOf(model.rows).at(-1)?.at(-1)).toBe('29.5');
    expect(model.notes).toEqual([
      '自评总分 99.5 分，评价等级为优。',
      '「绩效目标完成情况」扣 0.5 分。偏差原因：一件积案未息访。改进措施：明年一季度办结。',
    ]);
  });

  it('refuses a tree that does not add up and a score above its weight', () => {
    const heavier = {
      ...template,
      pillars: template.pillars.map((pillar, at) =>
        at === 0 ? { ...pillar, weightHundredths: 1_600 } : pillar,
      ),
    };
    expect(codeOf(() => tableOf(scores, heavier))).toBe('REPORT-TEMPLATE');
    const above = [{ leafId: 'targets-met', scoreHundredths: 3_001 }];
    expect(codeOf(() => tableOf(above))).toBe('REPORT-SCORES');
    expect(codeOf(() => tableOf([{ leafId: 'nothing', scoreHundredths: 0 }]))).toBe(
      'REPORT-SCORES',
    );
  });

  it('comes once for each appraised fund, numbered', () => {
    const appraisal = { fund: '信访救助基金', template, scores };
    const book = appendixBook({
      ...frame,
      appraisals: [appraisal, { ...appraisal, fund: '另一基金' }],
    });
    expect(book.map((model) => model.shortName)).toEqual(['附表1', '附表2', '附表3-1', '附表3-2']);
    expect(new Set(book.map((model) => model.id)).size).toBe(4);
  });

  it('repeats labels after a page break, but not their weights', () => {
    const longer: IndicatorTemplate = {
      ...template,
      pillars: template.pillars.map((pillar) => ({
        ...pillar,
        branches: pillar.branches.map((branch) => ({
          ...branch,
          leaves: branch.leaves.map((leaf) => ({
            ...leaf,
            criteria: '附有证明材料并归档。'.repeat(12),
          })),
        })),
      })),
    };
    const model = tableOf(scores, longer);
    expect(model.pages.length).toBeGreaterThan(1);
    const second = textsOf(model.pages[1]!.rows)[0]!;
    // 分配结果, the second leaf of its branch, is the first row of the second page.
    expect(second.slice(0, 5)).toEqual(['项目决策', '', '资金分配', '', '分配结果']);
    expect(proofOf(model).ok).toBe(true);
    const weights = model.pages.flatMap((page) => textsOf(page.rows).map((row) => row[1]));
    expect(weights.filter((text) => text !== '^' && text !== '')).toEqual(['15', '55', '30']);
    expect(leavesOf(longer)).toHaveLength(19);
  });
});
