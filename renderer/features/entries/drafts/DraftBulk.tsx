import { App, Button } from 'antd';
import { useState } from 'react';
import { DRAFTS_AT_ONCE, type DraftView } from '#shared/contract/entries.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { PostDialog } from '../review/PostDialog.tsx';
import { acting, postingRefusal, preparingRefusal } from '../review/refusals.ts';
import { SubmitDialog } from '../review/SubmitDialog.tsx';

const tooMany = (count: number): string | null =>
  count > DRAFTS_AT_ONCE ? `一次最多办理 ${DRAFTS_AT_ONCE} 张，请少选一些` : null;

/** The selection bar of the drafts: submit, or review and post, with a summary first. */
export function DraftBulk(props: { drafts: DraftView[]; onDone(): void }) {
  const { drafts, onDone } = props;
  const { status } = useLedger();
  const { notification } = App.useApp();
  const [asking, setAsking] = useState<'submit' | 'post' | null>(null);
  const open = drafts.filter((d) => d.state !== 'submitted');
  const refusals = drafts.map((d) => postingRefusal(acting(status), d));
  const ready = drafts.filter((_, at) => refusals[at] === null);
  const submitting =
    preparingRefusal(acting(status)) ?? (open.length === 0 ? '所选都已提交' : tooMany(open.length));
  const posting = ready.length === 0 ? (refusals[0] ?? '没有可以复核的') : tooMany(ready.length);
  useKeys(
    {
      F9: {
        word: '提交所选',
        run: () => setAsking('submit'),
        enabled: submitting === null,
      },
      F10: { word: '复核记账所选', run: () => setAsking('post'), enabled: posting === null },
      Esc: { word: '取消选择', run: onDone },
    },
    '所选凭证',
  );
  const posted = (result: CallOutput<'entries.post'>) => {
    const inquiries = result.vouchers.filter((v) => v.asInquiry).length;
    notification.success({
      title: `已记账 ${result.vouchers.length} 张凭证`,
      description: `${result.vouchers[0]?.voucherNo} 至 ${result.vouchers.at(-1)?.voucherNo}${
        inquiries > 0 ? `，其中待查款项 ${inquiries} 张` : ''
      }`,
    });
    setAsking(null);
    onDone();
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label="对所选凭证">
      <span>已选 {drafts.length} 张</span>
      <ReasonButton reason={submitting} title="F9" onClick={() => setAsking('submit')}>
        {`提交复核${open.length > 0 ? ` ${open.length} 张` : ''}`}
      </ReasonButton>
      <ReasonButton type="primary" reason={posting} title="F10" onClick={() => setAsking('post')}>
        {`复核记账${ready.length > 0 ? ` ${ready.length} 张` : ''}`}
      </ReasonButton>
      {posting === null && ready.length < drafts.length && (
        <span className="reason">其余 {drafts.length - ready.length} 张不能由您复核</span>
      )}
      <Button type="text" onClick={onDone}>
        取消选择
      </Button>
      {asking === 'submit' && (
        <SubmitDialog
          drafts={open}
          onDone={() => {
            setAsking(null);
            onDone();
          }}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking === 'post' && (
        <PostDialog drafts={ready} onDone={posted} onCancel={() => setAsking(null)} />
      )}
    </div>
  );
}
