import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { CaseDetail, CaseEventView } from '#shared/contract/cases.ts';
import { CASE_CATEGORY_WORDS, FOLLOW_UP_STATUS_WORDS } from '#shared/terms.ts';
import { useCall } from '../../lib/api.ts';
import { momentText, today } from '../../lib/clock.ts';
import { useKeys } from '../../lib/keys.ts';
import { DetailItem } from '../../ui/DetailItem.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Papers } from '../documents/index.ts';
import { CaseApprovals } from './CaseApprovals.tsx';
import { CaseForm } from './CaseForm.tsx';
import { flagsOf } from './case-columns.tsx';
import { EventForm, WithdrawForm } from './EventForm.tsx';
import { EventList } from './EventList.tsx';

/** What is open over the case. */
type Acting =
  | { kind: 'correct-case' }
  | { kind: 'event'; replaces: CaseEventView | null }
  | { kind: 'withdraw'; event: CaseEventView };

/** One case: what is registered, how it stands, what happened, and what may follow. */
export function CaseDrawer(props: {
  uid: string;
  on: string | null;
  /** Why nothing can be recorded; null when it can. */
  refusal: string | null;
  onClose(): void;
}) {
  const { uid, on, refusal, onClose } = props;
  const { data: found, error, refetch } = useCall('cases.get', { uid, on });
  const [acting, setActing] = useState<Acting | null>(null);
  const addEvent = () => setActing({ kind: 'event', replaces: null });
  const may = found !== undefined && refusal === null;
  useKeys(
    {
      Esc: { word: '关闭', run: onClose },
      F2: { word: '登记事项', run: addEvent, enabled: may },
    },
    '个案',
    'dialog',
  );
  return (
    <Drawer
      open
      size={640}
      mask={false}
      keyboard={false}
      title={found ? found.caseNo : '个案'}
      extra={found && <StateTag state={found.state} />}
      onClose={onClose}
      footer={
        <div className="button-row">
          <ReasonButton type="primary" title="F2" reason={refusal} onClick={addEvent}>
            登记事项
          </ReasonButton>
          {refusal === null && (
            <Button disabled={!may} onClick={() => setActing({ kind: 'correct-case' })}>
              更正个案
            </Button>
          )}
        </div>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {found && (
        <div className="case-detail">
          <Registered of={found} />
          <h3>事项</h3>
          <EventList
            events={found.events}
            refusal={refusal}
            onCorrect={(replaces) => setActing({ kind: 'event', replaces })}
            onWithdraw={(event) => setActing({ kind: 'withdraw', event })}
          />
          <Papers
            subject={{ kind: 'petition_case', uid: found.uid }}
            suggested={['信访事项登记表', '处理意见书']}
          />
          <CaseApprovals caseUid={found.uid} />
          <Versions versions={found.versions} />
        </div>
      )}
      {found && acting && <Act of={found} acting={acting} onDone={() => setActing(null)} />}
    </Drawer>
  );
}

function Act({ of, acting, onDone }: { of: CaseDetail; acting: Acting; onDone(): void }) {
  switch (acting.kind) {
    case 'correct-case':
      return <CaseForm replaces={of} onRecorded={onDone} onClose={onDone} />;
    case 'event':
      return <EventForm of={of} replaces={acting.replaces} onDone={onDone} />;
    case 'withdraw':
      return <WithdrawForm of={of} event={acting.event} day={today()} onDone={onDone} />;
  }
}

function Registered({ of }: { of: CaseDetail }) {
  const { satisfaction: s } = of;
  return (
    <dl className="detail-list">
      <DetailItem word="类别">{CASE_CATEGORY_WORDS[of.category]}</DetailItem>
      <DetailItem word="标记">{flagsOf(of) || '—'}</DetailItem>
      <DetailItem word="乡镇（街道）">{of.township}</DetailItem>
      <DetailItem word="责任单位">{of.unit}</DetailItem>
      <DetailItem word="受理日期">{of.acceptedOn}</DetailItem>
      <DetailItem word="办结期限">{of.dueOn}</DetailItem>
      <DetailItem word="诉求摘要">{of.summary}</DetailItem>
      <DetailItem word="息访日期">{of.settledOn ?? '—'}</DetailItem>
      {of.followUps.map(({ kind, dueOn, status, doneOn }) => (
        <DetailItem key={kind} word={`${kind.slice(-2)}日回访`}>
          {FOLLOW_UP_STATUS_WORDS[status]}（{doneOn ?? `${dueOn} 到期`}）
        </DetailItem>
      ))}
      <DetailItem word="满意度">
        {s.asked === 0
          ? '还没有询问'
          : `满意 ${s.satisfied} / 答复 ${s.answered} / 询问 ${s.asked}`}
      </DetailItem>
    </dl>
  );
}

/** Earlier records of the case, once it was corrected. */
function Versions({ versions }: Pick<CaseDetail, 'versions'>) {
  const [newest] = versions;
  if (versions.length === 1) {
    return (
      <p className="page-note">
        个案由 {newest!.recordedBy} 登记于 {momentText(newest!.recordedAt)}
      </p>
    );
  }
  return (
    <>
      <h3>更正记录</h3>
      <ul className="plain-list">
        {versions.map((v, at) => (
          <li key={v.recordedAt}>
            {momentText(v.recordedAt)} {v.recordedBy}
            {v.reason === '' ? ' 首次登记' : ` 更正：${v.reason}`}
            <div className={at === 0 ? undefined : 'case-old'}>
              {v.caseNo}，{CASE_CATEGORY_WORDS[v.category]}，{v.township}，{v.unit}，受理{' '}
              {v.acceptedOn}，期限 {v.dueOn}，{v.summary}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
