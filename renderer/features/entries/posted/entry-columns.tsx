import type { EntryView } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import type { Column } from '../../../ui/PagedTable.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';

/** A red voucher shows in the column of the entry it cancels, as a red amount. */
export function columnOf(entry: EntryView): 'in' | 'out' {
  return ENTRY_KINDS[entry.kind].direction;
}
export const shownFen = (entry: EntryView, side: 'in' | 'out'): number | null => {
  if (columnOf(entry) !== side || entry.bankFen === 0) return null;
  return side === 'in' ? entry.bankFen : -entry.bankFen;
};

const amount = (side: 'in' | 'out', title: string): Column<EntryView> => ({
  key: side,
  title,
  width: 104,
  align: 'right',
  render: (e) => {
    const fen = shownFen(e, side);
    return fen === null ? '' : <AmountText fen={fen} />;
  },
  copy: (e) => {
    const fen = shownFen(e, side);
    return fen === null ? '' : formatYuan(fen);
  },
});
const text = (
  key: string,
  title: string,
  width: number,
  of: (e: EntryView) => string,
  grow = false,
): Column<EntryView> => ({
  key,
  title,
  width,
  grow,
  render: (e) => <span title={of(e)}>{of(e)}</span>,
  copy: of,
});

export const ENTRY_COLUMNS: Column<EntryView>[] = [
  text('no', '凭证号', 118, (e) => e.voucherNo),
  text('day', '业务日期', 104, (e) => e.businessDate),
  text('kind', '类别', 84, (e) => ENTRY_KINDS[e.kind].word),
  text('summary', '摘要', 180, (e) => e.summary, true),
  amount('in', '收入'),
  amount('out', '支出'),
  {
    key: 'spent',
    title: '计入支出',
    width: 104,
    align: 'right',
    render: (e) => (e.spentFen === 0 ? '' : <AmountText fen={e.spentFen} />),
    copy: (e) => formatYuan(e.spentFen),
  },
  text(
    'ref',
    '个案 / 审批',
    136,
    (e) => [e.caseNo, e.approvalNo].filter(Boolean).join(' / '),
    true,
  ),
  {
    key: 'state',
    title: '状态',
    width: 80,
    render: (e) => <StateTag state={stateOf(e)} />,
  },
  text('people', '经办 / 复核', 118, (e) => `${e.preparedBy} / ${e.reviewedBy}`),
];

export function stateOf(entry: EntryView): 'posted' | 'inquiry' | 'reversed' {
  if (entry.reversedByUid !== null) return 'reversed';
  const inquiry = entry.kind === 'inquiry_in' || entry.kind === 'inquiry_out';
  return inquiry && (entry.openFen ?? 0) > 0 ? 'inquiry' : 'posted';
}
