import type { Column } from '#shared/statements/types.ts';
import { normaliseHeader } from '#shared/statements/words.ts';

/**
 * Names a header, so that a mapping made by hand is found again for the next file with the same
 * columns. It depends on the words and their places only, not on the bank, the container, spaces,
 * units or widths of brackets. Not a secret and not for integrity.
 */
export function headerFingerprint(columns: readonly Pick<Column, 'index' | 'header'>[]): string {
  const words = columns
    .map(({ index, header }) => ({ index, word: normaliseHeader(header) }))
    .filter(({ word }) => word !== '')
    .sort((a, b) => a.index - b.index)
    .map(({ index, word }) => `${index}:${word}`);
  return `h1-${words.length}-${hash53(words.join('\n'))}`;
}

/** Two multiplicative hashes of 32 bits over the text's UTF-16 units, joined: stable everywhere. */
function hash53(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b >>> 0).toString(16).padStart(8, '0') + (a >>> 0).toString(16).padStart(8, '0');
}
