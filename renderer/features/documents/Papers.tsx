import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { DocumentLinkView, DocumentSubject } from '#shared/contract/documents.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { PREPARERS, roleRefusal, writingRefusal } from '../../lib/may.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { AddFiles } from './AddFiles.tsx';
import { AddSheets } from './AddSheets.tsx';
import { PaperRows } from './PaperRows.tsx';
import { ACCEPTED, missingPapers } from './paper-text.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import './documents.css';

export interface PapersProps {
  subject: DocumentSubject;
  /** Names of the papers that usually stand beside such a record. */
  suggested: readonly string[];
  /** The heading; empty where a dialog has one already. */
  title?: string;
}

/** What is open over the panel. */
type Acting =
  | { kind: 'files'; files: File[] }
  | { kind: 'sheets' }
  | { kind: 'withdraw'; link: DocumentLinkView };

/** 附件: the files and paper sheets beside a record. Files may be dropped anywhere on it. */
export function Papers({ subject, suggested, title = '附件' }: PapersProps) {
  const { status } = useLedger();
  const list = useCall('documents.list', { subjectUids: [subject.uid] });
  const [acting, setActing] = useState<Acting | null>(null);
  const refusal = roleRefusal(status, PREPARERS);
  const addFiles = (files: File[]) => files.length > 0 && setActing({ kind: 'files', files });
  const links = list.data ?? [];
  const missing = missingPapers(suggested, links);
  const form = { subject, suggested, proposed: missing[0] ?? '', onDone: () => setActing(null) };
  return (
    <DropArea title={title} onFiles={(files) => refusal === null && addFiles(files)}>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <PaperRows
        links={links}
        looking={writingRefusal(status)}
        withdrawing={refusal}
        onWithdraw={(link) => setActing({ kind: 'withdraw', link })}
      />
      {list.data && missing.length > 0 && (
        <p className="papers-missing">还没有：{missing.join('、')}</p>
      )}
      <div className="button-row">
        <ChooseFiles refusal={refusal} onFiles={addFiles} />
        {refusal === null && (
          <Button onClick={() => setActing({ kind: 'sheets' })}>登记纸质附件</Button>
        )}
      </div>
      <p className="field-hint">
        也可以把 PDF、图片、Word 或 Excel 文件拖到这里，每个不超过 20
        MB；加密保存在账套里。每次查看都记入操作日志。
      </p>
      {acting?.kind === 'files' && <AddFiles {...form} files={acting.files} />}
      {acting?.kind === 'sheets' && <AddSheets {...form} />}
      {acting?.kind === 'withdraw' && <WithdrawDialog link={acting.link} onDone={form.onDone} />}
    </DropArea>
  );
}

function DropArea(props: {
  title: string;
  onFiles(files: File[]): void;
  children: React.ReactNode;
}) {
  const [over, setOver] = useState(false);
  const dragged = (event: DragEvent) => {
    // A dialog of the panel is inside it for React, not on the screen.
    if (!event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') props.onFiles([...event.dataTransfer.files]);
  };
  return (
    <section
      className={over ? 'papers papers-over' : 'papers'}
      aria-label={props.title || '附件'}
      onDragOver={dragged}
      onDragLeave={dragged}
      onDrop={dragged}
    >
      {props.title !== '' && <h3>{props.title}</h3>}
      {props.children}
    </section>
  );
}

/** The files' bytes are read in the page: where they lie never comes here. */
function ChooseFiles(props: { refusal: string | null; onFiles(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ReasonButton reason={props.refusal} onClick={() => input.current?.click()}>
        添加文件
      </ReasonButton>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="选择附件文件"
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          props.onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
