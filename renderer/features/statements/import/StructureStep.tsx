import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { MappingControls } from './MappingControls.tsx';
import { RawGrid } from './RawGrid.tsx';
import type { Staging } from './useStaging.ts';
import { withHeaderRow, withRole } from './wizard-state.ts';

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
  const { mapping, recognition } = staged;
  const [side, setSide] = useState<Side>(staged.accountUid === null ? '手工更正' : '识别结果');
  const noAccount = staged.accountUid === null ? '先选择记入哪个账户' : null;
  return (
    <div className="structure-step">
      <div className="structure-work">
        {staging.error && <ErrorNotice error={staging.error} />}
        <RawGrid
          stageToken={staged.stageToken}
          recognition={recognition}
          busy={staging.running}
          onRole={(index, role) =>
            onMapping({ ...mapping, columns: withRole(recognition.columns, index, role) })
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
          <Segmented<Side>
            block
            value={side}
            onChange={setSide}
            options={['识别结果', '手工更正']}
            className="side-switch"
          />
          {side === '识别结果' ? (
            <FactsPanel staged={staged} />
          ) : (
            <>
              <p className="hint">每改一项立即重新识别，不写入任何数据。列的含义在表格上方改。</p>
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
          reason={staging.running ? '正在重新识别' : noAccount}
          onClick={props.onNext}
        >
          下一步：逐行预览
        </ReasonButton>
      </div>
    </div>
  );
}
