import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellText } from '#shared/reports/cell-value.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { type CheckedRecord, countChecks, resultOf } from '#shared/reports/rule-check.ts';
import { ruleCheckBook } from '#shared/reports/rule-check-table.ts';
import { RULE_CODES, type RuleCode } from '#shared/rules/types.ts';

const code = fc.constantFrom(...RULE_CODES);
const checked = fc.record<CheckedRecord>({
  code,
  subject: fc.constantFrom('entry', 'relief', 'working_expense'),
  // Few of them: one record told of twice by one rule is no fault.
  uid: fc.constantFrom('one', 'two', 'three'),
  record: fc.string({ maxLength: 30 }),
  outcome: fc.constantFrom('passed', 'warned', 'failed'),
  message: fc.string({ maxLength: 80 }),
  reason: fc.constantFrom('', ' ', '公示期内先行'),
  exception: fc.boolean(),
  corrected: fc.boolean(),
});
const records = fc.array(checked, { maxLength: 120 });
const passed = fc
  .array(fc.tuple(code, fc.nat(5000)), { maxLength: 17 })
  .map((pairs) => new Map<RuleCode, number>(pairs));

it('of every rule what was judged is the sum of its results, whatever was recorded', () => {
  fc.assert(
    fc.property(records, passed, (list, counted) => {
      const counts = countChecks(list, counted);
      expect(counts.map((count) => count.code)).toEqual(RULE_CODES);
      for (const { code: rule, judged, results } of counts) {
        const sum = Object.values(results).reduce((total, n) => total + n, 0);
        const listed = list.filter((one) => one.code === rule).length;
        expect([judged, judged]).toEqual([sum, listed + (counted.get(rule) ?? 0)]);
      }
    }),
  );
});

it('the paper adds up in rows and columns and lists all that did not simply pass', () => {
  const frame = { year: 2023, bureau: '示例县信访局', ledgerName: '示例', sample: true };
  fc.assert(
    fc.property(records, passed, (list, counted) => {
      const [table, told] = ruleCheckBook({
        ...frame,
        chainHead: null,
        logHead: null,
        fund: '信访救助基金',
        records: list,
        passed: counted,
        off: [],
        approvalsOn: null,
      });
      const figures = (row: (typeof table & object)['rows'][number]) =>
        row.cells.slice(2).map((cell) => (cell ? Number(cellText(cell.value)) : Number.NaN));
      const rows = table!.rows.map(figures);
      const total = figures(table!.totalRows[0]!);
      for (const [judged, ...results] of [...rows, total]) {
        expect(results.reduce((sum, n) => sum + n, 0)).toBe(judged);
      }
      expect(total).toEqual(total.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0)));
      const open = list.filter((one) => resultOf(one) !== 'passed').length;
      expect(told?.rows.length ?? 0).toBe(open);
      for (const model of told ? [table!, told] : [table!]) {
        expect(proofOf(model).lines.filter(({ ok }) => !ok)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
