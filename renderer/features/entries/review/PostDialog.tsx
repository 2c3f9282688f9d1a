import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import type { DraftView } from '#shared/contract/entries.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useKeys } from '../../../lib/keys.ts';
import { ConfirmFinal } from '../../../ui/ConfirmFinal.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ExceptionDialog } from './ExceptionDialog.tsx';
import { PostingTerms } from './PostingTerms.tsx';
import { moneyOf, type PostingPlan, postingPlan } from './posting-plan.ts';

/** The reviewer's reasons, by draft and rule: closing the dialog loses none. */
const NO_REASONS: Readonly<Record<string, string>> = {};

/**
 * 记账 of one draft or a selection: first every warning gets its reason and every inquiry is
 * accepted by name, then the figures that will be fixed for ever, then the act.
 */
export function PostDialog(props: {
  drafts: DraftView[];
  onDone(result: CallOutput<'entries.post'>): void;
  onCancel(): void;
}) {
  const verdicts = useCall('entries.judge', { uids: props.drafts.map((d) => d.uid) });
  const plan = useMemo(
    () => (verdicts.data ? postingPlan(props.drafts, verdicts.data) : null),
    [props.drafts, verdicts.data],
  );
  if (!plan) {
    return (
      <Modal open title="记账" footer={null} onCancel={props.onCancel}>
        {verdicts.error ? (
          <ErrorNotice error={verdicts.error} onRetry={() => void verdicts.refetch()} />
        ) : (
          <p>正在核查 {props.drafts.length} 张…</p>
        )}
      </Modal>
    );
  }
  const [alone] = plan.drafts.length === 1 ? plan.exceptions : [];
  return alone ? (
    <ExceptionDialog plan={plan} failed={alone.failed} {...props} />
  ) : (
    <Terms plan={plan} {...props} />
  );
}

function Terms(props: {
  plan: PostingPlan;
  onDone(result: CallOutput<'entries.post'>): void;
  onCancel(): void;
}) {
  const { plan, onCancel } = props;
  const written = useDraft('posting-reasons', NO_REASONS, { personal: true });
  const reasons = useMemo(() => new Map(Object.entries(written.value)), [written.value]);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const plain =
    plan.warnings.length === 0 &&
    plan.inquiry.length === 0 &&
    plan.exceptions.length === 0 &&
    plan.refused.length === 0;
  const [final, setFinal] = useState(plain);
  const post = useCommand('entries.post', { quiet: true });
  useKeys({ Esc: { word: '返回（已填内容保留）', run: onCancel } }, '记账', 'dialog');

  const acceptedInquiries = plan.inquiry.filter((uid) => accepted.has(uid));
  const uids = [...plan.post, ...acceptedInquiries];
  const warnings = plan.warnings.filter((w) => uids.includes(w.uid));
  const unreasoned = warnings.filter((w) => !reasons.get(w.key)?.trim()).length;
  const stop =
    uids.length === 0
      ? '没有可以记账的凭证'
      : unreasoned > 0
        ? `还有 ${unreasoned} 条提醒没有写理由`
        : null;
  const run = async () => {
    const result = await post.run({
      uids,
      acceptInquiry: acceptedInquiries,
      reasons: warnings.map((w) => ({
        uid: w.uid,
        code: w.code,
        reason: reasons.get(w.key)!.trim(),
      })),
    });
    if (!result) return;
    written.clear();
    props.onDone(result);
  };
  const money = moneyOf(plan.drafts, uids);
  const reds = plan.drafts.filter((d) => uids.includes(d.uid) && d.content.correction).length;
  if (final) {
    return (
      <ConfirmFinal
        open
        title={`记账 ${uids.length} 张凭证`}
        figures={[
          { word: '凭证', value: `${uids.length} 张` },
          { word: '收入合计', value: `${formatYuan(money.inFen)} 元` },
          { word: '支出合计', value: `${formatYuan(money.outFen)} 元` },
          ...(reds > 0
            ? [{ word: '其中冲销或更正', value: `${reds} 张（更正的红字另按原凭证冲回）` }]
            : []),
          ...(acceptedInquiries.length > 0
            ? [{ word: '其中记为待查款项', value: `${acceptedInquiries.length} 张（不计支出）` }]
            : []),
        ]}
        consequence="记账后日期、科目、金额和经办、复核人都不能再改，凭证不能删除；有错只能红字冲销或更正。"
        actWord={`记账 ${uids.length} 张`}
        pending={post.pending}
        onConfirm={() => void run()}
        onCancel={plain ? onCancel : () => setFinal(false)}
      >
        {post.error && <ErrorNotice error={post.error} />}
      </ConfirmFinal>
    );
  }
  return (
    <Modal
      open
      title={`记账前核查：${plan.drafts.length} 张`}
      width={760}
      onCancel={onCancel}
      footer={
        <div className="dialog-foot">
          {stop && <span className="reason">{stop}</span>}
          <Button onClick={onCancel}>取消</Button>
          <Button type="primary" disabled={stop !== null} onClick={() => setFinal(true)}>
            下一步：核对金额
          </Button>
        </div>
      }
    >
      <PostingTerms
        plan={plan}
        reasons={reasons}
        onReasons={(next) => written.set(Object.fromEntries(next))}
        accepted={accepted}
        onAccepted={setAccepted}
      />
    </Modal>
  );
}
