import { Button } from 'antd';
import { go } from '../../../lib/route.ts';
import { CountsLine } from './CountsLine.tsx';
import type { ImportResult } from './wizard-state.ts';

/** Step 5: counts that add up, and the next step. */
export function ResultStep({ result, onAgain }: { result: ImportResult; onAgain(): void }) {
  const { counts, added, skippedByChoice } = result;
  // A row that can't be read can't come in: each was left out by a decision of its own.
  const declined = skippedByChoice + counts.faulty;
  return (
    <div className="result-step">
      <h2>{added > 0 ? `已导入 ${added} 笔流水` : '没有新的流水'}</h2>
      <CountsLine counts={counts} />
      <p>
        写入 <b>{added}</b> 笔；按您的决定不导入 <b>{declined}</b> 行；此前已有{' '}
        <b>{counts.existing}</b> 行，没有重复写入；非流水的行 <b>{counts.skipped}</b> 行，跳过。
      </p>
      <p className="hint">本次写入后的链头：{result.chainHead.slice(0, 16)}…</p>
      <div className="button-row">
        {added > 0 && (
          <Button
            type="primary"
            autoFocus
            onClick={() => go('/statements', { state: 'unaccounted' })}
          >
            去起草
          </Button>
        )}
        <Button onClick={onAgain}>再导入一份</Button>
        <Button onClick={() => go('/statements')}>回到银行流水</Button>
      </div>
    </div>
  );
}
