import type { DraftContent, DraftView } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { fullPayee, keptPayee, payeeInFull } from '#shared/entries/payee.ts';
import { formatYuan } from '#shared/money/fen.ts';

/** Two drafts that say the same, whatever the order of their properties. */
export const sameContent = (a: DraftContent, b: DraftContent): boolean =>
  CONTENT_FIELDS.every((field) => same(a[field], b[field]));

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );

export const FIELD_WORDS: Record<keyof DraftContent, string> = {
  kind: '类别',
  accountUid: '银行账户',
  businessDate: '业务日期',
  amountFen: '金额',
  purpose: '用途',
  permittedUseUid: '允许用途',
  funding: '资金来源',
  budgetShares: '预算指标',
  ofEntryUid: '对应记录',
  reclassifies: '转列',
  approvalUid: '审批申请',
  counterparty: '收付款人',
  ownAccountBasis: '付往本单位的依据',
  attachments: '附件',
  lines: '银行流水',
  correction: '更正',
  note: '备注',
};
export const CONTENT_FIELDS = Object.keys(FIELD_WORDS) as (keyof DraftContent)[];

/** What was typed upon an older version: a payee left alone is the one that now stands there. */
export const typedUpon = (
  mine: DraftContent,
  { uid, content }: Pick<DraftView, 'uid' | 'content'>,
): DraftContent =>
  keptPayee(mine.counterparty)?.keptIn.uid === uid
    ? { ...mine, counterparty: content.counterparty }
    : mine;

/** The fields in which two versions differ. */
export const differingFields = (a: DraftContent, b: DraftContent): (keyof DraftContent)[] =>
  CONTENT_FIELDS.filter((field) => !same(a[field], b[field]));

/** One field of a version in words, to lay two versions side by side. */
export function fieldText(
  content: DraftContent,
  field: keyof DraftContent,
  nameOf: (uid: string) => string,
): string {
  switch (field) {
    case 'kind':
      return ENTRY_KINDS[content.kind].word;
    case 'amountFen':
      return content.amountFen === null ? '（未填）' : formatYuan(content.amountFen);
    case 'funding':
      return content.funding === 'current' ? '本年预算' : '上年结转';
    case 'counterparty': {
      const party = keptPayee(content.counterparty)?.shown ?? fullPayee(content.counterparty);
      return party ? payeeInFull(party) : '（未填）';
    }
    case 'budgetShares':
    case 'lines':
      return `${content[field].length} 项，${content[field].map((x) => formatYuan(x.amountFen)).join('；')}`;
    case 'attachments':
      return `${content.attachments.length} 项`;
    case 'reclassifies':
      return content.reclassifies ? '是' : '否';
    case 'correction':
      return content.correction?.reason ?? '（无）';
    case 'ownAccountBasis':
      return content.ownAccountBasis?.documentNo ?? '（无）';
    case 'accountUid':
    case 'permittedUseUid':
    case 'approvalUid':
    case 'ofEntryUid': {
      const uid = content[field];
      return uid === null ? '（未选）' : nameOf(uid);
    }
    default:
      return content[field] || '（未填）';
  }
}
