import { useState } from 'react';
import { useLedger } from '../../lib/ledger.tsx';
import { AddFiles } from './AddFiles.tsx';
import { ChooseFiles, DropArea } from './FileInput.tsx';
import { FileRows, paperNames, useVoucherFiles } from './FileRows.tsx';

/**
 * The files of a voucher still being drafted: chosen or dropped anywhere on it. They are stored at
 * once, beside the fund, and stay there also when the draft is deleted.
 */
export function VoucherFiles(props: {
  linkUids: string[];
  suggested: readonly string[];
  disabled: boolean;
  onChange(linkUids: string[]): void;
  children: React.ReactNode;
}) {
  const { linkUids, suggested, disabled, onChange } = props;
  const { fund } = useLedger();
  const named = paperNames(useVoucherFiles(linkUids).data);
  const [files, setFiles] = useState<File[]>([]);
  return (
    <DropArea name="凭证附件" onFiles={(dropped) => !disabled && setFiles(dropped)}>
      <FileRows
        linkUids={linkUids}
        {...(!disabled && { onRemove: (gone) => onChange(linkUids.filter((uid) => uid !== gone)) })}
      />
      <div className="share-row">
        {!disabled && <ChooseFiles word="加文件" refusal={null} onFiles={setFiles} />}
        {props.children}
        {!disabled && <span className="field-hint">文件也可以拖到这里</span>}
      </div>
      {files.length > 0 && (
        <AddFiles
          subject={{ kind: 'fund', uid: fund.uid }}
          suggested={suggested}
          proposed={suggested.find((paper) => !named.includes(paper)) ?? ''}
          files={files}
          onStored={(links) => onChange([...linkUids, ...links.map(({ uid }) => uid)])}
          onDone={() => setFiles([])}
        />
      )}
    </DropArea>
  );
}
