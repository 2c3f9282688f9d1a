import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentLinkView } from '#shared/contract/documents.ts';
import { useCommand } from '../../lib/api.ts';
import { useMadeFile } from '../../ui/useMadeFile.tsx';
import { dataUrl } from './add-file.ts';
import { PictureDialog } from './PictureDialog.tsx';
import { pictureType } from './paper-text.ts';

/** A picture is shown here; any file can be saved for the program that shows it. */
export function OpenButtons(props: {
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
