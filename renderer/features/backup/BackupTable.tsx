import type { ReactNode } from 'react';
import type { BackupRecord } from '#shared/contract/backup.ts';
import { BACKUP_REASON_WORDS } from '#shared/terms.ts';
import { momentText } from '../../lib/clock.ts';
import { sizeText } from '../../lib/size-text.ts';
import { type Column, PagedTable } from '../../ui/PagedTable.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';

export function BackupTable(props: {
  records: BackupRecord[];
  loading: boolean;
  /** Why nothing can be restored; null when it can. */
  refusal: string | null;
  onRestore(record: BackupRecord): void;
  empty: ReactNode;
}) {
  const newestFirst = [...props.records].sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  return (
    <PagedTable
      label="备份登记"
      columns={columns(props.refusal, props.onRestore)}
      rows={newestFirst}
      rowKey={(r) => r.token}
      loading={props.loading}
      empty={props.empty}
    />
  );
}

function columns(
  refusal: string | null,
  onRestore: (record: BackupRecord) => void,
): Column<BackupRecord>[] {
  const text = (key: string, title: string, width: number, read: (r: BackupRecord) => string) => ({
    key,
    title,
    width,
    render: read,
    copy: read,
  });
  return [
    text('madeAt', '时间', 150, (r) => momentText(r.madeAt)),
    text('reason', '缘由', 110, (r) => BACKUP_REASON_WORDS[r.reason]),
    { ...text('name', '文件', 355, (r) => r.name), grow: true },
    text('folder', '所在文件夹', 170, (r) => r.folder),
    { ...text('size', '大小', 90, (r) => sizeText(r.size)), align: 'right' },
    { ...text('chainSeq', '账链', 90, (r) => `${r.chainSeq} 环`), align: 'right' },
    {
      key: 'restore',
      title: '',
      width: 215,
      render: (r) => (
        <ReasonButton
          size="small"
          reason={refusal ?? (r.exists ? null : '文件已不在原处')}
          onClick={() => onRestore(r)}
        >
          恢复…
        </ReasonButton>
      ),
    },
  ];
}
