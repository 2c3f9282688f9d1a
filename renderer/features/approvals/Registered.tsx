import { wayWord } from '#shared/approvals/payees.ts';
import type { PayeeRole } from '#shared/approvals/types.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { PAYEE_ROLE_WORDS } from '#shared/terms.ts';
import { href } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';

type Revealed = CallOutput<'approvals.reveal'>[number];

export const payeeRoleWord = (kind: UseKind, role: PayeeRole): string =>
  kind === 'working_expense' && role === 'recipient' ? '收款单位' : PAYEE_ROLE_WORDS[role];

/** What was applied for. */
export function Registered({ of }: { of: ApprovalDetail }) {
  const relief = of.kind === 'relief';
  return (
    <dl className="detail-list">
      <Item word="申请日期">{of.appliedOn}</Item>
      {relief && (
        <Item word="信访个案">
          <a href={href('/cases', { open: of.caseUid })}>{of.caseNo}</a>（{of.township}）
        </Item>
      )}
      {!relief && <Item word="用款单位">{of.spendingUnit || '—'}</Item>}
      {!relief && <Item word="特护期/活动">{of.specialPeriod || '—'}</Item>}
      <Item word="申请金额">
        <AmountText fen={of.requestedFen} />
      </Item>
      <Item word="审定金额">
        <AmountText fen={of.approvedFen} />
      </Item>
      <Item word="已付 / 未付">
        <AmountText fen={of.paidFen} /> / <AmountText fen={of.openFen} />
      </Item>
      <Item word="有效期至">{of.expiresOn ?? '—'}</Item>
      <Item word="允许用途">{of.useName}</Item>
      <Item word="具体用途">{of.purpose}</Item>
      <Item word="支付方式">{wayWord(of)}</Item>
      {relief && <Item word="紧急先行">{of.urgent ? '是' : '否'}</Item>}
      <Item word="申请理由">{of.grounds || '—'}</Item>
      {of.cash && (
        <Item word="现金例外">
          {of.cash.reason}；见证人 {of.cash.witnesses.join('、') || '—'}；准许人{' '}
          {of.cash.allowedBy || '未经主管准许'}
        </Item>
      )}
    </dl>
  );
}

/** The person helped and those who may be paid: masked unless shown for a reason. */
export function People({ of, revealed }: { of: ApprovalDetail; revealed: Revealed | undefined }) {
  const party = revealed?.recipient ?? of.recipientParty;
  const full = new Map(revealed?.payees.map((payee) => [payee.uid, payee]));
  return (
    <>
      {party && (
        <dl className="detail-list">
          <Item word={of.kind === 'relief' ? '救助对象' : '收款单位'}>{party.name}</Item>
          <Item word="账号">
            <span className="digits">{party.account || '—'}</span>
          </Item>
          {of.kind === 'relief' && (
            <>
              <Item word="身份证号">
                <span className="digits">{party.idNumber || '—'}</span>
              </Item>
              <Item word="电话">
                <span className="digits">{party.phone || '—'}</span>
              </Item>
            </>
          )}
        </dl>
      )}
      <PlainTable
        label="收款人"
        rows={of.payees}
        rowKey={(payee) => payee.uid}
        columns={[
          { title: '收款人', render: (payee) => full.get(payee.uid)?.name ?? payee.name },
          { title: '身份', render: (payee) => payeeRoleWord(of.kind, payee.role) },
          {
            title: '账号',
            render: (payee) => (
              <span className="digits">{full.get(payee.uid)?.account ?? payee.account}</span>
            ),
          },
          { title: '证明文件', render: (payee) => payee.documentNo },
          { title: '登记日期', render: (payee) => payee.day },
        ]}
        empty={<p className="page-note">还没有登记收款人。申请用款前请先登记。</p>}
      />
    </>
  );
}

function Item({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
