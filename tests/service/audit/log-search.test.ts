import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuditFilter, WHOLE_LOG } from '#shared/contract/audit.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { cellText } from '#shared/reports/cell-value.ts';
import { type Kit, openKit } from '../ledger-kit.ts';

type Page = CallOutput<'audit.list'>;
let kit: Kit;
beforeEach(() => {
  kit = openKit();
  for (const [at, fen] of [1_000, 2_000, 3_000].entries()) {
    kit.budget('supplement', fen, `2023-0${at + 1}-05`);
  }
  kit.as('clerk');
  try {
    kit.session.run('entries.post', { uids: [], acceptInquiry: [], reasons: [] });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
});
afterEach(() => kit.close());

const found = (filter: Partial<AuditFilter>) =>
  kit.session.run('audit.list', { ...WHOLE_LOG, ...filter, cursor: null, limit: 100 }).rows;
const countOf = (filter: Partial<AuditFilter>) =>
  kit.session.run('audit.summary', { ...WHOLE_LOG, ...filter }).count;

test('by content: the word of an act, a fact of it, a code', () => {
  expect(found({ text: '登记预算指标' }).map(({ call }) => call)).toEqual([
    'budget.add',
    'budget.add',
    'budget.add',
  ]);
  expect(found({ text: '2023-02-05' })).toHaveLength(1);
  expect(found({ text: 'budget%' })).toEqual([]);
});

test('by person and by result', () => {
  expect(found({ operator: '张某甲' }).every(({ operator }) => operator === '张某甲')).toBe(true);
  expect(found({ operator: '没有这个人' })).toEqual([]);
  const all = found({}).length;
  expect(found({ outcome: 'done' }).length + found({ outcome: 'refused' }).length).toBe(all);
});

test('by days as China counts them: the evening in UTC is the next morning here', () => {
  const { at } = found({})[0]!;
  const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
  const all = found({}).length;
  expect(found({ from: day, to: day })).toHaveLength(all);
  expect(found({ to: '2020-01-01' })).toEqual([]);
  expect(found({ from: '2099-01-01' })).toEqual([]);
});

test('pages by key give every line once, and the count is theirs', () => {
  const seqs: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = kit.session.run('audit.list', { ...WHOLE_LOG, cursor, limit: 2 });
    seqs.push(...page.rows.map(({ seq }) => seq));
    cursor = page.next;
  } while (cursor !== null);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  expect(seqs).toHaveLength(countOf({}));
});

test('the paper has the lines found, oldest first, with the head of the log', () => {
  const [table] = kit.session.run('audit.tables', { ...WHOLE_LOG, text: '登记预算指标' });
  expect(table!.rows.map(({ cells }) => cellText(cells[3]!.value))).toEqual([
    '登记预算指标',
    '登记预算指标',
    '登记预算指标',
  ]);
  const seqs = table!.rows.map(({ cells }) => Number(cellText(cells[0]!.value)));
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  expect(table!.notes.join()).toMatch(/操作日志链头 [0-9a-f]{64}/);
});
