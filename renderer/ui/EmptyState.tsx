import type { ReactNode } from 'react';

/** An empty list says what belongs there and offers the first step. */
export function EmptyState(props: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-title">{props.title}</p>
      {props.hint && <p className="empty-hint">{props.hint}</p>}
      {props.action && <div className="button-row">{props.action}</div>}
    </div>
  );
}
