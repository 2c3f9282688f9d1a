import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCall } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { PlainTable } from '../../../ui/PlainTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { ReasonForm } from '../../../ui/ReasonForm.tsx';

/** 代发清单 on record, each with its withdrawal; a new one is registered from here. */
export function PayLists(props: { refusal: string | null; onAdd(): void; onClose(): void }) {
  const { refusal, onAdd, onClose } = props;
  const { fund } = useLedger();
  const list = useCall('approvals.payLists', { fundUid: fund.uid });
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  useKeys({ Esc: { word: '关闭', run: onClose } }, '代发清单', 'dialog');
  return (
    <Modal
      open
      title="代发清单"
      width={860}
      keyboard={false}
      onCancel={onClose}
      footer={
        <ReasonButton type="primary" reason={refusal} onClick={onAdd}>
          登记代发清单
        </ReasonButton>
      }
    >
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <PlainTable
        label="代发清单"
        rows={list.data ?? []}
        rowKey={(row) => row.uid}
        columns={[
          { title: '清单编号', render: (row) => row.documentNo },
          { title: '日期', render: (row) => row.day },
          { title: '代发单位', render: (row) => row.unit },
          { title: '件数', align: 'right', render: (row) => row.count },
          { title: '合计', align: 'right', render: (row) => <AmountText fen={row.totalFen} /> },
          { title: '登记人', render: (row) => row.recordedBy },
          {
            title: '',
            render: (row) =>
              row.withdrawn === null
                ? refusal === null && (
                    <Button size="small" onClick={() => setWithdrawing(row.uid)}>
                      撤回
                    </Button>
                  )
                : `已撤回：${row.withdrawn}`,
          },
        ]}
        empty={
          <p className="page-note">
            还没有代发清单。一笔款转给代发单位、由它发给几个人时，先登记清单。
          </p>
        }
      />
      {withdrawing && (
        <ReasonForm
          call="approvals.withdrawPayList"
          of={{ listUid: withdrawing }}
          title="撤回代发清单"
          saveWord="撤回清单"
          word="撤回原因"
          hint="清单留存备查，不再参加付款匹配；编号可以用于改正后的清单。"
          onDone={() => setWithdrawing(null)}
        />
      )}
    </Modal>
  );
}
