import { Button } from 'antd';
import type { DocumentLinkView } from '#shared/contract/documents.ts';
import { momentText } from '../../lib/clock.ts';
import { OpenButtons } from './OpenButtons.tsx';
import { contentText } from './paper-text.ts';

interface RowActs {
  /** Why files can't be opened; null when they can. */
  looking: string | null;
  withdrawing: string | null;
  onWithdraw(link: DocumentLinkView): void;
}

/** In the order they came; what was withdrawn stays, struck through, with its reason. */
export function PaperRows({ links, ...acts }: RowActs & { links: DocumentLinkView[] }) {
  if (links.length === 0) return <p className="page-note">还没有附件。</p>;
  return (
    <ul className="plain-list paper-rows" aria-label="附件清单">
      {links.map((link) => (
        <PaperRow key={link.uid} link={link} {...acts} />
      ))}
    </ul>
  );
}

function PaperRow({ link, ...acts }: RowActs & { link: DocumentLinkView }) {
  return (
    <li>
      <div>
        <div className={link.withdrawn === null ? undefined : 'paper-withdrawn'}>
          <b>{link.paper}</b> {contentText(link)}
        </div>
        <small>
          {link.addedBy} 添加于 {momentText(link.addedAt)}
          {link.withdrawn !== null && `；已撤下：${link.withdrawn}`}
        </small>
      </div>
      <div className="paper-acts">
        {link.file !== null && <OpenButtons link={link} media={link.file.media} {...acts} />}
        {link.withdrawn === null && acts.withdrawing === null && (
          <Button type="link" size="small" onClick={() => acts.onWithdraw(link)}>
            撤下
          </Button>
        )}
      </div>
    </li>
  );
}
