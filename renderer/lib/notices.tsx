import type { App } from 'antd';
import type { CallError } from './call-error.ts';

type Notifier = Pick<ReturnType<typeof App.useApp>['notification'], 'error'>;

/**
 * The one way an error pops up: it stays until read, or until the command `key` names succeeds, and
 * says its code, what was kept, what next.
 */
export function announceError(notification: Notifier, key: string, error: CallError): void {
  notification.error({
    key,
    title: error.message,
    description: (
      <>
        {error.kept && <p className="notice-line">{error.kept}</p>}
        {error.next && <p className="notice-line">{error.next}</p>}
        <p className="notice-code">代码 {error.code}</p>
      </>
    ),
    duration: false,
  });
}
