import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { CallError } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { MappingControls } from './MappingControls.tsx';
import { RawGrid } from './RawGrid.tsx';
import { StillNeeded } from './StillNeeded.tsx';
import type { Staging } from './useStaging.ts';
import { rolesOf, withHeaderRow, withRole } from './wizard-state.ts';

type Side = '识别结果' | '手工更正';

/** Step 2: what was recognised, over the raw grid, with every guess open to correction. */
export function StructureStep(props: {
  staged: StagedStatement;
  staging: Staging;
  onMapping(mapping: Mapping | null): void;
  onAccount(uid: string): void;
  onBack(): void;
  onNext(): void;
}) {
  const { staged, staging, onMapping } = props;
  const { mapping, recognition, refusal } = staged;
  const [side, setSide] = useState<Side>(staged.accountUid === null ? '手工更正' : '识别结果');
  return (
    <div className="structure-step">
      {staging.error && <ErrorNotice error={staging.error} />}
      {recognition && refusal && <ErrorNotice error={new CallError(refusal)} />}
      <div className="structure-work">
        <RawGrid
          staged={staged}
          busy={staging.running}
          onRole={(index, role) =>
            onMapping({ ...mapping, columns: withRole(rolesOf(staged), index, role) })
          }
          onHeaderRow={(row) => onMapping(withHeaderRow(mapping, row))}
        />
        <aside className="structure-side">
          {staging.running && (
            <ProgressPanel
              call="statements.stage"
              running
              title="正在重新识别"
              onCancel={staging.cancel}
            />
          )}
          {staged.remembered && (
            <p className="remembered">沿用了上次对同样表头所作的更正。不对时点“全部重新识别”。</p>
          )}
          {recognition ? (
            <Segmented<Side>
              block
              value={side}
              onChange={setSide}
              options={['识别结果', '手工更正']}
              className="side-switch"
            />
          ) : (
            <StillNeeded staged={staged} />
          )}
          {recognition && side === '识别结果' ? (
            <FactsPanel staged={staged} recognition={recognition} />
          ) : (
            <>
              <p className="hint">每改一项立即重新识别，不写入任何数据。列的含义在表格上方改。</p>
              {recognition && <ReadSoFar counts={staged.counts} />}
              <MappingControls
                staged={staged}
                busy={staging.running}
                onMapping={onMapping}
                onAccount={props.onAccount}
              />
            </>
          )}
        </aside>
      </div>
      <div className="import-foot">
        <Button onClick={props.onBack}>上一步：换文件</Button>
        <ReasonButton
          type="primary"
          reason={staging.running ? '正在重新识别' : nextRefusal(staged)}
          onClick={props.onNext}
        >
          下一步：逐行预览
        </ReasonButton>
      </div>
    </div>
  );
}

/** Whether the last correction helped, without leaving the corrections. */
function ReadSoFar({ counts }: { counts: StagedStatement['counts'] }) {
  const { total, skipped, faulty } = counts;
  return (
    <p className={faulty > 0 ? 'proof-open' : 'proof-ok'}>
      现在读出流水 {total - skipped - faulty} 行，跳过 {skipped} 行，有误 {faulty} 行。
    </p>
  );
}

function nextRefusal({ recognition, refusal, accountUid }: StagedStatement): string | null {
  if (recognition === null) return '先指定表头行、日期列和金额列';
  if (refusal !== null) return '这份文件不能导入本基金，请换文件或更正';
  return accountUid === null ? '先选择记入哪个账户' : null;
}
