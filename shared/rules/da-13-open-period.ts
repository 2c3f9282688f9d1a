import { chineseDay, type Day, lastDayOfYear, monthOf, yearOf } from '../dates/day.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { failed, isRed, passed, type Rule } from './judgement.ts';
import { isClosed, isYearClosed, voucherFor } from './period.ts';
import type { ClosedPeriod, RuleContext } from './types.ts';

const CODE = 'DA-13';

/** DA-13: nothing is posted into a closed month or year; closing is one-way. */
export const openPeriod: Rule = (entry, _batch, context) => {
  const voucher = entry.voucher ?? voucherFor(entry.businessDate, context.closedPeriods);
  const fault =
    periodFault(voucher) ??
    closedFault(voucher, context.closedPeriods) ??
    yearFault(entry, voucher.date, context);
  if (fault !== null) return failed(CODE, entry, fault);
  if (voucher.period === 13 && entry.correction === null && !entry.reclassifies) {
    return failed(
      CODE,
      entry,
      '调整期（第 13 期）只用于更正和转列。请将凭证日期改为尚未结账的月份。',
    );
  }
  return passed(CODE);
};

interface VoucherDay {
  date: Day;
  period: number;
}

/** A month's vouchers are dated in it; 调整期 is dated 12-31. */
function periodFault({ date, period }: VoucherDay): string | null {
  const fits =
    period === 13
      ? date === lastDayOfYear(yearOf(date))
      : Number.isInteger(period) && period === monthOf(date);
  return fits ? null : `凭证日期${chineseDay(date)}与会计期间第 ${period} 期不符。请更正凭证日期。`;
}

function closedFault({ date, period }: VoucherDay, closed: ClosedPeriod[]): string | null {
  const year = yearOf(date);
  if (isYearClosed(closed, year)) {
    return `${year}年已结账，不能再记账。请在新年度按以前年度更正处理。`;
  }
  if (!isClosed(closed, year, period)) return null;
  return `${year}年${period}月已结账，不能再记账。请将凭证日期改为首个未结账日，业务日期保持不变。`;
}

/** Only a line of a closed year goes into a later one, as a correction; a red one never does. */
function yearFault(entry: EntryFacts, date: Day, context: RuleContext): string | null {
  const year = yearOf(entry.businessDate);
  if (yearOf(date) < year) {
    return '凭证日期早于业务日期所在年度。请更正凭证日期。';
  }
  if (yearOf(date) === year) return null;
  if (isRed(entry)) return '以前年度的凭证不能红字冲销。请在本年用蓝字填制更正凭证。';
  if (isYearClosed(context.closedPeriods, year)) return null;
  return `${year}年尚未结账，应记入该年度。请将凭证日期改到${year}年未结账的月份或调整期。`;
}
