import { describe, expect, it } from 'vitest';
import { inspectionOf } from '#shared/statements/inspection.ts';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { Mapping, Recognition, Row } from '#shared/statements/types.ts';

const HEAD = ['交易日期', '借方发生额', '贷方发生额', '余额', '对方户名', '摘要'];

function read(rows: readonly Row[], mapping: Mapping = {}): Recognition {
  const result = recognise(rows, mapping);
  if (!isRecognised(result)) throw new Error(`not recognised: ${result.reason}`);
  return result;
}

/** Rows of day, signed 元 and balance in 元, 借 being money out. */
function rowsOf(...moves: readonly (readonly [string, number, number | null])[]): Row[] {
  return moves.map(([day, amount, balance]) => [
    day,
    amount < 0 ? (-amount).toFixed(2) : '',
    amount > 0 ? amount.toFixed(2) : '',
    balance === null ? '' : balance.toFixed(2),
    '张三',
    '转账',
  ]);
}

const GOOD = rowsOf(
  ['2023-01-03', 100, 100],
  ['2023-01-04', -30, 70],
  ['2023-01-05', 25, 95],
  ['2023-01-06', -1, 94],
);

describe('direction and order', () => {
  it('proves both from balances, not from the word 借', () => {
    const asWritten = read([HEAD, ...GOOD]);
    expect(asWritten.direction).toEqual({ reading: 'debit-out', proof: 'proven' });
    const turned = ['交易日期', '贷方发生额', '借方发生额', '余额', '对方户名', '摘要'];
    const fromCustomer = read([turned, ...GOOD]);
    expect(fromCustomer.direction).toEqual({ reading: 'debit-in', proof: 'proven' });
    expect(fromCustomer.lines.map((l) => l.amountFen)).toEqual(
      asWritten.lines.map((l) => l.amountFen),
    );
    const descending = read([HEAD, ...[...GOOD].reverse()]);
    expect(descending).toMatchObject({ order: 'descending', openingFen: 0, closingFen: 9400 });
    expect(descending.chronological).toEqual([3, 2, 1, 0]);
  });

  it('asks about a file of one row', () => {
    const one = read([HEAD, GOOD[0]!]);
    expect(one.direction.proof).toBe('ambiguous');
    expect(one.order).toBe('unknown');
    expect(one.lines).toHaveLength(1);
  });

  it('asks where equal amounts of one day read as well backwards with the sign turned', () => {
    const same = rowsOf(['2023-01-03', 5, 10], ['2023-01-03', 5, 15], ['2023-01-03', 5, 20]);
    const asked = read([HEAD, ...same]);
    expect(asked.direction.proof).toBe('ambiguous');
    expect(asked.candidates).toEqual([
      { direction: 'debit-out', order: 'ascending' },
      { direction: 'debit-in', order: 'descending' },
    ]);
    // Days that only go up rule the backward reading out.
    const dated = rowsOf(['2023-01-03', 5, 10], ['2023-01-04', 5, 15], ['2023-01-05', 5, 20]);
    expect(read([HEAD, ...dated]).direction.proof).toBe('proven');
  });

  it('asks where a chain is its own mirror image', () => {
    const mirror = rowsOf(['2023-01-03', 100, 100], ['2023-01-03', -100, 0]);
    const asked = read([HEAD, ...mirror]);
    expect(asked).toMatchObject({ direction: { proof: 'ambiguous' }, order: 'unknown' });
    expect([asked.openingFen, asked.closingFen]).toEqual([null, null]);
  });

  it('takes a person’s choice where it can prove nothing', () => {
    const mirror = rowsOf(['2023-01-03', 100, 100], ['2023-01-03', -100, 0]);
    const chosen = read([HEAD, ...mirror], { order: 'descending' });
    expect(chosen.direction.proof).toBe('assumed');
    expect(chosen).toMatchObject({ order: 'descending', openingFen: 10000, closingFen: 10000 });
    const turned = read([HEAD, GOOD[0]!], { direction: 'debit-in' });
    expect(turned.direction).toEqual({ reading: 'debit-in', proof: 'assumed' });
    expect(turned.lines[0]!.amountFen).toBe(-10000);
  });

  it('proposes the reading with fewest breaks and names the rows', () => {
    const broken = read([HEAD, ...GOOD.slice(0, 2), ...GOOD.slice(3)]);
    expect(broken.direction).toEqual({ reading: 'debit-out', proof: 'assumed' });
    expect(broken.breaks).toEqual([4]);
    expect(broken.lines).toHaveLength(3);
  });

  it('proves through rows without a balance and past a row it could not read', () => {
    const gaps = rowsOf(
      ['2023-01-03', 100, 100],
      ['2023-01-04', -30, null],
      ['2023-01-05', 25, 95],
      ['2023-01-06', -1, null],
    );
    expect(read([HEAD, ...gaps])).toMatchObject({
      direction: { proof: 'proven' },
      openingFen: 0,
      closingFen: 9400,
    });
    const faulty: Row = ['2023-01-04', '30.001', '', '70.00', '', ''];
    const anchored = read([HEAD, GOOD[0]!, faulty, ...GOOD.slice(2)]);
    expect(anchored.direction.proof).toBe('proven');
    expect(anchored.faulty).toMatchObject([{ row: 3, code: 'amount-decimals' }]);
    expect(anchored.breaks).toEqual([]);
  });

  it('proves days listed downwards with the rows of a day upwards', () => {
    const blocks = rowsOf(
      ['2023-01-05', 7, 77],
      ['2023-01-05', -2, 75],
      ['2023-01-04', -50, 60],
      ['2023-01-04', 10, 70],
      ['2023-01-03', 110, 110],
    );
    expect(read([HEAD, ...blocks])).toMatchObject({
      direction: { reading: 'debit-out', proof: 'proven' },
      order: 'descending',
      openingFen: 0,
      closingFen: 7500,
      chronological: [4, 2, 3, 0, 1],
    });
  });

  it('orders the shuffled rows of one day by their balances alone', () => {
    const shuffled = rowsOf(
      ['2023-01-03', 100, 100],
      ['2023-01-04', -5, 45],
      ['2023-01-04', -30, 70],
      ['2023-01-04', -20, 50],
      ['2023-01-05', 3, 48],
    );
    const found = read([HEAD, ...shuffled]);
    expect(found.direction.proof).toBe('proven');
    expect(found.chronological).toEqual([0, 2, 3, 1, 4]);
  });

  it('keeps a chain per own account', () => {
    const head = [...HEAD, '账号'];
    const of = (account: string, rows: Row[]): Row[] => rows.map((row) => [...row, account]);
    const [a, b] = [of('430111', GOOD.slice(0, 2)), of('430222', GOOD.slice(0, 2))];
    const two = read([head, a[0]!, b[0]!, a[1]!, b[1]!]);
    expect(two.direction.proof).toBe('proven');
    expect(two.ownAccounts).toEqual(['430111', '430222']);
    expect(two.chains.map((c) => [c.account, c.openingFen, c.closingFen])).toEqual([
      ['430111', 0, 7000],
      ['430222', 0, 7000],
    ]);
    expect(two.openingFen).toBeNull();
  });

  it('takes a bare 账号 for the other party’s where the sheet has an account of its own', () => {
    const head = ['交易日期', '借方发生额', '贷方发生额', '余额', '账号', '户名'];
    const rows = GOOD.map((row, k) => [...row.slice(0, 4), `62220000${k}`, '张三']);
    const other = read([['账号：4301001234567890'], head, ...rows]);
    expect(other.direction.proof).toBe('proven');
    expect(other.lines[1]).toMatchObject({
      ownAccount: '4301001234567890',
      counterpartyAccount: '622200001',
      counterpartyName: '张三',
    });
    const own = GOOD.map((row) => [...row.slice(0, 4), '4301001234567890', '某局']);
    expect(read([['账号：4301****7890'], head, ...own]).lines[1]).toMatchObject({
      ownAccount: '4301001234567890',
      counterpartyAccount: null,
    });
  });

  it('states an assumption without balances: 收入 and 支出 say it, 借 and 贷 do not', () => {
    const without = GOOD.map((row) => [row[0]!, row[1]!, row[2]!, '张三', '转账']);
    const explicit = ['交易日期', '支出金额', '收入金额', '对方户名', '摘要'];
    expect(read([explicit, ...without]).direction).toEqual({
      reading: 'as-worded',
      proof: 'assumed',
    });
    const ledger = ['交易日期', '借方金额', '贷方金额', '对方户名', '摘要'];
    expect(read([ledger, ...without]).direction.proof).toBe('ambiguous');
    expect(read([explicit, ...without]).order).toBe('ascending');
  });

  it('reads a list of payments: refunds negative, nothing proven, totals compared', () => {
    const list = read([
      ['国库集中支付明细'],
      [
        '凭证号',
        '凭证日期',
        '实际支付日期',
        '实际支付金额',
        '支付金额',
        '收款人名称',
        '收款人账号',
        '用途',
        '银行交易流水号',
      ],
      ['1', '2023-01-02', '2023-01-03', '500.00', '500.00', '张三', '6222', '救助', 'A1'],
      ['2', '2023-01-03', '2023-01-04', '-500.00', '-500.00', '张三', '6222', '退回', 'A2'],
      ['合计', '', '', '0.00', '0.00', '', '', '', ''],
    ]);
    expect(list.direction).toEqual({ reading: 'payments', proof: 'assumed' });
    expect(list.lines.map((l) => [l.day, l.amountFen, l.reversal])).toEqual([
      ['2023-01-03', -50000, false],
      ['2023-01-04', 50000, true],
    ]);
    expect(list.lines[0]).toMatchObject({ counterpartyName: '张三', serial: 'A1' });
    expect(list.totalOutFen).toBe(0);
    expect(list.crossChecks).toContainEqual(
      expect.objectContaining({ name: 'totalOut', ok: true }),
    );
  });
});

describe('every row is accounted for', () => {
  const rows: Row[] = [
    ['账号：4301001234567890123', '户名：某局'],
    HEAD,
    ...GOOD.slice(0, 2),
    [''],
    ['本页小计', '30.00', '100.00'],
    ['账号：4301001234567890123', '', '页号：2'],
    HEAD,
    ...GOOD.slice(2),
    ['2023-13-01', '5.00', '', '89.00', '', ''],
    ['2023-01-07', '', '', '', '', '空'],
    ['2023-01-07', 'abc', '', '94.00', '', ''],
    ['2023-01-07', '1.00', '2.00', '94.00', '', ''],
    ['', '6.00', '', '88.00', '', ''],
    ['2023-01-08', '0.00', '0.00', '94.00', '', ''],
    ['', '', '', '', '', '续'],
    ['2023-01-31', '31.00', '125.00', '94.00', '', '本月合计'],
    ['合计', '31.00', '125.00'],
    ['以上数据仅供参考'],
  ];
  const found = read(rows);

  it('as a line, skipped with a reason or faulty with a reason', () => {
    expect(found.lines.map((l) => l.rowNumber)).toEqual([3, 4, 9, 10]);
    expect(found.skipped.map((s) => [s.row, s.code])).toEqual([
      [5, 'blank'],
      [6, 'total'],
      [7, 'note'],
      [8, 'header-repeated'],
      [16, 'zero'],
      [17, 'continuation'],
      [18, 'total'],
      [19, 'total'],
      [20, 'note'],
    ]);
    expect(found.faulty.map((f) => [f.row, f.code])).toEqual([
      [11, 'date-unreadable'],
      [12, 'amount-missing'],
      [13, 'amount-unreadable'],
      [14, 'amount-both'],
      [15, 'date-missing'],
    ]);
    expect(found.lines.length + found.skipped.length + found.faulty.length).toBe(
      found.totalRows - 2,
    );
  });

  it('compares the grand total, not the page’s', () => {
    expect(found.crossChecks).toEqual(
      expect.arrayContaining([
        { name: 'totalIn', ok: true, stated: 12500, found: 12500 },
        { name: 'totalOut', ok: true, stated: 3100, found: 3100 },
      ]),
    );
  });

  it('keeps the sign of a 冲正 in its own column', () => {
    const back: Row[] = [...GOOD, ['2023-01-07', '-30.00', '', '124.00', '张三', '冲正']];
    const line = read([HEAD, ...back]).lines.at(-1)!;
    expect(line).toMatchObject({ amountFen: 3000, reversal: true });
    expect(read([HEAD, ...back])).toMatchObject({ totalInFen: 12500, totalOutFen: 100 });
  });
});

describe('what the sheet states of itself', () => {
  it('reads key and value in one cell, side by side, and one below the other', () => {
    const facts = read([
      ['账　　号：4301 0012 3456 7890　户　名：某县信访局', '', '币种：人民币'],
      ['查询时间范围', '20230101-20230131', '总笔数', '4'],
      ['期初余额', '期末余额', '借方笔数', '贷方发生总额'],
      ['0.00', '94.00', '2笔', '125.00'],
      HEAD,
      ...GOOD,
    ]);
    expect(facts.facts).toMatchObject({
      ownAccount: '4301001234567890',
      ownName: '某县信访局',
      currency: 'CNY',
      periodFrom: '2023-01-01',
      periodTo: '2023-01-31',
      openingFen: 0,
      closingFen: 9400,
      count: 4,
      countDebit: 2,
      totalCreditFen: 12500,
    });
    expect(facts.crossChecks.map((c) => [c.name, c.ok])).toEqual([
      ['count', true],
      ['countOut', true],
      ['totalIn', true],
      ['opening', true],
      ['closing', true],
      ['movement', true],
      ['period', true],
    ]);
  });

  it('says when they disagree with the rows', () => {
    const lying = read([['账号：4301****0123', '期初余额：1.00', '总笔数：5'], HEAD, ...GOOD]);
    expect(lying.facts.ownAccount).toBe('4301****0123');
    expect(lying.crossChecks.filter((c) => !c.ok).map((c) => c.name)).toEqual([
      'count',
      'opening',
      'movement',
    ]);
  });

  it('takes the balance at download for no closing balance', () => {
    expect(read([['当前余额', '1.00'], HEAD, ...GOOD]).facts.closingFen).toBeNull();
  });
});

describe('headers', () => {
  it('are found in the first fifty rows only, and need a date and money', () => {
    const far = Array.from({ length: 50 }, () => ['说明']);
    expect(recognise([...far.slice(1), HEAD, ...GOOD])).toMatchObject({ headerRow: 50 });
    expect(recognise([...far, HEAD, ...GOOD])).toEqual({ reason: 'no-header' });
    expect(
      recognise([
        ['对方户名', '摘要', '余额'],
        ['a', 'b', '1.00'],
      ]),
    ).toEqual({ reason: 'no-header' });
    expect(recognise([[''], []])).toEqual({ reason: 'empty' });
  });

  it('may be chosen by hand with every column', () => {
    const rows: Row[] = [
      ['甲', '乙', '丙', '丁'],
      ['2023-01-03', '5.00', '5.00', 'x'],
      ['2023-01-04', '-2.00', '3.00', 'y'],
    ];
    const mapping: Mapping = {
      headerRow: 1,
      columns: [
        { index: 0, role: 'date' },
        { index: 1, role: 'amount' },
        { index: 2, role: 'balance' },
        { index: 3, role: 'counterpartyName' },
      ],
    };
    expect(read(rows, mapping)).toMatchObject({
      direction: { reading: 'signed', proof: 'proven' },
      lines: [{ amountFen: 500, counterpartyName: 'x' }, { amountFen: -200 }],
    });
  });

  it('of an empty month are a statement without rows', () => {
    const none = read([HEAD, ['无交易明细']]);
    expect(none.lines).toEqual([]);
    expect(none.totalInFen).toBe(0);
  });
});

it('prints exactly what inspect promises', () => {
  const json = inspectionOf(read([['账号：4301001234567890123'], HEAD, ...GOOD, ['合计']]), {
    container: 'text',
    encoding: 'gb18030',
  });
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    container: 'text',
    encoding: 'gb18030',
    headerRow: 2,
    columns: [
      { index: 0, header: '交易日期', role: 'date' },
      { index: 1, header: '借方发生额', role: 'out' },
      { index: 2, header: '贷方发生额', role: 'in' },
      { index: 3, header: '余额', role: 'balance' },
      { index: 4, header: '对方户名', role: 'counterpartyName' },
      { index: 5, header: '摘要', role: 'summary' },
    ],
    ownAccount: '4301001234567890123',
    period: { from: '2023-01-03', to: '2023-01-06' },
    order: 'ascending',
    direction: { reading: 'debit-out', proof: 'proven' },
    rows: 4,
    skipped: [{ row: 7, reason: '合计行' }],
    faulty: [],
    totalInFen: 12500,
    totalOutFen: 3100,
    openingFen: 0,
    closingFen: 9400,
    breaks: [],
    crossChecks: [{ name: 'movement', ok: true }],
  });
});
