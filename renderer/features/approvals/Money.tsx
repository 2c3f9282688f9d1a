import { Button } from 'antd';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { href } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';

/** 分期, 用款申请 and 付款记录 of an application. */
export function Money(props: {
  of: ApprovalDetail;
  refusal: string | null;
  onCancel(requestUid: string): void;
}) {
  const { of } = props;
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
      <Requests {...props} />
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
        ]}
        empty={<p className="page-note">还没有付款。银行流水导入后，在“付款匹配”中对应。</p>}
      />
    </>
  );
}

function Requests({ of, refusal, onCancel }: Parameters<typeof Money>[0]) {
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
