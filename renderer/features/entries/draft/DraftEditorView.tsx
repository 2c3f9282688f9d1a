import { Alert } from 'antd';
import type { DraftContent } from '#shared/contract/entries.ts';
import { useCall } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { acting, preparingRefusal } from '../review/refusals.ts';
import { ConflictPanel } from './ConflictPanel.tsx';
import { CorrectionNotice } from './CorrectionNotice.tsx';
import { DraftActions } from './DraftActions.tsx';
import { DraftForm } from './DraftForm.tsx';
import { SaveState } from './SaveState.tsx';
import { useDraftEditor } from './useDraftEditor.ts';
import { useSplit } from './useSplit.ts';
import { VerdictPanel } from './VerdictPanel.tsx';

/** One draft: the form at the left, beside it what judging says and the voucher as it will be. */
export function DraftEditorView(props: {
  uid: string | null;
  blank: DraftContent;
  splitting: boolean;
  onCreated(uid: string): void;
}) {
  const { status } = useLedger();
  const editor = useDraftEditor(props.uid, props.blank, props.onCreated);
  const { content, saved } = editor;
  const verdict = useCall('entries.judge', editor.uid === null ? null : { uids: [editor.uid] }, {
    keepPrevious: true,
  });
  const of = content?.ofEntryUid ?? null;
  const { data: answered } = useCall('entries.get', of === null ? null : { uid: of });
  const split = useSplit(editor);
  const submitted = saved?.state === 'submitted';
  const disabled =
    submitted || preparingRefusal(acting(status)) !== null || editor.conflict !== null;
  const missing = new Map(verdict.data?.[0]?.missing.map((m) => [m.field, m.message]) ?? []);
  const onlyRed = content?.correction?.withBlue === false;
  return (
    <Page
      fill
      title={submitted ? '复核凭证' : saved || props.uid ? '凭证草稿' : '新增凭证草稿'}
      standing={<SaveState editor={editor} />}
      action={<DraftActions editor={editor} verdict={verdict.data?.[0]} />}
    >
      {editor.loadError && <ErrorNotice error={editor.loadError} />}
      {editor.saveError && !editor.conflict && <ErrorNotice error={editor.saveError} />}
      {split.error && <ErrorNotice error={split.error} />}
      {saved?.state === 'sent-back' && saved.comment && (
        <Alert type="error" showIcon={false} title={`退回意见：${saved.comment}`} />
      )}
      {saved?.suggestionReason && !submitted && (
        <p className="suggestion">建议的记法：{saved.suggestionReason}</p>
      )}
      {content && editor.conflict && (
        <ConflictPanel mine={content} theirs={editor.conflict} onResolve={editor.resolve} />
      )}
      {content && (
        <div className="draft-work">
          <div className={submitted ? 'draft-left draft-readonly' : 'draft-left'}>
            {content.correction && (
              <CorrectionNotice
                content={content}
                change={editor.change}
                missing={missing}
                disabled={disabled}
              />
            )}
            {!onlyRed && (
              <DraftForm
                uid={editor.uid}
                content={content}
                change={editor.change}
                missing={missing}
                disabled={disabled}
                answeredKind={answered?.kind ?? null}
                splitting={props.splitting}
                onSplit={(parts) => void split.run(parts)}
                onPayeeShown={editor.showPayee}
              />
            )}
          </div>
          <aside className="draft-right">
            {verdict.error && (
              <ErrorNotice error={verdict.error} onRetry={() => void verdict.refetch()} />
            )}
            <VerdictPanel
              verdict={verdict.data?.[0]}
              content={content}
              stale={editor.unsaved || editor.saving || verdict.isFetching}
              onKind={disabled ? undefined : (kind) => editor.change({ kind })}
            />
          </aside>
        </div>
      )}
    </Page>
  );
}
