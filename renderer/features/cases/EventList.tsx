import { Button } from 'antd';
import { useState } from 'react';
import type { CaseEventView } from '#shared/contract/cases.ts';
import { CASE_EVENT_WORDS, EVENT_RESULT_WORDS, EVENT_WAY_WORDS } from '#shared/terms.ts';
import { momentText } from '../../lib/clock.ts';
import { PapersDialog } from '../documents/index.ts';

/** What happened, in the order of the days; what was corrected or withdrawn is struck through. */
export function EventList(props: {
  events: CaseEventView[];
  refusal: string | null;
  onCorrect(event: CaseEventView): void;
  onWithdraw(event: CaseEventView): void;
}) {
  if (props.events.length === 0) return <p className="page-note">还没有登记息访、回访或满意度。</p>;
  return (
    <ul className="plain-list case-events" aria-label="事项">
      {props.events.map((event) => (
        <EventLine key={event.uid} event={event} {...props} />
      ))}
    </ul>
  );
}

function EventLine(props: {
  event: CaseEventView;
  refusal: string | null;
  onCorrect(event: CaseEventView): void;
  onWithdraw(event: CaseEventView): void;
}) {
  const { event, refusal } = props;
  const standing = event.replacedByUid === null && event.kind !== 'withdrawn';
  return (
    <li>
      <div className={standing ? undefined : 'case-old'}>
        {event.day} <b>{CASE_EVENT_WORDS[event.kind]}</b> {detailOf(event)}
      </div>
      <small>
        {event.recordedBy} 登记于 {momentText(event.recordedAt)}
        {event.replacedByUid !== null && '；已被更正或撤销'}
      </small>
      <span className="case-event-acts">
        <EventPapers event={event} />
        {standing && refusal === null && (
          <>
            <Button type="link" size="small" onClick={() => props.onCorrect(event)}>
              更正
            </Button>
            <Button type="link" size="small" onClick={() => props.onWithdraw(event)}>
              撤销
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

const PAPERS: Partial<Record<CaseEventView['kind'], readonly string[]>> = {
  settled: ['息访协议书'],
  'follow-up-30': ['回访记录'],
  'follow-up-90': ['回访记录'],
  satisfaction: ['满意度调查表'],
};

function EventPapers({ event }: { event: CaseEventView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        附件
      </Button>
      {open && (
        <PapersDialog
          title={`${event.day} ${CASE_EVENT_WORDS[event.kind]}的附件`}
          subject={{ kind: 'case_event', uid: event.uid }}
          suggested={PAPERS[event.kind] ?? []}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function detailOf({ result, way, documentNo, note, replacesUid }: CaseEventView): string {
  const noteWord = replacesUid === null ? '' : '原因：';
  return [
    result && EVENT_RESULT_WORDS[result],
    way && EVENT_WAY_WORDS[way],
    documentNo,
    note && `${noteWord}${note}`,
  ]
    .filter(Boolean)
    .join('，');
}
