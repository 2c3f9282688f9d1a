import type { Day } from '#shared/dates/day.ts';
import { type AmountRead, isFault, readAmount } from '#shared/statements/amount.ts';
import type { Layout } from '#shared/statements/columns.ts';
import { couldBeDate, type DateOrder } from '#shared/statements/date-order.ts';
import { belongsBelow, writesDaysOnce } from '#shared/statements/ditto-dates.ts';
import type { HeaderWords } from '#shared/statements/header.ts';
import { MomentReader, openDateParts, readTime } from '#shared/statements/moment.ts';
import { factsOf, keyValuesOf } from '#shared/statements/preamble.ts';
import { FAULT_REASONS, SKIP_REASONS } from '#shared/statements/reasons.ts';
import { accountOf, cellText, contentOf, currencyOf, trimmed } from '#shared/statements/text.ts';
import type { FaultCode, FaultyRow, Row, SkipCode, SkippedRow } from '#shared/statements/types.ts';
import {
  type FlagSign,
  flagSign,
  isClosingWord,
  isNoteWord,
  isOpeningWord,
  isRule,
  isTotalWord,
  normaliseHeader,
  saysFailed,
} from '#shared/statements/words.ts';

/** One row with money in it, before anybody knows which way the money went. */
export interface Movement {
  /** 0-based index of the row. */
  readonly at: number;
  readonly day: Day | null;
  readonly time: string | null;
  /** 分 in the money-in column, or the only amount. */
  readonly into: number;
  /** 分 in the money-out column. */
  readonly out: number;
  readonly flag: FlagSign | null;
  /** False when the amount couldn't be read: the row still anchors the chain by its balance. */
  readonly known: boolean;
  readonly balanceFen: number | null;
  readonly ownAccount: string | null;
  readonly currency: string | null;
  /** Set on rows that are not transactions of their own. */
  readonly fault: FaultCode | null;
}

export interface Body {
  readonly movements: readonly Movement[];
  readonly skipped: readonly SkippedRow[];
  readonly faulty: readonly FaultyRow[];
  /** Indexes of total and note rows, read again for stated figures. */
  readonly spoken: readonly number[];
  /** Last index with a movement, -1 without any. */
  readonly lastMovement: number;
}

/** What is known of a sheet before its rows are read. */
export interface BodyContext {
  readonly header: HeaderWords;
  /** The account stated above the table, which its rows belong to until another is stated. */
  readonly account: string | null;
  /** How dates without a whole year in front are read; null where that can't be known. */
  readonly dates: DateOrder | null;
}

/** First letters of the words that mark total and carried-forward rows: a cheap look before a regex. */
const MARK_LETTERS = new Set('合总小累本当承上期过转结年月汇收支借贷共人前起T第0123456789');

const BOOK_TOTAL =
  /^(?:[本当][页日月年期]?|[\d年月日./-]{1,12}|第\d+页)?(?:合计|总计|小计|累计)[:：]?$|^(?:承前|过次|转下|上)页(?:余额|合计)?$/;

const filledCells = (row: Row): number =>
  row.filter((cell) => trimmed(cellText(cell)) !== '').length;

const isRuled = (row: Row): boolean =>
  row.every((cell) => {
    const text = trimmed(cellText(cell));
    return text === '' || isRule(text);
  });

/** Sorts every row below the header into movement, skipped or faulty; none is left out. */
export class BodyReader {
  private readonly movements: Movement[] = [];
  private readonly skipped: SkippedRow[] = [];
  private readonly faulty: FaultyRow[] = [];
  private readonly spoken: number[] = [];
  private readonly moments: MomentReader;
  private readonly headerWords: ReadonlySet<string>;
  private readonly firstRow: number;
  private readonly accounts = new Map<string, string | null>();
  private sectionAccount: string | null;
  /** The last row with a date or the date of one above it. */
  private last: { readonly at: number; readonly day: Day } | null = null;
  private daysOnce: boolean | null = null;

  private readonly rows: readonly Row[];
  private readonly layout: Layout;

  constructor(rows: readonly Row[], layout: Layout, { header, account, dates }: BodyContext) {
    this.rows = rows;
    this.layout = layout;
    this.moments = new MomentReader(dates);
    this.firstRow = header.at + header.lines;
    this.sectionAccount = layout.of.ownAccount < 0 ? account : null;
    const lines = rows.slice(header.at, header.at + header.lines);
    this.headerWords = new Set(
      lines
        .flat()
        .map((cell) => normaliseHeader(cellText(cell)))
        .concat(header.words),
    );
  }

  read(everyThousand?: () => void): Body {
    for (let at = this.firstRow; at < this.rows.length; at++) {
      if (at % 1000 === 999) everyThousand?.();
      this.readRow(at, this.rows[at]!);
    }
    const { movements, skipped, faulty, spoken } = this;
    return { movements, skipped, faulty, spoken, lastMovement: movements.at(-1)?.at ?? -1 };
  }

  private readRow(at: number, row: Row): void {
    const moment = this.moments.read(row[this.layout.of.date]);
    if (moment === null) this.readDateless(at, row);
    else if (this.isBookTotal(row)) this.skip(at, 'total');
    else if (this.hasFailed(row)) this.skip(at, 'failed');
    else this.readMoney(at, row, moment.day, moment.time);
  }

  private readMoney(at: number, row: Row, day: Day, time: string | null): void {
    this.last = { at, day };
    const { of } = this.layout;
    const into = readAmount(of.in >= 0 ? row[of.in] : row[of.amount]);
    const out = readAmount(of.out >= 0 ? row[of.out] : undefined);
    const balance = readAmount(row[of.balance]);
    // Not by its content: a lone minus is a flag here.
    const flag = of.flag < 0 ? null : this.flagOf(trimmed(cellText(row[of.flag])));
    if (!isFault(into) && !isFault(out) && !into && !out) {
      this.readMoneyless(at, row, into ?? out);
      return;
    }
    if (
      (isFault(into) && this.isTotalIn(row, of.in)) ||
      (isFault(out) && this.isTotalIn(row, of.out))
    ) {
      this.skip(at, 'total');
      return;
    }
    const fault = this.faultOf(into, out, balance, flag);
    const unsigned = fault === 'amount-both' || fault === 'flag-unreadable';
    const known = !isFault(into) && !isFault(out) && !unsigned;
    this.movements.push({
      at,
      day,
      time: time ?? (of.time >= 0 ? readTime(row[of.time]) : null),
      into: known ? ((into as number | null) ?? 0) : 0,
      out: known ? ((out as number | null) ?? 0) : 0,
      flag,
      known,
      balanceFen: typeof balance === 'number' ? balance : null,
      ownAccount: this.ownAccountOf(row),
      currency: of.currency < 0 ? null : currencyOf(row[of.currency]),
      fault,
    });
    if (fault !== null) this.fault(at, fault);
  }

  private flagOf(text: string): FlagSign | null {
    const { flagPair } = this.layout;
    return flagPair === null ? flagSign(text) : (flagPair.get(text) ?? null);
  }

  private faultOf(
    into: AmountRead,
    out: AmountRead,
    balance: AmountRead,
    flag: FlagSign | null,
  ): FaultCode | null {
    if (isFault(into)) return into;
    if (isFault(out)) return out;
    if (into && out) return 'amount-both';
    if (isFault(balance)) return 'balance-unreadable';
    return this.layout.of.flag >= 0 && this.layout.of.amount >= 0 && flag === null
      ? 'flag-unreadable'
      : null;
  }

  private hasFailed(row: Row): boolean {
    const { status } = this.layout.of;
    return status >= 0 && saysFailed(cellText(row[status]));
  }

  /** 本月合计, 承前页 as a ledger writes them among its dated rows, with no party beside them. */
  private isBookTotal(row: Row): boolean {
    const { of } = this.layout;
    const memo = trimmed(cellText(row[of.summary >= 0 ? of.summary : of.remark]));
    if (memo.length > 8 || !MARK_LETTERS.has(memo[0] ?? '')) return false;
    return BOOK_TOTAL.test(memo) && contentOf(row[of.counterpartyName]) === null;
  }

  /** 本日小计 in a money column, its figures pushed aside. */
  private isTotalIn(row: Row, column: number): boolean {
    return BOOK_TOTAL.test(trimmed(cellText(row[column])));
  }

  /** A date, but no money moved. */
  private readMoneyless(at: number, row: Row, zero: AmountRead): void {
    if (this.marks(row, isOpeningWord)) this.skip(at, 'opening');
    else if (this.marks(row, isClosingWord)) this.skip(at, 'total');
    else if (zero === 0) this.skip(at, 'zero');
    else if (this.marks(row, isNoteWord) || filledCells(row) === 1) this.note(at);
    else this.anchor(at, 'amount-missing', row);
  }

  private readDateless(at: number, row: Row): void {
    const code = this.kindOfDateless(row);
    switch (code) {
      case 'date-missing': {
        const day = this.dayAbove(row);
        if (day === null) this.anchor(at, code, row);
        else this.readMoney(at, row, day, null);
        break;
      }
      case 'date-unreadable':
        this.anchor(at, this.isOpenDate(row) ? 'date-ambiguous' : code, row);
        break;
      case 'note':
        this.note(at);
        break;
      case 'total':
        this.spoken.push(at);
        this.skip(at, code);
        break;
      default:
        this.skip(at, code);
    }
  }

  /** The day of a row that leaves it to the one above: by a merged cell, or by never repeating it. */
  private dayAbove(row: Row): Day | null {
    if (this.last === null) return null;
    const cell = row[this.layout.of.date];
    if (typeof cell === 'object' && cell.ofAbove === true) return this.last.day;
    this.daysOnce ??= writesDaysOnce(this.rows, this.firstRow, this.layout, this.moments);
    if (!this.daysOnce || !belongsBelow(row, this.rows[this.last.at]!, this.layout)) return null;
    return this.last.day;
  }

  /** A date but for the order of its numbers? */
  private isOpenDate(row: Row): boolean {
    const parts = openDateParts(row[this.layout.of.date]);
    return parts !== null && couldBeDate(parts);
  }

  private kindOfDateless(row: Row): SkipCode | 'date-missing' | 'date-unreadable' {
    const filled = filledCells(row);
    if (filled === 0 || isRuled(row)) return 'blank';
    if (this.isHeaderAgain(row, filled)) return 'header-repeated';
    if (this.marks(row, isTotalWord) || this.marks(row, isClosingWord)) return 'total';
    if (this.marks(row, isOpeningWord)) return 'opening';
    const { of } = this.layout;
    const money = [of.in, of.out, of.amount].map((k) => readAmount(row[k]));
    const hasMoney = money.some((read) => typeof read === 'number');
    const dateText = contentOf(row[of.date]);
    if (this.isNote(row, filled, hasMoney, dateText)) return 'note';
    if (!hasMoney && dateText === null) return 'continuation';
    if (!this.hasFigure(row)) return 'note';
    return dateText === null ? 'date-missing' : 'date-unreadable';
  }

  /** A row of words alone, such as a header said once more in English, moves no money. */
  private hasFigure(row: Row): boolean {
    const { of } = this.layout;
    return [of.date, of.in, of.out, of.amount, of.balance].some((k) =>
      /\p{Nd}/u.test(cellText(row[k])),
    );
  }

  private isNote(row: Row, filled: number, hasMoney: boolean, dateText: string | null): boolean {
    if (hasMoney && filled >= 3) return false;
    if (this.marks(row, isNoteWord)) return true;
    if (row.some((cell) => /[:：]/.test(cellText(cell))) && keyValuesOf([row]).length > 0)
      return true;
    return !hasMoney && (dateText === null ? filled > 2 : filled <= 2);
  }

  /** Faulty, but a balance it shows still lets the chain go on behind it. */
  private anchor(at: number, fault: FaultCode, row: Row): void {
    const { of } = this.layout;
    const balance = readAmount(row[of.balance]);
    const balanceFen = typeof balance === 'number' ? balance : null;
    const ownAccount = this.ownAccountOf(row);
    const currency = of.currency < 0 ? null : currencyOf(row[of.currency]);
    const nothing = { day: null, time: null, into: 0, out: 0, flag: null, known: false };
    this.movements.push({ at, ...nothing, balanceFen, ownAccount, currency, fault });
    this.fault(at, fault);
  }

  private isHeaderAgain(row: Row, filled: number): boolean {
    let same = 0;
    for (const cell of row) {
      const word = normaliseHeader(cellText(cell));
      if (word !== '' && this.headerWords.has(word)) same++;
    }
    return same >= 2 && same * 3 >= filled * 2;
  }

  /** Does a cell other than a party's name say so? */
  private marks(row: Row, says: (text: string) => boolean): boolean {
    const { of } = this.layout;
    for (let k = 0; k < row.length; k++) {
      if (k === of.counterpartyName || k === of.payerName || k === of.payeeName) continue;
      const text = trimmed(cellText(row[k]));
      if (text === '') continue;
      const figure = says !== isNoteWord;
      if (figure && (!MARK_LETTERS.has(text[0]!) || this.isProse(k, text))) continue;
      if (says(text)) return true;
    }
    return false;
  }

  /** 「收入合计…」 as a bank's memo is a total; a long sentence of a person is not. */
  private isProse(k: number, text: string): boolean {
    const { of } = this.layout;
    const memo = k === of.summary || k === of.purpose || k === of.remark;
    return memo && !BOOK_TOTAL.test(text) && !/余额|结转/.test(text);
  }

  private note(at: number): void {
    const account = factsOf(keyValuesOf([this.rows[at]!])).ownAccount;
    // The next section of a file that holds several accounts.
    if (account !== null) this.sectionAccount = account;
    this.spoken.push(at);
    this.skip(at, 'note');
  }

  private ownAccountOf(row: Row): string | null {
    const k = this.layout.of.ownAccount;
    if (k < 0) return this.sectionAccount;
    const text = cellText(row[k]);
    let account = this.accounts.get(text);
    if (account === undefined) {
      account = accountOf(row[k]);
      if (this.accounts.size < 10_000) this.accounts.set(text, account);
    }
    return account ?? this.sectionAccount;
  }

  private skip(at: number, code: SkipCode): void {
    this.skipped.push({ row: at + 1, code, reason: SKIP_REASONS[code] });
  }

  private fault(at: number, code: FaultCode): void {
    this.faulty.push({ row: at + 1, code, reason: FAULT_REASONS[code] });
  }
}
