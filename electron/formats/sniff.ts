import { statementErrors } from '#shared/errors/statement-errors.ts';
import type { Container } from '#shared/statements/types.ts';

/** `xml` still has to be told apart into HTML and SpreadsheetML once it is decoded. */
export type Sniffed = 'ole' | 'biff-stream' | 'zip' | 'markup' | 'text';

/** What files that hold no table look like at their start. */
const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  [' PDF 文件', [0x25, 0x50, 0x44, 0x46]],
  [' PNG 图片', [0x89, 0x50, 0x4e, 0x47]],
  [' JPEG 图片', [0xff, 0xd8, 0xff]],
  [' GIF 图片', [0x47, 0x49, 0x46, 0x38]],
  [' TIFF 图片', [0x49, 0x49, 0x2a, 0x00]],
  [' TIFF 图片', [0x4d, 0x4d, 0x00, 0x2a]],
  ['程序文件', [0x4d, 0x5a, 0x90]],
  ['程序文件', [0x4d, 0x5a, 0x00]],
  ['程序文件', [0x7f, 0x45, 0x4c, 0x46]],
  [' RAR 压缩包', [0x52, 0x61, 0x72, 0x21]],
  [' 7z 压缩包', [0x37, 0x7a, 0xbc, 0xaf]],
  [' gzip 压缩包', [0x1f, 0x8b]],
  [' RTF 文档', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['数据库文件', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  [' OFD 或 CAB 文件', [0x4d, 0x53, 0x43, 0x46]],
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  bytes.length >= mark.length && mark.every((byte, k) => bytes[k] === byte);

/** Decides by the first bytes, never by the file's name. Throws a named error for what is no table. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, OLE)) return 'ole';
  if (startsWith(bytes, OLE.slice(0, Math.min(bytes.length, 8))) && bytes.length < 8) {
    throw statementErrors.make('STM-TRUNCATED');
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) throw statementErrors.make('STM-NO-ROWS');
  if (isBiffStream(bytes)) return 'biff-stream';
  for (const [kind, mark] of FOREIGN) {
    if (startsWith(bytes, mark)) throw statementErrors.make('STM-NOT-A-TABLE', { kind });
  }
  return startsWithTag(bytes) ? 'markup' : 'text';
}

/** A workbook stream written without its OLE envelope, as early Excel and some generators do. */
function isBiffStream(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x09 || bytes.length < 8) return false;
  const [version, length] = [bytes[1]!, bytes[2]! | (bytes[3]! << 8)];
  return (
    [0x00, 0x02, 0x04, 0x08].includes(version) && length >= 4 && length <= 16 && bytes[3] === 0
  );
}

/** `<` as the first visible character, behind a BOM of any width and blanks. */
function startsWithTag(bytes: Uint8Array): boolean {
  for (let k = 0; k < Math.min(bytes.length, 512); k++) {
    const byte = bytes[k]!;
    if (byte === 0x3c) return true;
    const skippable =
      byte === 0x00 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x20;
    const mark = byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0xfe || byte === 0xff;
    if (!skippable && !(mark && k < 3)) return false;
  }
  return false;
}

/** HTML or SpreadsheetML, by the first elements of the decoded text. */
export function markupKind(text: string): Extract<Container, 'html' | 'spreadsheetml'> | 'other' {
  const head = text.slice(0, 4000);
  if (/<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/i.test(head)) {
    return 'spreadsheetml';
  }
  return /<(?:html|table|body|head|meta|!doctype html|tr|td|div|style|center)\b/i.test(
    text.slice(0, 65_536),
  )
    ? 'html'
    : 'other';
}
