import { describe, expect, it } from 'vitest';
import { bandOf, checkScores, totalScore } from '#shared/appraisal/scores.ts';
import type { IndicatorTemplate } from '#shared/appraisal/types.ts';

const template: IndicatorTemplate = {
  id: 'small',
  name: '小表',
  year: 2023,
  source: '',
  pillars: [
    {
      id: 'p',
      name: '一级',
      weightHundredths: 10_000,
      branches: [
        {
          id: 'b',
          name: '二级',
          weightHundredths: 10_000,
          leaves: [
            { id: 'one', name: '甲', weightHundredths: 4_000, criteria: '' },
            { id: 'two', name: '乙', weightHundredths: 6_000, criteria: '' },
          ],
        },
      ],
    },
  ],
};

const codes = (...scores: Parameters<typeof checkScores>[1][number][]) =>
  checkScores(template, scores).map((finding) => `${finding.code} ${finding.where}`);
const full = { leafId: 'one', scoreHundredths: 4_000 };

describe('grades', () => {
  it('are half-open at 90, 80 and 60', () => {
    const at = [10_000, 9_000, 8_999, 8_950, 8_000, 7_999, 6_000, 5_999, 0];
    expect(at.map(bandOf)).toEqual(['优', '优', '良', '良', '良', '中', '中', '差', '差']);
  });

  it('wait until every leaf is scored', () => {
    expect(totalScore(template, [full])).toEqual({
      totalHundredths: 4_000,
      unscored: ['two'],
      band: null,
    });
    const both = [full, { leafId: 'two', scoreHundredths: 4_950 }];
    expect(totalScore(template, both)).toEqual({
      totalHundredths: 8_950,
      unscored: [],
      band: '良',
    });
  });
});

describe('typed scores', () => {
  const two = { leafId: 'two', scoreHundredths: 6_000 };

  it('pass at full marks', () => {
    expect(codes(full, two)).toEqual([]);
  });

  it('need a reason and a measure below the weight', () => {
    const low = { ...two, scoreHundredths: 5_999 };
    expect(codes(full, low)).toEqual(['AP-14 two', 'AP-15 two']);
    expect(codes(full, { ...low, reason: ' ' })).toEqual(['AP-14 two', 'AP-15 two']);
    expect(codes(full, { ...low, reason: '迟报' })).toEqual(['AP-15 two']);
    expect(codes(full, { ...low, reason: '迟报', measure: '按月报' })).toEqual([]);
  });

  it('never exceed the weight, fall below zero or split a hundredth', () => {
    expect(codes(full, { ...two, scoreHundredths: 6_001 })).toEqual(['AP-13 two']);
    expect(codes(full, { ...two, scoreHundredths: -1 })).toEqual(['AP-12 two']);
    expect(codes(full, { ...two, scoreHundredths: 0.5 })).toEqual(['AP-12 two']);
  });

  it('belong to one leaf each, once', () => {
    expect(codes(full, full, two)).toEqual(['AP-11 one']);
    expect(codes(full, two, { leafId: 'gone', scoreHundredths: 1 })).toEqual(['AP-10 gone']);
    expect(codes(full)).toEqual(['AP-16 two']);
  });
});
