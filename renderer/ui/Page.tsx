import type { ReactNode } from 'react';

/** The head every page has: one title, one line that says where the user stands, the main action. */
export function Page(props: {
  title: string;
  /** 未入账 3 笔，待复核 2 张 */
  standing?: ReactNode;
  /** The main action, at the right. */
  action?: ReactNode;
  /** Lets the work take the rest of the window's height, so that a table scrolls in its frame. */
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={props.fill ? 'page page-fill' : 'page'} aria-label={props.title}>
      <header className="page-head">
        <h1>{props.title}</h1>
        <div className="page-standing">{props.standing}</div>
        <div className="page-action">{props.action}</div>
      </header>
      <div className="page-body">{props.children}</div>
    </section>
  );
}
