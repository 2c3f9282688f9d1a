import { describe, expect, it } from 'vitest';
import { delimitersIn } from '#electron/formats/delimiters.ts';
import { READ_LIMITS } from '#electron/formats/limits.ts';
import { readStatement } from '#electron/formats/read-statement.ts';
import { splitDelimited } from '#electron/formats/split-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const LINES = [
  ['交易日期', '收入金额', '支出金额', '余额', '摘要'],
  ['2023-01-03', '+100.00', '', '100.00', '拨款,年初'],
  ['2023-01-04', '', '30.00', '70.00', '救助~3月'],
  ['2023-01-05', '', '-5.00', '75.00', '冲正'],
];

describe('what parts columns is found in the file', () => {
  it.each([',', '\t', '|', ';', '，', '；', '｜', '¦', '┆', '│', '#', '^', '~', '\x01', '\x1f'])(
    'one sign: %j',
    (sign) => {
      const cells = LINES.map((line) => line.map((cell) => cell.replaceAll(sign, '')));
      expect(parted(cells, sign)).toBe(sign);
    },
  );

  it.each(['||', '|+|', '~~', '@@', '^|', '|@|', '!|', '$|$', '<|>', '#@#', '::', '、|'])(
    'several signs: %s',
    (signs) => {
      expect(parted(LINES, signs)).toBe(signs);
    },
  );

  function parted(lines: readonly (readonly string[])[], by: string): string | null {
    const text = lines.map((line) => line.join(by)).join('\r\n');
    const { grid, recognition } = readStatement(utf8(text));
    expect(grid.rows.map((row) => row.length)).toEqual([5, 5, 5, 5]);
    expect(recognition).toMatchObject({
      totalInFen: 10000,
      totalOutFen: 2500,
      direction: { proof: 'proven' },
      faulty: [],
    });
    return grid.delimiter;
  }

  it('lines of a printed table are no rows', () => {
    const rule = '+------------+';
    const lines = LINES.map((line) => `|${line.join('|')}|`);
    const text = [rule, lines[0], rule, ...lines.slice(1), rule, '3 rows in set'].join('\n');
    const { recognition } = readStatement(utf8(text));
    expect(recognition).toMatchObject({ headerRow: 2, totalOutFen: 2500, faulty: [] });
    const marked = [lines[0], '|---|:---:|---|---|---|', ...lines.slice(1)].join('\n');
    expect(readStatement(utf8(marked)).recognition.faulty).toEqual([]);
  });
});

it('looks at runs and at their single signs, the most frequent first', () => {
  expect(delimitersIn(['a||b||c||||d'])).toEqual(['|', '||']);
  expect(delimitersIn(['1,234.56 -2/3 (x) "y"', '账号：1 户名：2'])).toEqual([]);
});

it('splits quoted fields at a delimiter of several signs', () => {
  const text = '"a||b"||"c ""d"""  ||e|f||="01"\r\n||||"x\ny"||\r\n';
  expect(splitDelimited(text, '||', READ_LIMITS)).toEqual([
    ['a||b', 'c "d"', 'e|f', '01'],
    ['', '', 'x\ny', ''],
  ]);
});
