import { describe, expect, test } from 'vitest';
import { anEntry, judged, messageOf } from './world.ts';

const outcome = (purpose: string) => judged('DA-04', anEntry({ purpose })).outcome;

describe('DA-04 a concrete purpose', () => {
  test.each([
    '困难救助金',
    '接访人员误餐费',
    '大病 救助',
    '差旅费',
    'A县驻点租车',
    '救助张家沟困难户',
  ])('passes %s', (purpose) => expect(outcome(purpose)).toBe('passed'));

  test.each([
    ...['费用', '支出', '其他', '救助', '救助金', '救助款', '经费', '工作经费', '支付', '付款'],
    ...['款项', '转账', ' 救 助 ', '救助。', '「费用」', '费　用', '其他——', '⽀付'],
  ])('refuses the bare category word %s', (purpose) => {
    const judgement = judged('DA-04', anEntry({ purpose }));
    expect(judgement.outcome).toBe('failed');
    expect(messageOf(judgement)).toMatch(/只是类别名称.*困难救助金/);
  });

  test.each(['', '  ', '款', 'ABC', '123', '。。'])(
    'refuses %j: under two Han letters',
    (purpose) => {
      expect(messageOf(judged('DA-04', anEntry({ purpose })))).toContain('至少两个汉字');
    },
  );

  test('judges working expenses too, and nothing else', () => {
    expect(judged('DA-04', anEntry({ kind: 'working_expense', purpose: '费用' })).outcome).toBe(
      'failed',
    );
    expect(judged('DA-04', anEntry({ kind: 'bank_fee', purpose: '' })).outcome).toBe(
      'not-applicable',
    );
  });
});
