import type { DraftContent } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { ANSWERED_BY_INQUIRY } from '#shared/rules/inquiry.ts';
import type { RuleCode } from '#shared/rules/types.ts';

/** A way out of a finding: a field to go to, another page, or a change of kind the user confirms. */
export type Way =
  | { word: string; field: string }
  | { word: string; page: string }
  | { word: string; kind: DraftContent['kind'] };

const WAYS: Record<RuleCode, Way[]> = {
  'DA-01': [
    { word: '改账户', field: 'accountUid' },
    { word: '改日期', field: 'businessDate' },
  ],
  'DA-02': [
    { word: '核对收款账号', field: 'counterpartyAccount' },
    { word: '补录依据', field: 'ownAccountBasis' },
  ],
  'DA-03': [
    { word: '改选用途', field: 'permittedUseUid' },
    { word: '增列用途', page: '/settings' },
  ],
  'DA-04': [{ word: '写明用途', field: 'purpose' }],
  'DA-05': [
    { word: '看预算指标', page: '/budget' },
    { word: '改金额', field: 'amountFen' },
  ],
  'DA-06': [{ word: '导入缺少的流水', page: '/statements/import' }],
  'DA-07': [{ word: '选审批', field: 'approvalUid' }],
  'DA-08': [{ word: '核对收款人', field: 'counterparty' }],
  'DA-09': [{ word: '补充附件', field: 'attachments' }],
  'DA-10': [{ word: '改类别', field: 'kind' }],
  'DA-11': [],
  'DA-12': [],
  'DA-13': [{ word: '改业务日期', field: 'businessDate' }],
  'DA-14': [{ word: '核对审批', field: 'approvalUid' }],
  'DA-15': [{ word: '补充附件', field: 'attachments' }],
  'DA-16': [{ word: '补充附件', field: 'attachments' }],
  'DA-17': [{ word: '选审批', field: 'approvalUid' }],
};

/** Ways out of a rule's finding in a draft, those that lead somewhere in it first. */
export function waysOf(code: RuleCode, content: DraftContent): Way[] {
  const ways = WAYS[code];
  const moved = content.lines.length > 0 && ENTRY_KINDS[content.kind].spends;
  const inquiry: Way[] = moved ? [{ word: '改记待查付款', kind: 'inquiry_out' }] : [];
  // The bank moved the money already: it may always be booked as money under inquiry.
  return ANSWERED_BY_INQUIRY.has(code) ? [...ways, ...inquiry] : ways;
}
