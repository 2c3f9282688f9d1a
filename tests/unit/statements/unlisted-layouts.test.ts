import { describe, expect, it } from 'vitest';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { ColumnRole, Recognition, Row } from '#shared/statements/types.ts';

/** Habits of exports that no list of banks foretells; each was once read wrongly. */

function read(rows: readonly Row[]): Recognition {
  const result = recognise(rows);
  if (!isRecognised(result)) throw new Error(`not recognised: ${result.reason}`);
  return result;
}

const roleOf = ({ columns }: Recognition, header: string): ColumnRole | undefined =>
  columns.find((column) => column.header === header)?.role;

const checks = ({ crossChecks }: Recognition) => crossChecks.map(({ name, ok }) => [name, ok]);

describe('a column that only sounds like a direction flag', () => {
  const rows: Row[] = [
    ['2023-01-03', '100.00', '100.00', ''],
    ['2023-01-04', '-30.00', '70.00', ''],
    ['2023-01-05', '25.00', '95.00', ''],
  ];

  it('is no flag when its name marks the record', () => {
    const found = read([['交易日期', '交易金额', '余额', '记录标识号[ Record ID ]'], ...rows]);
    expect(roleOf(found, '记录标识号[ Record ID ]')).not.toBe('flag');
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found.lines.map((line) => line.amountFen)).toEqual([10000, -3000, 2500]);
  });

  it('is no flag when it is empty on every row', () => {
    const found = read([['交易日期', '交易金额', '余额', '借贷标志'], ...rows]);
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found.faulty).toEqual([]);
  });
});

describe('money out written with a minus in its own column', () => {
  const HEAD = ['发生时间', '收入金额（+元）', '支出金额（-元）', '账户余额（元）', '备注'];
  const rows: Row[] = [
    ['2023-01-03 09:00:00', '100.00', '0.00', '100.00', '拨款'],
    ['2023-01-04 09:00:00', '0.00', '-30.00', '70.00', '救助'],
    ['2023-01-05 09:00:00', '0.00', '-5.00', '65.00', '救助'],
    ['2023-01-06 09:00:00', '25.00', '0.00', '90.00', '退款'],
  ];
  const withoutBalance = (list: readonly Row[]) => list.map((row) => [...row.slice(0, 3), row[4]!]);

  it('is money out where balances prove it', () => {
    const found = read([HEAD, ...rows]);
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found).toMatchObject({ totalInFen: 12500, totalOutFen: 3500, breaks: [] });
    expect(found.lines.every((line) => !line.reversal)).toBe(true);
  });

  it('is money out without balances when every payment has it', () => {
    const found = read(withoutBalance([HEAD, ...rows]));
    expect(found.direction).toEqual({ reading: 'signed', proof: 'assumed' });
    expect(found.totalOutFen).toBe(3500);
  });

  it('is asked about where a single payment has it and no balance tells', () => {
    const found = read(withoutBalance([HEAD, rows[0]!, rows[1]!, rows[3]!]));
    expect(found.direction.proof).toBe('ambiguous');
  });

  it('stays a 冲正 where other payments have none', () => {
    const found = read([
      HEAD,
      ...rows.slice(0, 1),
      ['2023-01-04 09:00:00', '', '30.00', '70.00', '救助'],
      ['2023-01-05 09:00:00', '', '-30.00', '100.00', '冲正'],
    ]);
    expect(found.direction).toEqual({ reading: 'as-worded', proof: 'proven' });
    expect(found.lines.map((line) => [line.amountFen, line.reversal])).toEqual([
      [10000, false],
      [-3000, false],
      [3000, true],
    ]);
  });

  it('is money out in a list of payments too', () => {
    const list = [
      ['支付日期', '支付金额', '收款人名称'],
      ['2023-01-03', '-30.00', '张三'],
      ['2023-01-04', '-5.00', '李四'],
    ];
    expect(read(list).lines.map((line) => line.amountFen)).toEqual([-3000, -500]);
  });
});

describe('what a sheet states of itself', () => {
  const HEAD = ['交易日期', '收入金额', '支出金额', '余额', '摘要'];
  const rows: Row[] = [
    ['2023-01-03', '100.00', '', '100.00', '拨款'],
    ['2023-01-04', '', '30.00', '70.00', '救助'],
    ['2023-01-05', '', '5.00', '65.00', '救助'],
  ];

  it('reads a total behind its count', () => {
    const above = [['收入：1笔 100.00元'], ['支出合计：2笔，共-35.00元']];
    expect(checks(read([...above, HEAD, ...rows]))).toEqual([
      ['totalIn', true],
      ['totalOut', true],
      ['movement', true],
    ]);
  });

  it('knows English keys beside and inside cells', () => {
    const beside = [
      ['Account Number', '6200000000001234'],
      ['Opening Balance', '0.00'],
    ];
    const inside = [['Account No.: 6200000000001234  Currency: CNY']];
    const english = ['Date', 'Credit', 'Debit', 'Balance', 'Description'];
    for (const above of [beside, inside]) {
      expect(read([...above, english, ...rows]).facts.ownAccount).toBe('6200000000001234');
    }
    expect(checks(read([...beside, english, ...rows]))).toContainEqual(['opening', true]);
  });

  it('skips a dated row that only states the closing balance', () => {
    const found = read([HEAD, ...rows, ['2023-01-31', '', '', '65.00', '期末余额']]);
    expect(found.faulty).toEqual([]);
    expect(found.skipped).toEqual([{ row: 5, code: 'total', reason: '合计行' }]);
  });

  it('takes no amount in ten thousands for one in 元', () => {
    const head = ['交易日期', '收入金额（万元）', '支出金额(万元)', '余额（万元）', '摘要'];
    expect(recognise([head, ...rows])).toMatchObject({ reason: 'unit' });
    expect(recognise([['', '单位：人民币 万元'], HEAD, ...rows])).toMatchObject({ reason: 'unit' });
    expect(recognise([['单位：元'], HEAD, ...rows])).toMatchObject({ totalInFen: 10000 });
  });

  it.each([
    [[['单位：分'], HEAD]],
    [[['单位：', '分', '账号'], HEAD]],
    [[HEAD.map((word) => word.replace(/金额|余额/, '$&(分)'))]],
    [[HEAD.map((word) => word.replace('余额', '余额/千元'))]],
  ])('takes no other unit for 元: %j', (above) => {
    expect(recognise([...above, ...rows])).toMatchObject({ reason: 'unit' });
  });

  it('takes no branch for a unit', () => {
    expect(recognise([['开户单位：分行营业部'], HEAD, ...rows])).toMatchObject({
      totalInFen: 10000,
    });
  });

  it('finds values below a line of keys, though its neighbours are keys too', () => {
    const above = [
      ['账号', '户名', '期初余额', '期末余额', '开户日期'],
      ['18001234567890123', '示例县信访局', '0.00', '65.00', '2010-01-01'],
    ];
    const found = read([...above, HEAD, ...rows]);
    expect(found.facts).toMatchObject({ openingFen: 0, closingFen: 6500, ownName: '示例县信访局' });
  });
});

describe('a column of ones', () => {
  it('is no direction flag unless its header says so', () => {
    const found = read([
      ['交易日期', '交易金额', '收入笔数', '余额'],
      ['2023-01-03', '100.00', '1', '100.00'],
      ['2023-01-04', '-30.00', '1', '70.00'],
      ['2023-01-05', '-5.00', '1', '65.00'],
    ]);
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found).toMatchObject({ totalInFen: 10000, totalOutFen: 3500 });
  });
});

describe('a kind of transfer that sounds like a direction', () => {
  const HEAD = ['交易类型', '交易日期', '交易金额', '余额'];
  const rows = (kinds: readonly string[]): Row[] => [
    HEAD,
    [kinds[0]!, '2023-01-03', '100.00', '100.00'],
    [kinds[1]!, '2023-01-04', '-30.00', '70.00'],
    [kinds[2]!, '2023-01-05', '-5.00', '65.00'],
  ];

  it.each([[['往账', '往账', '往账']], [['来账', '往账', '往账']]])(
    'is no flag beside signed amounts: %s',
    (kinds) => {
      const found = read(rows(kinds));
      expect(roleOf(found, '交易类型')).toBe('other');
      expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
      expect(found).toMatchObject({ totalInFen: 10000, totalOutFen: 3500 });
    },
  );

  it('is the flag where a minus is a 冲正', () => {
    const found = read([
      HEAD,
      ['来账', '2023-01-03', '100.00', '100.00'],
      ['往账', '2023-01-04', '30.00', '70.00'],
      ['往账', '2023-01-05', '-30.00', '100.00'],
      ['来账', '2023-01-06', '1.00', '101.00'],
    ]);
    expect(found.direction).toEqual({ reading: 'as-worded', proof: 'proven' });
    expect(found).toMatchObject({ totalInFen: 10100, totalOutFen: 0 });
  });
});

it('reads + and - as flags', () => {
  const found = read([
    ['交易日期', '收支标志', '金额', '余额'],
    ['2023-01-03', '+', '100.00', '100.00'],
    ['2023-01-04', '-', '30.00', '70.00'],
  ]);
  expect(found.faulty).toEqual([]);
  expect(found.lines.map((line) => line.amountFen)).toEqual([10000, -3000]);
});

it('takes a column of several names for the other party’s, since an account has one holder', () => {
  const rows = (names: readonly string[]): Row[] => [
    ['交易日期', '收入', '支出', '余额', '户名'],
    ['2023-01-03', '100.00', '', '100.00', names[0]!],
    ['2023-01-04', '', '30.00', '70.00', names[1]!],
  ];
  expect(read(rows(['示例县财政局', '赵某甲'])).lines.map((l) => l.counterpartyName)).toEqual([
    '示例县财政局',
    '赵某甲',
  ]);
  const own = read(rows(['示例县信访局', '示例县信访局']));
  expect(own.facts.ownName).toBe('示例县信访局');
  expect(own.lines[0]!.counterpartyName).toBeNull();
});

describe('an own account in a sentence', () => {
  const table: Row[] = [
    ['交易日期', '收入', '支出', '余额', '摘要'],
    ['2023-01-03', '100.00', '', '100.00', ''],
  ];

  it.each([
    '账户[18001234567890123]交易明细',
    '账号 18001234567890123 户名 示例县信访局',
    '账号（本方）：18001234567890123',
    '某某银行（18001234567890123）对账单',
    '示例县信访局【18001234567890123】2023-01-01至2023-01-31明细',
    '账    号：[一卡通：18001234567890123 某分行]',
  ])('%s', (text) => {
    expect(read([[text], ...table]).facts.ownAccount).toBe('18001234567890123');
  });

  it('may be masked, or written in groups', () => {
    const grouped = read([['账户明细[1800 1234 5678 9012 345]'], ...table]);
    expect(grouped.facts.ownAccount).toBe('1800123456789012345');
    expect(read([['账户明细（1800****0123）'], ...table]).facts.ownAccount).toBe('1800****0123');
  });

  it.each([
    '查询条件 对方账号 18001234567890123',
    '对方账户（18001234567890123）',
    '统一社会信用代码[18001234567890123]',
    '导出时间：[20231231101112]',
    '甲（18001234567890123）乙（18001234567890124）',
  ])('is not another number: %s', (text) => {
    expect(read([[text], ...table]).facts.ownAccount).toBeNull();
  });
});

it('skips a total pushed into a money column, and a date that stands alone', () => {
  const found = read([
    ['交易日期', '收入', '支出', '余额', '摘要'],
    ['2023-01-03', '100.00', '', '100.00', ''],
    ['2023-01-03', '本日小计', '', '100.00', ''],
    ['2023-01-04', '', '30.00', '70.00', ''],
    ['2023-01-31'],
  ]);
  expect(found.faulty).toEqual([]);
  expect(found.skipped.map(({ row, code }) => [row, code])).toEqual([
    [3, 'total'],
    [5, 'note'],
  ]);
  expect(found.closingFen).toBe(7000);
});

describe('headers in Latin letters', () => {
  it.each([
    [
      [
        'Transaction Date',
        'Narrative',
        'Withdrawals',
        'Deposits',
        'Running Balance',
        'Counterparty',
      ],
    ],
    [['TRANS_DATE', 'SUMMARY', 'DEBIT_AMT', 'CREDIT_AMT', 'ACCT_BAL', 'OPP_ACCT_NAME']],
    [['tranDate', 'remark', 'drAmt', 'crAmt', 'bal', 'oppAcName']],
  ])('%s', (head) => {
    const found = read([
      head,
      ['2023-01-03', '拨款', '', '100.00', '100.00', '示例县财政局'],
      ['2023-01-04', '救助', '30.00', '', '70.00', '赵某甲'],
      ['2023-01-05', '救助', '5.00', '', '65.00', '钱某乙'],
    ]);
    expect(found).toMatchObject({ totalInFen: 10000, totalOutFen: 3500, faulty: [] });
    expect(found.direction.proof).toBe('proven');
    expect(found.lines[1]).toMatchObject({ counterpartyName: '赵某甲', memo: '救助' });
  });

  it('may repeat the header below its Chinese words', () => {
    const found = read([
      ['交易日期', '借贷', '交易金额', '余额', '对方户名'],
      ['Trans Date', 'Dc Flg', 'Trans Amt', 'Balance', 'Payee Name'],
      ['2023-01-03', '贷 Cr', '100.00', '100.00', '示例县财政局'],
      ['2023-01-04', '借 Dr', '30.00', '70.00', '赵某甲'],
    ]);
    expect(found).toMatchObject({ faulty: [], openingFen: 0, direction: { proof: 'proven' } });
  });
});

it('skips subtotals that name their day, month or page', () => {
  const found = read([
    ['交易日期', '摘要', '收入', '支出', '余额'],
    ['2023-01-03', '拨款', '100.00', '', '100.00'],
    ['', '2023-01-03小计', '100.00', '', '100.00'],
    ['2023-01-04', '救助', '', '30.00', '70.00'],
    ['', '第1页合计', '', '30.00', ''],
    ['2023-01合计', '', '100.00', '30.00', ''],
    ['5', '总计：', '100.00', '30.00', ''],
  ]);
  expect(found.faulty).toEqual([]);
  expect(found.skipped.map(({ row, code }) => [row, code])).toEqual([
    [3, 'total'],
    [5, 'total'],
    [6, 'total'],
    [7, 'total'],
  ]);
});

it('parts number and name of the other party where one column holds both', () => {
  const names = (header: string, content: string) => {
    const [line] = read([
      ['交易日期', '收入', '支出', '余额', header],
      ['2023-01-03', '100.00', '', '100.00', content],
    ]).lines;
    return [line!.counterpartyAccount, line!.counterpartyName];
  };
  const both = ['18001234567890123', '赵某甲'];
  expect(names('对方账号与户名', '18001234567890123/赵某甲')).toEqual(both);
  expect(names('对方户名/账号', '赵某甲 18001234567890123')).toEqual(both);
  expect(names('对手信息', '赵某甲')).toEqual([null, '赵某甲']);
  expect(names('对方户名', '某厂 18001234567890123')).toEqual([null, '某厂 18001234567890123']);
});

it('gives each account of a file its own chain, the one above the table too', () => {
  const head = ['交易日期', '摘要', '收入', '支出', '余额'];
  const found = read([
    ['账号：18001234567890123'],
    head,
    ['2023-01-03', '拨款', '100.00', '', '100.00'],
    ['2023-01-04', '救助', '', '30.00', '70.00'],
    [],
    ['账号', '18007654321098765'],
    head,
    ['2023-01-03', '拨款', '1.00', '', '1.00'],
    ['2023-01-04', '救助', '', '0.50', '0.50'],
  ]);
  expect(found.direction.proof).toBe('proven');
  expect(found.chains.map(({ account, closingFen }) => [account, closingFen])).toEqual([
    ['18001234567890123', 7000],
    ['18007654321098765', 50],
  ]);
  expect(found.openingFen).toBeNull();
});

it('takes no balance before the line for one after it', () => {
  const found = read([
    ['交易日期', '摘要', '收入', '支出', '交易前余额'],
    ['2023-01-03', '拨款', '100.00', '', '0.00'],
    ['2023-01-04', '救助', '', '30.00', '100.00'],
  ]);
  expect(found.lines.map((line) => line.balanceFen)).toEqual([null, null]);
  expect(found.direction).toEqual({ reading: 'as-worded', proof: 'assumed' });
});

it('takes no money from a row that the bank marks as not carried out', () => {
  const head = ['交易日期', '收款人名称', '支付金额', '处理状态'];
  const found = read([
    head,
    ['2023-01-03', '赵某甲', '30.00', '支付成功'],
    ['2023-01-04', '钱某乙', '5.00', '支付失败'],
    ['2023-01-05', '失败公司', '1.00', '支付成功'],
  ]);
  expect(found.totalOutFen).toBe(3100);
  expect(found.skipped).toMatchObject([{ row: 3, code: 'failed' }]);
  expect(read([head.with(3, '备注'), ['2023-01-04', '钱某乙', '5.00', '失败']]).totalOutFen).toBe(
    500,
  );
});

it.each([
  ['借方账号', '借方户名', '贷方账号', '贷方户名'],
  ['转出账号', '转出户名', '转入账号', '转入户名'],
  ['付方账号', '付方户名', '收方账号', '收方户名'],
])('knows payer and payee as %s, %s, %s, %s', (...sides) => {
  const [own, bureau, other] = ['18001234567890123', '示例县财政局', '18007654321098765'];
  const found = read([
    ['账号', own],
    ['交易日期', ...sides, '金额'],
    ['2023-01-03', other, bureau, own, '示例县信访局', '100.00'],
    ['2023-01-04', own, '示例县信访局', other, '赵某甲', '30.00'],
  ]);
  expect(found.lines.map((line) => [line.amountFen, line.counterpartyName])).toEqual([
    [10000, bureau],
    [-3000, '赵某甲'],
  ]);
});

it('reads 收入/支出 as a flag above words and as a signed amount above figures', () => {
  const flagged = read([
    ['交易日期', '收入/支出', '金额', '余额'],
    ['2023-01-03', '收入', '100.00', '100.00'],
    ['2023-01-04', '支出', '30.00', '70.00'],
  ]);
  const signed = read([
    ['交易日期', '收入/支出', '余额'],
    ['2023-01-03', '+100.00', '100.00'],
    ['2023-01-04', '-30.00', '70.00'],
  ]);
  for (const found of [flagged, signed]) {
    expect(found.lines.map((line) => line.amountFen)).toEqual([10000, -3000]);
    expect(found.direction.proof).toBe('proven');
  }
});

it('begins at the first of the headers that pages repeat, whatever stands below a later one', () => {
  const head = ['交易日期', '收入', '支出', '附言'];
  const found = read([
    head,
    ['12/28/2023', '100.00', '', ''],
    head,
    ['12/29/2023', '', '30.00', '2023-01-01'],
  ]);
  expect(found.headerRow).toBe(1);
  expect(found.lines).toHaveLength(2);
  const words = read([
    head,
    ['x', '', '', '没有明细'],
    ['', '', '', ''],
    [''],
    [''],
    head,
    ['2023-12-29', '', '30.00', ''],
  ]);
  expect(words.headerRow).toBe(1);
});
