import { type Day, monthOf } from '../dates/day.ts';
import { assertBalanced, negateLines } from './lines.ts';
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

/** `3月5日记12号凭证`; 调整期 numbers on their own, so it is named. */
export function nameOf({ date, period, word, number }: VoucherRef): string {
  const adjusting = period === 13 ? '（调整期）' : '';
  return `${monthOf(date)}月${Number(date.slice(8))}日${word}${number}号凭证${adjusting}`;
}
