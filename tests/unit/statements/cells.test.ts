import { describe, expect, it } from 'vitest';
import { readAmount } from '#shared/statements/amount.ts';
import { MomentReader, readTime } from '#shared/statements/moment.ts';
import { accountOf, currencyOf } from '#shared/statements/text.ts';
import { flagSign, meaningOf, normaliseHeader } from '#shared/statements/words.ts';

describe('amounts', () => {
  it.each([
    ['1,234.56', 123456],
    ['-0.1', -10],
    ['+12', 1200],
    [' 5.00\t', 500],
    ['¥1,000.00', 100000],
    ['￥ 8.8元', 880],
    ['1,234.56CNY', 123456],
    ['12.00 RMB', 1200],
    ['-CNY 5.00', -500],
    ['5.00人民币元', 500],
    ['（100.00）', -10000],
    ['１２３．４５', 12345],
    ['1.500', 150],
    ['100.00-', -10000],
    ["'12.30", 1230],
    ['0.00', 0],
    ['4503599627.37', 450359962737],
  ])('%s is %d 分', (text, fen) => {
    expect(readAmount(text)).toBe(fen);
  });

  it.each(['', '  ', '-', '--', '—', '\t', '　'])('"%s" is no amount', (text) => {
    expect(readAmount(text)).toBeNull();
  });

  it.each([
    ['12.345', 'amount-decimals'],
    ['1,23.00', 'amount-unreadable'],
    ['12a', 'amount-unreadable'],
    ['1.2.3', 'amount-unreadable'],
    ['9999999999999.00', 'amount-too-large'],
    ['2023-01-01', 'amount-unreadable'],
  ])('%s is the finding %s, never a zero', (text, fault) => {
    expect(readAmount(text)).toBe(fault);
  });

  it('takes the number a workbook stored, and refuses a date', () => {
    expect(readAmount({ text: '1,234.5', number: '1234.5' })).toBe(123450);
    expect(readAmount({ text: '2023-01-01', date: '2023-01-01 00:00:00' })).toBe(
      'amount-unreadable',
    );
  });
});

describe('dates', () => {
  const read = (text: string) => new MomentReader().read(text);

  it.each([
    ['2023-07-08', '2023-07-08', null],
    ['2023/7/8', '2023-07-08', null],
    ['2023.07.08', '2023-07-08', null],
    ['20230708', '2023-07-08', null],
    ['2023年7月8日', '2023-07-08', null],
    ['20230708 14:06:51', '2023-07-08', '14:06:51'],
    ['2023070814:06:51', '2023-07-08', '14:06:51'],
    ['20230708140651', '2023-07-08', '14:06:51'],
    ['2023-07-08 星期六', '2023-07-08', null],
    ['2023 年 07 月 08 日', '2023-07-08', null],
    ['20230708.0', '2023-07-08', null],
    ['2023/07/08 下午 2:06:51', '2023-07-08', '14:06:51'],
    ['2023/07/08 12:06:51 AM', '2023-07-08', '00:06:51'],
    ['2025/12/03  14:06:51', '2025-12-03', '14:06:51'],
    ['2023-07-08T14:06:51', '2023-07-08', '14:06:51'],
    ['2023-07-08 14.06.51', '2023-07-08', '14:06:51'],
    ['2023-07-08-14.06', '2023-07-08', '14:06:00'],
    ['２０２３－０７－０８', '2023-07-08', null],
    ['2023-07-08\t', '2023-07-08', null],
    ['45115', '2023-07-08', null],
    ['45115.5', '2023-07-08', '12:00:00'],
  ])('%s', (text, day, time) => {
    expect(read(text)).toEqual({ day, time });
  });

  it.each([
    '2023-02-29',
    '20231301',
    '合计',
    '2023',
    '123456',
    '2023-07-08 25:00:00',
    '6222021234',
  ])('%s is no date', (text) => {
    expect(read(text)).toBeNull();
  });

  it('reads numbers and dates that a workbook stored', () => {
    const reader = new MomentReader();
    expect(reader.read({ text: '20180301', number: '20180301' })?.day).toBe('2018-03-01');
    expect(reader.read({ text: '43160', number: '43160' })?.day).toBe('2018-03-01');
    expect(reader.read({ text: '2018-03-01', date: '2018-03-01 23:59:59' })).toEqual({
      day: '2018-03-01',
      time: '23:59:59',
    });
    expect(reader.read({ text: '1234.5', number: '1234.5' })).toBeNull();
  });

  it.each([
    ['140651', '14:06:51'],
    ['93015', '09:30:15'],
    ['14:06', '14:06:00'],
    ['2023-07-08 14:06:51', '14:06:51'],
  ])('a time of its own: %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});

describe('header words', () => {
  it.each([
    ['借方发生额/元(支取) ', 'out', 'explicit'],
    ['贷方发生额（元）', 'in', 'debit-credit'],
    ['收入金额(+元)', 'in', 'explicit'],
    ['借方（出账）', 'out', 'explicit'],
    ['实际支付金额', 'out', 'explicit'],
    ['交易金额[ Trade Amount ]', 'amount', undefined],
    ['记帐日期', 'date', undefined],
    ['交易日期 Transaction Date', 'date', undefined],
    ['收(付)方名称', 'counterpartyName', undefined],
    ['收/付方帐号', 'counterpartyAccount', undefined],
    ['对方账号名称', 'counterpartyName', undefined],
    ['对方开户机构', 'other', undefined],
    ['对方银行账号', 'counterpartyAccount', undefined],
    ['收付方向', 'flag', undefined],
    ['可用余额', 'other', undefined],
    ['交易后余额', 'balance', undefined],
    ['关联账户', 'other', undefined],
    ['母/子公司帐号', 'other', undefined],
    ['账户明细编号-交易流水号', 'serial', undefined],
    ["收款人名称[ Payee's Name ]", 'payeeName', undefined],
    ['收款方式', 'other', undefined],
    ['起息日', 'other', undefined],
    ['借方笔数', 'other', undefined],
  ])('%s is %s', (shown, role, wording) => {
    const meaning = meaningOf(normaliseHeader(shown));
    expect(meaning?.role).toBe(role);
    expect(meaning?.wording).toBe(wording);
  });

  it('knows nothing of a word it has never seen', () => {
    expect(meaningOf(normaliseHeader('天气'))).toBeNull();
  });

  it('reads flags, and tells plain words from 借 and 贷', () => {
    expect(['收入', '付', 'DR', '贷 ', '不计收支'].map(flagSign)).toEqual([
      '+',
      '-',
      'D',
      'C',
      null,
    ]);
  });
});

describe('accounts and currencies', () => {
  it('drops padding and quote marks from an account, keeps the mask', () => {
    expect(accountOf(' 4301 0012 3456\u3000')).toBe('430100123456');
    expect(accountOf("'4301")).toBe('4301');
    expect(accountOf('4301****1234')).toBe('4301****1234');
    expect(accountOf('--')).toBeNull();
  });

  it('names 人民币 in all its spellings CNY', () => {
    expect(['人民币', '人民币元', 'RMB', '156', '人民币(CNY)'].map(currencyOf)).toEqual(
      Array(5).fill('CNY'),
    );
    expect(currencyOf('美元')).toBe('USD');
    expect(currencyOf('')).toBeNull();
  });
});
