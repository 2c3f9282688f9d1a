import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentSubject } from '#shared/contract/documents.ts';
import { PapersDialog } from '../documents/index.ts';

/** The papers of one step, request or payment: what is missing, and the dialog that takes it. */
export function PapersOf(props: {
  /** Whose papers, e.g. 核实. */
  word: string;
  subject: DocumentSubject;
  suggested: readonly string[];
  /** How many stand there; null where that isn't known yet. */
  count: number | null;
}) {
  const { word, subject, suggested, count } = props;
  const [open, setOpen] = useState(false);
  return (
    <span className="papers-of">
      {count === 0 && <span className="gate-missing">缺附件</span>}
      <Button type="link" size="small" aria-label={`${word}的附件`} onClick={() => setOpen(true)}>
        {count ? `附件 ${count}` : '附件'}
      </Button>
      {open && (
        <PapersDialog
          title={`${word}的附件`}
          subject={subject}
          suggested={suggested}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}
