import type { CasePreviewRow } from '#shared/contract/cases.ts';
import type { Column } from '../../../ui/PagedTable.tsx';

const STATUS_WORDS = {
  new: '新登记',
  existing: '已登记',
  conflict: '编号冲突',
  faulty: '有误',
} as const satisfies Record<CasePreviewRow['status'], string>;

const text = (
  key: string,
  title: string,
  width: number,
  of: (row: CasePreviewRow) => string,
  grow = false,
): Column<CasePreviewRow> => ({
  key,
  title,
  width,
  grow,
  render: (row) => <span title={of(row)}>{of(row)}</span>,
  copy: of,
});

export const PREVIEW_COLUMNS: Column<CasePreviewRow>[] = [
  { ...text('row', '行', 52, (row) => String(row.row)), align: 'right' },
  {
    key: 'status',
    title: '处理',
    width: 96,
    render: (row) => (
      <span className="row-status" data-status={row.status}>
        {STATUS_WORDS[row.status]}
      </span>
    ),
    copy: (row) => STATUS_WORDS[row.status],
  },
  text('caseNo', '信访编号', 150, (row) => row.caseNo),
  text('category', '类别', 84, (row) => row.category),
  text('township', '乡镇（街道）', 104, (row) => row.township),
  text('unit', '责任单位', 120, (row) => row.unit),
  text('acceptedOn', '受理日期', 102, (row) => row.acceptedOn),
  text('dueOn', '办结期限', 102, (row) => row.dueOn),
  text('reason', '说明', 280, (row) => row.reason, true),
];
