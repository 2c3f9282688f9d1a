import { expect, test } from 'vitest';
import { defineErrors } from '#shared/errors/app-error.ts';

const errors = defineErrors({
  PLAIN: { message: '出错了。', kept: '没有改动。', next: '再试一次。' },
  FULL: { message: '“{name}”有 {size}。', kept: '{name}没有改动。', next: '不超过 {limit}。' },
});

test('every place in the three texts is filled', () => {
  expect(errors.make('FULL', { name: '甲', size: 3, limit: '2' }).toData()).toEqual({
    code: 'FULL',
    message: '“甲”有 3。',
    kept: '甲没有改动。',
    next: '不超过 2。',
  });
  expect(errors.make('PLAIN', {}, { details: [1] }).details).toEqual([1]);
});

test('a parameter that is missing, or that no text names, does not compile', () => {
  // @ts-expect-error the texts need `limit` too
  errors.make('FULL', { name: '甲', size: 3 });
  // @ts-expect-error the texts need parameters
  errors.make('FULL');
  // @ts-expect-error no text names `why`
  errors.make('FULL', { name: '甲', size: 3, limit: 2, why: '' });
  // @ts-expect-error the texts have no place
  errors.make('PLAIN', { name: '甲' });
  expect(errors.codes.FULL.kept).toContain('{name}');
});
