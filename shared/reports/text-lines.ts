import { EM_MM } from './page-geometry.ts';

/**
 * How many lines a text takes in a column, without measuring a font: a Chinese character is one
 * em wide in every font, other letters are taken a little wider than they are. The estimate may be
 * a line too high, never too low, so a row given its height holds its text on any machine.
 */
const NARROW_EM = 0.6;
const NARROW = /[\u0020-\u007e\u00a0-\u00ff]/;
/** Marks that may not begin a line travel with the character before them. */
const CLOSING = /[，。；：、？！）》」』”’％%)\],.;:!?]/;

export function countLines(text: string, widthMm: number): number {
  const room = Math.max(widthMm / EM_MM, 1);
  let lines = 0;
  for (const paragraph of text.split('\n')) lines += paragraphLines(paragraph, room);
  return lines;
}

function paragraphLines(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of pieces(paragraph)) {
    const width = widthEm(piece);
    if (used + width <= room) {
      used += width;
    } else if (width <= room) {
      lines += 1;
      used = width;
    } else {
      // A run of letters longer than the line is broken wherever the line ends.
      const rest = width - (room - used);
      lines += Math.ceil(rest / (room - 1 || 1));
      used = rest % room;
    }
  }
  return lines;
}

/** What stays together on a line: one Chinese character or a run of letters, with its closing marks. */
function pieces(paragraph: string): string[] {
  const result: string[] = [];
  let run = false;
  for (const character of paragraph) {
    const narrow = NARROW.test(character) && character !== ' ';
    const last = result.length - 1;
    if (last >= 0 && (CLOSING.test(character) || (run && narrow))) result[last] += character;
    else result.push(character);
    run = narrow;
  }
  return result;
}

function widthEm(text: string): number {
  let width = 0;
  for (const character of text) width += NARROW.test(character) ? NARROW_EM : 1;
  return width;
}
