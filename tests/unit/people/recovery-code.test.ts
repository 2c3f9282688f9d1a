import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recoveryCode, typedRecoveryCode } from '#shared/people/recovery-code.ts';

const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
const SYMBOLS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

test('has eight groups of five, without letters that look like others', () => {
  const code = recoveryCode(Uint8Array.from({ length: 20 }, (_, at) => at * 12));
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(recoveryCode(new Uint8Array(20))).toBe('00000-00001-00002-00003-00004-00005-00006-00007');
});

test('holds all 160 bits: other bytes give another code', () => {
  fc.assert(
    fc.property(bytes, fc.nat(159), (some, bit) => {
      const other = Uint8Array.from(some);
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(recoveryCode(other)).not.toBe(recoveryCode(some));
    }),
  );
});

test('is read back however it is typed', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const code = recoveryCode(some);
      const sloppy = ` ${code.toLowerCase().replaceAll('-', ' — ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
      for (const text of [code, code.replaceAll('-', ''), sloppy]) {
        expect(typedRecoveryCode(text)).toEqual({ ok: true, code });
      }
    }),
  );
});

test('one wrong symbol is found, and its group named', () => {
  fc.assert(
    fc.property(bytes, fc.nat(39), fc.nat(30), (some, at, shift) => {
      const symbols = [...recoveryCode(some).replaceAll('-', '')];
      const now = SYMBOLS.indexOf(symbols[at]!);
      symbols[at] = SYMBOLS[(now + 1 + shift) % 32]!;
      const group = Math.floor(at / 5) + 1;
      expect(typedRecoveryCode(symbols.join(''))).toEqual({ ok: false, group });
    }),
  );
});

test('two groups in the wrong order are found', () => {
  fc.assert(
    fc.property(bytes, fc.nat(6), (some, at) => {
      const groups = recoveryCode(some).split('-');
      [groups[at], groups[at + 1]] = [groups[at + 1]!, groups[at]!];
      expect(typedRecoveryCode(groups.join('-')).ok).toBe(false);
    }),
  );
});

test.each(['', '12345', '0'.repeat(41)])(
  'a length that can’t be right (%s) names no group',
  (text) => {
    expect(typedRecoveryCode(text)).toEqual({ ok: false, group: null });
  },
);
