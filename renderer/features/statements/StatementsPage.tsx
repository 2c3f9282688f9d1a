import { Tabs } from 'antd';
import type { Overview } from '#shared/contract/setup.ts';
import { useCall } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { writingRefusal } from '../../lib/may.ts';
import { go, useRoute } from '../../lib/route.ts';
import { Page } from '../../ui/Page.tsx';
import { ImportButton, startImport } from './ImportButton.tsx';
import { ImportRecords } from './ImportRecords.tsx';
import { LineList } from './LineList.tsx';
import './selection.css';
import './statements.css';

/** 银行流水: what the bank did, line by line, and what became of each. */
export function StatementsPage() {
  const { fund, year, status } = useLedger();
  const overview = useCall('setup.overview', { fundUid: fund.uid, year });
  const { params } = useRoute();
  const tab = params.get('tab') === 'imports' ? 'imports' : 'lines';
  const enabled = writingRefusal(status) === null;
  useKeys({ F2: { word: '导入对账单', run: startImport, enabled } }, '银行流水');
  return (
    <Page
      fill
      title="银行流水"
      standing={overview.data && standingOf(overview.data)}
      action={<ImportButton />}
    >
      <Tabs
        activeKey={tab}
        onChange={(key) => go('/statements', key === 'imports' ? { tab: 'imports' } : {})}
        items={[
          { key: 'lines', label: '流水' },
          { key: 'imports', label: '导入记录' },
        ]}
      />
      {tab === 'lines' ? <LineList /> : <ImportRecords />}
    </Page>
  );
}

function standingOf(now: Overview): string {
  if (now.linesUnaccounted > 0) return `未入账 ${now.linesUnaccounted} 笔`;
  return now.lastImportAt === null ? '还没有流水' : '流水都已入账';
}
