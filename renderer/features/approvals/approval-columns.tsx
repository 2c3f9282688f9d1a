import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { stageTone } from '../../lib/stage-tone.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import type { Column } from '../../ui/PagedTable.tsx';
import { StageTag } from '../../ui/StageTag.tsx';

const text = (
  key: string,
  title: string,
  width: number,
  of: (row: ApprovalRowView) => string,
  grow = false,
): Column<ApprovalRowView> => ({
  key,
  title,
  width,
  grow,
  render: (row) => <span title={of(row)}>{of(row)}</span>,
  copy: of,
});

const amount = (
  key: string,
  title: string,
  of: (row: ApprovalRowView) => number | null,
): Column<ApprovalRowView> => ({
  key,
  title,
  width: 112,
  align: 'right',
  render: (row) => <AmountText fen={of(row)} />,
  copy: (row) => {
    const fen = of(row);
    return fen === null ? '' : formatYuan(fen);
  },
});

const STAGE: Column<ApprovalRowView> = {
  key: 'stage',
  title: '状态',
  width: 116,
  render: (row) => <StageTag tone={stageTone(row.stage)} word={row.stageWord} />,
  copy: (row) => row.stageWord,
};

const NUMBER = text('number', '申请编号', 150, (row) => row.number, true);
const APPLIED = text('appliedOn', '申请日期', 98, (row) => row.appliedOn);
const MONEY = [
  amount('requested', '申请金额', (row) => row.requestedFen),
  amount('approved', '审定金额', (row) => row.approvedFen),
  amount('paid', '已付', (row) => row.paidFen),
];

export const COLUMNS: Record<UseKind, Column<ApprovalRowView>[]> = {
  relief: [
    NUMBER,
    APPLIED,
    text('caseNo', '信访编号', 150, (row) => row.caseNo ?? '', true),
    text('township', '乡镇（街道）', 108, (row) => row.township ?? ''),
    text('recipient', '救助对象', 84, (row) => row.recipient),
    text('urgent', '紧急', 50, (row) => (row.urgent ? '紧急' : '')),
    ...MONEY,
    STAGE,
  ],
  working_expense: [
    NUMBER,
    APPLIED,
    text('use', '用途类别', 130, (row) => row.useName, true),
    text('purpose', '具体用途', 160, (row) => row.purpose, true),
    ...MONEY,
    STAGE,
  ],
};
