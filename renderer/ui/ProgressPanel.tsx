import { Button, Progress } from 'antd';
import type { CallName } from '#shared/contract/index.ts';
import { useProgress } from '../lib/progress.ts';

/** Long work says what it is doing, how far it is, and can be stopped. */
export function ProgressPanel(props: {
  call: CallName;
  running: boolean;
  /** What is being done, e.g. 正在校验账套. */
  title: string;
  /** Left out when the call can't be stopped half-way. */
  onCancel?: () => void;
}) {
  const progress = useProgress(props.call);
  if (!props.running) return null;
  const known = progress !== null && progress.total > 0;
  const percent = known ? Math.floor((progress.done / progress.total) * 100) : 0;
  return (
    <div className="progress-panel" role="status">
      <div className="progress-text">
        <span>{props.title}</span>
        <span>
          {progress?.step ?? '准备'}
          {progress && progress.done > 0 && ` ${progress.done}`}
          {known && ` / ${progress.total}`}
        </span>
      </div>
      <Progress percent={percent} showInfo={known} status="normal" size="small" />
      {props.onCancel && <Button onClick={props.onCancel}>取消</Button>}
    </div>
  );
}
