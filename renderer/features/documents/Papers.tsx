import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentLinkView, DocumentSubject } from '#shared/contract/documents.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { PREPARERS, roleRefusal, writingRefusal } from '../../lib/may.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { AddFiles } from './AddFiles.tsx';
import { AddSheets } from './AddSheets.tsx';
import { ChooseFiles, DropArea } from './FileInput.tsx';
import { PaperRows } from './PaperRows.tsx';
import { missingPapers } from './paper-text.ts';
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
    <DropArea name={title || '附件'} onFiles={(files) => refusal === null && addFiles(files)}>
      {title !== '' && <h3>{title}</h3>}
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
        <ChooseFiles word="添加文件" refusal={refusal} onFiles={addFiles} />
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
      {acting?.kind === 'withdraw' && (
        <ReasonForm
          call="documents.withdraw"
          of={{ linkUid: acting.link.uid }}
          title={`撤下 ${acting.link.paper}`}
          saveWord="撤下"
          word="撤下原因"
          hint="撤下后仍在清单里，划线显示，不再算作附件。原因里不写姓名和证件号。"
          onDone={form.onDone}
        />
      )}
    </DropArea>
  );
}
