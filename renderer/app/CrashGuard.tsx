import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';

/** A programmer's error in a page stops that page, loudly, and nothing else. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="crash">
        <ErrorNotice
          error={error}
          onRetry={() => this.setState({ error: null })}
          ways={<Button onClick={() => window.location.reload()}>重新载入窗口</Button>}
        />
      </div>
    );
  }
}
