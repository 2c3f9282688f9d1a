import { yearOf } from '../dates/day.ts';
import { isPriorYearCorrection } from '../entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '../entries/entry.ts';
import { ENTRY_KINDS } from '../entries/kinds.ts';
import { blueSummary, nameOf, redSummary, type VoucherRef } from './reversal.ts';

/** What a 摘要 is composed of besides the entry. */
export interface SummaryFacts {
  /** 文号 of the budget documents the entry names. */
  documentNos: string[];
  /** Name of the permitted use, from the fund's list. */
  useName: string | null;
  answered: AnsweredEntry | null;
  /** The voucher of the answered entry. */
  answeredVoucher: VoucherRef | null;
  /** The voucher a correction cancels or puts right. */
  correctedVoucher: VoucherRef | null;
}

/** Longest 摘要 in letters: two lines of the printed voucher. */
export const SUMMARY_MAX = 60;

/**
 * The printed 摘要. Composed from kinds, numbers and the fund's own lists only: purpose, note and
 * counterparty are what people type, and may name a person, so they never get in.
 */
export function summaryOf(entry: EntryFacts, facts: SummaryFacts): string {
  const text = facts.correctedVoucher
    ? correctionSummary(entry, facts.correctedVoucher)
    : plainSummary(entry, facts);
  const late = isPriorYearCorrection(entry) ? `补记${yearOf(entry.businessDate)}年：` : '';
  return bounded(late + text);
}

function correctionSummary(entry: EntryFacts, corrected: VoucherRef): string {
  return entry.correction?.color === 'red' ? redSummary(corrected) : blueSummary(corrected);
}

function plainSummary(entry: EntryFacts, facts: SummaryFacts): string {
  if (entry.kind === 'returned') return returnSummary(entry, facts);
  const said = kindSummary(entry, facts);
  if (!entry.reclassifies || !facts.answered) return said;
  return `${ENTRY_KINDS[facts.answered.kind].word}转列：${said}`;
}

function kindSummary(entry: EntryFacts, facts: SummaryFacts): string {
  const { word } = ENTRY_KINDS[entry.kind];
  switch (entry.kind) {
    case 'appropriation':
    case 'unspent_returned':
      return [word, ...listed(facts.documentNos)].join(' ');
    case 'relief':
      return `支付救助款${inBrackets('个案', entry.caseNo)}`;
    case 'working_expense': {
      const use = facts.useName === null ? '' : `：${facts.useName}`;
      return `支付工作经费${use}${inBrackets('审批', entry.approval?.number ?? null)}`;
    }
    case 'transfer_in':
    case 'misdirected_refund':
      return facts.answeredVoucher ? `${word}（对应${nameOf(facts.answeredVoucher)}）` : word;
    default:
      return word;
  }
}

/** A return of the same year cancels the payment's lines in red, so it is worded as a red one. */
function returnSummary(entry: EntryFacts, { answered, answeredVoucher }: SummaryFacts): string {
  const { word } = ENTRY_KINDS.returned;
  if (!answered || !answeredVoucher) return word;
  if (answered.kind === 'inquiry_out') return `${word}：收回${nameOf(answeredVoucher)}待查款项`;
  if (yearOf(entry.businessDate) !== answered.budgetYear) {
    return `${word}：${yearOf(answeredVoucher.date)}年${nameOf(answeredVoucher)}以前年度款项`;
  }
  const part = entry.amountFen < answered.amountFen ? '部分' : '';
  return `${word}：${part}${redSummary(answeredVoucher)}`;
}

/** At most two 文号; the rest is counted. */
function listed(documentNos: string[]): string[] {
  const [first, second] = documentNos;
  if (first === undefined) return [];
  if (documentNos.length <= 2) return [[first, second].filter(Boolean).join('、')];
  return [`${first}等${documentNos.length}件`];
}

function inBrackets(what: string, number: string | null): string {
  const reference = number === null ? null : referenceNumber(number);
  return reference === null ? '' : `（${what} ${reference}）`;
}

/** Codes such as JA-2023-001 or 第12号. */
const CODE_NUMBER = /^第?[\p{Script=Latin}\d\-_/.()（）〔〕[\]]{1,40}号?$/u;
/** 文号 such as 某信访审〔2023〕5号. */
const DOCUMENT_NUMBER = /^\p{Script=Han}{1,12}[〔[(（]\d{4}[〕\])）]第?\d{1,6}号$/u;

/**
 * A typed case or approval number fit for print, or null: with other Chinese letters in it than
 * those of a 文号 it may name a person.
 */
export function referenceNumber(text: string): string | null {
  const plain = text.replace(/\s/g, '');
  const isReference = CODE_NUMBER.test(plain) || DOCUMENT_NUMBER.test(plain);
  return isReference && /\d/.test(plain) ? plain : null;
}

function bounded(text: string): string {
  const letters = [...text];
  return letters.length <= SUMMARY_MAX ? text : `${letters.slice(0, SUMMARY_MAX - 1).join('')}…`;
}
