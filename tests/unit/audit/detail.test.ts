import { describe, expect, it } from 'vitest';
import { detailText, readDetail } from '#shared/audit/detail.ts';

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

  it('names the paper that was printed', () => {
    expect(detailText('{"input":{"kind":"rule-check","year":2023}}')).toBe(
      '类型 专款专用核查表，年度 2023',
    );
  });

  it('counts what was handled together', () => {
    expect(detailText('{"input":{"uids":["a","b"]},"result":{"chainSeq":7}}')).toBe(
      '共 2 项，账链 7',
    );
  });

  it('tells what was changed', () => {
    const change = (field: string, before: string, after: string) => ({ field, before, after });
    const changes = [change('金额', '1.00', '2.00'), change('备注', '', '已填')];
    const detail = JSON.stringify({ input: { documentNo: '示1号' }, changes });
    expect(detailText(detail)).toBe('文号 示1号；修改 金额：1.00 → 2.00；备注：（空） → 已填');
    expect(readDetail(detail).changes).toEqual(changes);
  });

  it('tells the role of an operator, and of whoever is paid', () => {
    const roles = ['reviewer', 'guardian', 'paying-unit'];
    const says = roles.map((role) => detailText(JSON.stringify({ input: { role } })));
    expect(says).toEqual(['角色 复核', '角色 监护人', '角色 代发单位']);
  });

  it('reads on past a word it does not know', () => {
    expect(detailText('{"input":{"kind":"of-old","role":"of-old"}}')).toBe(
      '类型 of-old，角色 of-old',
    );
  });

  it('shows as it stands what it cannot read', () => {
    expect(detailText('旧格式')).toBe('旧格式');
  });
});
