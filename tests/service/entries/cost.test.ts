import { expect, test } from 'vitest';
import { World } from '../adversarial/world.ts';

/**
 * Posting reads its own batch and a year's days, however many entries there are; the yearly check
 * of the rules reads its year.
 */
test.each([
  'SELECT * FROM uncounted_day',
  'SELECT * FROM batch_day WHERE posting_id = ?',
  'SELECT * FROM spending_change WHERE fund_id = ? AND budget_year = ?',
  'SELECT sum(amount_fen) FROM entry WHERE of_entry_id = ?',
  'SELECT 1 FROM entry WHERE reverses_id = ?',
  'SELECT business_date FROM entry WHERE fund_id = ? AND prior_year_fen <> 0',
  'SELECT sum(amount_fen) FROM line_match WHERE line_id = ?',
  'SELECT 1 FROM voucher WHERE posting_id = ?',
  'SELECT rules_passed FROM entry WHERE fund_id = ? AND budget_year = ?',
  'SELECT judgements FROM payment_request WHERE day BETWEEN ? AND ?',
])('%s reads no table from end to end', (sql) => {
  const { db } = World.open();
  const question = db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const values = sql.split('?').slice(1).fill('1');
  const steps = (question.all(...values) as { detail: string }[]).map(({ detail }) => detail);
  expect(
    steps.filter((step) => /^SCAN (entry|e|voucher|line_match|day_total|d)\b/.test(step)),
  ).toEqual([]);
  expect(steps.some((step) => step.startsWith('SEARCH'))).toBe(true);
});
