import { inflateRawSync } from 'node:zlib';
import type { ReadLimits } from '#electron/formats/limits.ts';
import { statementErrors } from '#shared/errors/statement-errors.ts';

/** One file inside an archive, as its directory describes it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly size: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads an xlsx file's directory and proves, before any XML is parsed, that unpacking it stays
 * within bounds: the declared sizes first, then every file is really unpacked with its declared
 * size as the most it may give.
 */
export function checkedArchive(bytes: Uint8Array, limits: ReadLimits): ArchiveEntry[] {
  const entries = directoryOf(bytes, limits);
  let total = 0;
  for (const entry of entries) total += entry.size;
  if (total > limits.archiveBytes) throw statementErrors.make('STM-ARCHIVE-BOMB');
  requireWorkbook(new Set(entries.map((entry) => entry.name.toLowerCase())));
  return entries.map((entry) => ({ ...entry, packed: unpacked(entry), method: STORED }));
}

/** The bytes of one file; throws when they are more or less than declared. */
export function unpacked(entry: ArchiveEntry): Uint8Array {
  if (entry.method === STORED) return entry.packed;
  if (entry.method !== DEFLATED) throw statementErrors.make('STM-DAMAGED');
  const data = inflated(entry);
  if (data.length !== entry.size) throw statementErrors.make('STM-DAMAGED');
  return data;
}

function inflated(entry: ArchiveEntry): Uint8Array {
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw statementErrors.make(tooLarge ? 'STM-ARCHIVE-BOMB' : 'STM-DAMAGED', {}, { cause: error });
  }
}

function directoryOf(bytes: Uint8Array, limits: ReadLimits): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.archiveEntries) throw statementErrors.make('STM-ARCHIVE-BOMB');
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  try {
    for (let k = 0; k < count; k++) {
      const read = entryAt(view, bytes, at);
      entries.push(read.entry);
      at = read.next;
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw statementErrors.make('STM-TRUNCATED', {}, { cause: error });
    throw error;
  }
  return entries;
}

/** The directory's end record is the last thing in the file, but for a comment. */
function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  throw statementErrors.make('STM-TRUNCATED');
}

function entryAt(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { entry: ArchiveEntry; next: number } {
  if (view.getUint32(at, true) !== ENTRY_MARK) throw statementErrors.make('STM-DAMAGED');
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw statementErrors.make('STM-ENCRYPTED');
  const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const [nameLength, extraLength, commentLength] = lengths as [number, number, number];
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const wide = wideSizes(view, at, at + 46 + nameLength, extraLength);
  const local = wide.local;
  if (view.getUint32(local, true) !== LOCAL_MARK) throw statementErrors.make('STM-DAMAGED');
  const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (data + wide.packed > bytes.length) throw statementErrors.make('STM-TRUNCATED');
  const entry = {
    name,
    packed: bytes.subarray(data, data + wide.packed),
    method: view.getUint16(at + 10, true),
    size: wide.size,
  };
  return { entry, next: at + 46 + nameLength + extraLength + commentLength };
}

/** Sizes and place of an entry, from its 64-bit extra field where the 32-bit ones are full. */
function wideSizes(view: DataView, at: number, extra: number, extraLength: number) {
  const found = {
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    local: view.getUint32(at + 42, true),
  };
  let field = extra;
  while (field + 4 <= extra + extraLength) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      for (const key of ['size', 'packed', 'local'] as const) {
        if (found[key] !== 0xffffffff) continue;
        found[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    field += 4 + length;
  }
  return found;
}

function requireWorkbook(names: ReadonlySet<string>): void {
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return;
  const notTable = (kind: string): Error => statementErrors.make('STM-NOT-A-TABLE', { kind });
  if (names.has('encryptedpackage')) throw statementErrors.make('STM-ENCRYPTED');
  if (names.has('word/document.xml')) throw notTable(' Word 文档');
  if (names.has('ppt/presentation.xml')) throw notTable('演示文稿');
  if (names.has('ofd.xml')) throw notTable(' OFD 版式文件');
  if (names.has('content.xml')) throw notTable(' ODF 文件（可先另存为 .xlsx）');
  // A workbook may keep its parts elsewhere; without a list of parts it is a plain archive.
  if (!names.has('[content_types].xml')) throw notTable(' ZIP 压缩包');
}
