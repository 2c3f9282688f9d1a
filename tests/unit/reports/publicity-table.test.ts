import { describe, expect, it } from 'vitest';
import { maskedName } from '#shared/people/masked.ts';
import { proofOf } from '#shared/reports/proof.ts';
import {
  type PublicityInput,
  type PublicityRow,
  publicityRow,
  publicityTable,
} from '#shared/reports/publicity-table.ts';
import { FUND_2023, inputOf, textsOf } from './sample.ts';

const decided = [
  { name: '张某某', township: '示例镇', category: '积案', amountFen: 1_000_000 },
  { name: '欧阳某', township: '样本乡', category: '初访', amountFen: 250_050 },
];

function input(changes: Partial<PublicityInput> = {}): PublicityInput {
  const { funds: _, ...frame } = inputOf(FUND_2023);
  return {
    ...frame,
    fund: '信访救助基金',
    number: '公示〔2023〕1号',
    place: '政务公开栏',
    fromDay: '2023-05-01',
    untilDay: '2023-05-07',
    rows: decided.map(publicityRow),
    ...changes,
  };
}

describe('公示表', () => {
  it('shows surname and stars, township, category and amount, with the total filled', () => {
    const model = publicityTable(input());
    expect(model.columns.map(({ heading }) => heading)).toEqual([
      '序号',
      '姓名',
      '乡镇',
      '类别',
      '救助金额',
    ]);
    expect(textsOf(model.rows)).toEqual([
      ['1', '张**', '示例镇', '积案', '10,000.00'],
      ['2', '欧阳**', '样本乡', '初访', '2,500.50'],
    ]);
    expect(textsOf(model.totalRows)).toEqual([['合计', '', '', '', '12,500.50']]);
    expect(model.caption.right).toBe('单位：元');
    expect(model.notes[0]).toBe('公示地点：政务公开栏。公示时间：2023年5月1日至2023年5月7日。');
    expect(proofOf(model).lines.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('holds no full name and no number of a person, even where one was typed', () => {
    const typed = {
      name: '张某某 430102199001011234',
      township: '示例镇 13800001234',
      category: '积案 6222 0212 3456 1234',
      amountFen: 100,
    };
    const text = JSON.stringify(
      publicityTable(input({ rows: [publicityRow(typed)], chainHead: null })),
    );
    expect(text).not.toMatch(/某某|430102|1380000|6222|1234/);
  });

  it('can’t be made of an unmasked name: neither by type nor past it', () => {
    // @ts-expect-error a plain name is no masked one
    const plain: PublicityRow = { ...decided[0]!, name: '张某某' };
    expect(() => publicityTable(input({ rows: [plain] }))).toThrow(RangeError);
    const halfMasked = { ...plain, name: '张某*' as unknown as ReturnType<typeof maskedName> };
    expect(() => publicityTable(input({ rows: [halfMasked] }))).toThrow(RangeError);
    expect(maskedName('张某某')).toBe('张**');
  });

  it('lists at least one decision, and many over pages', () => {
    expect(() => publicityTable(input({ rows: [] }))).toThrow(RangeError);
    const rows = Array.from({ length: 90 }, () => publicityRow(decided[0]!));
    const model = publicityTable(input({ rows, sample: true }));
    expect(model.pages.length).toBeGreaterThan(1);
    expect(model.mark).toBe('示例');
    expect(proofOf(model).ok).toBe(true);
  });
});
