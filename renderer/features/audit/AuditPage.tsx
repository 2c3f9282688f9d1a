import { Tabs } from 'antd';
import { useLedger } from '../../lib/ledger.tsx';
import { go, useRoute } from '../../lib/route.ts';
import { Page } from '../../ui/Page.tsx';
import { AuditLog } from './AuditLog.tsx';
import { RuleCheckPanel } from './RuleCheckPanel.tsx';
import { VerifyPanel } from './VerifyPanel.tsx';

const TABS = ['verify', 'rules', 'log'] as const;

export function AuditPage() {
  const { status } = useLedger();
  const { params } = useRoute();
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'verify';
  return (
    <Page
      fill
      title="核查与日志"
      standing={
        <>
          当前链头 <span className="digits">{status.chainHead.slice(0, 16)}</span>
          ，印在每份附表上
        </>
      }
    >
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={(key) => go('/audit', { tab: key })}
        items={[
          { key: 'verify', label: '校验账套', children: tab === 'verify' && <VerifyPanel /> },
          { key: 'rules', label: '专款专用核查', children: tab === 'rules' && <RuleCheckPanel /> },
          { key: 'log', label: '操作日志', children: tab === 'log' && <AuditLog /> },
        ]}
      />
    </Page>
  );
}
