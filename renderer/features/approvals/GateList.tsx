import { Button } from 'antd';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { SEVERITY_WORDS } from '#shared/terms.ts';
import { StageTag } from '../../ui/StageTag.tsx';
import { type GateAct, gateButtons, gateStatus } from './gate-acts.ts';
import { PapersOf } from './PapersOf.tsx';
import { GATE_PAPERS } from './usual-papers.ts';

type GateView = ApprovalDetail['gates'][number];
type Hindrance = ApprovalDetail['hindrances'][number];

/** The application's way: every gate with how it stands, what is missing, and what can be done. */
export function GateList(props: {
  of: ApprovalDetail;
  /** Why nothing can be recorded; null when it can. */
  refusal: string | null;
  onAct(act: GateAct): void;
}) {
  const { of } = props;
  return (
    <ol className="gate-list" aria-label="办理环节">
      {of.gates.filter(isShown).map((gate) => (
        <li key={gate.gate} data-status={gate.running ? 'running' : gate.status}>
          <GateRow {...props} gate={gate} />
        </li>
      ))}
    </ol>
  );
}

function GateRow(props: Parameters<typeof GateList>[0] & { gate: GateView }) {
  const { of, gate, refusal } = props;
  const { word, tone } = gateStatus(gate);
  const buttons = refusal === null ? gateButtons(of, gate) : [];
  return (
    <>
      <div className="gate-head">
        <b>{gate.word}</b>
        <StageTag tone={tone} word={word} />
        <span>{[gate.day, gate.documentNo].filter(Boolean).join(' ')}</span>
      </div>
      <GateNotes of={of} gate={gate} />
      {buttons.length > 0 && (
        <div className="button-row">
          {buttons.map(({ word: act, act: opens, reason }) => (
            <span key={act} className="reason-button">
              <Button
                size="small"
                type={
                  reason === null && opens.open !== 'waive' && opens.open !== 'reject'
                    ? 'primary'
                    : 'default'
                }
                disabled={reason !== null}
                onClick={() => props.onAct(opens)}
              >
                {act}
              </Button>
              {reason !== null && <span className="reason">{reason}</span>}
            </span>
          ))}
        </div>
      )}
    </>
  );
}

/** What was recorded at the gate with its papers, and what it keeps from being paid. */
function GateNotes({ of, gate }: { of: ApprovalDetail; gate: GateView }) {
  const steps = of.steps.filter((step) => step.gate === gate.gate);
  const hindrances = of.hindrances.filter((each) => each.gate === gate.gate && isNews(of, each));
  if (steps.length + hindrances.length === 0) return null;
  return (
    <ul className="gate-notes">
      {steps.map((step) => (
        <li key={step.uid} className="gate-step">
          <span>{stepText(step)}</span>
          <PapersOf
            word={step.word}
            subject={{ kind: 'approval_step', uid: step.uid }}
            suggested={GATE_PAPERS[step.gate] ?? []}
            count={step.outcome === 'done' ? step.papers : step.papers || null}
          />
        </li>
      ))}
      {hindrances.map(({ message, severity }) => (
        <li key={message} className={`gate-${severity}`}>
          {SEVERITY_WORDS[severity]}：{message}
        </li>
      ))}
    </ul>
  );
}

/** 紧急审批 belongs to urgent relief only; what else isn't needed is shown as such. */
const isShown = ({ gate, status }: GateView): boolean =>
  gate !== 'urgent_approved' || status !== 'not-required';

/** A hindrance that says more than the gate's own 未办: a faulty record, a warning at its turn. */
function isNews(of: ApprovalDetail, { severity, gate, message }: Hindrance): boolean {
  if (severity === 'block') return !message.includes('尚未办理');
  const running = of.gates.some((each) => each.gate === gate && each.running);
  return running || of.next.some((each) => each.gate === gate);
}

const OUTCOME_WORDS = { done: '', waived: '免办', rejected: '不予', withdrawn: '撤回' } as const;

/** What a step says, in one line: 2023-05-01 张示例、李示例 5,000.00 元 意见 … */
function stepText(step: ApprovalDetail['steps'][number]): string {
  const parts = [
    OUTCOME_WORDS[step.outcome],
    step.day + (step.untilDay === null ? '' : ` 至 ${step.untilDay}`),
    step.place,
    step.persons.join('、'),
    step.level ?? '',
    step.amountFen === null ? '' : `${formatYuan(step.amountFen)} 元`,
    step.expiresOn === null ? '' : `有效至 ${step.expiresOn}`,
    step.instalments.length === 0 ? '' : `分 ${step.instalments.length} 期`,
    step.reason,
    `（${step.recordedBy} 登记）`,
  ];
  return parts.filter(Boolean).join(' ');
}
