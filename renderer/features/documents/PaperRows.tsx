import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentLinkView } from '#shared/contract/documents.ts';
import { useCommand } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useMadeFile } from '../../ui/useMadeFile.tsx';
import { dataUrl } from './add-file.ts';
import { PictureDialog } from './PictureDialog.tsx';
import { contentText, pictureType } from './paper-text.ts';

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

/** A picture is shown here; any file can be saved for the program that shows it. */
function OpenButtons(props: {
  link: DocumentLinkView;
  media: NonNullable<DocumentLinkView['file']>['media'];
  looking: string | null;
}) {
  const { uid: linkUid } = props.link;
  const type = pictureType(props.media);
  const open = useCommand('documents.open');
  const save = useCommand('documents.saveCopy');
  const tellMade = useMadeFile('paper-copy');
  const [picture, setPicture] = useState<{ name: string; url: string } | null>(null);
  const look = async (as: string) => {
    const opened = await open.run({ linkUid });
    if (!opened) return;
    const url = await dataUrl(new Uint8Array(opened.bytes), as);
    setPicture({ name: opened.name, url });
  };
  const saveCopy = async () => {
    const file = await save.run({ linkUid });
    if (file) tellMade(file, `已保存 ${file.name}`, '副本没有加密，用完请妥善保管或删除。');
  };
  const button = { type: 'link', size: 'small', title: props.looking ?? '' } as const;
  const stopped = props.looking !== null;
  return (
    <>
      {type !== null && (
        <Button
          {...button}
          disabled={stopped}
          loading={open.pending}
          onClick={() => void look(type)}
        >
          查看
        </Button>
      )}
      <Button {...button} disabled={stopped} loading={save.pending} onClick={() => void saveCopy()}>
        保存副本
      </Button>
      {picture && <PictureDialog {...picture} onClose={() => setPicture(null)} />}
    </>
  );
}
