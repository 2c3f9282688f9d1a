import { isDay } from '../dates/day.ts';
import { MAX_FEN } from '../money/fen.ts';
import type { RuleContext } from '../rules/types.ts';
import { yuan } from './describe.ts';
import type { AnsweredEntry, EntryFacts } from './entry.ts';
import { ENTRY_KINDS, type EntryKind, RECLASSIFIES } from './kinds.ts';

/** A field still to fill or put right before an entry can be submitted. */
export interface MissingField {
  field: keyof EntryFacts;
  /** What to fill in, in Chinese. */
  message: string;
}

/**
 * What an entry lacks to be complete for its kind; empty when it can be submitted. Says nothing
 * of the dedicated-account rule: that is the judge's.
 *
 * @param answered the entry named by `ofEntryUid` with what is open of it, null when unknown.
 */
export function missingFields(
  entry: EntryFacts,
  answered: AnsweredEntry | null,
  custody: RuleContext['custody'],
): MissingField[] {
  const basics = missingBasics(entry);
  // A red voucher repeats what was complete when it was posted.
  if (entry.correction?.color === 'red') return basics;
  return [
    ...basics,
    ...unknownInCustody(entry, custody),
    ...missingOfKind(entry),
    ...badAnswer(entry, answered),
    ...badLines(entry),
  ];
}

const missing = (field: keyof EntryFacts, message: string): MissingField => ({ field, message });
const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

function missingBasics(entry: EntryFacts): MissingField[] {
  const found: MissingField[] = [];
  if (!isAmount(entry.amountFen)) found.push(missing('amountFen', '请填写大于零的金额。'));
  if (!isDay(entry.businessDate)) found.push(missing('businessDate', '请填写业务日期。'));
  if (blank(entry.accountUid)) found.push(missing('accountUid', '请选择银行账户。'));
  if (entry.voucher && entry.voucher.date < entry.businessDate) {
    found.push(missing('voucher', '凭证日期不能早于业务日期。'));
  }
  return found;
}

const isAmount = (fen: number): boolean => Number.isInteger(fen) && fen > 0 && fen <= MAX_FEN;

/** 国库集中支付 has no bank balance, so nothing but payments and their returns happens there. */
export function isKindOfCustody(kind: EntryKind, custody: RuleContext['custody']): boolean {
  const ofTreasury: readonly EntryKind[] = [
    'relief',
    'working_expense',
    'bank_fee',
    'returned',
    'inquiry_out',
  ];
  return custody !== 'treasury' || ofTreasury.includes(kind);
}

function unknownInCustody(entry: EntryFacts, custody: RuleContext['custody']): MissingField[] {
  if (isKindOfCustody(entry.kind, custody)) return [];
  const { word } = ENTRY_KINDS[entry.kind];
  return [
    missing('kind', `国库集中支付没有银行存款，不记${word}。请改选类别，指标在预算指标中登记。`),
  ];
}

function missingOfKind(entry: EntryFacts): MissingField[] {
  switch (entry.kind) {
    case 'appropriation':
      return badShares(entry, '请选择这笔拨款所属的预算指标。');
    case 'unspent_returned':
      return badShares(entry, '请选择结余上缴所依据的预算指标文件。');
    case 'relief':
      return missingCounterparty(entry, '请填写收款人。');
    case 'misdirected':
    case 'misdirected_refund':
      return missingCounterparty(entry, '请填写误入款的付款人。');
    default:
      return [];
  }
}

/** Shares of budget documents: at least one, each above zero and named once, adding up. */
function badShares(entry: EntryFacts, whenNone: string): MissingField[] {
  const { budgetShares: shares, amountFen } = entry;
  if (shares.length === 0) return [missing('budgetShares', whenNone)];
  if (!shares.every((share) => isAmount(share.amountFen))) {
    return [missing('budgetShares', '每份预算指标的金额应大于零。')];
  }
  if (new Set(shares.map((share) => share.documentUid)).size !== shares.length) {
    return [missing('budgetShares', '同一预算指标只列一次，请合并金额。')];
  }
  const sharedFen = shares.reduce((sum, share) => sum + share.amountFen, 0);
  if (sharedFen === amountFen) return [];
  return [
    missing(
      'budgetShares',
      `各预算指标金额合计 ${yuan(sharedFen)}，与记录金额 ${yuan(amountFen)}不符，请核对。`,
    ),
  ];
}

function missingCounterparty(entry: EntryFacts, message: string): MissingField[] {
  return blank(entry.counterparty?.name) ? [missing('counterparty', message)] : [];
}

/** The kinds that always answer an earlier entry, with the kinds they can answer. */
const ANSWERS: Partial<
  Record<EntryKind, { readonly of: readonly EntryKind[]; readonly whenNone: string }>
> = {
  returned: {
    of: (Object.keys(ENTRY_KINDS) as EntryKind[]).filter(
      (kind) => ENTRY_KINDS[kind].direction === 'out',
    ),
    whenNone: '请选择款项退回的是哪一笔付款。',
  },
  transfer_in: { of: ['transfer_out'], whenNone: '请选择与之对应的账户划出记录。' },
  misdirected_refund: { of: ['misdirected'], whenNone: '请选择所退回的误入款。' },
};

function badAnswer(entry: EntryFacts, answered: AnsweredEntry | null): MissingField[] {
  const rule = ANSWERS[entry.kind];
  if (!rule && !entry.reclassifies) {
    if (entry.ofEntryUid === null) return [];
    return [missing('ofEntryUid', '此类别不对应以前的记录，请清除所选记录。')];
  }
  if (entry.ofEntryUid === null || !answered) {
    const whenNone = entry.reclassifies ? '请选择要转列的待查或暂收记录。' : rule!.whenNone;
    return [missing('ofEntryUid', whenNone)];
  }
  return [...badAnsweredKind(entry, answered), ...beyondAnswered(entry, answered)];
}

function badAnsweredKind(entry: EntryFacts, answered: AnsweredEntry): MissingField[] {
  const { word } = ENTRY_KINDS[entry.kind];
  const of = ENTRY_KINDS[answered.kind].word;
  if (entry.reclassifies && !reclassifiableTo(answered.kind).includes(entry.kind)) {
    return [missing('kind', `${of}不能转列为${word}。请改选类别。`)];
  }
  if (!entry.reclassifies && !ANSWERS[entry.kind]!.of.includes(answered.kind)) {
    return [missing('ofEntryUid', `${word}不能对应${of}。请改选记录。`)];
  }
  return [];
}

/**
 * The kinds an entry may answer; none when it answers nothing. A 转列 to a kind that no inquiry may
 * become still names what it reclassifies, so that the kind can be put right.
 */
export function answerableKinds({
  kind,
  reclassifies,
}: Pick<EntryFacts, 'kind' | 'reclassifies'>): readonly EntryKind[] {
  if (!reclassifies) return ANSWERS[kind]?.of ?? [];
  const all = Object.keys(RECLASSIFIES) as EntryKind[];
  const fitting = all.filter((of) => reclassifiableTo(of).includes(kind));
  return fitting.length > 0 ? fitting : all;
}

/** What an entry under inquiry or undetermined may become without moving money. */
export function reclassifiableTo(kind: EntryKind): readonly EntryKind[] {
  return kind in RECLASSIFIES ? RECLASSIFIES[kind as keyof typeof RECLASSIFIES] : [];
}

function beyondAnswered(entry: EntryFacts, answered: AnsweredEntry): MissingField[] {
  const found: MissingField[] = [];
  if (entry.amountFen > answered.openFen) {
    found.push(
      missing('amountFen', `金额超出该记录尚未了结的 ${yuan(answered.openFen)}，请核对。`),
    );
  }
  if (entry.businessDate < answered.businessDate) {
    found.push(missing('businessDate', '业务日期不能早于所对应记录的业务日期。'));
  }
  if (entry.reclassifies && entry.accountUid !== answered.accountUid) {
    found.push(missing('accountUid', '转列不动银行存款，账户应与原记录相同。'));
  }
  if (entry.kind === 'transfer_in' && entry.accountUid === answered.accountUid) {
    found.push(missing('accountUid', '划入账户应与划出账户不同。'));
  }
  if (entry.kind === 'misdirected_refund' && !isSamePayer(entry, answered)) {
    found.push(missing('counterparty', '误入款只能退给原付款人，请核对户名和账号。'));
  }
  return found;
}

/** By account number when both are known, else by name. */
function isSamePayer(entry: EntryFacts, answered: AnsweredEntry): boolean {
  const [to, from] = [entry.counterparty, answered.counterparty];
  if (!to || !from) return false;
  if (!blank(to.account) && !blank(from.account))
    return plain(to.account!) === plain(from.account!);
  return plain(to.name) === plain(from.name);
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** Statement lines: one day, the entry's; the sign of its direction; adding up to the amount. */
function badLines(entry: EntryFacts): MissingField[] {
  const { lines } = entry;
  if (lines.length === 0) return [];
  if (entry.reclassifies)
    return [missing('lines', '转列不动银行存款，不对应流水。请取消所选流水。')];
  const sign = ENTRY_KINDS[entry.kind].direction === 'in' ? 1 : -1;
  if (lines.some((line) => line.amountFen * sign <= 0)) {
    return [missing('lines', '所选流水的收付方向与记录类别不符。')];
  }
  if (lines.some((line) => line.day !== entry.businessDate)) {
    return [missing('lines', '所选流水应为同一天，且与业务日期相同。')];
  }
  const linesFen = lines.reduce((sum, line) => sum + line.amountFen * sign, 0);
  if (linesFen === entry.amountFen) return [];
  return [
    missing(
      'lines',
      `流水合计 ${yuan(linesFen)}，与记录金额 ${yuan(entry.amountFen)}不符，请核对。`,
    ),
  ];
}
