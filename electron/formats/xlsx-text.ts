import { footerTexts, markText } from '#shared/reports/table-frame.ts';
import type { TableModel } from '#shared/reports/types.ts';

/** Texts that a spreadsheet reads in its own way: sheet names, headers, footers, dangerous cells. */

const SHEET_NAME_LENGTH = 31;
/** Excel cuts a file's header or footer beyond this many characters. */
const FOOTER_LENGTH = 255;

/** Valid and distinct sheet names: no []:*?/\, at most 31 characters, never twice. */
export function sheetNames(wanted: readonly string[]): string[] {
  const used = new Set<string>();
  return wanted.map((name) => {
    const clean = name.replace(/[[\]:*?/\\']/g, ' ').trim() || '附表';
    let result = clean.slice(0, SHEET_NAME_LENGTH);
    for (let copy = 2; used.has(result.toLowerCase()); copy += 1) {
      const ending = ` (${copy})`;
      result = clean.slice(0, SHEET_NAME_LENGTH - ending.length) + ending;
    }
    used.add(result.toLowerCase());
    return result;
  });
}

/**
 * Could a spreadsheet take this text for a formula? It is written as a string anyway; such a cell
 * also gets the text format, so that it stays a string when someone edits it.
 */
export const looksLikeFormula = (text: string): boolean => /^[\s'"]*[=+\-@＝＋－＠]/.test(text);

/** Ledger name and whole chain head left, page numbers in the middle, the mark right. */
export function printedFooter(model: TableModel): string {
  const { ledger, chain, shortChain } = footerTexts(model.footer);
  const footer = (left: string): string =>
    `&L&9${left}&C&9第 &P 页 共 &N 页&R&9${model.mark === null ? '' : markText(model.mark)}`;
  const whole = footer(`${escaped(ledger)}\n&7${halves(chain)}`);
  if (whole.length <= FOOTER_LENGTH) return whole;
  const room = FOOTER_LENGTH - footer(`\n&7${shortChain}`).length;
  return footer(`${escaped(ledger.slice(0, Math.floor(room / 2)))}\n&7${shortChain}`);
}

export function printedHeader(model: TableModel): string | null {
  return model.mark === null ? null : `&R&"宋体,加粗"&12【${markText(model.mark)}】`;
}

/** A footer's section is a third of the page wide: 64 digits take two lines. */
const halves = (chain: string): string => chain.replace(/([0-9a-f]{32})(?=[0-9a-f]{32})/, '$1\n');

/** `&` begins a code in headers and footers. */
const escaped = (text: string): string => text.replaceAll('&', '&&').replaceAll(/[\r\n]/g, ' ');
