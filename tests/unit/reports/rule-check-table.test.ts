import { describe, expect, it } from 'vitest';
import { cellText } from '#shared/reports/cell-value.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { type CheckedRecord, countChecks, resultOf, rulesOff } from '#shared/reports/rule-check.ts';
import { type RuleCheckInput, ruleCheckBook } from '#shared/reports/rule-check-table.ts';
import { DEFAULT_PARAMETERS } from '#shared/rules/parameters.ts';
import { RULE_CODES } from '#shared/rules/types.ts';
import { FUND_2023, inputOf, textsOf } from './sample.ts';

const checked = (changes: Partial<CheckedRecord> = {}): CheckedRecord => ({
  code: 'DA-09',
  subject: 'entry',
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

function bookOf(records: CheckedRecord[], changes: Partial<RuleCheckInput> = {}) {
  const { funds: _, ...frame } = inputOf(FUND_2023);
  return ruleCheckBook({
    ...frame,
    fund: '信访救助基金',
    records,
    passed: new Map(),
    off: [],
    approvalsOn: '2024-01-05',
    ...changes,
  });
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
    const counts = countChecks([checked(), warned, failed], new Map([['DA-09', 1]]));
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
    expect(table!.notes[1]).toContain('按2024年1月5日的情况');
    expect(table!.notes[2]).toContain('尚有 1 项');
  });

  it('lists with its reason all that did not simply pass, by rule, to drill down from', () => {
    const [, records] = book;
    expect(records!.rows.map(({ key }) => key)).toEqual([
      'DA-07 entry 1',
      'DA-07 other 2',
      'DA-07 third 3',
      'DA-09 entry 4',
    ]);
    expect(textsOf(records!.rows).map((row) => [row[1], row[4]])).toEqual([
      ['登记例外', '主管批准'],
      ['尚未了结', ''],
      ['已整改', ''],
      ['提醒并说明理由', '紧急'],
    ]);
  });

  it('is one table where everything passed, and says what is switched off', () => {
    const off = rulesOff(DEFAULT_PARAMETERS);
    expect(off.map(({ code }) => code)).toEqual(['DA-10', 'DA-11', 'DA-14', 'DA-16']);
    const passed = new Map([['DA-10', 1] as const]);
    const [table, more] = bookOf([checked()], { off, passed, approvalsOn: null });
    expect(more).toBeUndefined();
    expect(table!.notes).toContain('没有尚未了结的核查问题。');
    expect(table!.notes[1]).toContain('未登录不能读取');
    // What judged this year is not called off, whatever was set since.
    expect(table!.notes.slice(3)).toEqual([
      'DA-11 未启用：在结账时判断，本年还没有结账。',
      'DA-14 未启用：没有设定一次性救助和每案限额。',
      'DA-16 未启用：没有设定采购限额。',
    ]);
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
