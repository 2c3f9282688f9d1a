import type { Day } from '#shared/dates/day.ts';
import { chineseDay } from '#shared/dates/day.ts';
import type {
  PrintedHead,
  PrintMark,
  SignaturePlace,
  TableFooter,
  TableSignature,
} from './types.ts';

/** What every table of one print has in common: whose it is, of which year, read at which head. */
export interface ReportFrame {
  readonly year: number;
  /** 编制单位, e.g. 湘潭县信访局. */
  readonly bureau: string;
  readonly ledgerName: string;
  /** Head of the posting chain as 64 hex digits; null before the first posting. */
  readonly chainHead: string | null;
  /** Head of the operation log, likewise: only a head known from before tells of a cut tail. */
  readonly logHead: string | null;
  /** True for a ledger of sample data: every page is marked 示例. */
  readonly sample: boolean;
  /** True for a file of a trial version: marked 试用 unless it is a sample. */
  readonly trial?: boolean;
  /** Names and day where already known; what is missing is left to be filled in by hand. */
  readonly signers?: Signers;
}

export interface Signers {
  readonly preparer?: string;
  readonly reviewer?: string;
  readonly head?: string;
  readonly day?: Day;
}

export function markOf(frame: ReportFrame): PrintMark | null {
  if (frame.sample) return '示例';
  return frame.trial ? '试用' : null;
}

/** 填表人, 审核人, 单位负责人 and the date (DOMAIN: Print and export). */
export function signatureOf({ signers = {} }: ReportFrame): TableSignature {
  const places: SignaturePlace[] = [
    { label: '填表人', value: signers.preparer ?? '' },
    { label: '审核人', value: signers.reviewer ?? '' },
    { label: '单位负责人', value: signers.head ?? '' },
    { label: '日期', value: signers.day ? chineseDay(signers.day) : '　　年　　月　　日' },
  ];
  return { places };
}

const SHORT_HEAD = 12;
const CHAIN_HEAD = /^[0-9a-f]{64}$/;

/** Throws RangeError when a head is not 64 lower-case hex digits: a programmer's error. */
export function footerOf({ ledgerName, chainHead, logHead }: ReportFrame): TableFooter {
  return { ledgerName, chainHead: printed(chainHead), logHead: printed(logHead) };
}

function printed(head: string | null): PrintedHead | null {
  if (head === null) return null;
  if (!CHAIN_HEAD.test(head)) throw new RangeError('a head is not 64 hex digits');
  return { short: head.slice(0, SHORT_HEAD), full: head };
}

/** The footer's texts, the same on paper and in a spreadsheet. */
export function footerTexts(footer: TableFooter): {
  ledger: string;
  chain: string;
  shortChain: string;
  /** Short: the whole head stands in the spreadsheet's properties and in the backup register. */
  log: string;
} {
  const head = footer.chainHead;
  return {
    ledger: `账套：${footer.ledgerName}`,
    chain: head ? `账链：${head.full}` : '账链：尚未记账',
    shortChain: head ? `账链：${head.short}` : '账链：尚未记账',
    log: footer.logHead ? `日志：${footer.logHead.short}` : '',
  };
}

/** 第 X 页 共 Y 页. */
export const pageText = (number: number, of: number): string => `第 ${number} 页 共 ${of} 页`;

/** What is printed beside the mark, so that a torn-off page can't pass for a real one. */
export const markText = (mark: PrintMark): string =>
  mark === '示例' ? '示例数据，不作报送' : '试用版，不作报送';

export function captionLeft(frame: ReportFrame): string {
  return `编制单位：${frame.bureau}`;
}
