import type { DocumentMedia } from '#shared/contract/documents.ts';

const MARKS: readonly (readonly [DocumentMedia, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Where Word and Excel keep the main part of a document; names in an archive are not packed. */
const OFFICE_PARTS: readonly (readonly [DocumentMedia, string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
];

/** What a file is, by its bytes and never by its name; null for what is not kept as 附件. */
export function documentMediaOf(bytes: Uint8Array): DocumentMedia | null {
  const startsWith = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  const plain = MARKS.find(([, mark]) => startsWith(mark));
  if (plain !== undefined) return plain[0];
  if (!startsWith(ZIP)) return null;
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return OFFICE_PARTS.find(([, part]) => archive.includes(part, 0, 'latin1'))?.[0] ?? null;
}
