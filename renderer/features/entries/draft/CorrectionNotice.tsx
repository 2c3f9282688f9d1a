import { Input } from 'antd';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../../lib/api.ts';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

/** Says which posted entry this draft cancels, and whether a blue voucher follows. */
export function CorrectionNotice({ content, change, missing, disabled }: FormPart) {
  const correction = content.correction;
  const { data: entry } = useCall(
    'entries.get',
    correction === null ? null : { uid: correction.entryUid },
  );
  if (!correction) return null;
  return (
    <div className="correction">
      <p>
        <b>{correction.withBlue ? '更正（一红一蓝，同批记账）' : '红字冲销'}</b>：
        {entry
          ? `注销 ${entry.voucherNo}（${entry.businessDate}，${formatYuan(entry.amountFen)}，${entry.summary}）。`
          : '正在读取原凭证…'}
        {correction.withBlue
          ? '红字凭证按原凭证自动生成；下面填写订正后的蓝字凭证。'
          : '红字凭证按原凭证自动生成，科目和金额不用填写。'}
      </p>
      <Field name="correction" word="原因" wide missing={missing.get('correction')}>
        <Input
          id={fieldId('correction')}
          value={correction.reason}
          maxLength={200}
          disabled={disabled}
          onChange={(event) => {
            const reason = event.target.value;
            // The reason is never empty once given: an empty one couldn't be saved.
            if (reason !== '') change({ correction: { ...correction, reason } });
          }}
        />
      </Field>
    </div>
  );
}
