import type { LostDigits } from '#electron/formats/workbook-grid.ts';
import { type ArchiveEntry, unpacked } from '#electron/formats/zip-check.ts';

/** A BIFF file stores doubles: digits beyond them were never in the file. */
export const noLostDigits: LostDigits = () => null;

const LONG_NUMBER =
  /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>(?:<(?:\w+:)?f\b[^>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>))?<(?:\w+:)?v>(\d{16,40})(?:\.0)?<\/(?:\w+:)?v>/g;

/**
 * An xlsx file writes numbers as text, so an account number put there as a number still has all
 * its digits although a double can't hold them. The sheets are searched once, and only when asked.
 */
export function lostDigitsOf(entries: readonly ArchiveEntry[]): LostDigits {
  let found: Map<string, string[]> | null = null;
  return (place, value) => {
    found ??= longNumbers(entries);
    return found.get(place)?.find((digits) => Number(digits) === value) ?? null;
  };
}

function longNumbers(entries: readonly ArchiveEntry[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of entries) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) continue;
    const xml = new TextDecoder().decode(unpacked(entry));
    for (const [, place, digits] of xml.matchAll(LONG_NUMBER)) {
      const known = found.get(place!);
      if (known) known.push(digits!);
      else found.set(place!, [digits!]);
    }
  }
  return found;
}
