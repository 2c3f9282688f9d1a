import { App, Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Day } from '#shared/dates/day.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { PREPARERS, roleRefusal } from '../../../lib/may.ts';
import { go } from '../../../lib/route.ts';
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
import { PayListForm } from './PayListForm.tsx';
import { PayLists } from './PayLists.tsx';

const ZONES = Object.keys(ZONE_WORDS) as Zone[];

const HINTS: Record<Zone, string> = {
  sure: '金额、收款人和日期都吻合、又没有别的可能的付款流水列在这里，可一并采纳。',
  choose: '有几种可能、或只有部分吻合的付款流水列在这里，由您选定。',
  none: '没有对应审批的付款流水列在这里；先办审批，或在“银行流水”中起草为其他类别。',
};

/** 付款匹配: lines that pay out beside what is approved and unpaid. Makes drafts, never posts. */
export function MatchingPage() {
  const { fund, status } = useLedger();
  const [range, setRange] = useState<{ from: Day | null; to: Day | null }>({
    from: null,
    to: null,
  });
  const found = useCall(
    'approvals.matches',
    { fundUid: fund.uid, ...range },
    { keepPrevious: true },
  );
  const matches = found.data ?? [];
  const [asked, setZone] = useState<Zone | null>(null);
  const zone = asked ?? ZONES.find((each) => matches.some((m) => m.zone === each)) ?? 'sure';
  const rows = matches.filter((match) => match.zone === zone);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [choices, setChoices] = useState<Choices>({});
  const [listing, setListing] = useState<'lists' | 'add' | null>(null);
  const accepted = acceptedOf(rows, keys, choices);
  const draft = useDraftAccepted(fund.uid);
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
  const choose = (lineUid: string, claimUid: string | null) => {
    setChoices({ ...choices, [lineUid]: claimUid ?? '' });
    const next = new Set(keys);
    if (claimUid === null) next.delete(lineUid);
    else next.add(lineUid);
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
        <span>流水日期</span>
        <div className="filter-day">
          <DayInput
            aria-label="流水日期从"
            value={range.from}
            onChange={(from) => setRange({ ...range, from })}
          />
        </div>
        <span>至</span>
        <div className="filter-day">
          <DayInput
            aria-label="流水日期至"
            value={range.to}
            onChange={(to) => setRange({ ...range, to })}
          />
        </div>
        {zone !== 'none' && reveal.button}
      </div>
      <p className="match-note">{HINTS[zone]}</p>
      <PagedTable
        label="付款匹配"
        columns={matchColumns({
          zone,
          choices,
          choose,
          nameOf: (uid) => reveal.of(uid)?.recipient?.name,
        })}
        rows={rows}
        rowKey={(match) => match.lineUid}
        loading={found.isLoading}
        {...(zone === 'none' ? {} : { selection: { keys, onChange: setKeys } })}
        empty={
          <EmptyState
            title={`没有${ZONE_WORDS[zone]}的付款流水`}
            hint="导入银行对账单后，未入账的付款流水在这里与已审批、未付款的申请对应。"
            action={<Button onClick={() => go('/statements')}>去银行流水</Button>}
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
  return zone === 'sure' ? '先勾选流水' : '先为流水选定申请';
};

const countOf = (matches: readonly { zone: Zone }[], zone: Zone): number =>
  matches.filter((match) => match.zone === zone).length;

/** Drafts what was accepted and shows the way to it. */
function useDraftAccepted(fundUid: string) {
  const { notification } = App.useApp();
  const command = useCommand('approvals.draftMatches');
  const show = (draftUids: string[]) => {
    notification.destroy('matched');
    const [only] = draftUids;
    if (draftUids.length === 1) go('/entries/draft', { uid: only });
    else go('/entries', { tab: 'drafts' });
  };
  const run = async (accepted: ReturnType<typeof acceptedOf>): Promise<boolean> => {
    const done = await command.run({ fundUid, accepted });
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
