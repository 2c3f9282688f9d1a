import { expect, test } from 'vitest';
import {
  maskedAccount,
  maskedIdNumber,
  maskedName,
  maskedPayee,
  maskedPhone,
  withMaskedNumbers,
  withoutNumbers,
} from '#shared/people/masked.ts';

test('an account shows its last four at most', () => {
  expect(maskedAccount('6222021234561234')).toBe('****1234');
  expect(maskedAccount('6222 0212 3456 1234')).toBe('****1234');
  expect(maskedAccount('1234')).toBe('****');
  expect(maskedAccount('1234567')).toBe('****');
  expect(maskedAccount('')).toBe('');
});

test('a name shows its surname, and not how long it is', () => {
  expect(maskedName('张三')).toBe('张**');
  expect(maskedName(' 张 某某 ')).toBe('张**');
  expect(maskedName('欧阳某')).toBe('欧阳**');
  expect(maskedName('欧阳')).toBe('欧**');
  expect(maskedName('阿某·某某')).toBe('阿**');
  expect(maskedName('Li Mou')).toBe('L**');
  expect(maskedName('𠮷某')).toBe('𠮷**');
  expect(maskedName('')).toBe('');
});

test('what stands where a name should be never shows a digit', () => {
  expect(maskedName('13800001234')).toBe('**');
  expect(maskedName('张三13800001234')).toBe('张**');
  expect(maskedName('①号')).not.toMatch(/\p{N}/u);
});

test('an identity number shows neither the birth date nor a part of it', () => {
  expect(maskedIdNumber('430102199001011234')).toBe('430***********1234');
  expect(maskedIdNumber('43010219900101123x')).toBe('430***********123X');
  expect(maskedIdNumber('４３０１０２ 19900101 1234')).toBe('430***********1234');
  // The old number ends its date at the twelfth place: 430102 900101 123.
  expect(maskedIdNumber('430102900101123')).toBe('430*********123');
  expect(maskedIdNumber('E12345678')).toBe('****5678');
  expect(maskedIdNumber('123')).toBe('****');
});

test('a phone shows its first three and last four', () => {
  expect(maskedPhone('13812341234')).toBe('138****1234');
  expect(maskedPhone('138-1234 1234')).toBe('138****1234');
  expect(maskedPhone('0731-55551234')).toBe('****1234');
  expect(maskedPhone('5555123')).toBe('****');
});

test('numbers of people in a memo are masked, its other words and figures are not', () => {
  expect(withMaskedNumbers('转账6222021234561234赵某甲')).toBe('转账****1234赵某甲');
  expect(withMaskedNumbers('证件43010219900101123X')).toBe('证件430***********123X');
  expect(withMaskedNumbers('电话13800001234，救助')).toBe('电话138****1234，救助');
  expect(withMaskedNumbers('示财预〔2023〕55号 2023-03-01 1200.50')).toBe(
    '示财预〔2023〕55号 2023-03-01 1200.50',
  );
});

test('numbers in groups or in full width are found too', () => {
  expect(withMaskedNumbers('账号6222 0212 3456 1234 转')).toBe('账号****1234 转');
  expect(withMaskedNumbers('138-0000-1234')).toBe('138****1234');
  expect(withMaskedNumbers('430102 19900101 123X')).toBe('430***********123X');
  expect(withMaskedNumbers('１３８００００１２３４')).toBe('138****1234');
  expect(withMaskedNumbers('凭证 2023 0301')).toBe('凭证 2023 0301');
});

test('a public text loses every number of four digits and more', () => {
  expect(withoutNumbers('某镇某村3组 4301 0219 9001 011234')).toBe('某镇某村3组 ****');
  expect(withoutNumbers('尾号１２３４')).toBe('尾号****');
  expect(withoutNumbers('积案（12件）')).toBe('积案（12件）');
});

test('a unit is named, a person who is paid is not', () => {
  for (const unit of ['示例县某公司', '示例镇人民政府', '示例印务有限公司（分部）', '示例商店'])
    expect(maskedPayee(unit)).toBe(unit);
  for (const person of ['张某甲', '欧阳某某', '王小店', '李公司', '', '6222000000001234'])
    expect(maskedPayee(person)).toBe(maskedName(person));
});
