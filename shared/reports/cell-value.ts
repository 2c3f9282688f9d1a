import { formatYuan } from '#shared/money/fen.ts';
import { formatRate, rateHundredths } from '#shared/money/rate.ts';
import { toWanHundredths, trimHundredths } from '#shared/money/wan.ts';

/** What a cell of a printed table holds: the exact figure, never its printed form. */
export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  /** An amount in 分, shown in 万元 with at most two decimals. */
  | { readonly kind: 'wan'; readonly fen: number }
  /** An amount in 分, shown in 元 with thousands separators and two decimals. */
  | { readonly kind: 'yuan'; readonly fen: number }
  /** numerator ÷ denominator, both in 分 or both counts, shown as a percentage. */
  | { readonly kind: 'rate'; readonly numerator: number; readonly denominator: number }
  /** Points of an appraisal in hundredths: 2950 shows 29.5. */
  | { readonly kind: 'points'; readonly hundredths: number }
  | { readonly kind: 'count'; readonly count: number };

/** One value as it appears everywhere: the text, and for numbers what a spreadsheet cell needs. */
export interface RenderedValue {
  readonly text: string;
  /** null for texts, blanks and a rate with a zero denominator. */
  readonly number: number | null;
  /** Spreadsheet format under which `number` shows exactly `text`; null when there is no number. */
  readonly numberFormat: string | null;
}

export const BLANK: CellValue = { kind: 'blank' };
export const textValue = (text: string): CellValue => ({ kind: 'text', text });

/**
 * Renders a value. Text and number both come from the same rounded integer, so screen, paper and
 * spreadsheet can't disagree (DOMAIN: 万元 only in reports; 99.996% never prints as 100%).
 */
export function renderValue(value: CellValue): RenderedValue {
  switch (value.kind) {
    case 'blank':
      return { text: '', number: null, numberFormat: null };
    case 'text':
      return { text: value.text, number: null, numberFormat: null };
    case 'wan':
      return ofHundredths(toWanHundredths(value.fen).hundredths);
    case 'points':
      return ofHundredths(value.hundredths);
    case 'yuan':
      return {
        text: formatYuan(value.fen),
        number: value.fen / 100,
        numberFormat: '#,##0.00',
      };
    case 'count':
      return { text: String(value.count), number: value.count, numberFormat: '0' };
    case 'rate':
      return ofRate(value.numerator, value.denominator);
  }
}

/** The text alone. */
export const cellText = (value: CellValue): string => renderValue(value).text;

function ofHundredths(hundredths: number): RenderedValue {
  const text = trimHundredths(hundredths);
  return { text, number: Number(text), numberFormat: decimalsFormat(hundredths) };
}

function ofRate(numerator: number, denominator: number): RenderedValue {
  const text = formatRate(numerator, denominator);
  const hundredths = rateHundredths(numerator, denominator);
  if (hundredths === null) return { text, number: null, numberFormat: null };
  return {
    text,
    number: hundredths / 10_000,
    numberFormat: `${decimalsFormat(hundredths)}%`,
  };
}

function decimalsFormat(hundredths: number): string {
  if (hundredths % 100 === 0) return '0';
  return hundredths % 10 === 0 ? '0.0' : '0.00';
}
