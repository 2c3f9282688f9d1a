import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTemplate, readTemplate, templateForYear } from '#shared/appraisal/check-template.ts';
import { leavesOf } from '#shared/appraisal/leaves.ts';
import type { IndicatorTemplate } from '#shared/appraisal/types.ts';

const url = new URL('../../../resources/templates/indicators-2023.json', import.meta.url);
const raw = () => JSON.parse(readFileSync(url, 'utf8')) as IndicatorTemplate;
const codes = (template: IndicatorTemplate) =>
  checkTemplate(template).map((finding) => finding.code);

/** The same tree with one leaf changed. */
function withLeaf(id: string, change: object): IndicatorTemplate {
  const template = raw();
  return {
    ...template,
    pillars: template.pillars.map((pillar) => ({
      ...pillar,
      branches: pillar.branches.map((branch) => ({
        ...branch,
        leaves: branch.leaves.map((leaf) => (leaf.id === id ? { ...leaf, ...change } : leaf)),
      })),
    })),
  };
}

describe("the county's template", () => {
  it('is sound: 15, 55 and 30 make 100 over 19 leaves', () => {
    const read = readTemplate(raw());
    expect(read.ok).toBe(true);
    expect(raw().pillars.map((pillar) => pillar.weightHundredths)).toEqual([1_500, 5_500, 3_000]);
    expect(leavesOf(raw())).toHaveLength(19);
    const last = leavesOf(raw()).at(-1)?.leaf;
    expect([last?.name, last?.weightHundredths, last?.criteria]).toEqual([
      '绩效目标完成情况',
      3_000,
      '',
    ]);
  });

  it('serves another year under another id', () => {
    const next = templateForYear(raw(), 2024);
    expect([next.id, next.year]).toEqual(['county-2024', 2024]);
    expect(checkTemplate(next)).toEqual([]);
  });
});

describe('a template that is edited', () => {
  it('names the branch whose leaves no longer add up, and by how much', () => {
    expect(checkTemplate(withLeaf('targets-met', { weightHundredths: 2_950 }))).toEqual([
      {
        code: 'AP-02',
        severity: 'error',
        message:
          '「项目产出效果」下各三级指标分值合计 29.5 分，应为 30 分，少 0.5 分，请调整分值。',
        where: 'outputs-and-effects',
      },
    ]);
  });

  it('says when the whole is not 100', () => {
    const template = raw();
    const pillars = template.pillars.slice(0, 2);
    expect(checkTemplate({ ...template, pillars })[0]?.message).toBe(
      '各一级指标分值合计 70 分，应为 100 分，少 30 分，请调整分值。',
    );
  });

  it('finds repeated ids, repeated names and empty weights', () => {
    expect(codes(withLeaf('review', { id: 'declaration' }))).toEqual(['AP-03']);
    expect(codes(withLeaf('review', { name: '项目申报' }))).toEqual(['AP-04']);
    expect(codes(withLeaf('review', { weightHundredths: 0 }))).toEqual(['AP-02', 'AP-05']);
  });

  it('refuses what is no template without throwing', () => {
    for (const junk of [null, 1, [], {}, { ...raw(), extra: 1 }, { ...raw(), pillars: [] }]) {
      const read = readTemplate(junk);
      expect(read.ok).toBe(false);
      expect(!read.ok && read.findings[0]?.code).toBe('AP-00');
    }
  });
});
