import { Select } from 'antd';
import { WhoWorks } from '../features/people/index.ts';
import { useLedger } from '../lib/ledger.tsx';

/** Which ledger, fund, year and person: always in sight, never guessed. */
export function TopBar() {
  const { status, fund, year, years, chooseFund, chooseYear } = useLedger();
  return (
    <header className="top-bar">
      <div className="top-ledger" title={`${status.bureau} · ${status.fileName}`}>
        <strong>{status.bureau}</strong>
        <span className="top-file">{status.fileName}</span>
      </div>
      {status.sample && <span className="mark mark-sample">示例</span>}
      {status.readOnly && (
        <span
          className="mark mark-reading"
          title="以只读方式打开：可以查看、导出和打印，不能改动。要改动，请等使用它的人关闭后重新打开。"
        >
          只读
        </span>
      )}
      <div className="top-choices">
        <div className="top-choice">
          <span>基金</span>
          <Select
            aria-label="基金"
            className="top-fund"
            value={fund.uid}
            onChange={chooseFund}
            options={status.funds.map((f) => ({ value: f.uid, label: f.name }))}
          />
        </div>
        <div className="top-choice">
          <span>年度</span>
          <Select
            aria-label="年度"
            className="top-year"
            value={year}
            onChange={chooseYear}
            options={years.map((y) => ({ value: y, label: `${y} 年` }))}
          />
        </div>
        <WhoWorks />
      </div>
    </header>
  );
}
