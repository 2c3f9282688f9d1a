import { MAX_FEN, type ParsedAmount, parseYuan } from './fen.ts';

/** Terms an amount box takes: a person's sum on one line. */
const MAX_TERMS = 50;

/**
 * What a person types into an amount box, in exact 分:
 *
 *     box  = amount | "=" sum
 *     sum  = ["+" | "-"] term { ("+" | "-") term }
 *     term = amount ["万" ["元"]]
 *
 * `3.5万` is 35,000.00 元, `=100+20.5-3` is 117.50 元. Without `=` a plain amount is read as
 * `parseYuan` reads it, so that a pasted -1,200.00 or (1,200.00) keeps its meaning. 万 takes up to
 * six decimals: the digits that are whole 分.
 */
export function parseAmountExpression(text: string): ParsedAmount {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/[−–—﹣]/g, '-');
  return typed.startsWith('=') ? parseSum(typed.slice(1)) : parseTerm(typed);
}

function parseSum(sum: string): ParsedAmount {
  if (sum === '') return { ok: false, reason: 'empty' };
  const terms = sum.match(/[+-]?[^+-]+/g) ?? [];
  if (terms.length > MAX_TERMS || terms.join('') !== sum)
    return { ok: false, reason: 'unreadable' };
  let totalFen = 0;
  for (const term of terms) {
    const parsed = parseTerm(term);
    if (!parsed.ok) return parsed.reason === 'empty' ? { ok: false, reason: 'unreadable' } : parsed;
    totalFen += parsed.fen;
  }
  return Math.abs(totalFen) > MAX_FEN
    ? { ok: false, reason: 'too-large' }
    : { ok: true, fen: totalFen };
}

function parseTerm(term: string): ParsedAmount {
  const wan = /^([+-]?)[¥]?(\d[\d,]*)?(?:\.(\d+))?万元?$/.exec(term);
  if (!wan) return parseYuan(term);
  const [, sign, whole, decimals = ''] = wan;
  if (whole === undefined && decimals === '') return { ok: false, reason: 'unreadable' };
  const digits = decimals.replace(/0+$/, '');
  if (digits.length > 6) return { ok: false, reason: 'too-many-decimals' };
  const wanWhole = parseYuan(whole ?? '0');
  if (!wanWhole.ok) return wanWhole;
  // One 万 is 1,000,000 分, and six decimals of it are 分.
  const fen = (wanWhole.fen / 100) * 1_000_000 + Number(digits.padEnd(6, '0'));
  if (fen > MAX_FEN) return { ok: false, reason: 'too-large' };
  return { ok: true, fen: sign === '-' && fen !== 0 ? -fen : fen };
}
