import { PAY_WAY_WORDS } from '../approvals/types.ts';
import { CASE_COLUMNS } from '../cases/columns.ts';
import type { NewApproval } from '../contract/approvals.ts';
import type { BudgetFields } from '../contract/budget.ts';
import type { CaseEventFields, CaseFields } from '../contract/cases.ts';
import type { DraftContent } from '../contract/entries.ts';
import type { StatementLineView } from '../contract/statements.ts';
import type { Day } from '../dates/day.ts';
import { ENTRY_KINDS } from '../entries/kinds.ts';
import { formatYuan } from '../money/fen.ts';
import { maskedAccount } from '../people/masked.ts';
import {
  BUDGET_KIND_WORDS,
  CASE_CATEGORY_WORDS,
  CASE_EVENT_WORDS,
  EVENT_RESULT_WORDS,
  EVENT_WAY_WORDS,
  LINE_STATE_WORDS,
  USE_KIND_WORDS,
} from '../terms.ts';
import { type Fact, isNothing } from './changes.ts';

/** An application with what it names told by name. */
interface ApplicationFields
  extends Omit<NewApproval, 'caseUid' | 'recipient' | 'permittedUseUid' | 'cash'> {
  caseNo: string | null;
  useName: string;
  recipientName: string | null;
  recipientAccount: string | null;
  recipientIdNumber: string | null;
  recipientPhone: string | null;
  cashReason: string | null;
  cashWitnesses: readonly string[] | null;
}

/** Of one role, the one that is paid. */
interface PayeeFields {
  payeeName: string;
  payeeAccount: string | null;
  documentNo: string;
}

/** All that a call can change of a record; a name means one thing in every one of them. */
type Changeable =
  | BudgetFields
  | CaseFields
  | CaseEventFields
  | ApplicationFields
  | PayeeFields
  | Pick<DraftContent, 'kind' | 'businessDate' | 'amountFen' | 'purpose'>
  | { effectiveFrom: Day }
  | { lineState: readonly StatementLineView['state'][] };
type FieldName = Changeable extends infer Each
  ? Each extends unknown
    ? keyof Each
    : never
  : never;
type ValueOf<Name extends FieldName> = Changeable extends infer Each
  ? Each extends { readonly [Key in Name]: infer Value }
    ? NonNullable<Value>
    : never
  : never;

interface FieldWords<Value> {
  readonly word: string;
  /** How a value reads in the log: in plain text what the ledger keeps in plain text, and no more. */
  text(value: Value): string;
}

const plain = (word: string): FieldWords<string> => ({ word, text: (value) => value });
const yesNo = (word: string): FieldWords<boolean> => ({ word, text: (is) => (is ? '是' : '否') });
const money = (word: string): FieldWords<number> => ({ word, text: formatYuan });
const worded = <Key extends string>(word: string, words: Readonly<Record<Key, string>>) => ({
  word,
  // A word of an earlier version stands for itself.
  text: (value: Key) => words[value] ?? value,
});
/** Names a person or may: the log tells that it is filled in, and that it was changed. */
const secret = (word: string): FieldWords<unknown> => ({ word, text: () => '已填' });
const account = (word: string): FieldWords<string> => ({ word, text: maskedAccount });

/** The headings of a case list. */
const caseWord = (key: keyof CaseFields): string =>
  CASE_COLUMNS.find((column) => column.key === key)!.title;

const ENTRY_KIND_WORDS = Object.fromEntries(
  Object.entries(ENTRY_KINDS).map(([kind, { word }]) => [kind, word]),
) as Record<keyof typeof ENTRY_KINDS, string>;

/** The domain's word for every such field, and what of its value may be read. */
export const FIELDS: { readonly [Name in FieldName]: FieldWords<ValueOf<Name>> } = {
  kind: worded('类型', {
    ...ENTRY_KIND_WORDS,
    ...USE_KIND_WORDS,
    ...BUDGET_KIND_WORDS,
    ...CASE_EVENT_WORDS,
  }),
  documentNo: plain('文号'),
  signedOn: plain('成文日期'),
  effectiveOn: plain('生效日期'),
  receivedOn: plain('收到日期'),
  amountFen: money('金额'),
  note: secret('备注'),
  caseNo: plain(caseWord('caseNo')),
  category: worded(caseWord('category'), CASE_CATEGORY_WORDS),
  crossSeparated: yesNo(caseWord('crossSeparated')),
  specialHardship: yesNo(caseWord('specialHardship')),
  township: plain(caseWord('township')),
  unit: plain(caseWord('unit')),
  acceptedOn: plain(caseWord('acceptedOn')),
  dueOn: plain(caseWord('dueOn')),
  summary: secret(caseWord('summary')),
  day: plain('日期'),
  result: worded('结果', EVENT_RESULT_WORDS),
  way: worded('方式', { ...PAY_WAY_WORDS, ...EVENT_WAY_WORDS }),
  number: plain('申请编号'),
  appliedOn: plain('申请日期'),
  useName: plain('允许用途'),
  requestedFen: money('申请金额'),
  urgent: yesNo('紧急先行'),
  purpose: secret('具体用途'),
  grounds: secret('申请理由'),
  specialPeriod: secret('特护期或活动'),
  spendingUnit: secret('用款单位'),
  recipientName: secret('救助对象'),
  recipientAccount: account('救助对象账号'),
  recipientIdNumber: secret('救助对象身份证号'),
  recipientPhone: secret('救助对象电话'),
  cashReason: secret('现金支付理由'),
  cashWitnesses: secret('现金支付见证人'),
  payeeName: secret('收款人'),
  payeeAccount: account('收款账号'),
  businessDate: plain('业务日期'),
  effectiveFrom: plain('生效日期'),
  lineState: {
    word: '流水状态',
    text: (states) => [...new Set(states.map((state) => LINE_STATE_WORDS[state]))].join('、'),
  },
};

type Fields = { readonly [Name in FieldName]?: ValueOf<Name> | null };

/** A record as the log may tell it. */
export const factsOf = (record: Fields): Fact[] =>
  (Object.keys(record) as FieldName[]).map((key) => {
    const { word, text } = FIELDS[key] as FieldWords<unknown>;
    const value = record[key];
    return { key, field: word, value, text: isNothing(value) ? '' : text(value) };
  });
