import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';
import { fromApproval } from './from-approval.ts';

/** 所依据的审批: the application a payment rests on. F4 opens the list. */
export function ApprovalField({ content, change, missing, disabled }: FormPart) {
  const [text, setText] = useState('');
  const found = useApprovals(content.kind, useDeferredValue(text));
  const uid = content.approvalUid;
  const { data: chosen } = useCall('approvals.get', uid === null ? null : { uid });
  const options = [...found];
  if (chosen && !found.some((each) => each.uid === chosen.uid)) options.unshift(chosen);
  const choose = (picked: string | undefined) => {
    const approval = options.find((each) => each.uid === picked);
    change(approval ? fromApproval(content, approval) : { approvalUid: null });
  };
  return (
    <Field
      name="approvalUid"
      word="所依据的审批"
      wide
      missing={missing.get('approvalUid')}
      hint={chosen ? standingOf(chosen) : null}
    >
      <Select
        id={fieldId('approvalUid')}
        value={uid}
        allowClear
        disabled={disabled}
        showSearch={{ filterOption: false, onSearch: setText }}
        placeholder="按 F4 选取，可输入姓名、拼音首字母、信访编号、审批编号查找"
        notFoundContent="没有符合的审批，请先在“救助个案”中登记申请"
        options={options.map((each) => ({ value: each.uid, label: labelOf(each) }))}
        onChange={choose}
        style={{ width: '100%' }}
      />
    </Field>
  );
}

/** Applications of the kind paid; of any where the money is under inquiry. */
function useApprovals(kind: FormPart['content']['kind'], text: string): ApprovalRowView[] {
  const { fund } = useLedger();
  const ofKind = kind === 'relief' || kind === 'working_expense' ? kind : null;
  const filter = { fundUid: fund.uid, kind: ofKind, year: null, caseUid: null, stages: [], text };
  const { data } = useCall(
    'approvals.list',
    { ...filter, cursor: null, limit: 50 },
    { keepPrevious: true },
  );
  return data?.rows ?? [];
}

const labelOf = (each: ApprovalRowView): string =>
  [each.number, each.recipient, each.caseNo ?? '', `余 ${formatYuan(each.openFen)}`]
    .filter((part) => part !== '')
    .join(' ');

const standingOf = ({ approvedFen, paidFen, openFen, stageWord }: ApprovalRowView): string =>
  `${stageWord}：批准 ${approvedFen === null ? '—' : formatYuan(approvedFen)}，` +
  `已付 ${formatYuan(paidFen)}，余 ${formatYuan(openFen)}`;
