import { describe, expect, it } from 'vitest';
import { type AuditLine, auditTable } from '#shared/reports/audit-table.ts';
import { cellText } from '#shared/reports/cell-value.ts';
import { FUND_2023, inputOf } from './sample.ts';

const line = (seq: number, detail: string): AuditLine => ({
  ...{ seq, detail, at: '2023-03-01T01:00:00.000Z', operator: '张某甲', word: '更正申请' },
  ...{ outcome: 'done', code: null },
});
const { funds: _, ...frame } = inputOf(FUND_2023);
const table = (...lines: AuditLine[]) => auditTable({ ...frame, lines, filter: '' });
const contentOf = (model: ReturnType<typeof table>) => cellText(model.rows[0]!.cells[6]!.value);

describe('操作日志 on paper', () => {
  it('has before and after in its column', () => {
    const changes = [{ field: '金额', before: '1.00', after: '2.00' }];
    expect(contentOf(table(line(1, JSON.stringify({ changes }))))).toBe('修改 金额：1.00 → 2.00');
  });

  it('fits a page however much a call changed, and says that there is more', () => {
    const long = '很长的指标名称'.repeat(6);
    const changes = Array.from({ length: 100 }, (_, at) => ({
      ...{ field: `「${long}${at}」名称`, before: long, after: long },
    }));
    const lines = [1, 2, 3].map((seq) => line(seq, JSON.stringify({ changes })));
    const model = table(...lines);
    expect(contentOf(model)).toMatch(/…（余见账套）$/);
    expect(model.pages.flatMap(({ rows }) => rows)).toHaveLength(3);
  });
});
