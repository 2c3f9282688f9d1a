import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitals } from '#shared/money/capitals.ts';
import { parseAmountExpression } from '#shared/money/expression.ts';
import { formatYuan, MAX_FEN, parseYuan } from '#shared/money/fen.ts';
import { formatRate, rateHundredths } from '#shared/money/rate.ts';
import { formatWan, toWanHundredths } from '#shared/money/wan.ts';

const anyFen = fc.oneof(
  fc.integer({ min: -MAX_FEN, max: MAX_FEN }),
  fc.integer({ min: -20_000, max: 20_000 }),
  // Numbers full of zeros, where capitals go wrong.
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 11 }), fc.nat(9))
    .map(([head, zeros, tail]) => Math.min(head * 10 ** zeros + tail, MAX_FEN)),
);

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1_000 };

/** Reads capitals without knowing how they were written: digits times places, section by section. */
function readCapitals(text: string): number {
  const negative = text.startsWith('负');
  const [whole, rest] = text.includes('元')
    ? text.replace('负', '').split('元')
    : ['', text.replace('负', '')];
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const letter of whole!) {
    if (DIGITS.includes(letter)) digit = DIGITS.indexOf(letter);
    else if (letter in UNITS) {
      section += digit * UNITS[letter]!;
      digit = 0;
    } else {
      total += (section + digit) * (letter === '亿' ? 100_000_000 : 10_000);
      section = 0;
      digit = 0;
    }
  }
  total += section + digit;
  const jiao = /(.)角/.exec(rest!)?.[1] ?? '零';
  const fen = /(.)分/.exec(rest!)?.[1] ?? '零';
  const size = total * 100 + DIGITS.indexOf(jiao) * 10 + DIGITS.indexOf(fen);
  return negative && size !== 0 ? -size : size;
}

describe('capitals', () => {
  test('are read back by somebody else as the same amount', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(readCapitals(capitals(fen))).toBe(fen);
      }),
      {
        numRuns: 2_000,
      },
    );
  });

  test('keep the rules of writing', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const text = capitals(fen);
        expect(text).not.toMatch(/零零|零[拾佰仟万亿角]|零元(?!整$)/);
        expect(text.endsWith('整')).toBe(fen % 10 === 0);
        expect(text).toMatch(/^负?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分]+整?$/);
        if (text.includes('整')) expect(text).toMatch(/[元角]整$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('amounts', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const same = { ok: true, fen: fen + 0 };
        expect(parseYuan(formatYuan(fen))).toEqual(same);
        expect(parseYuan(`¥${formatYuan(fen)} 元`)).toEqual(fen < 0 ? expect.anything() : same);
        expect(parseAmountExpression(formatYuan(fen))).toEqual(same);
        expect(parseAmountExpression(`=${formatYuan(fen)}`)).toEqual(same);
      }),
    );
  });

  test('nothing typed ever throws or gives a broken amount', () => {
    const typed = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom(...'=+-,.0123456789万元¥() '), { maxLength: 12 })
        .map((l) => l.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        for (const parsed of [parseYuan(text), parseAmountExpression(text)]) {
          if (!parsed.ok) continue;
          expect(Number.isSafeInteger(parsed.fen)).toBe(true);
          expect(Math.abs(parsed.fen)).toBeLessThanOrEqual(MAX_FEN);
          expect(Object.is(parsed.fen, -0)).toBe(false);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a sum is the exact sum of its terms', () => {
    const term = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), term), { minLength: 1, maxLength: 20 }),
        (terms) => {
          const text = `=${terms.map(([minus, fen]) => `${minus ? '-' : '+'}${formatYuan(fen)}`).join('')}`;
          const fen = terms.reduce((sum, [minus, size]) => sum + (minus ? -size : size), 0);
          expect(parseAmountExpression(text)).toEqual({ ok: true, fen });
        },
      ),
    );
  });

  test('万 with six decimals is exact to the 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FEN }), (fen) => {
        const digits = String(fen).padStart(7, '0');
        const text = `${digits.slice(0, -6)}.${digits.slice(-6)}万`;
        expect(parseAmountExpression(text)).toEqual({ ok: true, fen });
      }),
    );
  });
});

describe('万元 and rates', () => {
  test('万元 is within half a hundredth, exact when it says so, without needless zeros', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const { hundredths, exact } = toWanHundredths(fen);
        expect(Math.abs(fen - hundredths * 10_000)).toBeLessThanOrEqual(5_000);
        expect(exact).toBe(fen === hundredths * 10_000);
        expect(formatWan(fen)).toMatch(/^-?\d+(\.\d?[1-9])?$/);
        expect(toWanHundredths(-fen).hundredths + 0).toBe(-hundredths + 0);
      }),
    );
  });

  test('100% and 0% print only for exactly that', () => {
    const part = fc.integer({ min: 0, max: MAX_FEN });
    const near = fc
      .integer({ min: 1, max: MAX_FEN })
      .chain((whole) =>
        fc.tuple(
          fc.integer({ min: Math.max(0, whole - 3), max: Math.min(MAX_FEN, whole + 3) }),
          fc.constant(whole),
        ),
      );
    fc.assert(
      fc.property(fc.oneof(fc.tuple(part, part), near), ([spent, budget]) => {
        const text = formatRate(spent, budget);
        expect(text === '—').toBe(budget === 0);
        if (budget === 0) return;
        expect(text === '100%').toBe(spent === budget);
        expect(text === '0%').toBe(spent === 0);
        // Beyond this the rate itself no longer fits a safe integer.
        fc.pre(spent < budget * 1e11);
        const hundredths = rateHundredths(spent, budget)!;
        const error = BigInt(hundredths) * BigInt(budget) - BigInt(spent) * 10_000n;
        expect(error < BigInt(budget) && -error < BigInt(budget)).toBe(true);
        if (spent < budget) expect(hundredths).toBeLessThan(10_000);
        if (spent > budget) expect(hundredths).toBeGreaterThan(10_000);
      }),
      { numRuns: 1_000 },
    );
  });
});
