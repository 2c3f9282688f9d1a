import type { Layout } from '#shared/statements/columns.ts';
import { FAULT_REASONS } from '#shared/statements/reasons.ts';
import type { Movement } from '#shared/statements/rows.ts';
import { sameAccount } from '#shared/statements/sides.ts';
import { accountOf, contentOf } from '#shared/statements/text.ts';
import type {
  DirectionReading,
  FaultyRow,
  Row,
  StatedFacts,
  StatementLine,
} from '#shared/statements/types.ts';

export interface BuiltLines {
  readonly lines: StatementLine[];
  /** Position in `lines` of each movement, −1 for those that are faulty. */
  readonly positions: Int32Array;
  readonly faulty: FaultyRow[];
}

/** Turns movements with a known direction into lines. */
export function buildLines(
  rows: readonly Row[],
  layout: Layout,
  movements: readonly Movement[],
  amounts: Float64Array,
  direction: DirectionReading,
  facts: StatedFacts,
): BuiltLines {
  const lines: StatementLine[] = [];
  const faulty: FaultyRow[] = [];
  const positions = new Int32Array(movements.length).fill(-1);
  const party = counterpartyReader(layout, facts.ownAccount);
  // Where the sign itself tells in from out, a minus is no 冲正.
  const ownSide = !direction.startsWith('signed') && direction !== 'sides';
  const serialOf = serialColumn(layout);
  movements.forEach((m, k) => {
    if (m.fault !== null || m.day === null) return;
    const amountFen = amounts[k]!;
    if (Number.isNaN(amountFen)) {
      faulty.push({ row: m.at + 1, code: 'side-unknown', reason: FAULT_REASONS['side-unknown'] });
      return;
    }
    const row = rows[m.at]!;
    const other = party(row, amountFen);
    positions[k] = lines.length;
    lines.push({
      rowNumber: m.at + 1,
      day: m.day,
      time: m.time,
      amountFen,
      reversal: ownSide && m.into + m.out < 0,
      balanceFen: m.balanceFen,
      serial: serialOf < 0 ? null : contentOf(row[serialOf]),
      counterpartyName: other.name,
      counterpartyAccount: other.account,
      memo: memoOf(row, layout),
      ownAccount: m.ownAccount ?? facts.ownAccount,
      currency: m.currency ?? facts.currency,
    });
  });
  return { lines, positions, faulty };
}

/** A list of payments without serials and balances is told apart by its voucher numbers. */
function serialColumn({ of }: Layout): number {
  if (of.serial >= 0) return of.serial;
  return of.balance < 0 ? of.voucher : -1;
}

interface Party {
  readonly name: string | null;
  readonly account: string | null;
}

function counterpartyReader(
  { of, columns }: Layout,
  ownAccount: string | null,
): (row: Row, amountFen: number) => Party {
  const at =
    (name: number, account: number) =>
    (row: Row): Party => ({
      name: name < 0 ? null : contentOf(row[name]),
      account: account < 0 ? null : accountOf(row[account]),
    });
  if (of.counterpartyName >= 0 && of.counterpartyAccount >= 0) {
    return at(of.counterpartyName, of.counterpartyAccount);
  }
  const only = Math.max(of.counterpartyName, of.counterpartyAccount);
  if (only >= 0) {
    const alone = at(of.counterpartyName, of.counterpartyAccount);
    if (!holdsBoth(columns.find(({ index }) => index === only)?.header ?? '')) return alone;
    return (row) => partedParty(contentOf(row[only])) ?? alone(row);
  }
  const payer = at(of.payerName, of.payerAccount);
  const payee = at(of.payeeName, of.payeeAccount);
  if (of.payerName < 0 && of.payerAccount < 0) return payee;
  if (of.payeeName < 0 && of.payeeAccount < 0) return payer;
  return (row, amountFen) => {
    const [from, to] = [payer(row), payee(row)];
    const [fromOwn, toOwn] = [
      sameAccount(from.account, ownAccount),
      sameAccount(to.account, ownAccount),
    ];
    if (fromOwn !== toOwn) return fromOwn ? to : from;
    return amountFen < 0 ? to : from;
  };
}

/** `对方账号/户名`, `对手信息`. */
const holdsBoth = (header: string): boolean =>
  /信息/.test(header) || (/[账帐卡]号/.test(header) && /户名|名称|姓名/.test(header));

const NUMBER_THEN_NAME = /^([\d*]{8,32})[\s/／,，;；:：|_-]+([^\d\s].*)$/s;
const NAME_THEN_NUMBER = /^(.*[^\d\s/／,，;；:：|_-])[\s/／,，;；:：|_-]+([\d*]{8,32})$/s;

/** `62…/某公司` in the one column there is: number and name of the other party. */
function partedParty(content: string | null): Party | null {
  const text = content ?? '';
  const first = NUMBER_THEN_NAME.exec(text);
  if (first !== null) return { account: first[1]!, name: first[2]! };
  const last = NAME_THEN_NUMBER.exec(text);
  return last === null ? null : { account: last[2]!, name: last[1]! };
}

function memoOf(row: Row, { of }: Layout): string {
  const summary = of.summary < 0 ? null : contentOf(row[of.summary]);
  const purpose = of.purpose < 0 ? null : contentOf(row[of.purpose]);
  const remark = of.remark < 0 ? null : contentOf(row[of.remark]);
  let memo = summary ?? '';
  if (purpose !== null && purpose !== memo) memo = memo === '' ? purpose : `${memo}；${purpose}`;
  if (remark !== null && remark !== summary && remark !== purpose) {
    memo = memo === '' ? remark : `${memo}；${remark}`;
  }
  return memo;
}
