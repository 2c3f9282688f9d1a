import { describe, expect, it } from 'vitest';
import { detailText } from '#shared/reports/audit-detail.ts';

describe('the log as a clerk reads it', () => {
  it('names the facts in Chinese and leaves uids to the raw text', () => {
    const detail = JSON.stringify({
      input: { fundUid: 'x', budgetYear: 2023, kind: 'supplement', amountFen: 80_000_000 },
      result: { uid: 'y' },
    });
    expect(detailText(detail)).toBe('年度 2023，类型 年中追加，金额 800,000.00');
  });

  it('says the gate in its word, and nothing of what was left empty', () => {
    const result = { gates: [{ gate: 'verified' }, { gate: 'decided' }] };
    const detail = JSON.stringify({ input: { gate: 'verified', documentNo: '' }, result });
    expect(detailText(detail)).toBe('环节 核实');
  });

  it('counts what was handled together', () => {
    expect(detailText('{"input":{"uids":["a","b"]},"result":{"chainSeq":7}}')).toBe(
      '共 2 项，账链 7',
    );
  });

  it('shows as it stands what it cannot read', () => {
    expect(detailText('旧格式')).toBe('旧格式');
  });
});
