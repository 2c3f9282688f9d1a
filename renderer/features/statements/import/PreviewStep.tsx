import { AutoComplete, Button, Segmented, Space } from 'antd';
import { useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import { callRelief } from '../../../lib/api.ts';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { CountsLine } from './CountsLine.tsx';
import { PreviewTable, type Show } from './PreviewTable.tsx';
import { type Choice, type Decisions, decideAll, undecidedCount } from './wizard-state.ts';

const REASONS = [
  '与账套中已有的流水是同一笔',
  '确为另一笔，已与银行原件核对',
  '断点已核对，银行余额无误',
  '不是本账户的交易',
];
const PAGE = 500;

/** Step 3: every row with what will happen to it; doubtful rows wait for a decision with a reason. */
export function PreviewStep(props: {
  staged: StagedStatement;
  decisions: Decisions;
  onDecisions(decisions: Decisions): void;
  onBack(): void;
  onNext(): void;
}) {
  const { staged, decisions, onDecisions } = props;
  const { counts } = staged;
  const open = undecidedCount(staged, decisions);
  const [show, setShow] = useState<Show>(counts.undecided > 0 ? 'undecided' : 'all');
  const [reason, setReason] = useState('');
  const decide = (rows: number[], choice: Choice, why: string) =>
    onDecisions(decideAll(decisions, rows, choice, why));
  return (
    <div className="preview-step">
      <CountsLine counts={counts} />
      <div className="preview-filter">
        <Segmented<Show>
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: `全部 ${counts.total}` },
            { value: 'undecided', label: `需要决定 ${counts.undecided}` },
            { value: 'new', label: `新增 ${counts.new}` },
            { value: 'existing', label: `已存在 ${counts.existing}` },
            { value: 'suspected', label: `疑似重复 ${counts.suspected}` },
            { value: 'skipped', label: `跳过 ${counts.skipped}` },
            { value: 'faulty', label: `有误 ${counts.faulty}` },
          ]}
        />
      </div>
      {counts.undecided > 0 && (
        <div className="decide-bar">
          <span className={open > 0 ? 'proof-open' : 'proof-ok'}>
            {open > 0 ? `还有 ${open} 行要决定` : `✓ ${counts.undecided} 行都已决定`}
          </span>
          <AutoComplete
            value={reason}
            onChange={setReason}
            options={REASONS.map((value) => ({ value }))}
            placeholder="先填写理由（可选常用语），再决定"
            aria-label="决定的理由"
            style={{ flex: 1 }}
            maxLength={200}
          />
          <BulkDecision staged={staged} show={show} reason={reason.trim()} decide={decide} />
        </div>
      )}
      <PreviewTable
        stageToken={staged.stageToken}
        show={show}
        decisions={decisions}
        reason={reason.trim()}
        onDecide={(row, choice) => decide([row], choice, reason.trim())}
      />
      <div className="import-foot">
        <Button onClick={props.onBack}>上一步：核对结构</Button>
        <ReasonButton
          type="primary"
          reason={open > 0 ? `还有 ${open} 行要决定` : null}
          onClick={props.onNext}
        >
          下一步：确认导入
        </ReasonButton>
      </div>
    </div>
  );
}

/** The same decision for every waiting row the filter shows. */
function BulkDecision(props: {
  staged: StagedStatement;
  show: Show;
  reason: string;
  decide(rows: number[], choice: Choice, reason: string): void;
}) {
  const [busy, setBusy] = useState(false);
  const act = async (choice: Choice) => {
    setBusy(true);
    try {
      const rows = await waitingRows(props.staged.stageToken, props.show, choice);
      props.decide(rows, choice, props.reason);
    } finally {
      setBusy(false);
    }
  };
  const none = props.reason === '' ? '请先填写理由' : null;
  const scope = props.show === 'all' || props.show === 'undecided' ? '全部' : '本类';
  const { undecided, faulty } = props.staged.counts;
  const unreadable = props.show === 'faulty' || undecided === faulty;
  return (
    <Space>
      <Button disabled={none !== null} loading={busy} onClick={() => void act('skip')}>
        {scope}不导入
      </Button>
      <Button disabled={none !== null || unreadable} loading={busy} onClick={() => void act('add')}>
        {scope}导入
      </Button>
      {(none || unreadable) && (
        <span className="reason">{none ?? '有误的行不能导入，请返回更正，或不导入'}</span>
      )}
    </Space>
  );
}

/** A row that can't be read can only be left out. */
async function waitingRows(stageToken: string, show: Show, choice: Choice): Promise<number[]> {
  const rows: number[] = [];
  for (let from = 0; ; from += PAGE) {
    const page = await callRelief('statements.preview', { stageToken, show, from, count: PAGE });
    const open = page.rows.filter(
      (row) => row.needsDecision && (choice === 'skip' || row.status !== 'faulty'),
    );
    rows.push(...open.map((row) => row.row));
    if (from + PAGE >= page.total) return rows;
  }
}
