import { formatYuan } from '#shared/money/fen.ts';
import { toWanHundredths, trimHundredths } from '#shared/money/wan.ts';
import type { FundFigures } from './fund-figures.ts';
import { netSupplementFen } from './fund-figures.ts';

/** Sentences under tables 1 and 2. Amounts in notes are in 元, exact to the 分. */

/** A column of amounts as printed: heading without its unit, one amount in 分 for each fund. */
export interface AmountColumn {
  readonly name: string;
  readonly amountsFen: readonly number[];
}

/** 年中追加 shows the net; where something was reduced its parts are listed. */
export function reductionNotes(funds: readonly FundFigures[]): string[] {
  return funds
    .filter((fund) => fund.reductionFen !== 0)
    .map(
      (fund) =>
        `「${fund.name}」年中追加预算按净额列示：追加 ${yuan(fund.supplementFen)}，` +
        `调减 ${yuan(fund.reductionFen)}，净额 ${yuan(netSupplementFen(fund))}。`,
    );
}

/** Spending of carried-over money is outside table 2 and its rate. */
export function carryOverNotes(funds: readonly FundFigures[]): string[] {
  return funds
    .filter((fund) => fund.carryOverAuthorisedFen !== 0 || fund.spentFromCarryOverFen !== 0)
    .map(
      (fund) =>
        `「${fund.name}」另有上年结转 ${yuan(fund.carryOverAuthorisedFen)}，` +
        `本年使用上年结转资金支出 ${yuan(fund.spentFromCarryOverFen)}，未计入上表。`,
    );
}

/** Money that came back after the year's end leaves the year's figures as they were. */
export function laterReturnNotes(funds: readonly FundFigures[]): string[] {
  return funds
    .filter((fund) => fund.laterReturnsFen !== 0)
    .map(
      (fund) =>
        `「${fund.name}」本年支出中有 ${yuan(fund.laterReturnsFen)}在以后年度退回，` +
        '按规定单独反映，不调减上表实际支出。',
    );
}

/**
 * Says where digits were lost: which total is exact to the 分 at how much, and where the rounded
 * rows don't add up to the rounded total (DOMAIN: Print and export).
 */
export function roundingNotes(columns: readonly AmountColumn[]): string[] {
  const rounded = columns.filter((column) =>
    column.amountsFen.some((fen) => !toWanHundredths(fen).exact),
  );
  if (rounded.length === 0) return [];
  const exact = rounded.map((column) => `${column.name}合计 ${yuan(sum(column.amountsFen))}`);
  const notes = [`金额以万元列示、四舍五入保留两位小数，精确数为：${exact.join('，')}。`];
  for (const column of rounded) {
    const parts = sum(column.amountsFen.map((fen) => toWanHundredths(fen).hundredths));
    const total = toWanHundredths(sum(column.amountsFen)).hundredths;
    if (parts !== total) {
      notes.push(
        `因四舍五入，${column.name}各项相加为 ${trimHundredths(parts)} 万元，` +
          `与合计 ${trimHundredths(total)} 万元相差 ${trimHundredths(Math.abs(parts - total))} 万元，以合计为准。`,
      );
    }
  }
  return notes;
}

const yuan = (fen: number): string => `${formatYuan(fen)} 元`;
const sum = (amounts: readonly number[]): number => amounts.reduce((total, fen) => total + fen, 0);
