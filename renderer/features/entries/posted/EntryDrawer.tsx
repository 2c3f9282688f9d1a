import { Button, Drawer } from 'antd';
import type { EntryDetail } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { payeeInFull, payeeText } from '#shared/entries/payee.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../../lib/api.ts';
import { momentText } from '../../../lib/clock.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountText, MovedText } from '../../../ui/AmountText.tsx';
import { DetailItem } from '../../../ui/DetailItem.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { FileRows, Papers, paperNames, useVoucherFiles } from '../../documents/index.ts';
import { VoucherPreview } from '../draft/VoucherPreview.tsx';
import { useRevealedPayees } from '../payees/useRevealedPayees.tsx';
import { EntryActions } from './EntryActions.tsx';
import { EntryLinks } from './EntryLinks.tsx';
import { stateOf } from './entry-columns.tsx';
import { JudgementList } from './JudgementList.tsx';
import { latePapers } from './late-papers.ts';

/** All of one posted entry: voucher, evidence, judgements, and what may follow it. */
export function EntryDrawer(props: { uid: string; onOpen(uid: string): void; onClose(): void }) {
  const { data: entry, error, refetch } = useCall('entries.get', { uid: props.uid });
  useKeys({ Esc: { word: '关闭', run: props.onClose } }, '台账记录', 'dialog');
  return (
    <Drawer
      open
      size={640}
      mask={false}
      keyboard={false}
      title={entry ? `${entry.voucherNo} ${ENTRY_KINDS[entry.kind].word}` : '台账记录'}
      extra={entry && <StateTag state={stateOf(entry)} />}
      onClose={props.onClose}
      footer={entry && <EntryActions entry={entry} />}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {entry && <Body entry={entry} onOpen={props.onOpen} />}
    </Drawer>
  );
}

function Body({ entry, onOpen }: { entry: EntryDetail; onOpen(uid: string): void }) {
  const { fund } = useLedger();
  const files = entry.attachments.flatMap((a) => (a.kind === 'file' ? [a.linkUid] : []));
  const named = paperNames(useVoucherFiles(files).data);
  const use = fund.permittedUses.find(({ uid }) => uid === entry.permittedUseUid);
  return (
    <div className="entry-detail">
      <dl className="detail-list">
        <DetailItem word="业务日期">{entry.businessDate}</DetailItem>
        <DetailItem word="凭证日期">{entry.voucherDate}</DetailItem>
        <DetailItem word="金额">
          <AmountText fen={entry.amountFen} strong />
        </DetailItem>
        <DetailItem word="计入支出">
          <AmountText fen={entry.spentFen} />
        </DetailItem>
        <DetailItem word="用途">{entry.purpose || '—'}</DetailItem>
        <DetailItem word="允许用途">{use?.name ?? '—'}</DetailItem>
        <DetailItem word={ENTRY_KINDS[entry.kind].direction === 'out' ? '收款人' : '付款人'}>
          <PayeeOf entry={entry} />
        </DetailItem>
        <DetailItem word="个案 / 审批">
          {[entry.caseNo, entry.approvalNo].filter(Boolean).join(' / ') || '—'}
        </DetailItem>
        {entry.openFen !== null && (
          <DetailItem word="未了结">
            <AmountText fen={entry.openFen} />
          </DetailItem>
        )}
        <DetailItem word="经办 / 复核">
          {entry.preparedBy} / {entry.reviewedBy}
        </DetailItem>
        <DetailItem word="记账时间">
          {momentText(entry.postedAt)}（账链第 {entry.chainSeq} 号）
        </DetailItem>
      </dl>
      <EntryLinks entry={entry} onOpen={onOpen} />
      <h3>记账凭证</h3>
      <VoucherPreview verdict={entry} />
      <h3>附件与依据</h3>
      <FileRows linkUids={files} />
      <ul className="plain-list">
        {entry.attachments.map(
          (a, at) =>
            a.kind !== 'file' && (
              // biome-ignore lint/suspicious/noArrayIndexKey: posted attachments never change their order
              <li key={at}>
                {a.kind === 'bank-line'
                  ? '以银行流水为凭'
                  : `纸质 ${a.sheets} 张，存放：${a.place || '未注明'}`}
              </li>
            ),
        )}
        {entry.attachments.length === 0 && <li>没有附件</li>}
        {entry.budgetShares.map((share) => (
          <li key={share.documentUid}>
            预算指标 {share.documentNo}：{formatYuan(share.amountFen)} 元
          </li>
        ))}
        {entry.lines.map((line) => (
          <li key={line.lineUid}>
            银行流水 {line.day}：<MovedText fen={line.amountFen} />{' '}
            <Button type="link" size="small" href={`#/statements?day=${line.day}`}>
              看流水
            </Button>
          </li>
        ))}
        {entry.lines.length === 0 && <li>没有对应的银行流水</li>}
      </ul>
      <Papers
        title="记账后补充的附件"
        subject={{ kind: 'entry', uid: entry.uid }}
        suggested={latePapers(entry.kind).filter((paper) => !named.includes(paper))}
      />
      <h3>记账时的核查</h3>
      <JudgementList judgements={entry.judgements} />
      <p className="field-hint">按规则参数第 {entry.settingsVersion} 版核查，此后不再重新核查。</p>
    </div>
  );
}

/** Masked, until it is shown for a reason. */
function PayeeOf({ entry }: { entry: EntryDetail }) {
  const revealed = useRevealedPayees('entry', [entry.uid], 'small');
  if (entry.counterparty === null) return '—';
  const full = revealed.of(entry.uid);
  return (
    <>
      {full ? payeeInFull(full) : payeeText(entry.counterparty.shown)} {revealed.button}
    </>
  );
}
