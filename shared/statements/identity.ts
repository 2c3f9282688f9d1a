import type { Day } from '#shared/dates/day.ts';
import { withoutSpaces } from '#shared/statements/text.ts';

/** What makes two lines of one account the same line, as far as the bank's file tells. */
export interface LineKey {
  readonly day: Day;
  readonly amountFen: number;
  readonly balanceFen: number | null;
  readonly serial: string | null;
}

/**
 * Key of a line without its occurrence. Two lines with the same key are equal as far as the file
 * tells; how many there are of them is what counts. A serial alone never decides: a fee often
 * carries its transfer's.
 */
export function lineKey({ day, amountFen, balanceFen, serial }: LineKey): string {
  return `${day}|${amountFen}|${balanceFen ?? ''}|${serialKey(serial)}`;
}

/** A serial is compared without blanks; most have none. */
function serialKey(serial: string | null): string {
  if (serial === null) return '';
  return /\s/.test(serial) ? withoutSpaces(serial) : serial;
}
