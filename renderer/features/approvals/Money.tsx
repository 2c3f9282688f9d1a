import { Button } from 'antd';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { useCall } from '../../lib/api.ts';
import { href } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { PapersOf } from './PapersOf.tsx';
import { PAYMENT_PAPERS, REQUEST_PAPERS } from './usual-papers.ts';

/** 分期, 用款申请 and 付款记录 of an application. */
export function Money(props: {
  of: ApprovalDetail;
  refusal: string | null;
  onCancel(requestUid: string): void;
}) {
  const { of } = props;
  const countOf = usePaperCounts(of);
  return (
    <>
      {of.instalments.length > 0 && (
        <>
          <h3>分期</h3>
          <PlainTable
            label="分期"
            rows={of.instalments}
            rowKey={(row) => row.dueOn + row.amountFen}
            columns={[
              { title: '应付日期', render: (row) => row.dueOn },
              {
                title: '金额',
                align: 'right',
                render: (row) => <AmountText fen={row.amountFen} />,
              },
              { title: '已付', align: 'right', render: (row) => <AmountText fen={row.paidFen} /> },
            ]}
          />
        </>
      )}
      <h3>用款申请</h3>
      <Requests {...props} countOf={countOf} />
      <h3>付款记录</h3>
      <PlainTable
        label="付款记录"
        rows={of.payments}
        rowKey={(row) => row.entryUid}
        columns={[
          {
            title: '凭证号',
            render: (row) => <a href={href('/entries', { open: row.entryUid })}>{row.voucherNo}</a>,
          },
          { title: '业务日期', render: (row) => row.day },
          { title: '金额', align: 'right', render: (row) => <AmountText fen={row.amountFen} /> },
          {
            title: '已退回',
            align: 'right',
            render: (row) => <AmountText fen={row.returnedFen} />,
          },
          { title: '状态', render: (row) => (row.standing === 'paid' ? '已记账' : '待查') },
          {
            title: '附件',
            render: (row) => (
              <PapersOf
                word={`${row.voucherNo} 付款`}
                subject={{ kind: 'entry', uid: row.entryUid }}
                suggested={PAYMENT_PAPERS}
                count={stated(row.attachments, countOf(row.entryUid))}
              />
            ),
          },
        ]}
        empty={<p className="page-note">还没有付款。银行流水导入后，在“付款匹配”中对应。</p>}
      />
    </>
  );
}

/** What the voucher states, and what was added to it since. */
const stated = (attachments: number, added: number | null): number | null =>
  added === null ? null : attachments + added;

/** How many papers stand beside each request and payment; null until that is known. */
function usePaperCounts({ requests, payments }: ApprovalDetail) {
  const subjectUids = [...requests.map(({ uid }) => uid), ...payments.map((p) => p.entryUid)];
  const list = useCall('documents.list', subjectUids.length === 0 ? null : { subjectUids });
  const standing = list.data?.filter(({ withdrawn }) => withdrawn === null);
  return (uid: string): number | null =>
    standing === undefined ? null : standing.filter(({ subject }) => subject.uid === uid).length;
}

function Requests(
  props: Parameters<typeof Money>[0] & { countOf: ReturnType<typeof usePaperCounts> },
) {
  const { of, refusal, onCancel, countOf } = props;
  return (
    <PlainTable
      label="用款申请"
      rows={of.requests}
      rowKey={(row) => row.uid}
      columns={[
        { title: '日期', render: (row) => row.day },
        { title: '金额', align: 'right', render: (row) => <AmountText fen={row.amountFen} /> },
        { title: '收款人', render: (row) => row.payee },
        { title: '申请人', render: (row) => row.preparedBy },
        {
          title: '附件',
          render: (row) => (
            <PapersOf
              word={`${row.day} 用款申请`}
              subject={{ kind: 'payment_request', uid: row.uid }}
              suggested={REQUEST_PAPERS}
              count={row.cancelled === null ? countOf(row.uid) : countOf(row.uid) || null}
            />
          ),
        },
        {
          title: '',
          render: (row) => (
            <span className="button-row">
              <a href={href('/cases/paper', { request: row.uid })}>用款申请单</a>
              {row.cancelled === null ? (
                refusal === null && (
                  <Button size="small" onClick={() => onCancel(row.uid)}>
                    撤销
                  </Button>
                )
              ) : (
                <span className="reason">已撤销：{row.cancelled}</span>
              )}
            </span>
          ),
        },
      ]}
      empty={<p className="page-note">还没有用款申请。</p>}
    />
  );
}
