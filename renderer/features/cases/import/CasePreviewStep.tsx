import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import type { CasePreviewRow, StagedCases } from '#shared/contract/cases.ts';
import type { CallInput } from '#shared/contract/index.ts';
import { type CallError, callRelief, useCommand } from '../../../lib/api.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { PagedTable } from '../../../ui/PagedTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { CaseCounts } from './CaseCounts.tsx';
import { type CaseImportResult, importRefusal, leftOut } from './case-import-state.ts';
import { PREVIEW_COLUMNS } from './preview-columns.tsx';

type Show = CallInput<'cases.preview'>['show'];

/** Step 2: every row with what will become of it; then all new ones or none. */
export function CasePreviewStep(props: {
  staged: StagedCases;
  leaveOut: boolean;
  onLeaveOut(yes: boolean): void;
  onBack(): void;
  onDone(result: CaseImportResult): void;
}) {
  const { staged, leaveOut } = props;
  const { counts, stageToken } = staged;
  const [show, setShow] = useState<Show>('all');
  const rows = usePreviewRows(stageToken, show);
  const commit = useCommand('cases.commit', { quiet: true });
  const left = leftOut(counts);
  const run = async () => {
    const result = await commit.run({ stageToken, leaveOut });
    if (result) props.onDone(result);
  };
  return (
    <div className="preview-step">
      <CaseCounts counts={counts} />
      {staged.unread.length > 0 && (
        <Alert type="info" title={`没有读取的列：${staged.unread.join('、')}`} />
      )}
      <Segmented<Show>
        value={show}
        onChange={setShow}
        options={[
          { value: 'all', label: `全部 ${counts.total}` },
          { value: 'new', label: `新登记 ${counts.new}` },
          { value: 'existing', label: `已登记 ${counts.existing}` },
          { value: 'conflict', label: `编号冲突 ${counts.conflict}` },
          { value: 'faulty', label: `有误 ${counts.faulty}` },
        ]}
      />
      {rows.error && <ErrorNotice error={rows.error} onRetry={() => void rows.refetch()} />}
      <PagedTable
        label="个案名单预览"
        columns={PREVIEW_COLUMNS}
        rows={rows.data ?? []}
        rowKey={(row) => String(row.row)}
        loading={rows.isLoading}
        empty={<EmptyState title="这一类没有行" hint="点上方“全部”看所有行。" />}
      />
      {left > 0 && (
        <div className="decide-bar case-decide">
          <Checkbox
            checked={leaveOut}
            disabled={commit.pending || counts.new === 0}
            onChange={(event) => props.onLeaveOut(event.target.checked)}
          >
            留下编号冲突和有误的 {left} 行不导入，只登记 {counts.new} 行
          </Checkbox>
          <span className="hint">
            也可以先在名单中更正再重新选择；名单不会改动已登记的个案，确需改动请在该个案中更正。
          </span>
        </div>
      )}
      {commit.error && <ErrorNotice error={commit.error} />}
      <div className="import-foot">
        <Button onClick={props.onBack} disabled={commit.pending}>
          上一步：选择文件
        </Button>
        <ReasonButton
          type="primary"
          loading={commit.pending}
          reason={importRefusal(counts, leaveOut)}
          onClick={() => void run()}
        >
          {`导入 ${counts.new} 件`}
        </ReasonButton>
      </div>
    </div>
  );
}

const AT_ONCE = 500;

/** All rows of a class; a list is bounded, so they are read in one go. */
function usePreviewRows(stageToken: string, show: Show) {
  return useQuery<CasePreviewRow[], CallError>({
    queryKey: ['case-preview', stageToken, show],
    queryFn: async () => {
      const rows: CasePreviewRow[] = [];
      for (;;) {
        const input = { stageToken, show, from: rows.length, count: AT_ONCE };
        const page = await callRelief('cases.preview', input);
        rows.push(...page.rows);
        if (rows.length >= page.total || page.rows.length === 0) return rows;
      }
    },
    retry: false,
  });
}
