import { useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useRef, useState } from 'react';
import type { DocumentLinkView, DocumentSubject } from '#shared/contract/documents.ts';
import { calls } from '#shared/contract/index.ts';
import { CallError, refreshAfter } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { sizeText } from '../../lib/size-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { addFile } from './add-file.ts';
import { PaperNameField } from './PaperNameField.tsx';

const NAMED = calls['documents.attachFile'].input.pick({ paper: true });

interface Refused {
  file: File;
  error: CallError;
}
interface Step {
  file: File;
  read: number;
}

/** Files chosen or dropped: named once, stored one after another. The refused stay, with why. */
export function AddFiles(props: {
  subject: DocumentSubject;
  suggested: readonly string[];
  proposed: string;
  files: File[];
  /** What was stored, also when others were refused. */
  onStored?(links: DocumentLinkView[]): void;
  onDone(): void;
}) {
  const { subject, suggested, files, onDone } = props;
  const [paper, setPaper] = useState(props.proposed);
  const { refused, step, add } = useAdding(subject, props.onStored);
  const left = refused.length === 0 ? files : refused.map(({ file }) => file);
  const save = async () => {
    if (await add(left, NAMED.parse({ paper }).paper)) onDone();
  };
  return (
    <FormDialog
      title={left.length === 1 ? '添加附件' : `添加 ${left.length} 个附件`}
      saveWord={refused.length === 0 ? '添加' : '再试一次'}
      faults={faultsOf(NAMED, { paper })}
      pending={step !== null}
      error={null}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <>
          <PaperNameField
            value={paper}
            suggested={suggested}
            fault={faults.paper}
            onChange={setPaper}
          />
          <ul className="plain-list" aria-label="要添加的文件">
            {left.map((file) => (
              <li key={keyOf(file)}>
                {file.name} · {sizeText(file.size)}
              </li>
            ))}
          </ul>
          {step && <AddingProgress {...step} />}
          {refused.map(({ file, error }) => (
            <ErrorNotice key={keyOf(file)} error={error} />
          ))}
        </>
      )}
    </FormDialog>
  );
}

const keyOf = ({ name, size, lastModified }: File) => `${name}|${size}|${lastModified}`;

function useAdding(
  subject: DocumentSubject,
  onStored: ((links: DocumentLinkView[]) => void) | undefined,
) {
  const client = useQueryClient();
  // Whoever takes them may have been drawn anew while they were read.
  const taker = useRef(onStored);
  taker.current = onStored;
  const [refused, setRefused] = useState<Refused[]>([]);
  const [step, setStep] = useState<Step | null>(null);
  /** True when every file is stored. */
  const add = async (files: readonly File[], paper: string): Promise<boolean> => {
    const faulty: Refused[] = [];
    const stored: DocumentLinkView[] = [];
    for (const file of files) {
      setStep({ file, read: 0 });
      const added = await addFile(subject, paper, file, (read) => setStep({ file, read }));
      if (added instanceof CallError) faulty.push({ file, error: added });
      else stored.push(added);
    }
    await refreshAfter(client, 'documents.attachFile');
    setStep(null);
    setRefused(faulty);
    if (stored.length > 0) taker.current?.(stored);
    return faulty.length === 0;
  };
  return { refused, step, add };
}

function AddingProgress({ file, read }: Step) {
  const whole = read >= file.size;
  return (
    <div className="progress-panel" role="status">
      <div className="progress-text">
        <span>正在添加 {file.name}</span>
        <span>{whole ? '加密保存' : `读取 ${sizeText(read)} / ${sizeText(file.size)}`}</span>
      </div>
      <Progress
        percent={Math.floor((read / Math.max(1, file.size)) * 100)}
        showInfo={false}
        status="normal"
        size="small"
      />
    </div>
  );
}
