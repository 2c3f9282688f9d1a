import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { writeCaseTemplate } from '#electron/formats/case-template.ts';
import { readCaseList } from '#electron/formats/read-case-list.ts';
import { CASE_COLUMNS } from '#shared/cases/columns.ts';
import { caseNoKey, compareRows } from '#shared/cases/compare.ts';
import { holdsNumberOfPerson } from '#shared/cases/privacy.ts';
import { type CaseList, readCaseList as readRows } from '#shared/cases/sheet.ts';
import type { CaseFields } from '#shared/contract/cases.ts';
import type { Row } from '#shared/statements/types.ts';

const HEAD = CASE_COLUMNS.map(({ title }) => title);
const GOOD = [
  '示信〔2023〕001号',
  '积案',
  '否',
  '是',
  '示例镇',
  '示例镇人民政府',
  '2023-03-01',
  '2023-04-30',
  '生活困难，申请救助',
];
const withCell = (title: string, text: string) =>
  GOOD.map((cell, at) => (HEAD[at] === title ? text : cell));
const read = (...rows: Row[]): CaseList => {
  const list = readRows([HEAD, ...rows]);
  if ('missing' in list) throw new Error(list.missing.join());
  return list;
};
const faultsOf = (title: string, text: string) => read(withCell(title, text)).rows[0]!.faults;

describe('rows of a case list', () => {
  test('a good row is a case', () => {
    expect(read(GOOD).rows).toMatchObject([
      {
        row: 2,
        faults: [],
        fields: {
          caseNo: '示信〔2023〕001号',
          category: 'backlog',
          crossSeparated: false,
          specialHardship: true,
          acceptedOn: '2023-03-01',
          dueOn: '2023-04-30',
        },
      },
    ]);
  });

  test('each fault is named by its column, and a row tells all of its faults', () => {
    expect(faultsOf('信访编号', '')).toEqual(['信访编号：请填写']);
    expect(faultsOf('类别', '重访')).toEqual(['类别：应为积案、初访或突发事件']);
    expect(faultsOf('特别困难', '可能')).toEqual(['特别困难：应为是或否']);
    expect(faultsOf('受理日期', '2023-02-30')).toEqual([
      '受理日期：不是有效的日期，应如 2023-03-01',
    ]);
    expect(faultsOf('办结期限', '')).toEqual(['办结期限：请填写']);
    expect(faultsOf('办结期限', '2023-02-01')).toEqual(['办结期限：办结期限不能早于受理日期']);
    expect(faultsOf('诉求摘要', '长'.repeat(61))).toEqual(['诉求摘要：最多 60 个字']);
    expect(faultsOf('诉求摘要', '张某 430300199001010018')).toEqual([
      '诉求摘要：不要填写身份证号、电话或账号',
    ]);
    expect(read(GOOD.map(() => '')).rows).toEqual([]);
    expect(read(['', '', '', '', '', '', '', '', '只有摘要']).rows[0]!.faults).toHaveLength(6);
  });

  test('days and numbers kept as such, other words, blank flags, rows between', () => {
    const row: Row = [
      { text: '2.02E+11', number: '202300000001' },
      '初次信访',
      '',
      '√',
      '　示例镇 ',
      '示例镇人民政府',
      { text: '3/1/23', date: '2023-03-01 00:00:00' },
      '2023年4月30日',
      '申请救助',
    ];
    const list = read(GOOD, [], row);
    expect(list.rows.map((each) => each.row)).toEqual([2, 4]);
    expect(list.rows[1]!.fields).toMatchObject({
      caseNo: '202300000001',
      category: 'first-visit',
      crossSeparated: false,
      specialHardship: true,
      township: '示例镇',
      acceptedOn: '2023-03-01',
      dueOn: '2023-04-30',
    });
  });

  test('headings below a title, in another order, under other names; others are told', () => {
    const head = ['序号', '主要诉求', ...HEAD.slice(0, 8).map((h) => ` ${h}* `)];
    const list = readRows([['示例县个案名单'], head, ['1', '申请救助', ...GOOD.slice(0, 8)]]);
    expect(list).toMatchObject({ headerRow: 2, unread: ['序号'], rows: [{ row: 3, faults: [] }] });
    expect(readRows([HEAD.filter((h) => h !== '办结期限'), GOOD])).toEqual({
      missing: ['办结期限'],
    });
  });
});

describe('rows against the register', () => {
  const fields = read(GOOD).rows[0]!.fields!;
  const compare = (rows: Row[], known: CaseFields[] = []) => {
    const byKey = new Map(known.map((each) => [caseNoKey(each.caseNo), each]));
    return compareRows(read(...rows).rows, (key) => byKey.get(key) ?? null).map((v) => [
      v.status,
      v.reason,
    ]);
  };

  test('new, registered alike, registered otherwise', () => {
    expect(compare([GOOD])).toEqual([['new', '']]);
    expect(compare([GOOD], [fields])).toEqual([['existing', '已登记，内容相同，不重复登记。']]);
    const [[status, reason]] = compare([GOOD], [{ ...fields, township: '另一镇' }]) as [string[]];
    expect(status).toBe('conflict');
    expect(reason).toBe('编号已登记，内容不同：乡镇（街道）。');
  });

  test('a number twice in the file: once when alike, not at all when not', () => {
    expect(compare([GOOD, GOOD]).map(([status]) => status)).toEqual(['new', 'existing']);
    const other = withCell('责任单位', '示例县住建局');
    expect(compare([GOOD, other, withCell('信访编号', '乙')])).toEqual([
      ['conflict', '与第 3 行编号相同而内容不同，请核对原件。'],
      ['conflict', '与第 2 行编号相同而内容不同，请核对原件。'],
      ['new', ''],
    ]);
  });

  test('a number is the same whatever the width of its signs', () => {
    expect(caseNoKey('示信〔2023〕 001号')).toBe(caseNoKey('示信（2023）001号'));
    expect(caseNoKey('xf-1')).toBe(caseNoKey('ＸＦ-1'));
    expect(caseNoKey('xf-1')).not.toBe(caseNoKey('xf-01'));
  });
});

describe('the template', () => {
  async function filled(rows: (string | Date)[][]): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    const bytes = await writeCaseTemplate(new Date('2023-01-01T00:00:00Z'));
    await book.xlsx.load(bytes.slice().buffer);
    const sheet = book.getWorksheet('个案名单')!;
    for (const [at, row] of rows.entries()) {
      for (const [column, value] of row.entries()) sheet.getCell(at + 2, column + 1).value = value;
    }
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  test('filled in, it is read back; its help is no list', async () => {
    const days = [new Date('2023-03-01T00:00:00Z'), new Date('2023-04-30T00:00:00Z')];
    const bytes = await filled([GOOD, [...GOOD.slice(0, 6), ...days, GOOD[8]!]]);
    const list = readCaseList(bytes);
    expect(list).toMatchObject({ sheet: '个案名单', headerRow: 1, unread: [] });
    expect(list.rows).toHaveLength(2);
    expect(list.rows[1]!.fields).toEqual(list.rows[0]!.fields);
  });

  test('the examples of its help are a good row', () => {
    expect(read(CASE_COLUMNS.map(({ example }) => example)).rows[0]!.faults).toEqual([]);
  });

  test('unfilled it says so, and what is no list is refused in its own words', async () => {
    const codeOf = (bytes: Uint8Array) => {
      try {
        readCaseList(bytes);
        return 'no error';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(codeOf(await filled([]))).toBe('CASE-LIST-EMPTY');
    expect(codeOf(new TextEncoder().encode('甲,乙\n1,2\n'))).toBe('CASE-LIST-HEADER');
    expect(codeOf(new TextEncoder().encode('%PDF-1.4'))).toBe('CASE-FILE');
    const many = [HEAD, ...Array.from({ length: 5_001 }, () => GOOD)];
    const text = many.map((row) => row.map((cell) => cell.replace('，', '')).join(',')).join('\n');
    expect(codeOf(new TextEncoder().encode(text))).toBe('CASE-LIST-TOO-LONG');
  });
});

test('numbers of persons are told however they are spaced', () => {
  expect(holdsNumberOfPerson('138 0013 8000')).toBe(true);
  expect(holdsNumberOfPerson('43030019900101001X')).toBe(true);
  expect(holdsNumberOfPerson('６２１７００００１２３４５６７８')).toBe(true);
  expect(holdsNumberOfPerson('2023年3月拆迁补偿 20 万元')).toBe(false);
});
