import { Button, Modal } from 'antd';
import type { DraftView } from '#shared/contract/entries.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { draftTitle } from './draft-title.ts';

/** Bulk 提交复核: a summary of the verdicts first; incomplete ones stay behind. */
export function SubmitDialog(props: { drafts: DraftView[]; onDone(): void; onCancel(): void }) {
  const { drafts } = props;
  const verdicts = useCall('entries.judge', { uids: drafts.map((d) => d.uid) });
  const submit = useCommand('entries.submit', { quiet: true });
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, '提交复核', 'dialog');
  const byUid = new Map(verdicts.data?.map((v) => [v.uid, v]) ?? []);
  const complete = drafts.filter((d) => byUid.get(d.uid)?.missing.length === 0);
  const lacking = drafts.filter((d) => (byUid.get(d.uid)?.missing.length ?? 0) > 0);
  const count = (outcome: string) =>
    complete.filter((d) => byUid.get(d.uid)?.outcome === outcome).length;
  const run = async () => {
    if (await submit.run({ uids: complete.map((d) => d.uid) })) props.onDone();
  };
  return (
    <Modal
      open
      title={`提交复核：所选 ${drafts.length} 张`}
      width={680}
      onCancel={props.onCancel}
      footer={
        <div className="dialog-foot">
          {verdicts.data && complete.length === 0 && <span className="reason">没有填完的草稿</span>}
          <Button onClick={props.onCancel}>取消</Button>
          <Button
            type="primary"
            autoFocus
            disabled={!verdicts.data || complete.length === 0}
            loading={submit.pending}
            onClick={() => void run()}
          >
            提交 {complete.length} 张
          </Button>
        </div>
      }
    >
      {verdicts.error && (
        <ErrorNotice error={verdicts.error} onRetry={() => void verdicts.refetch()} />
      )}
      {submit.error && <ErrorNotice error={submit.error} />}
      {!verdicts.data && !verdicts.error && <p>正在核查…</p>}
      {verdicts.data && (
        <>
          <p>
            填写完整 {complete.length} 张：核查可以记账 {count('post')}，只能记为待查款项{' '}
            {count('inquiry')}，规则不允许 {count('refuse')}。
          </p>
          {lacking.length > 0 && (
            <section className="posting-terms">
              <h3>还没有填完，留在草稿中：{lacking.length} 张</h3>
              <ul>
                {lacking.map((d) => (
                  <li key={d.uid}>
                    {draftTitle(d)}：
                    {byUid
                      .get(d.uid)
                      ?.missing.map((m) => m.message)
                      .join('')}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Modal>
  );
}
