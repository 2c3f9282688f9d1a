import { describe, expect, it } from 'vitest';
import { cellText } from '#shared/reports/cell-value.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { type CheckedRecord, countChecks, resultOf } from '#shared/reports/rule-check.ts';
import { type RuleCheckInput, ruleCheckBook } from '#shared/reports/rule-check-table.ts';
import { RULE_CODES } from '#shared/rules/types.ts';
import { FUND_2023, inputOf, textsOf } from './sample.ts';

const checked = (changes: Partial<CheckedRecord> = {}): CheckedRecord => ({
  code: 'DA-09',
  uid: 'entry',
  record: '2023年5月 记-12',
  outcome: 'passed',
  message: '',
  reason: '',
  exception: false,
  corrected: false,
  ...changes,
});
const warned = checked({ outcome: 'warned', message: '付款前没有公示。', reason: '紧急' });
const failed = checked({ code: 'DA-07', outcome: 'failed', message: '尚未审定。' });

function bookOf(records: CheckedRecord[], off: RuleCheckInput['off'] = []) {
  const { funds: _, ...frame } = inputOf(FUND_2023);
  return ruleCheckBook({ ...frame, fund: '信访救助基金', records, off });
}

describe('what becomes of a judgement', () => {
  it('is exactly one thing', () => {
    expect(resultOf(checked())).toBe('passed');
    expect(resultOf(warned)).toBe('warned');
    expect(resultOf({ ...warned, reason: ' ' })).toBe('open');
    expect(resultOf(failed)).toBe('open');
    expect(resultOf({ ...failed, corrected: true })).toBe('corrected');
    expect(resultOf({ ...failed, exception: true, corrected: true })).toBe('exception');
  });

  it('is counted once: what was judged is the sum of its results', () => {
    const counts = countChecks([checked(), checked(), warned, failed]);
    expect(counts.map(({ code }) => code)).toEqual(RULE_CODES);
    for (const { judged, results } of counts) {
      expect(Object.values(results).reduce((sum, n) => sum + n, 0)).toBe(judged);
    }
    expect(counts.find(({ code }) => code === 'DA-09')).toMatchObject({
      judged: 3,
      results: { passed: 2, warned: 1, open: 0 },
    });
  });
});

describe('专款专用核查表', () => {
  const book = bookOf([
    checked(),
    warned,
    { ...failed, exception: true, reason: '主管批准' },
    { ...failed, uid: 'other' },
    { ...failed, uid: 'third', corrected: true },
  ]);

  it('has a row per rule, totals, and proves itself', () => {
    const [table] = book;
    expect(table!.rows).toHaveLength(17);
    const row = (code: string) => textsOf(table!.rows).find(([first]) => first === code);
    expect(row('DA-07')).toEqual([
      'DA-07',
      '救助按有效审批支付，不超审批金额',
      '3',
      '0',
      '0',
      '1',
      '1',
      '1',
    ]);
    expect(row('DA-09')?.slice(2)).toEqual(['2', '1', '1', '0', '0', '0']);
    expect(row('DA-01')?.slice(2)).toEqual(['0', '0', '0', '0', '0', '0']);
    expect(textsOf(table!.totalRows)[0]?.slice(2)).toEqual(['5', '1', '1', '1', '1', '1']);
    for (const model of book) expect(proofOf(model).lines.filter(({ ok }) => !ok)).toEqual([]);
    expect(table!.notes[1]).toContain('尚有 1 项');
  });

  it('lists with its reason all that did not simply pass, by rule, to drill down from', () => {
    const [, records] = book;
    expect(records!.rows.map(({ key }) => key)).toEqual([
      'DA-07 entry',
      'DA-07 other',
      'DA-07 third',
      'DA-09 entry',
    ]);
    expect(textsOf(records!.rows).map((row) => [row[1], row[4]])).toEqual([
      ['登记例外', '主管批准'],
      ['尚未了结', ''],
      ['已整改', ''],
      ['提醒并说明理由', '紧急'],
    ]);
  });

  it('is one table where everything passed, and says what is switched off', () => {
    const [table, more] = bookOf([checked()], [{ code: 'DA-10', why: '未设定工作经费上限。' }]);
    expect(more).toBeUndefined();
    expect(table!.notes).toContain('没有尚未了结的核查问题。');
    expect(table!.notes.at(-1)).toBe('DA-10 未启用：未设定工作经费上限。');
  });

  it('masks a number that stands in a reason', () => {
    const [, records] = bookOf([{ ...warned, reason: '见13800001234' }]);
    expect(cellText(records!.rows[0]!.cells[4]!.value)).toBe('见138****1234');
  });

  it('numbers of rows go on over pages', () => {
    const many = Array.from({ length: 120 }, (_, at) => ({ ...warned, uid: `entry-${at}` }));
    const [, records] = bookOf(many);
    expect(records!.pages.length).toBeGreaterThan(1);
    expect(proofOf(records!).ok).toBe(true);
  });
});
