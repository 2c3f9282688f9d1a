import { readAmount } from '#shared/statements/amount.ts';
import { couldBeDate } from '#shared/statements/date-order.ts';
import { flagPairOf } from '#shared/statements/flag-pair.ts';
import type { HeaderWords } from '#shared/statements/header.ts';
import { MomentReader, openDateParts, readTime } from '#shared/statements/moment.ts';
import { cellText, contentOf, trimmed } from '#shared/statements/text.ts';
import {
  COLUMN_ROLES,
  type Column,
  type ColumnChoice,
  type ColumnRole,
  type Row,
} from '#shared/statements/types.ts';
import { type FlagSign, flagSign, type WordMeaning } from '#shared/statements/words.ts';

/** Which column plays which part; -1 where there is none. */
export interface Layout {
  readonly columns: readonly Column[];
  readonly of: Readonly<Record<ColumnRole, number>>;
  /** Do the words of the money columns say 收入/支出, or only 借/贷? */
  readonly wording: 'explicit' | 'debit-credit' | 'none';
  /** Meaning of the flag column's values where no word explains them. */
  readonly flagPair: ReadonlyMap<string, FlagSign> | null;
}

const SAMPLE_ROWS = 60;

interface Profile {
  filled: number;
  dates: number;
  /** Cells that are dates once it is known which number is the year, month and day. */
  openDates: number;
  clocks: number;
  times: number;
  amounts: number;
  flags: number;
  /** Flags in words: 1 and 2 are flags only below a header that says so. */
  flagWords: number;
}

/** Chooses one column per role by its words first and by what its rows hold second. */
export function layoutOf(rows: readonly Row[], header: HeaderWords): Layout {
  const from = header.at + header.lines;
  const profiles = profilesOf(rows, from, header.words.length);
  const roles = header.meanings.map((m) => m?.role ?? 'unknown');
  settleMoments(roles, header.meanings, profiles);
  settleFlag(roles, header.meanings, profiles, rows, from);
  dropRedundantFlag(roles, header.meanings, rows, from);
  for (const role of SINGLE) keepBest(roles, header.meanings, profiles, role);
  settleMoney(roles);
  dropMaskedBalance(roles, profiles);
  return finished(header, roles, rows);
}

/** The layout a person made by hand: exactly the roles given, nothing guessed. */
export function chosenLayout(
  rows: readonly Row[],
  header: HeaderWords,
  choices: readonly ColumnChoice[],
): Layout {
  const width = Math.max(header.words.length, ...choices.map((c) => c.index + 1));
  const roles: ColumnRole[] = Array.from({ length: width }, () => 'other');
  for (const { index, role } of choices) roles[index] = role;
  return finished(header, roles, rows);
}

function finished(header: HeaderWords, roles: readonly ColumnRole[], rows: readonly Row[]): Layout {
  const columns = roles.flatMap((role, index) => {
    const shown = header.shown[index] ?? '';
    return shown === '' && role === 'unknown' ? [] : [{ index, header: shown, role }];
  });
  const of = Object.fromEntries(COLUMN_ROLES.map((role) => [role, roles.indexOf(role)]));
  const money = roles.flatMap((role, k) =>
    role === 'in' || role === 'out' ? [header.meanings[k]?.wording ?? 'explicit'] : [],
  );
  const wording =
    money.length === 0 ? 'none' : money.includes('explicit') ? 'explicit' : 'debit-credit';
  const [flag, amount] = [roles.indexOf('flag'), roles.indexOf('amount')];
  const flagPair =
    flag < 0 || amount < 0 ? null : flagPairOf(rows, header.at + header.lines, flag, amount);
  return { columns, of: of as Record<ColumnRole, number>, wording, flagPair };
}

const SINGLE = COLUMN_ROLES.filter((role) => role !== 'other' && role !== 'unknown');
const MONEY_ROLES: ReadonlySet<ColumnRole> = new Set(['in', 'out', 'amount', 'balance']);

function profilesOf(rows: readonly Row[], from: number, width: number): Profile[] {
  const profiles = Array.from({ length: width }, () => ({
    filled: 0,
    dates: 0,
    openDates: 0,
    clocks: 0,
    times: 0,
    amounts: 0,
    flags: 0,
    flagWords: 0,
  }));
  const moments = new MomentReader();
  let sampled = 0;
  for (let at = from; at < rows.length && sampled < SAMPLE_ROWS; at++) {
    const row = rows[at]!;
    // Totals and notes have few cells and would blur the picture.
    if (row.filter((cell) => trimmed(cellText(cell)) !== '').length < 3) continue;
    sampled++;
    for (let k = 0; k < width; k++) profileCell(profiles[k]!, row[k], moments);
  }
  return profiles;
}

function profileCell(profile: Profile, cell: Row[number] | undefined, moments: MomentReader): void {
  const content = contentOf(cell);
  if (content === null) return;
  profile.filled++;
  if (content.length > 40) return;
  const moment = moments.read(cell);
  if (moment !== null) {
    profile.dates++;
    if (moment.time !== null) profile.clocks++;
  } else if (readTime(cell) !== null) profile.times++;
  const parts = moment === null ? openDateParts(cell) : null;
  if (parts !== null && couldBeDate(parts)) profile.openDates++;
  if (typeof readAmount(cell) === 'number') profile.amounts++;
  if (flagSign(content) !== null) {
    profile.flags++;
    if (!/^\d$/.test(content)) profile.flagWords++;
  }
}

/** 交易时间 may be a date with a time or only a time; what the rows hold decides. */
function settleMoments(
  roles: ColumnRole[],
  meanings: readonly (WordMeaning | null)[],
  profiles: readonly Profile[],
): void {
  roles.forEach((role, k) => {
    if (role !== 'date' && role !== 'time') return;
    const { filled, dates, times } = profiles[k]!;
    if (filled === 0) return;
    if (dates * 2 >= filled) roles[k] = 'date';
    else if (times * 2 >= filled) roles[k] = 'time';
    else if (role === 'time') roles[k] = 'other';
  });
  if (!roles.includes('date')) takeOpenDates(roles, meanings, profiles);
  const dated = roles.flatMap((role, k) => (role === 'date' ? [k] : []));
  const best = bestOf(dated, meanings, profiles, (p) => p.dates);
  const clockless = best >= 0 && profiles[best]!.clocks === 0 && !roles.includes('time');
  for (const k of dated) {
    // A second column of the same moment lends its clock when there is no other.
    if (k !== best) roles[k] = clockless && profiles[k]!.clocks > 0 ? 'time' : 'other';
  }
}

/** `03/15/2023`, `230315`: dates only where no column has any that begin with a whole year. */
function takeOpenDates(
  roles: ColumnRole[],
  meanings: readonly (WordMeaning | null)[],
  profiles: readonly Profile[],
): void {
  const open = meanings.flatMap((m, k) => {
    const { filled, openDates } = profiles[k]!;
    return m?.role === 'date' && filled > 0 && openDates * 2 >= filled ? [k] : [];
  });
  const best = bestOf(open, meanings, profiles, (p) => p.openDates);
  if (best >= 0) roles[best] = 'date';
}

function settleFlag(
  roles: ColumnRole[],
  meanings: readonly (WordMeaning | null)[],
  profiles: readonly Profile[],
  rows: readonly Row[],
  from: number,
): void {
  const anyRows = profiles.some((profile) => profile.filled > 0);
  const amount = roles.findIndex((role, k) => role === 'amount' && profiles[k]!.amounts > 0);
  roles.forEach((role, k) => {
    const { filled, flags, flagWords, amounts } = profiles[k]!;
    // 收入/支出 above the words 收入 and 支出.
    if (role === 'amount' && filled > 0 && flagWords === filled && amounts === 0) roles[k] = 'flag';
    if (role !== 'flag') return;
    // A column that never speaks tells no direction; kept, it would fault every row.
    const silent = filled === 0 ? anyRows : flags * 2 < filled;
    const isDirection = (meanings[k]?.strength ?? 0) > 1;
    if (silent && !(isDirection && flagPairOf(rows, from, k, amount) !== null)) roles[k] = 'other';
  });
  if (roles.includes('flag') || (roles.includes('in') && roles.includes('out'))) return;
  const hidden = roles.findIndex((role, k) => {
    const { filled, flagWords } = profiles[k]!;
    const free = role === 'other' || role === 'unknown' || role === 'summary';
    return free && filled > 0 && flagWords === filled && meanings[k]?.role !== 'currency';
  });
  if (hidden >= 0) roles[hidden] = 'flag';
}

/**
 * A flag that no header names, beside amounts whose sign says the same or whose flag never changes:
 * 交易类型 往账 on every row is a kind of transfer, not a direction.
 */
function dropRedundantFlag(
  roles: ColumnRole[],
  meanings: readonly (WordMeaning | null)[],
  rows: readonly Row[],
  from: number,
): void {
  const [flag, amount] = [roles.indexOf('flag'), roles.indexOf('amount')];
  if (flag < 0 || amount < 0 || meanings[flag]?.role === 'flag') return;
  const signsOf = new Map<FlagSign, Set<boolean>>();
  for (const row of rows.slice(from, from + 20 * SAMPLE_ROWS)) {
    const [sign, fen] = [flagSign(contentOf(row[flag]) ?? ''), readAmount(row[amount])];
    if (sign === null || typeof fen !== 'number' || fen === 0) continue;
    signsOf.set(sign, (signsOf.get(sign) ?? new Set()).add(fen < 0));
  }
  const signs = new Set([...signsOf.values()].flatMap((both) => [...both]));
  if (signs.size < 2) return;
  const repeats = [...signsOf.values()].every((both) => both.size === 1);
  if (repeats || signsOf.size === 1) roles[flag] = meanings[flag]?.role ?? 'unknown';
}

function keepBest(
  roles: ColumnRole[],
  meanings: readonly (WordMeaning | null)[],
  profiles: readonly Profile[],
  role: ColumnRole,
): void {
  const rivals = roles.flatMap((r, k) => (r === role ? [k] : []));
  if (rivals.length < 2) return;
  const measure = MONEY_ROLES.has(role) ? (p: Profile) => p.amounts : (p: Profile) => p.filled;
  const best = bestOf(rivals, meanings, profiles, measure);
  for (const k of rivals) if (k !== best) roles[k] = 'other';
}

/** The strongest words win; then the column that really holds such values; then the leftmost. */
function bestOf(
  rivals: readonly number[],
  meanings: readonly (WordMeaning | null)[],
  profiles: readonly Profile[],
  measure: (profile: Profile) => number,
): number {
  let [best, bestScore] = [-1, -1];
  for (const k of rivals) {
    const holds = measure(profiles[k]!) > 0 || profiles[k]!.filled === 0 ? 1000 : 0;
    const score = holds + (meanings[k]?.strength ?? 1) * 100 + Math.min(measure(profiles[k]!), 99);
    if (score > bestScore) [best, bestScore] = [k, score];
  }
  return best;
}

/** Two money columns say more than one amount; one amount with a flag says more than one side. */
function settleMoney(roles: ColumnRole[]): void {
  const drop = (role: ColumnRole): void => {
    const k = roles.indexOf(role);
    if (k >= 0) roles[k] = 'other';
  };
  const [into, out] = [roles.includes('in'), roles.includes('out')];
  if (into && out) drop('amount');
  else if (roles.includes('amount')) {
    drop('in');
    drop('out');
  }
}

/** A balance column of asterisks proves nothing and would fault every row. */
function dropMaskedBalance(roles: ColumnRole[], profiles: readonly Profile[]): void {
  const k = roles.indexOf('balance');
  if (k >= 0 && profiles[k]!.filled > 0 && profiles[k]!.amounts === 0) roles[k] = 'other';
}
