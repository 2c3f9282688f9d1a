import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { table1, table2 } from '#shared/reports/fund-tables.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { codeOf } from '../../service/refused.ts';
import { FUND_2023, inputOf, textsOf } from './sample.ts';

const other = { ...FUND_2023, name: '信访维稳专项', department: '县委政法委' };

describe('table 2', () => {
  it('shows net supplements and lists the reduction', () => {
    const model = table2(inputOf({ ...FUND_2023, reductionFen: 34_140_000 }));
    expect(textsOf(model.rows)[0]).toEqual(['信访救助基金', '50', '200', '284.14', '113.66%']);
    expect(model.notes).toEqual([
      '「信访救助基金」年中追加预算按净额列示：追加 2,341,400.00 元，调减 341,400.00 元，净额 2,000,000.00 元。',
    ]);
  });

  it('never prints 100% for one 分 less', () => {
    const model = table2(inputOf({ ...FUND_2023, spentFen: 284_139_999 }));
    expect(textsOf(model.rows)[0]?.at(-1)).toBe('99.99%');
    expect(textsOf(model.totalRows)[0]?.at(-1)).toBe('99.99%');
    expect(model.notes).toEqual([
      '金额以万元列示、四舍五入保留两位小数，精确数为：实际支出合计 2,841,399.99 元。',
    ]);
  });

  it('prints — where nothing was authorised', () => {
    const none = { ...FUND_2023, initialFen: 0, supplementFen: 0, spentFen: 0 };
    expect(textsOf(table2(inputOf(none)).totalRows)).toEqual([['合计', '0', '0', '0', '—']]);
  });

  it('keeps carried-over money and later returns out of the figures and says so', () => {
    const model = table2(
      inputOf({
        ...FUND_2023,
        carryOverAuthorisedFen: 1_000_000,
        spentFromCarryOverFen: 400_000,
        laterReturnsFen: 500_000,
      }),
    );
    expect(textsOf(model.rows)[0]).toEqual(['信访救助基金', '50', '234.14', '284.14', '100%']);
    expect(model.notes).toEqual([
      '「信访救助基金」另有上年结转 10,000.00 元，本年使用上年结转资金支出 4,000.00 元，未计入上表。',
      '「信访救助基金」本年支出中有 5,000.00 元在以后年度退回，按规定单独反映，不调减上表实际支出。',
    ]);
  });

  it('divides totals by totals, not rates by funds', () => {
    const half = { ...other, initialFen: 10_000, supplementFen: 0, spentFen: 0 };
    expect(textsOf(table2(inputOf(FUND_2023, half)).totalRows)[0]).toEqual([
      '合计',
      '50.01',
      '234.14',
      '284.14',
      '99.99%',
    ]);
  });

  it('says when rounded rows do not add up to the rounded total', () => {
    const third = (name: string) => ({ ...FUND_2023, name, initialFen: 3_334 });
    const model = table1(inputOf(third('甲'), third('乙'), third('丙')));
    expect(textsOf(model.totalRows)).toEqual([['合计', '', '0.01']]);
    expect(model.notes).toEqual([
      '金额以万元列示、四舍五入保留两位小数，精确数为：预算支出合计 100.02 元。',
      '因四舍五入，预算支出各项相加为 0 万元，与合计 0.01 万元相差 0.01 万元，以合计为准。',
    ]);
  });
});

describe('what can not be a table', () => {
  it('refuses a year without a fund, and the same fund twice', () => {
    expect(() => table1(inputOf())).toThrow(AppError);
    expect(codeOf(() => table2(inputOf()))).toBe('REPORT-NO-FUND');
    expect(codeOf(() => table2(inputOf(FUND_2023, FUND_2023)))).toBe('REPORT-FUND-TWICE');
  });

  it('crashes on amounts that are no whole 分 or have the wrong sign', () => {
    expect(() => table1(inputOf({ ...FUND_2023, initialFen: 0.5 }))).toThrow(RangeError);
    expect(() => table2(inputOf({ ...FUND_2023, reductionFen: -1 }))).toThrow(RangeError);
    expect(() => table1({ ...inputOf(FUND_2023), chainHead: 'abc' })).toThrow(RangeError);
  });
});

describe('the proof', () => {
  const model = table2(inputOf(FUND_2023, other));

  it('passes a true table', () => {
    expect(proofOf(model).ok).toBe(true);
  });

  it('finds a total that is one 分 off, a left-out total and a wrong rate', () => {
    const total = model.totalRows[0]!;
    const replaced = (at: number, value: (typeof total.cells)[number]) => ({
      ...model,
      totalRows: [
        { ...total, cells: total.cells.map((cell, place) => (place === at ? value : cell)) },
      ],
    });
    const cell = (value: NonNullable<(typeof total.cells)[number]>['value']) => ({
      value,
      rowSpan: 1,
      colSpan: 1,
    });
    expect(proofOf(replaced(1, cell({ kind: 'wan', fen: 100_000_001 }))).ok).toBe(false);
    expect(proofOf(replaced(3, cell({ kind: 'blank' }))).ok).toBe(false);
    expect(proofOf(replaced(4, cell({ kind: 'rate', numerator: 1, denominator: 1 }))).ok).toBe(
      false,
    );
  });

  it('finds a row that is on no page or on two', () => {
    const [page] = model.pages;
    const without = { ...model, pages: [{ ...page!, rows: page!.rows.slice(1) }] };
    const twice = { ...model, pages: [{ ...page!, rows: [...page!.rows, page!.rows[0]!] }] };
    expect(proofOf(without).ok).toBe(false);
    expect(proofOf(twice).ok).toBe(false);
  });
});
