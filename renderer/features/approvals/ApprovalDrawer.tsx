import { Drawer } from 'antd';
import { useState } from 'react';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { useCall } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { go } from '../../lib/route.ts';
import { stageTone } from '../../lib/stage-tone.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { StageTag } from '../../ui/StageTag.tsx';
import { Papers } from '../documents/index.ts';
import { GateList } from './GateList.tsx';
import type { GateAct } from './gate-acts.ts';
import { Money } from './Money.tsx';
import { PAGE_OF } from './page-of.ts';
import { People, Registered } from './Registered.tsx';
import { ApprovalForm } from './register/ApprovalForm.tsx';
import { PayeeForm } from './register/PayeeForm.tsx';
import { RequestForm } from './requests/RequestForm.tsx';
import { EndForm } from './steps/EndForm.tsx';
import { StepForm } from './steps/StepForm.tsx';
import { useReveal } from './useReveal.tsx';
import { APPLICATION_PAPERS } from './usual-papers.ts';

/** What is open over the application. */
type Acting =
  | GateAct
  | { open: 'correct' | 'payee' | 'withdraw' }
  | { open: 'cancel-request'; requestUid: string };

/** One application: where it stands, what may follow, who is helped, and the money. */
export function ApprovalDrawer(props: { uid: string; refusal: string | null; onClose(): void }) {
  const { uid, refusal, onClose } = props;
  const { data: found, error, refetch } = useCall('approvals.get', { uid });
  const [acting, setActing] = useState<Acting | null>(null);
  const reveal = useReveal([uid]);
  useKeys({ Esc: { word: '关闭', run: onClose } }, '审批申请', 'dialog');
  const act = (next: Acting) => {
    if (next.open === 'publish') go('/cases/publicity', { choose: uid });
    else if (next.open === 'match') go('/cases/matching', { source: next.source });
    else setActing(next);
  };
  return (
    <Drawer
      open
      size={700}
      mask={false}
      keyboard={false}
      title={found ? found.number : '审批申请'}
      extra={found && <StageTag tone={stageTone(found.stage)} word={found.stageWord} />}
      onClose={onClose}
      footer={found && <Acts of={found} refusal={refusal} onAct={act} reveal={reveal.button} />}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {found && (
        <div className="approval-detail">
          <Findings of={found} />
          <Registered of={found} />
          <h3>办理环节</h3>
          <GateList of={found} refusal={refusal} onAct={act} />
          <h3>{found.kind === 'relief' ? '救助对象与收款人' : '收款人'}</h3>
          <People of={found} revealed={reveal.of(uid)} />
          <Money
            of={found}
            refusal={refusal}
            onCancel={(requestUid) => act({ open: 'cancel-request', requestUid })}
          />
          <Papers
            title="申请的附件"
            subject={{ kind: 'approval', uid: found.uid }}
            suggested={APPLICATION_PAPERS[found.kind]}
          />
        </div>
      )}
      {found && acting && (
        <Act
          of={found}
          acting={acting}
          revealed={reveal.of(uid)}
          onDone={() => setActing(null)}
          onReplaced={(next) => go(PAGE_OF[found.kind], { open: next })}
        />
      )}
    </Drawer>
  );
}

function Acts(props: {
  of: ApprovalDetail;
  refusal: string | null;
  onAct(act: Acting): void;
  reveal: React.ReactNode;
}) {
  const { of, refusal, onAct } = props;
  const may = (act: 'correct' | 'withdraw') => of.next.some((each) => each.act === act);
  const over = of.next.length === 0 ? '申请已经结束' : null;
  return (
    <div className="button-row">
      <ReasonButton reason={refusal ?? over} onClick={() => onAct({ open: 'payee' })}>
        登记收款人
      </ReasonButton>
      <ReasonButton
        reason={refusal ?? (may('correct') ? null : (over ?? '已审批，只能撤回重办'))}
        onClick={() => onAct({ open: 'correct' })}
      >
        更正申请
      </ReasonButton>
      {may('withdraw') && refusal === null && (
        <ReasonButton reason={null} onClick={() => onAct({ open: 'withdraw' })}>
          撤回申请
        </ReasonButton>
      )}
      {props.reveal}
    </div>
  );
}

function Act(props: {
  of: ApprovalDetail;
  acting: Acting;
  revealed: ReturnType<ReturnType<typeof useReveal>['of']>;
  onDone(): void;
  onReplaced(uid: string): void;
}) {
  const { of, acting, onDone } = props;
  switch (acting.open) {
    case 'step':
      return <StepForm of={of} gate={acting.gate} onDone={onDone} />;
    case 'waive':
    case 'reject':
      return <EndForm of={of} act={acting.open} gate={acting.gate} onDone={onDone} />;
    case 'withdraw':
      return <EndForm of={of} act="withdraw" gate={nextGate(of)} onDone={onDone} />;
    case 'request':
      return <RequestForm of={of} onDone={onDone} />;
    case 'cancel-request':
      return (
        <ReasonForm
          call="approvals.cancelRequest"
          of={{ requestUid: acting.requestUid }}
          title="撤销用款申请"
          saveWord="撤销用款申请"
          word="撤销原因"
          onDone={onDone}
        />
      );
    case 'payee':
      return <PayeeForm of={of} onDone={onDone} />;
    case 'correct':
      return (
        <ApprovalForm
          kind={of.kind}
          caseUid={of.caseUid}
          replaces={{ detail: of, recipient: props.revealed?.recipient ?? null }}
          onRecorded={props.onReplaced}
          onClose={onDone}
        />
      );
    default:
      return null;
  }
}

/** A withdrawal is recorded where the application stands. */
const nextGate = ({ gates }: ApprovalDetail) =>
  (gates.find(({ status }) => status === 'open') ?? gates[0]!).gate;

/** What is wrong or stops everything, before all else. */
function Findings({ of }: { of: ApprovalDetail }) {
  const whole = of.hindrances.filter(({ gate }) => gate === null);
  if (of.findings.length + whole.length === 0) return null;
  return (
    <ul className="gate-notes" aria-label="核查问题">
      {of.findings.map(({ code, message }) => (
        <li key={code + message} className="gate-warn">
          {code}：{message}
        </li>
      ))}
      {whole.map(({ message }) => (
        <li key={message} className="gate-block">
          {message}
        </li>
      ))}
    </ul>
  );
}
