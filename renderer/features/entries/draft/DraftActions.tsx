import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DraftVerdict } from '#shared/contract/entries.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { useCommand } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go } from '../../../lib/route.ts';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { PostDialog } from '../review/PostDialog.tsx';
import {
  acting,
  postingRefusal,
  preparingRefusal,
  sendingBackRefusal,
} from '../review/refusals.ts';
import { SendBackDialog } from '../review/SendBackDialog.tsx';
import { newDraft } from './new-draft.ts';
import type { DraftEditor } from './useDraftEditor.ts';
import { useNextDraft } from './useNextDraft.ts';

/** What can be done with the draft, each with its key; what can't says why. */
export function DraftActions(props: { editor: DraftEditor; verdict: DraftVerdict | undefined }) {
  const { editor, verdict } = props;
  const { operator, fund, status } = useLedger();
  const { message, notification } = App.useApp();
  const submit = useCommand('entries.submit');
  const remove = useCommand('entries.deleteDraft');
  const copy = useCommand('entries.saveDraft');
  const [asking, setAsking] = useState<'post' | 'back' | null>(null);
  const draft = editor.saved;
  const submitted = draft?.state === 'submitted';
  // Who prepared it goes on preparing; who reviews goes on reviewing.
  const reviewing = submitted && draft.preparedByPersonUid !== operator.personUid;
  const next = useNextDraft(draft?.uid ?? null, reviewing);

  const save = async () => {
    if (await editor.flush()) void message.success('草稿已保存');
  };
  const send = async () => {
    const saved = await editor.flush();
    if (!saved) return;
    if (await submit.run({ uids: [saved.uid] })) void message.success('已提交复核');
  };
  const duplicate = async () => {
    if (!editor.content) return;
    const { lines: _lines, correction: _correction, ...rest } = editor.content;
    const content = { ...rest, lines: [], correction: null };
    const made = await copy.run({ uid: null, fundUid: fund.uid, revision: 0, content });
    if (made) go('/entries/draft', { uid: made.uid });
  };
  const discard = async () => {
    if (draft && (await remove.run({ uid: draft.uid }))) go('/entries', { tab: 'drafts' });
  };
  const posted = (result: CallOutput<'entries.post'>) => {
    setAsking(null);
    const numbers = result.vouchers.map((v) => v.voucherNo).join('、');
    notification.success({ title: `已记账：${numbers}` });
    if (next) go('/entries/draft', { uid: next });
    else go('/entries', { tab: 'posted', open: result.vouchers[0]?.entryUid });
  };

  const own = draft?.preparedByPersonUid === operator.personUid;
  /** The preparer goes on with the form; for the reviewer it is done with. */
  const sentBack = () => {
    setAsking(null);
    if (own) return;
    void message.success('已退回');
    if (next) go('/entries/draft', { uid: next });
    else go('/entries', { tab: 'drafts' });
  };

  const preparing = preparingRefusal(acting(status));
  const submitting =
    preparing ??
    (editor.conflict ? '先选定保留哪一版' : null) ??
    (verdict && verdict.missing.length > 0 ? `还缺 ${verdict.missing.length} 项` : null) ??
    (draft === null && !editor.unsaved ? '还没有填写' : null);
  const posting = draft ? postingRefusal(acting(status), draft) : '先提交复核';
  const back = draft ? sendingBackRefusal(acting(status), draft) : null;
  useKeys(
    {
      'Ctrl+S': {
        word: '保存草稿',
        run: () => void save(),
        enabled: !submitted && preparing === null,
      },
      F2: { word: '新增', run: () => newDraft(), enabled: preparing === null },
      F7: { word: '复制这张', run: () => void duplicate(), enabled: preparing === null },
      F9: {
        word: '提交复核',
        run: () => void send(),
        enabled: !submitted && submitting === null,
      },
      F10: { word: '记账', run: () => setAsking('post'), enabled: posting === null },
      Esc: { word: '返回列表（已填内容保留）', run: () => go('/entries', { tab: 'drafts' }) },
    },
    '凭证草稿',
  );
  return (
    <div className="draft-actions">
      <Button onClick={() => go('/entries', { tab: 'drafts' })}>返回列表</Button>
      {next && <Button onClick={() => go('/entries/draft', { uid: next })}>下一张</Button>}
      {submitted && draft ? (
        <>
          <ReasonButton reason={back} onClick={() => setAsking('back')}>
            {own ? '收回修改' : '退回'}
          </ReasonButton>
          <ReasonButton
            type="primary"
            reason={posting}
            title="F10"
            onClick={() => setAsking('post')}
          >
            记账
          </ReasonButton>
        </>
      ) : (
        <>
          {draft && (
            <Popconfirm
              title="删除这张草稿？"
              description="对应的流水会回到未入账。"
              okText="删除"
              cancelText="保留"
              onConfirm={() => void discard()}
            >
              <Button disabled={preparing !== null}>删除</Button>
            </Popconfirm>
          )}
          <Button title="F7" disabled={preparing !== null} onClick={() => void duplicate()}>
            复制
          </Button>
          <ReasonButton
            type="primary"
            title="F9"
            loading={submit.pending}
            reason={submitting}
            onClick={() => void send()}
          >
            提交复核
          </ReasonButton>
        </>
      )}
      {asking === 'post' && draft && (
        <PostDialog drafts={[draft]} onDone={posted} onCancel={() => setAsking(null)} />
      )}
      {asking === 'back' && draft && (
        <SendBackDialog
          draft={draft}
          own={own}
          onDone={sentBack}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  );
}
