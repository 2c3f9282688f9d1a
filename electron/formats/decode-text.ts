import iconv from 'iconv-lite';
import { statementErrors } from '#shared/errors/statement-errors.ts';

export interface DecodedText {
  readonly text: string;
  /** `utf-8`, `gb18030`, `utf-16le`, `utf-16be`, or what the person chose. */
  readonly encoding: string;
}

type KnownEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Names people and pages use for the encodings that Chinese banks write. */
const ALIASES: ReadonlyMap<string, KnownEncoding> = new Map<string, KnownEncoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['unicode', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
]);

/**
 * Decodes a text file: its BOM, else UTF-16 by its zero bytes, else UTF-8 if that fits without an
 * error, else GB18030 without an error. An encoding chosen by a person is obeyed, and shows a
 * replacement sign where bytes don't fit, because the person sees the text before anything is kept.
 */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  if (chosen !== undefined) return decodeChosen(bytes, chosen);
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const wide = wideWithoutMark(bytes);
  if (wide !== null) return { text: decodeAs(bytes, wide, false)!, encoding: wide };
  if (hasZero(bytes)) throw statementErrors.make('STM-NOT-A-TABLE', { kind: '二进制文件' });
  const utf8 = decodeAs(bytes, 'utf-8', true);
  // A few Chinese words in GBK are also valid UTF-8, but never as Chinese.
  if (utf8 !== null && (isAscii(bytes) || hasChinese(utf8))) {
    return { text: utf8, encoding: 'utf-8' };
  }
  if (utf8 === null && isCutUtf8(bytes)) throw statementErrors.make('STM-TRUNCATED');
  const gb = decodeAs(bytes, 'gb18030', true);
  if (gb !== null && (utf8 === null || hasChinese(gb))) return { text: gb, encoding: 'gb18030' };
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  throw statementErrors.make('STM-ENCODING', { encodings: 'UTF-8、GB18030' });
}

function decodeChosen(bytes: Uint8Array, chosen: string): DecodedText {
  const encoding = ALIASES.get(chosen.trim().toLowerCase());
  if (encoding === undefined) {
    throw statementErrors.make('STM-UNKNOWN-ENCODING', { encoding: chosen.slice(0, 40) });
  }
  return { text: withoutMark(decodeAs(bytes, encoding, false)!), encoding };
}

function byMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const rest = bytes.subarray(3);
    const text = decodeAs(rest, 'utf-8', true);
    if (text !== null) return { text, encoding: 'utf-8' };
    // A mark put in front of text of another encoding, as some exports do.
    const gb = decodeAs(rest, 'gb18030', true);
    return gb === null ? null : { text: gb, encoding: 'gb18030' };
  }
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  if (wide === null) return null;
  return { text: decodeAs(bytes.subarray(2), wide, false)!, encoding: wide };
}

/** UTF-8 with Chinese in it but for a last character that lacks its end. */
function isCutUtf8(bytes: Uint8Array): boolean {
  for (let tail = 1; tail <= 3 && tail < bytes.length; tail++) {
    const lead = bytes[bytes.length - tail]!;
    if (lead < 0x80) return false;
    if (lead < 0xc0) continue;
    if ((lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4) <= tail) return false;
    const text = decodeAs(bytes.subarray(0, bytes.length - tail), 'utf-8', true);
    return text !== null && hasChinese(text);
  }
  return false;
}

/** Digits, commas and line ends have a zero byte on one side: on which side tells the byte order. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 65_536);
  if (length < 4) return null;
  let [even, odd] = [0, 0];
  for (let k = 0; k < length; k += 2) {
    if (bytes[k] === 0) even++;
    if (bytes[k + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.15 && even < odd * 0.05) return 'utf-16le';
  if (even > pairs * 0.15 && odd < even * 0.05) return 'utf-16be';
  return null;
}

const hasZero = (bytes: Uint8Array): boolean => bytes.indexOf(0) >= 0;
const hasChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

function isAscii(bytes: Uint8Array): boolean {
  for (let k = 0; k < bytes.length; k++) if (bytes[k]! > 0x7f) return false;
  return true;
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** Null when strict and some bytes don't fit. */
function decodeAs(bytes: Uint8Array, encoding: KnownEncoding, strict: boolean): string | null {
  const decoder = decoderOf(encoding, strict);
  if (decoder === null) {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), encoding);
    return strict && text.includes('\ufffd') ? null : text;
  }
  try {
    // Its own UTF decoders are quick with a whole file; ICU is six times quicker with pieces.
    return encoding === 'gb18030' ? decodeInPieces(decoder, bytes) : decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const PIECE_BYTES = 65_536;

function decodeInPieces(decoder: TextDecoder, bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    pieces.push(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}

/** Null on a runtime whose own decoder lacks the encoding (built without full ICU). */
function decoderOf(encoding: KnownEncoding, strict: boolean): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: strict, ignoreBOM: true });
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}
