import { App, Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { MatchSource } from '#shared/contract/approvals.ts';
import type { Day } from '#shared/dates/day.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { PREPARERS, roleRefusal } from '../../../lib/may.ts';
import { go, useRoute } from '../../../lib/route.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PagedTable } from '../../../ui/PagedTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { CaseTabs } from '../../cases/index.ts';
import '../approvals.css';
import { useReveal } from '../useReveal.tsx';
import { acceptedOf, type Choices, proposalsOf, ZONE_WORDS, type Zone } from './chosen-match.ts';
import { matchColumns } from './match-columns.tsx';
import { SOURCES } from './match-source.ts';
import { PayListForm } from './PayListForm.tsx';
import { PayLists } from './PayLists.tsx';

const ZONES = Object.keys(ZONE_WORDS) as Zone[];

/** 付款匹配: money paid beside what is approved and unpaid. Makes drafts, never posts. */
export function MatchingPage() {
  const source = useRoute().params.get('source') === 'inquiries' ? 'inquiries' : 'lines';
  return <Matches key={source} source={source} />;
}

function Matches({ source }: { source: MatchSource }) {
  const { fund, status } = useLedger();
  const [range, setRange] = useState<{ from: Day | null; to: Day | null }>({
    from: null,
    to: null,
  });
  const found = useCall(
    'approvals.matches',
    { fundUid: fund.uid, source, ...range },
    { keepPrevious: true },
  );
  const matches = found.data ?? [];
  const [asked, setZone] = useState<Zone | null>(null);
  const zone = asked ?? ZONES.find((each) => matches.some((m) => m.zone === each)) ?? 'sure';
  const rows = matches.filter((match) => match.zone === zone);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [choices, setChoices] = useState<Choices>({});
  const [listing, setListing] = useState<'lists' | 'add' | null>(null);
  const marked = new Set(rows.map(({ uid }) => uid).filter((uid) => keys.has(uid)));
  const accepted = acceptedOf(rows, marked, choices);
  const draft = useDraftAccepted(fund.uid, source);
  const refusal = roleRefusal(status, PREPARERS);
  const why = refusal ?? (accepted.length === 0 ? whyNone(zone) : null);
  const accept = async () => {
    if (await draft.run(accepted)) setKeys(new Set());
  };
  useKeys(
    { F9: { word: '采纳所选', run: () => void accept(), enabled: why === null } },
    '付款匹配',
  );
  const people = useMemo(
    () =>
      [
        ...new Set(
          rows.flatMap((m) =>
            proposalsOf(m).flatMap(({ parts }) => parts.map((p) => p.approvalUid)),
          ),
        ),
      ].slice(0, 200),
    [rows],
  );
  const reveal = useReveal(people);
  const choose = (uid: string, claimUid: string | null) => {
    setChoices({ ...choices, [uid]: claimUid ?? '' });
    const next = new Set(keys);
    if (claimUid === null) next.delete(uid);
    else next.add(uid);
    setKeys(next);
  };
  return (
    <Page
      fill
      title="救助个案"
      standing={ZONES.map((each) => `${ZONE_WORDS[each]} ${countOf(matches, each)} 笔`).join('，')}
      action={
        <div className="button-row">
          <ReasonButton reason={null} onClick={() => setListing('lists')}>
            代发清单
          </ReasonButton>
          <ReasonButton
            type="primary"
            title="F9"
            reason={why}
            loading={draft.pending}
            onClick={() => void accept()}
          >
            {`采纳所选${accepted.length > 0 ? ` ${accepted.length} 笔` : ''}并起草`}
          </ReasonButton>
        </div>
      }
    >
      <CaseTabs />
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      <div className="filter-row">
        <Segmented<MatchSource>
          aria-label="匹配的款项"
          value={source}
          onChange={(next) => go('/cases/matching', { source: next })}
          options={(Object.keys(SOURCES) as MatchSource[]).map((value) => ({
            value,
            label: SOURCES[value].word,
          }))}
        />
        <Segmented<Zone>
          aria-label="匹配结果"
          value={zone}
          onChange={(next) => {
            setZone(next);
            setKeys(new Set());
          }}
          options={ZONES.map((value) => ({
            value,
            label: `${ZONE_WORDS[value]} ${countOf(matches, value)}`,
          }))}
        />
        <span>付款日期</span>
        <div className="filter-day">
          <DayInput
            aria-label="付款日期从"
            value={range.from}
            onChange={(from) => setRange({ ...range, from })}
          />
        </div>
        <span>至</span>
        <div className="filter-day">
          <DayInput
            aria-label="付款日期至"
            value={range.to}
            onChange={(to) => setRange({ ...range, to })}
          />
        </div>
        {zone !== 'none' && reveal.button}
      </div>
      <p className="match-note">{SOURCES[source].hints[zone]}</p>
      <PagedTable
        label="付款匹配"
        columns={matchColumns({
          source,
          zone,
          choices,
          choose,
          nameOf: (uid) => reveal.of(uid)?.recipient?.name,
        })}
        rows={rows}
        rowKey={(match) => match.uid}
        loading={found.isLoading}
        {...(zone === 'none' ? {} : { selection: { keys: marked, onChange: setKeys } })}
        empty={
          <EmptyState
            title={`没有${ZONE_WORDS[zone]}的${SOURCES[source].word}`}
            hint={SOURCES[source].empty}
            action={
              <Button href={SOURCES[source].supply.href}>{SOURCES[source].supply.word}</Button>
            }
          />
        }
      />
      {listing === 'lists' && (
        <PayLists
          refusal={refusal}
          onAdd={() => setListing('add')}
          onClose={() => setListing(null)}
        />
      )}
      {listing === 'add' && <PayListForm onDone={() => setListing('lists')} />}
    </Page>
  );
}

const whyNone = (zone: Zone): string => {
  if (zone === 'none') return '没有可采纳的匹配';
  return zone === 'sure' ? '先勾选款项' : '先为款项选定申请';
};

const countOf = (matches: readonly { zone: Zone }[], zone: Zone): number =>
  matches.filter((match) => match.zone === zone).length;

/** Drafts what was accepted and shows the way to it. */
function useDraftAccepted(fundUid: string, source: MatchSource) {
  const { notification } = App.useApp();
  const command = useCommand('approvals.draftMatches');
  const show = (draftUids: string[]) => {
    notification.destroy('matched');
    const [only] = draftUids;
    if (draftUids.length === 1) go('/entries/draft', { uid: only });
    else go('/entries', { tab: 'drafts' });
  };
  const run = async (accepted: ReturnType<typeof acceptedOf>): Promise<boolean> => {
    const done = await command.run({ fundUid, source, accepted });
    if (!done) return false;
    notification.success({
      key: 'matched',
      title: `已起草 ${done.draftUids.length} 张凭证`,
      description: '草稿还没有记账，请核对后提交复核。',
      duration: false,
      actions: (
        <Button type="primary" onClick={() => show(done.draftUids)}>
          看草稿
        </Button>
      ),
    });
    return true;
  };
  return { run, pending: command.pending };
}
