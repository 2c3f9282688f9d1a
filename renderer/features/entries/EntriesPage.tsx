import { Button, Tabs } from 'antd';
import { useCall } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { go, useRoute } from '../../lib/route.ts';
import { Page } from '../../ui/Page.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { DayBalances } from './balances/DayBalances.tsx';
import { newDraft } from './draft/new-draft.ts';
import { DraftList } from './drafts/DraftList.tsx';
import '../statements/selection.css';
import './entries.css';
import { PostedList } from './posted/PostedList.tsx';
import { acting, preparingRefusal } from './review/refusals.ts';

const TABS = ['drafts', 'posted', 'balances'] as const;
type Tab = (typeof TABS)[number];

/** 台账: what is being prepared, what is posted, and what each day ended with. */
export function EntriesPage() {
  const { fund, year, status } = useLedger();
  const { params } = useRoute();
  const asked = TABS.find((name) => name === params.get('tab'));
  const overview = useCall('setup.overview', { fundUid: fund.uid, year });
  const waiting = overview.data
    ? overview.data.drafts + overview.data.awaitingReview + overview.data.sentBack
    : null;
  // A link to entries (a state, an entry, a day) means the posted list.
  const byLink = ['state', 'open', 'day'].some((name) => params.has(name));
  const tab: Tab = asked ?? (byLink || waiting === 0 ? 'posted' : 'drafts');
  const refusal = preparingRefusal(acting(status));
  useKeys({ F2: { word: '新增草稿', run: () => newDraft(), enabled: refusal === null } }, '台账');
  return (
    <Page
      fill
      title="台账"
      standing={overview.data ? standingOf(overview.data) : ''}
      action={
        <div className="button-row">
          <Button onClick={() => go('/statements', { state: 'unaccounted' })}>由流水起草</Button>
          <ReasonButton type="primary" title="F2" reason={refusal} onClick={() => newDraft()}>
            新增草稿
          </ReasonButton>
        </div>
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(key) => go('/entries', { tab: key })}
        items={[
          { key: 'drafts', label: '草稿与待复核' },
          { key: 'posted', label: '已记账' },
          { key: 'balances', label: '日余额' },
        ]}
      />
      {tab === 'drafts' && <DraftList />}
      {tab === 'posted' && <PostedList />}
      {tab === 'balances' && <DayBalances />}
    </Page>
  );
}

function standingOf(o: {
  drafts: number;
  awaitingReview: number;
  sentBack: number;
  openInquiries: number;
}): string {
  const parts = [
    o.drafts > 0 ? `草稿 ${o.drafts} 张` : '',
    o.awaitingReview > 0 ? `待复核 ${o.awaitingReview} 张` : '',
    o.sentBack > 0 ? `退回 ${o.sentBack} 张` : '',
    o.openInquiries > 0 ? `待查 ${o.openInquiries} 笔` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '没有待办的凭证' : parts.join('，');
}
