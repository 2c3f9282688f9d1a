import { type ArchiveEntry, unpacked } from '#electron/formats/zip-check.ts';

/** Parts that can hold cells; pictures, macros and the like never reach the parser. */
const OF_USE = /\.(?:xml|rels)$|^xl\/(?!vbaProject|media|printer|embeddings).*\.bin$/i;

/**
 * A new archive of an xlsx file's parts, unpacked. The parser so sees exactly what was checked:
 * an archive whose two listings disagree can't show it anything else, and it need not unpack by
 * its own slower means.
 */
export function storedArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const parts = entries
    .filter((entry) => OF_USE.test(entry.name))
    .map((entry) => ({ name: new TextEncoder().encode(entry.name), data: unpacked(entry) }));
  const listed = parts.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const held = parts.reduce((sum, { name, data }) => sum + 30 + name.length + data.length, 0);
  const out = new Uint8Array(held + listed + 22);
  const view = new DataView(out.buffer);
  let [at, listing] = [0, held];
  for (const { name, data } of parts) {
    writeHeader(view, listing, 0x02014b50, 6, name.length, data.length);
    view.setUint32(listing + 42, at, true);
    out.set(name, listing + 46);
    listing += 46 + name.length;
    writeHeader(view, at, 0x04034b50, 4, name.length, data.length);
    out.set(name, at + 30);
    out.set(data, at + 30 + name.length);
    at += 30 + name.length + data.length;
  }
  view.setUint32(listing, 0x06054b50, true);
  view.setUint16(listing + 8, parts.length, true);
  view.setUint16(listing + 10, parts.length, true);
  view.setUint32(listing + 12, listed, true);
  view.setUint32(listing + 16, held, true);
  return out;
}

/** The fields both listings share; in the directory they stand two bytes later. */
function writeHeader(
  view: DataView,
  at: number,
  mark: number,
  versionAt: 4 | 6,
  nameLength: number,
  size: number,
): void {
  view.setUint32(at, mark, true);
  view.setUint16(at + versionAt, 20, true);
  // Bit 11: names are UTF-8. The method stays 0, stored.
  view.setUint16(at + versionAt + 2, 0x0800, true);
  view.setUint32(at + versionAt + 14, size, true);
  view.setUint32(at + versionAt + 18, size, true);
  view.setUint16(at + versionAt + 22, nameLength, true);
}
