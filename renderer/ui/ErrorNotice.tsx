import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { CallError, unexpected } from '../lib/call-error.ts';

/** An error beside the work it stopped: what happened, what was kept, what to do, with its code. */
export function ErrorNotice(props: {
  error: Error;
  /** Offered as 重试. */
  onRetry?: (() => void) | undefined;
  /** Other ways out, as buttons. */
  ways?: ReactNode;
}) {
  const error = props.error instanceof CallError ? props.error : unexpected(props.error);
  if (error.cancelled) return null;
  return (
    <Alert
      type="error"
      showIcon={false}
      className="error-notice"
      title={error.message}
      description={
        <>
          {error.kept && <p className="notice-line">{error.kept}</p>}
          {error.next && <p className="notice-line">{error.next}</p>}
          <p className="notice-code">代码 {error.code}</p>
          {(props.onRetry || props.ways) && (
            <div className="button-row">
              {props.onRetry && <Button onClick={props.onRetry}>重试</Button>}
              {props.ways}
            </div>
          )}
        </>
      }
    />
  );
}
