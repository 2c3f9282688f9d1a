import { Button, Checkbox, Input } from 'antd';
import { draftTitle } from './draft-title.ts';
import type { PostingPlan } from './posting-plan.ts';

/** What stands between a selection and posting: refusals, inquiries to accept, reasons to write. */
export function PostingTerms(props: {
  plan: PostingPlan;
  reasons: ReadonlyMap<string, string>;
  onReasons(reasons: ReadonlyMap<string, string>): void;
  accepted: ReadonlySet<string>;
  onAccepted(uids: ReadonlySet<string>): void;
}) {
  const { plan, reasons, accepted } = props;
  const titleOf = (uid: string) => {
    const draft = plan.drafts.find((d) => d.uid === uid);
    return draft ? draftTitle(draft) : uid;
  };
  const accept = (uid: string, yes: boolean) => {
    const next = new Set(accepted);
    if (yes) next.add(uid);
    else next.delete(uid);
    props.onAccepted(next);
  };
  const warnings = plan.warnings.filter((w) => plan.post.includes(w.uid) || accepted.has(w.uid));
  const write = (key: string, reason: string) => props.onReasons(new Map(reasons).set(key, reason));
  const spread = (code: string, reason: string) => {
    const next = new Map(reasons);
    for (const w of warnings) if (w.code === code && !next.get(w.key)) next.set(w.key, reason);
    props.onReasons(next);
  };
  return (
    <div className="posting-terms">
      <p>
        可以记账 {plan.post.length} 张；只能记为待查款项 {plan.inquiry.length} 张；不能记账{' '}
        {plan.refused.length + plan.exceptions.length} 张。
      </p>
      {plan.exceptions.length > 0 && (
        <section>
          <h3>待查款项转列不合规则：由主管逐张记账并登记例外（留在待复核中）</h3>
          <ul>
            {plan.exceptions.map(({ uid, why }) => (
              <li key={uid}>
                {titleOf(uid)}：<span className="proof-bad">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.refused.length > 0 && (
        <section>
          <h3>不能记账（留在待复核中）</h3>
          <ul>
            {plan.refused.map(({ uid, why }) => (
              <li key={uid}>
                {titleOf(uid)}：<span className="proof-bad">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.inquiry.length > 0 && (
        <section>
          <h3>银行已经付出、但不合规则：逐笔确认记为待查款项</h3>
          {plan.inquiry.map((uid) => (
            <div key={uid}>
              <Checkbox
                checked={accepted.has(uid)}
                onChange={(event) => accept(uid, event.target.checked)}
              >
                {titleOf(uid)} 记为待查款项（借 1218 其他应收款，不计支出），须追回或补齐依据后转列
              </Checkbox>
              <p className="proof-bad">{plan.inquiryWhy.get(uid)}</p>
            </div>
          ))}
        </section>
      )}
      {warnings.length > 0 && (
        <section>
          <h3>提醒：写明继续的理由，随凭证永久保存</h3>
          {warnings.map((w, at) => (
            <div key={w.key} className="warning-row">
              <p>
                <b>{w.code}</b> {titleOf(w.uid)}：{w.message}
              </p>
              <div className="share-row">
                <Input
                  autoFocus={at === 0}
                  aria-label={`${w.code} 的理由`}
                  placeholder="理由"
                  value={reasons.get(w.key) ?? ''}
                  onChange={(event) => write(w.key, event.target.value)}
                  maxLength={400}
                  style={{ flex: 1 }}
                />
                {warnings.filter((x) => x.code === w.code).length > 1 && reasons.get(w.key) && (
                  <Button size="small" onClick={() => spread(w.code, reasons.get(w.key)!)}>
                    同样用于其他 {w.code}
                  </Button>
                )}
              </div>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
