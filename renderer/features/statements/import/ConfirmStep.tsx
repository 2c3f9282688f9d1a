import { Button, Checkbox } from 'antd';
import type { StagedStatement } from '#shared/contract/statements.ts';
import { useCommand } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { CountsLine } from './CountsLine.tsx';
import type { Decisions, ImportResult, QuestionCode } from './wizard-state.ts';

/** Step 4: each question about the file is answered on its own; then all rows or none. */
export function ConfirmStep(props: {
  staged: StagedStatement;
  decisions: Decisions;
  confirmed: QuestionCode[];
  onConfirmed(codes: QuestionCode[]): void;
  onBack(): void;
  onDone(result: ImportResult): void;
}) {
  const { staged, decisions, confirmed } = props;
  const commit = useCommand('statements.commit', { quiet: true });
  const { fund } = useLedger();
  const account = fund.accounts.find((a) => a.uid === staged.accountUid);
  const unanswered = staged.questions.filter((q) => !confirmed.includes(q.code)).length;
  const chosen = Object.values(decisions);
  const added = chosen.filter((d) => d.choice === 'add').length;
  const answer = (code: QuestionCode, yes: boolean) =>
    props.onConfirmed(yes ? [...confirmed, code] : confirmed.filter((c) => c !== code));
  const run = async () => {
    const result = await commit.run({ stageToken: staged.stageToken, decisions, confirmed });
    if (result) props.onDone(result);
  };
  return (
    <div className="confirm-step">
      <CountsLine counts={staged.counts} />
      <dl className="figures">
        <Figure word="文件">{staged.fileName}</Figure>
        <Figure word="记入账户">
          {account ? `${account.bankName} ${account.accountNo.slice(-4)}` : '未选择'}
        </Figure>
        <Figure word="需要决定的行">
          {staged.counts.undecided === 0
            ? '没有'
            : `${staged.counts.undecided} 行：导入 ${added}，不导入 ${chosen.length - added}`}
        </Figure>
      </dl>
      {staged.questions.length > 0 && (
        <fieldset className="questions">
          <legend>关于这份文件，请逐条确认（确认会记入操作日志）</legend>
          {staged.questions.map((q) => (
            <Checkbox
              key={q.code}
              checked={confirmed.includes(q.code)}
              disabled={commit.pending}
              onChange={(event) => answer(q.code, event.target.checked)}
            >
              {q.message}
            </Checkbox>
          ))}
          <p className="hint">不能确认的，请返回“核对结构”更正，或放弃导入后重新导出文件。</p>
        </fieldset>
      )}
      {commit.error && <ErrorNotice error={commit.error} />}
      {commit.error?.cancelled && <p className="proof-open">已取消，没有写入任何数据。</p>}
      <ProgressPanel
        call="statements.commit"
        running={commit.pending}
        title="正在写入账套"
        onCancel={commit.cancel}
      />
      <p className="hint">
        流水一经导入即成为账套的证据，不能修改或删除；不该入账的可标为“不入账”。
      </p>
      <div className="import-foot">
        <Button onClick={props.onBack} disabled={commit.pending}>
          上一步：逐行预览
        </Button>
        <ReasonButton
          type="primary"
          loading={commit.pending}
          reason={unanswered > 0 ? `还有 ${unanswered} 条没有确认` : null}
          onClick={() => void run()}
        >
          导入
        </ReasonButton>
      </div>
    </div>
  );
}

function Figure({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
