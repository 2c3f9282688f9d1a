import { Button } from 'antd';
import { go } from '../../../lib/route.ts';
import { PagedTable } from '../../../ui/PagedTable.tsx';
import { CaseCounts } from './CaseCounts.tsx';
import type { CaseImportResult } from './case-import-state.ts';
import { PREVIEW_COLUMNS } from './preview-columns.tsx';

/** Step 3: counts that add up, and the next step. */
export function CaseResultStep({ result, onAgain }: { result: CaseImportResult; onAgain(): void }) {
  const { counts, added, left, chainHead } = result;
  return (
    <div className="result-step">
      <h2>已登记 {added} 件个案</h2>
      <CaseCounts counts={counts} />
      <p>
        登记 <b>{added}</b> 件；与已登记的或名单中另一行相同 <b>{counts.existing}</b>{' '}
        行，没有重复登记；按您的决定留下 <b>{left.length}</b> 行
        {left.length > 0 && '（见下表），在原文件中更正后再导入同一份名单即可'}。
      </p>
      {left.length > 0 && (
        <PagedTable
          label="留下的行"
          columns={PREVIEW_COLUMNS}
          rows={left}
          rowKey={(row) => String(row.row)}
        />
      )}
      <p className="hint">本次写入后的链头：{chainHead.slice(0, 16)}…</p>
      <div className="button-row">
        <Button type="primary" autoFocus onClick={() => go('/cases')}>
          看救助个案
        </Button>
        <Button onClick={onAgain}>再导入一份</Button>
      </div>
    </div>
  );
}
