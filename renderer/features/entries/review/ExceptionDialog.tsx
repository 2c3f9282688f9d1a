import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { enterMovesOn, useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { ConfirmFinal } from '../../../ui/ConfirmFinal.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { draftTitle } from './draft-title.ts';
import type { PostingPlan } from './posting-plan.ts';
import { acting, exceptionRefusal } from './refusals.ts';

interface Written {
  reason: string;
  documentNo: string;
}
const NOTHING: Written = { reason: '', documentNo: '' };
/** What is written for each rule. */
type WrittenOf = Partial<Record<RuleCode, Written>>;
const UNWRITTEN: WrittenOf = {};

/**
 * 凭例外记账: the supervisor sets aside, by reason and document, each rule that keeps money under
 * inquiry from being booked as spending.
 */
export function ExceptionDialog(props: {
  plan: PostingPlan;
  failed: readonly { code: RuleCode; message: string }[];
  onDone(result: CallOutput<'entries.post'>): void;
  onCancel(): void;
}) {
  const { plan, failed, onCancel } = props;
  const draft = plan.drafts[0]!;
  const { status } = useLedger();
  const written = useDraft(`${draft.uid}:exception`, UNWRITTEN, { personal: true });
  const [final, setFinal] = useState(false);
  const post = useCommand('entries.postByException', { quiet: true });
  useKeys({ Esc: { word: '返回（已填内容保留）', run: onCancel } }, '凭例外记账', 'dialog');

  const of = (code: RuleCode) => written.value[code] ?? NOTHING;
  const write = (code: RuleCode, part: Partial<Written>) =>
    written.change({ [code]: { ...of(code), ...part } });
  const unwritten =
    failed.some(({ code }) => !of(code).reason.trim() || !of(code).documentNo.trim()) ||
    plan.warnings.some(({ code }) => !of(code).reason.trim());
  const refusal = exceptionRefusal(acting(status));
  const stop = refusal ?? (unwritten ? '还有理由或文号没有写' : null);
  const run = async () => {
    const result = await post.run({
      uid: draft.uid,
      exceptions: failed.map(({ code }) => ({
        code,
        reason: of(code).reason.trim(),
        documentNo: of(code).documentNo.trim(),
      })),
      reasons: plan.warnings.map(({ code }) => ({ code, reason: of(code).reason.trim() })),
    });
    if (!result) return;
    written.clear();
    props.onDone(result);
  };
  if (final) {
    return (
      <ConfirmFinal
        open
        title="凭例外记账 1 张凭证"
        figures={[
          { word: '转列', value: draftTitle(draft) },
          { word: '计入支出', value: `${formatYuan(draft.content.amountFen ?? 0)} 元` },
          {
            word: '例外',
            value: failed.map(({ code }) => `${code}（${of(code).documentNo.trim()}）`).join('、'),
          },
        ]}
        consequence="例外的理由和文号随凭证永久保存，列入当年的专款专用核查表；记账后不能再改。"
        actWord="凭例外记账"
        pending={post.pending}
        onConfirm={() => void run()}
        onCancel={() => setFinal(false)}
      >
        {post.error && <ErrorNotice error={post.error} />}
      </ConfirmFinal>
    );
  }
  return (
    <Modal
      open
      title="待查款项转列：由主管登记例外"
      width={760}
      onCancel={onCancel}
      footer={
        <div className="dialog-foot">
          {stop && <span className="reason">{stop}</span>}
          <Button onClick={onCancel}>返回</Button>
          <Button type="primary" disabled={stop !== null} onClick={() => setFinal(true)}>
            下一步：核对
          </Button>
        </div>
      }
    >
      <div className="posting-terms" onKeyDownCapture={enterMovesOn}>
        <p>
          {draftTitle(draft)}
          ：不合下列规则。能补齐依据的，请退回补齐；确需例外的，由主管逐条写明理由和批准文件的文号。
        </p>
        <section>
          {failed.map(({ code, message }, at) => (
            <div key={code} className="warning-row">
              <p>
                <b>{code}</b> <span className="proof-bad">{message}</span>
              </p>
              <div className="share-row">
                <Input
                  autoFocus={at === 0}
                  aria-label={`${code} 例外的理由`}
                  placeholder="例外的理由（不写个人姓名和号码）"
                  disabled={refusal !== null}
                  value={of(code).reason}
                  maxLength={400}
                  style={{ flex: 2 }}
                  onChange={(event) => write(code, { reason: event.target.value })}
                />
                <Input
                  aria-label={`${code} 例外的文号`}
                  placeholder="批准文件的文号"
                  disabled={refusal !== null}
                  value={of(code).documentNo}
                  maxLength={80}
                  style={{ flex: 1 }}
                  onChange={(event) => write(code, { documentNo: event.target.value })}
                />
              </div>
            </div>
          ))}
        </section>
        {plan.warnings.length > 0 && (
          <section>
            <h3>提醒：写明继续的理由，随凭证永久保存</h3>
            {plan.warnings.map(({ code, message }) => (
              <div key={code} className="warning-row">
                <p>
                  <b>{code}</b> {message}
                </p>
                <Input
                  aria-label={`${code} 的理由`}
                  placeholder="理由"
                  disabled={refusal !== null}
                  value={of(code).reason}
                  maxLength={400}
                  onChange={(event) => write(code, { reason: event.target.value })}
                />
              </div>
            ))}
          </section>
        )}
      </div>
    </Modal>
  );
}
