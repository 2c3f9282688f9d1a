import { MAX_FEN, parseYuan } from '#shared/money/fen.ts';

export type TypedAmount = { ok: true; fen: number } | { ok: false; message: string };

const MESSAGES = {
  empty: '请填写金额',
  unreadable: '看不懂这个金额',
  'too-many-decimals': '最多到分（两位小数）',
  'too-large': '金额过大',
} as const;

/**
 * An amount as it is typed: `1,200.5`, `3.5万`, `=1200+300-15.5`. Every term is exact;
 * nothing is ever a floating-point number of 元.
 */
export function readTypedAmount(text: string): TypedAmount {
  const sum = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^=/, '')
    .replace(/[−–—﹣]/g, '-');
  if (sum === '') return { ok: false, message: MESSAGES.empty };
  const terms = sum.match(/[+-]?[^+-]+/g);
  if (!terms || terms.join('') !== sum) return { ok: false, message: MESSAGES.unreadable };
  let total = 0;
  for (const term of terms) {
    const read = readTerm(term);
    if (!read.ok) return read;
    total += read.fen;
  }
  if (Math.abs(total) > MAX_FEN) return { ok: false, message: MESSAGES['too-large'] };
  return { ok: true, fen: total };
}

function readTerm(term: string): TypedAmount {
  const wan = /^([+-]?)([\d,]*)(?:\.(\d*))?万元?$/.exec(term);
  const parsed = parseYuan(wan ? shiftFourPlaces(wan[1]!, wan[2]!, wan[3] ?? '') : term);
  return parsed.ok ? parsed : { ok: false, message: MESSAGES[parsed.reason] };
}

/** `3.5` 万 → `35000` 元, by moving digits. */
function shiftFourPlaces(sign: string, whole: string, decimals: string): string {
  if (whole === '' && decimals === '') return '万';
  const digits = decimals.padEnd(4, '0');
  return `${sign}${whole.replaceAll(',', '')}${digits.slice(0, 4)}.${digits.slice(4)}`;
}
