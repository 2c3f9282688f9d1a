import type { Overview } from '#shared/contract/setup.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Balances } from './Balances.tsx';
import { CountCards, MoneyCards } from './FigureCards.tsx';
import { LastActs } from './LastActs.tsx';
import { NextSteps } from './NextSteps.tsx';
import { nextSteps } from './next-steps.ts';
import { WorkList } from './WorkList.tsx';

/** 首页: figures that open their records, and what to do next. */
export function HomePage() {
  const { fund, year } = useLedger();
  const overview = useCall('setup.overview', { fundUid: fund.uid, year }, { keepPrevious: true });
  return (
    <Page title="首页" standing={overview.data && standingOf(overview.data, year)}>
      {overview.error && (
        <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.data && (
        <>
          <MoneyCards overview={overview.data} year={year} />
          <div className="home-parts">
            <div>
              <NextSteps steps={nextSteps(overview.data, year)} />
              <WorkList />
            </div>
            <div>
              <CountCards overview={overview.data} />
              <Balances overview={overview.data} />
              <LastActs overview={overview.data} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function standingOf(now: Overview, year: number): string {
  const open = [
    [now.linesUnaccounted, '未入账', '笔'],
    [now.awaitingReview, '待复核', '张'],
    [now.sentBack, '退回', '张'],
    [now.openInquiries, '待查', '笔'],
  ] as const;
  const parts = open.filter(([count]) => count > 0).map(([n, word, of]) => `${word} ${n} ${of}`);
  if (parts.length > 0) return parts.join('，');
  return nextSteps(now, year).length > 0 ? '见“下一步”' : '没有待办事项';
}
