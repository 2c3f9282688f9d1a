import { Button } from 'antd';
import { useLedger } from '../../../lib/ledger.tsx';
import { go } from '../../../lib/route.ts';
import { Page } from '../../../ui/Page.tsx';
import { LockSettings } from '../../people/index.ts';
import { AccountSettings } from './AccountSettings.tsx';
import { FundSettings } from './FundSettings.tsx';
import { RuleSettings } from './RuleSettings.tsx';
import { UseSettings } from './UseSettings.tsx';

/** 设置: what the fund rests on. Everything here is added to, never changed in place. */
export function SettingsPage() {
  const { fund } = useLedger();
  return (
    <Page
      title="设置"
      standing={`${fund.name}：用途、账户和操作员只增加，不改写；已记账的凭证不受影响。`}
      action={
        <div className="button-row">
          <Button onClick={() => go('/people')}>人员与口令</Button>
          <Button onClick={() => go('/backup')}>备份与恢复</Button>
        </div>
      }
    >
      <FundSettings />
      <UseSettings />
      <AccountSettings />
      <RuleSettings />
      <LockSettings />
    </Page>
  );
}
