import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { type Offered, offeredOptions } from './approval-options.ts';
import { Field } from './Field.tsx';
import { fieldId, openField } from './fields.ts';
import type { FormPart } from './form-types.ts';
import { fromApproval } from './from-approval.ts';

/** 所依据的审批: the application a payment rests on. F4 opens the list from anywhere in the form. */
export function ApprovalField(props: FormPart & { draftUid: string | null }) {
  const { content, change, missing, disabled } = props;
  const [text, setText] = useState('');
  const found = useOffered(content.kind, useDeferredValue(text), props.draftUid);
  const uid = content.approvalUid;
  const { data: chosen } = useCall('approvals.get', uid === null ? null : { uid });
  useKeys(
    { F4: { word: '选取审批', run: () => openField('approvalUid'), enabled: !disabled } },
    '所依据的审批',
  );
  const offered = [...found];
  if (chosen && !found.some((each) => each.uid === chosen.uid)) {
    offered.unshift({ ...chosen, reasons: [] });
  }
  const choose = (picked: string | undefined) => {
    const approval = offered.find((each) => each.uid === picked);
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
        notFoundContent="没有符合的审批，请先在“救助个案”中登记申请；已办结、未批准、已撤回的不在此列"
        options={offeredOptions(offered)}
        optionRender={({ label, data }) => (
          <>
            {label}
            {'why' in data && <div className="field-hint">{data.why}</div>}
          </>
        )}
        onChange={choose}
        style={{ width: '100%' }}
      />
    </Field>
  );
}

/** Applications of the kind paid; of any where the money is under inquiry. */
function useOffered(
  kind: FormPart['content']['kind'],
  text: string,
  draftUid: string | null,
): Offered[] {
  const { fund } = useLedger();
  const ofKind = kind === 'relief' || kind === 'working_expense' ? kind : null;
  const { data } = useCall(
    'approvals.payable',
    { fundUid: fund.uid, kind: ofKind, text, draftUid },
    { keepPrevious: true },
  );
  return data ?? [];
}

const standingOf = ({ approvedFen, paidFen, openFen, stageWord }: ApprovalRowView): string =>
  `${stageWord}：批准 ${approvedFen === null ? '—' : formatYuan(approvedFen)}，` +
  `已付 ${formatYuan(paidFen)}，余 ${formatYuan(openFen)}`;
