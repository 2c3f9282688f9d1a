import { expect, test } from 'vitest';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const by = (preparerPersonUid: string | null, reviewerPersonUid: string | null) =>
  judged('DA-12', anEntry(), aContext({ preparerPersonUid, reviewerPersonUid }));

test('DA-12: two persons pass, one person is refused, nobody yet is not judged', () => {
  expect(by('a', 'b').outcome).toBe('passed');
  expect(by('a', null).outcome).toBe('not-applicable');
  expect(by('a', 'a').outcome).toBe('failed');
  expect(messageOf(by('a', 'a'))).toContain('请由另一名复核人复核记账');
  expect(messageOf(by(null, 'b'))).toContain('请由经办人提交');
});

test('DA-12: fees and red vouchers need two persons too', () => {
  const context = aContext({ preparerPersonUid: 'a', reviewerPersonUid: 'a' });
  expect(judged('DA-12', anEntry({ kind: 'bank_fee' }), context).outcome).toBe('failed');
});
