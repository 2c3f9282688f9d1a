import { Button } from 'antd';
import { APP_NAME } from '#shared/terms.ts';
import { useCall } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useKeys } from '../../lib/keys.ts';
import { go } from '../../lib/route.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressPanel } from '../../ui/ProgressPanel.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { OpeningRefused } from './OpeningRefused.tsx';
import { type OpenLedger, useOpenLedger } from './useOpenLedger.ts';

/** What one sees while no ledger is open. */
export function StartPage() {
  const ledgers = useOpenLedger();
  const startNew = () => go('/start/new');
  useKeys({ F2: { word: '新建账套', run: startNew } }, '开始');
  return (
    <main className="start">
      <h1>{APP_NAME}</h1>
      <p className="start-lead">信访救助基金的专账：从银行对账单到年度附表，全程在本机完成。</p>
      <div className="start-ways">
        <StartWay
          title="新建账套"
          text="为本单位的基金建立专账，约需十分钟。"
          primary
          disabled={ledgers.pending}
          onClick={startNew}
        />
        <StartWay
          title="打开账套"
          text="打开已有的账套文件（.relief）。"
          disabled={ledgers.pending}
          onClick={() => void ledgers.openOther()}
        />
        <StartWay
          title="看看示例"
          text="用虚构的一年数据试用，不影响自己的账套。"
          disabled={ledgers.pending}
          onClick={() => void ledgers.openSample()}
        />
      </div>
      <ProgressPanel
        call={ledgers.running ?? 'setup.open'}
        running={ledgers.running !== null}
        title={ledgers.running === 'setup.openSample' ? '正在准备示例账套' : '正在打开账套'}
      />
      <OpeningRefused ledgers={ledgers} />
      <RecentLedgers ledgers={ledgers} />
    </main>
  );
}

function StartWay(props: {
  title: string;
  text: string;
  primary?: boolean;
  disabled: boolean;
  onClick(): void;
}) {
  return (
    <section className="start-way">
      <Button
        type={props.primary ? 'primary' : 'default'}
        size="large"
        block
        disabled={props.disabled}
        onClick={props.onClick}
      >
        {props.title}
      </Button>
      <p>{props.text}</p>
    </section>
  );
}

function RecentLedgers({ ledgers }: { ledgers: OpenLedger }) {
  const recent = useCall('setup.recent', {});
  if (recent.error) return <ErrorNotice error={recent.error} />;
  if (!recent.data || recent.data.length === 0) return null;
  return (
    <section className="start-recent" aria-labelledby="recent-title">
      <h2 id="recent-title">最近的账套</h2>
      <ul>
        {recent.data.map((ledger) => (
          <li key={ledger.token}>
            <span className="recent-name">{ledger.name}</span>
            <span className="recent-folder">位于“{ledger.folder}”</span>
            <span className="recent-at">{momentText(ledger.openedAt)}</span>
            <ReasonButton
              reason={ledger.exists ? null : '文件已不在原处'}
              loading={ledgers.pending}
              onClick={() => void ledgers.openRecent(ledger.token)}
            >
              打开
            </ReasonButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
