import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeText } from '#electron/formats/decode-text.ts';
import { AppError } from '#shared/errors/app-error.ts';

/** Longer than the pieces it is decoded in; a leading sign shifts every character across their ends. */
const long = (shift: number): string =>
  `${'x'.repeat(shift)}${'示例往来款项，1.00\r\n𠮷'.repeat(12_000)}`;

test.each([0, 1, 2, 3])('GB18030 longer than a piece, shifted by %i', (shift) => {
  const text = long(shift);
  expect(decodeText(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' });
});

test.each(['in the middle', 'at the end'])('a character broken off %s is no GB18030', (where) => {
  const bytes = iconv.encode(long(0), 'gb18030');
  const broken =
    where === 'at the end'
      ? Buffer.concat([bytes, Buffer.of(0x81)])
      : Buffer.concat([bytes.subarray(0, 70_000), Buffer.of(0xff, 0xff), bytes.subarray(70_000)]);
  expect(() => decodeText(broken)).toThrow(AppError);
});
