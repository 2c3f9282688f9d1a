import { type Day, monthOf, yearOf } from '../dates/day.ts';
import { accountOf } from './accounts.ts';
import { assertBalanced, credit, debit, negateLines } from './lines.ts';
import { priorYearAccount } from './templates.ts';
import type { VoucherLine } from './types.ts';

/** A posted voucher as another one's 摘要 names it. */
export interface VoucherRef {
  /** 凭证日期. */
  date: Day;
  /** 1–12, 13 for 调整期. */
  period: number;
  /** 凭证字: 记. */
  word: string;
  number: number;
}

/** The red voucher (红字冲销): the posted lines with every amount negated. */
export function redLines(posted: readonly VoucherLine[]): VoucherLine[] {
  return assertBalanced(negateLines(posted));
}

/** 「注销某月某日某号凭证」, prescribed by 会计基础工作规范 for the red voucher. */
export const redSummary = (of: VoucherRef): string => `注销${nameOf(of)}`;

/** 「订正某月某日某号凭证」, prescribed for the blue voucher that puts it right. */
export const blueSummary = (of: VoucherRef): string => `订正${nameOf(of)}`;

/** An error of an earlier year is put right by one blue voucher, which must name the year. */
export const priorYearSummary = (of: VoucherRef): string => `更正${yearOf(of.date)}年${nameOf(of)}`;

/** `3月5日记12号凭证`; 调整期 numbers on their own, so it is named. */
export function nameOf({ date, period, word, number }: VoucherRef): string {
  const adjusting = period === 13 ? '（调整期）' : '';
  return `${monthOf(date)}月${Number(date.slice(8))}日${word}${number}号凭证${adjusting}`;
}

/**
 * The blue voucher correcting an earlier year's one: the difference between what was posted and
 * what is right, with that year's income, expense and spending through 3501 and 8101. No red
 * letters: what is too much on one side stands on the other. Empty when nothing remains.
 */
export function priorYearCorrectionLines(
  posted: readonly VoucherLine[],
  right: readonly VoucherLine[],
): VoucherLine[] {
  const netFen = new Map<string, number>();
  for (const line of [...negateLines(posted), ...right]) {
    const code = priorYearAccount(line.accountCode);
    netFen.set(code, (netFen.get(code) ?? 0) + line.debitFen - line.creditFen);
  }
  const lines = [...netFen]
    .filter(([, fen]) => fen !== 0)
    .map(([code, fen]) => (fen > 0 ? debit(code, fen) : credit(code, -fen)));
  return assertBalanced(lines.sort(debitsFirst));
}

/** As vouchers are written: the financial half first, in each half the debits first. */
function debitsFirst(a: VoucherLine, b: VoucherLine): number {
  const rank = (line: VoucherLine) =>
    (line.half === 'financial' ? 0 : 2) + (line.debitFen === 0 ? 1 : 0);
  return rank(a) - rank(b) || accountOf(a.accountCode).code.localeCompare(b.accountCode, 'en');
}
