import type { Day } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import type { Claim, ClaimPart } from './claims.ts';
import type { Party } from './types.ts';

/** 代发清单: what a paying unit hands on, for each application. */
export interface PayList {
  uid: string;
  documentNo: string;
  day: Day;
  unit: Party;
  rows: ClaimPart[];
}

export type ListSplit = { ok: true; parts: ClaimPart[] } | { ok: false; fault: string };

/**
 * Splits a statement line to a paying unit by its list: each application gets its row, all of the
 * line is used and no application gets more than is open of it.
 *
 * @param openFen per approval, what may still be paid (`payableFen`).
 */
export function splitByList(
  line: { amountFen: number },
  list: PayList,
  openFen: ReadonlyMap<string, number>,
): ListSplit {
  const fault = listFault(list, openFen) ?? sumFault(line.amountFen, list);
  if (fault !== null) return { ok: false, fault };
  return { ok: true, parts: list.rows.map((row) => ({ ...row })) };
}

/** The whole list as one expected payment; null where a row can't be paid in full any more. */
export function claimOfList(list: PayList, openFen: ReadonlyMap<string, number>): Claim | null {
  if (listFault(list, openFen) !== null) return null;
  const { uid, rows: parts, unit, day } = list;
  return { uid, list: true, parts, payees: [unit], from: day, until: null, expectedOn: day };
}

function listFault({ rows, documentNo }: PayList, openFen: ReadonlyMap<string, number>) {
  if (rows.length === 0) return '代发清单没有明细。请补录各申请的金额。';
  if (rows.some(({ amountFen }) => !Number.isInteger(amountFen) || amountFen <= 0)) {
    return `代发清单 ${documentNo} 每行金额应大于零。请核对。`;
  }
  if (new Set(rows.map(({ approvalUid }) => approvalUid)).size !== rows.length) {
    return `代发清单 ${documentNo} 有申请列了两次。请合并金额。`;
  }
  const at = rows.findIndex((row) => row.amountFen > (openFen.get(row.approvalUid) ?? 0));
  if (at === -1) return null;
  const row = rows[at]!;
  return (
    `代发清单 ${documentNo} 第 ${at + 1} 行 ${yuan(row.amountFen)}，超出该申请尚未支付的 ` +
    `${yuan(openFen.get(row.approvalUid) ?? 0)}。请核对金额。`
  );
}

function sumFault(lineFen: number, { rows, documentNo }: PayList): string | null {
  const listedFen = rows.reduce((sum, row) => sum + row.amountFen, 0);
  if (listedFen === lineFen) return null;
  return `代发清单 ${documentNo} 合计 ${yuan(listedFen)}，与流水金额 ${yuan(lineFen)}不符。请核对清单。`;
}
