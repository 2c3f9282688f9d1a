import { Button } from 'antd';
import type { DraftContent, DraftVerdict } from '#shared/contract/entries.ts';
import { SEVERITY_WORDS } from '#shared/terms.ts';
import { go } from '../../../lib/route.ts';
import { focusField } from './fields.ts';
import { type Way, waysOf } from './rule-ways.ts';
import { VoucherPreview } from './VoucherPreview.tsx';

const OUTCOMES: Record<DraftVerdict['outcome'], { word: string; tone: string }> = {
  post: { word: '可以记账', tone: 'ok' },
  inquiry: { word: '不合规则，只能记为待查款项', tone: 'inquiry' },
  exception: { word: '转列不合规则，只能由主管凭书面例外记账', tone: 'inquiry' },
  refuse: { word: '还不能记账', tone: 'refuse' },
};

/** What judging says of the draft as it was last saved: missing fields, rules, voucher. */
export function VerdictPanel(props: {
  verdict: DraftVerdict | undefined;
  content: DraftContent;
  /** The verdict is of an earlier saving; a new one is on its way. */
  stale: boolean;
  onKind?: ((kind: DraftContent['kind']) => void) | undefined;
}) {
  const { verdict, content } = props;
  if (!verdict) {
    return <p className="field-hint">填写后自动保存并核查，结果显示在这里。</p>;
  }
  const outcome = OUTCOMES[verdict.outcome];
  const found = verdict.judgements.filter((j) => j.finding !== null);
  const passed = verdict.judgements.filter((j) => j.outcome === 'passed');
  const untouched = verdict.judgements.filter((j) => j.outcome === 'not-applicable');
  const complete = verdict.missing.length === 0;
  return (
    <section className="verdict" aria-live="polite" aria-busy={props.stale}>
      <p className={`verdict-outcome verdict-${complete ? outcome.tone : 'missing'}`}>
        {complete ? outcome.word : `还缺 ${verdict.missing.length} 项，不能提交`}
        {props.stale && <span className="verdict-stale">正在重新核查…</span>}
      </p>
      <ul className="verdict-list">
        {verdict.missing.map((m) => (
          <li key={`${m.field}${m.message}`} className="finding finding-missing">
            <span>{m.message}</span>
            <Button size="small" onClick={() => focusField(m.field)}>
              去填写
            </Button>
          </li>
        ))}
        {found.map(({ code, finding }) => (
          <li key={code} className={`finding finding-${finding!.severity}`}>
            <div>
              <b>
                {code} {SEVERITY_WORDS[finding!.severity]}
              </b>
              ：{finding!.message}
            </div>
            <div className="button-row">
              {waysOf(code, content).map((way) => (
                <WayButton key={way.word} way={way} onKind={props.onKind} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {complete && (
        <p className="field-hint">
          专款专用规则：通过 {passed.length} 条，提醒或不允许 {found.length} 条，不涉及{' '}
          {untouched.length} 条。
        </p>
      )}
      <VoucherPreview verdict={verdict} />
    </section>
  );
}

function WayButton(props: {
  way: Way;
  onKind?: ((kind: DraftContent['kind']) => void) | undefined;
}) {
  const { way, onKind } = props;
  // Read only: nothing here can be filled in, so only ways to other pages are left.
  if (!('page' in way) && !onKind) return null;
  const act = () => {
    if ('field' in way) focusField(way.field);
    else if ('page' in way) go(way.page);
    else onKind?.(way.kind);
  };
  return (
    <Button size="small" onClick={act}>
      {way.word}
    </Button>
  );
}
