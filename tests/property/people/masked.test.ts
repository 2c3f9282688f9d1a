import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  maskedAccount,
  maskedIdNumber,
  maskedName,
  maskedPhone,
  withMaskedNumbers,
  withoutNumbers,
} from '#shared/people/masked.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const number = fc.integer({ min: 8, max: 21 }).chain(digits);
const words = fc.constantFrom('', '救助', '转账：', '（某村）', ' ', '，');

/** The longest run of digits left, stars and other signs apart. */
const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/\p{N}+/gu) ?? []).map((run) => run.length));

describe('masks', () => {
  test('whatever stands in a name, at most a surname is left and never a digit', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (name) => {
        expect(maskedName(name)).toMatch(/^(?:\p{L}{0,2}\*\*)?$/u);
      }),
    );
  });

  test('two names of one surname look alike', () => {
    const given = fc.constantFrom('某', '某某', '三', '小四');
    fc.assert(
      fc.property(given, given, (a, b) => {
        expect(maskedName(`张${a}`)).toBe(maskedName(`张${b}`));
      }),
    );
  });

  test('no mask of a number shows more than four digits in a row, nor more than seven', () => {
    fc.assert(
      fc.property(number, (text) => {
        for (const mask of [maskedAccount, maskedIdNumber, maskedPhone]) {
          const shown = mask(text);
          expect(longestRun(shown)).toBeLessThanOrEqual(4);
          expect(shown.replace(/\D/g, '').length).toBeLessThanOrEqual(7);
        }
      }),
    );
  });

  test('an identity number shows nothing between its third and its fifteenth place', () => {
    fc.assert(
      fc.property(digits(18), digits(14), (id, other) => {
        const twin = id.slice(0, 3) + other.slice(0, 11) + id.slice(14);
        expect(maskedIdNumber(twin)).toBe(maskedIdNumber(id));
        expect(maskedIdNumber(id)).toHaveLength(18);
      }),
    );
  });

  test('no number of eleven digits and more stays in a memo or on a public list', () => {
    const long = fc.integer({ min: 11, max: 21 }).chain(digits);
    fc.assert(
      fc.property(words, long, words, (before, inside, after) => {
        const memo = `${before}${inside}${after}`;
        expect(withMaskedNumbers(memo)).not.toContain(inside);
        expect(longestRun(withMaskedNumbers(memo))).toBeLessThanOrEqual(4);
        expect(longestRun(withoutNumbers(memo))).toBeLessThanOrEqual(3);
      }),
    );
  });
});
