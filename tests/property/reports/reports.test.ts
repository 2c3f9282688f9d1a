import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWan } from '#shared/money/wan.ts';
import { renderValue } from '#shared/reports/cell-value.ts';
import type { FundFigures } from '#shared/reports/fund-figures.ts';
import { table1, table2 } from '#shared/reports/fund-tables.ts';
import { layoutTable } from '#shared/reports/layout-table.ts';
import { textAreaMm } from '#shared/reports/page-geometry.ts';
import { proofOf } from '#shared/reports/proof.ts';
import { spanFault } from '#shared/reports/span-grid.ts';
import type { TableCell, TableRow } from '#shared/reports/types.ts';

const fen = fc.integer({ min: 0, max: 100_000_000_000 });
const fund = fc.record<Omit<FundFigures, 'name'>>({
  department: fc.constant('信访局'),
  initialFen: fen,
  supplementFen: fen,
  reductionFen: fen,
  carryOverAuthorisedFen: fen,
  spentFen: fen,
  spentFromCarryOverFen: fen,
  laterReturnsFen: fen,
});
const funds = fc
  .array(fund, { minLength: 1, maxLength: 60 })
  .map((list) =>
    list.map((figures, at) => ({ ...figures, name: `基金${'之'.repeat(at % 20)}${at}` })),
  );
const frame = {
  year: 2023,
  bureau: '局',
  ledgerName: '账',
  chainHead: null,
  logHead: null,
  sample: false,
};

describe('tables 1 and 2 of any funds', () => {
  it('prove themselves, and print 100% only for exactly 100%', () => {
    fc.assert(
      fc.property(funds, (list) => {
        for (const model of [
          table1({ ...frame, funds: list }),
          table2({ ...frame, funds: list }),
        ]) {
          expect(proofOf(model).lines.filter((line) => !line.ok)).toEqual([]);
          for (const row of [...model.rows, ...model.totalRows]) {
            for (const cell of row.cells) {
              if (cell?.value.kind !== 'rate') continue;
              const { numerator, denominator } = cell.value;
              const { text } = renderValue(cell.value);
              expect(text === '100%').toBe(denominator !== 0 && numerator === denominator);
              expect(text === '—').toBe(denominator === 0);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have a rounding note exactly when the printed rows do not add up to the printed total', () => {
    const small = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(small, (amounts) => {
        const list = amounts.map((initialFen, at) => ({ ...ZERO, name: `${at}`, initialFen }));
        const model = table1({ ...frame, funds: list });
        const printed = amounts.reduce((sum, amount) => sum + hundredths(formatWan(amount)), 0);
        const total = hundredths(formatWan(amounts.reduce((sum, amount) => sum + amount, 0)));
        const noted = model.notes.some((note) => note.startsWith('因四舍五入'));
        expect(noted).toBe(printed !== total);
      }),
    );
  });

  it('give a spreadsheet the number that the text says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
        const { text, number } = renderValue({ kind: 'wan', fen: amount });
        expect(String(number)).toBe(text);
      }),
    );
  });
});

const ZERO: FundFigures = {
  name: '',
  department: '',
  initialFen: 0,
  supplementFen: 0,
  reductionFen: 0,
  carryOverAuthorisedFen: 0,
  spentFen: 0,
  spentFromCarryOverFen: 0,
  laterReturnsFen: 0,
};
const hundredths = (text: string): number => Math.round(Number(text) * 100);

/** Rows of three columns: the first merged over groups, then two texts of any length. */
const groups = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 })), {
    minLength: 1,
    maxLength: 30,
  }),
  { maxLength: 12 },
);

const text = (length: number): TableCell => ({
  value: { kind: 'text', text: '字'.repeat(length) },
  rowSpan: 1,
  colSpan: 1,
});

function rowsOf(sizes: readonly (readonly (readonly [number, number])[])[]): TableRow[] {
  return sizes.flatMap((group, g) =>
    group.map(([first, second], at) => ({
      key: `${g}-${at}`,
      cells: [at === 0 ? { ...text(4), rowSpan: group.length } : null, text(first), text(second)],
    })),
  );
}

function draftOf(rows: readonly TableRow[], notes: readonly string[]) {
  const column = (key: string) => ({ key, heading: key, widthMm: 50, align: 'left' as const });
  return {
    id: 'any',
    shortName: '任意',
    title: '任意',
    caption: { left: '', middle: '', right: '' },
    columns: ['a', 'b', 'c'].map(column),
    rows,
    totalRows: [{ key: 'total', cells: [text(2), text(0), text(0)] }],
    notes,
    signature: { places: [] },
    footer: { ledgerName: '', chainHead: null, logHead: null },
    mark: null,
  };
}

describe('pages of any table', () => {
  it('hold every row, note and total once and in order, within the sheet', () => {
    const notes = fc.array(
      fc.integer({ min: 1, max: 400 }).map((length) => '注'.repeat(length)),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(groups, notes, (sizes, lines) => {
        const rows = rowsOf(sizes);
        const model = layoutTable(draftOf(rows, lines));
        const keys = model.pages.flatMap((page) => page.rows.map((row) => row.key));
        expect(keys).toEqual(rows.map((row) => row.key));
        expect(model.pages.flatMap((page) => page.notes)).toHaveLength(lines.length);
        expect(model.pages.filter((page) => page.totalRows.length > 0)).toHaveLength(1);
        expect(model.pages.map((page) => page.showsSignature).lastIndexOf(true)).toBe(
          model.pages.length - 1,
        );
        for (const page of model.pages) {
          expect(spanFault(page.rows, 3)).toBeNull();
          if (page.totalRows.length > 0 && rows.length > 0)
            expect(page.rows.length).toBeGreaterThan(0);
          const used = [...page.rows, ...page.totalRows, ...page.notes].reduce(
            (sum, part) => sum + part.heightMm,
            0,
          );
          expect(used).toBeLessThan(textAreaMm(model.orientation).height - 20);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('repeat the label of a merged cell at the top of each page it reaches', () => {
    fc.assert(
      fc.property(groups, (sizes) => {
        const model = layoutTable(draftOf(rowsOf(sizes), []));
        for (const page of model.pages) {
          const first = page.rows[0];
          if (first !== undefined) expect(first.cells[0]?.value).toEqual(text(4).value);
        }
      }),
      { numRuns: 40 },
    );
  });
});
