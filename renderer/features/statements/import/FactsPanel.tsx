import type { StagedStatement } from '#shared/contract/statements.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { CHECK_WORDS, DIRECTION_WORDS, isAmountCheck } from '#shared/statements/shown-words.ts';
import type { CrossCheck } from '#shared/statements/types.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';
import { accountMatch } from './account-match.ts';
import { directionProof, orderProof } from './direction-proof.ts';
import type { StagedRecognition } from './wizard-state.ts';

/** What the file says of itself and how far its rows prove it. */
export function FactsPanel(props: { staged: StagedStatement; recognition: StagedRecognition }) {
  const { staged, recognition } = props;
  const { fund } = useLedger();
  const { counts } = staged;
  const { facts, direction } = recognition;
  const match = accountMatch(staged, fund.accounts);
  return (
    <dl className="facts">
      <Fact word="本方账号" ok={match.ok} note={match.note}>
        {facts.ownAccount ?? recognition.ownAccounts.join('、') ?? ''}
      </Fact>
      <Fact word="收付方向" ok={direction.proof === 'proven'} note={directionProof(recognition)}>
        {DIRECTION_WORDS[direction.reading]}
      </Fact>
      <Fact word="排列顺序">{orderProof(recognition)}</Fact>
      <Fact word="对账期间">
        {facts.periodFrom ?? '（未写明）'} 至 {facts.periodTo ?? '（未写明）'}
      </Fact>
      <Fact word="收入 / 支出">
        <AmountText fen={recognition.totalInFen} /> / <AmountText fen={recognition.totalOutFen} />
      </Fact>
      <Fact word="期初 / 期末">
        <AmountText fen={recognition.openingFen} /> / <AmountText fen={recognition.closingFen} />
      </Fact>
      <Fact word="行数">
        表头之后 {counts.total} 行：流水 {counts.new + counts.existing + counts.suspected}，跳过{' '}
        {counts.skipped}，有误 {counts.faulty}
      </Fact>
      <Fact word="与文件所列核对">
        {recognition.crossChecks.length === 0 ? (
          '文件没有列出合计或笔数'
        ) : (
          <ul className="cross-checks">
            {recognition.crossChecks.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
        )}
      </Fact>
    </dl>
  );
}

function Fact(props: { word: string; ok?: boolean; note?: string; children: React.ReactNode }) {
  return (
    <div className="fact">
      <dt>{props.word}</dt>
      <dd>
        {props.children}
        {props.note && (
          <div className={props.ok ? 'proof-ok' : 'proof-open'}>
            {props.ok ? '✓ ' : '！'}
            {props.note}
          </div>
        )}
      </dd>
    </div>
  );
}

function Check({ check }: { check: CrossCheck }) {
  const show = (value: number | string) =>
    typeof value === 'number' && isAmountCheck(check.name) ? formatYuan(value) : String(value);
  return (
    <li className={check.ok ? 'proof-ok' : 'proof-bad'}>
      {check.ok ? '✓' : '✗'} {CHECK_WORDS[check.name]} {show(check.stated)}
      {!check.ok && `，逐行合计为 ${show(check.found)}`}
    </li>
  );
}
