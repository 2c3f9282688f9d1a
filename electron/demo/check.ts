import { formatYuan } from '#shared/money/fen.ts';

/** One thing that is to be so, and what was found. */
export interface Check {
  word: string;
  ok: boolean;
  found: string;
  due: string;
}

/** All the same, or not. */
export function fen(word: string, found: number, ...due: number[]): Check {
  const ok = due.every((one) => one === found);
  return { word, ok, found: formatYuan(found), due: due.map(formatYuan).join(' / ') };
}

export function points(word: string, found: number, ...due: number[]): Check {
  const ok = due.every((one) => one === found);
  return { word, ok, found: String(found / 100), due: due.map((d) => d / 100).join(' / ') };
}

export function same(word: string, found: string | number, due: string | number): Check {
  return { word, ok: found === due, found: String(found), due: String(due) };
}
