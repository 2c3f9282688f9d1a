import { Radio } from 'antd';
import { CUSTODY_WORDS } from '#shared/terms.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { AccountFields } from '../AccountFields.tsx';
import type { StepProps } from './step-props.ts';
import { startDay } from './wizard-form.ts';

const MODES = [
  { mode: 'own-account', text: '基金有自己的银行账户，账户余额就是基金余额。', reason: null },
  {
    mode: 'shared-account',
    text: '与其他资金共用一个账户，分账核算。',
    reason: '此方式随后续版本提供',
  },
  { mode: 'treasury', text: '由国库直接支付，没有银行余额。', reason: '此方式随后续版本提供' },
] as const;

export function CustodyStep({ form, change, faults }: StepProps) {
  const { custody } = form;
  return (
    <div className="two-parts">
      <section>
        <h3>资金存放方式</h3>
        <Radio.Group
          className="custody-modes"
          value={custody.mode}
          onChange={(event) =>
            change({ custody: { ...custody, mode: event.target.value as typeof custody.mode } })
          }
        >
          {MODES.map(({ mode, text, reason }) => (
            <Radio key={mode} value={mode} disabled={reason !== null}>
              {CUSTODY_WORDS[mode]}
              <span className="radio-text">{text}</span>
              {reason && <span className="reason">{reason}</span>}
            </Radio>
          ))}
        </Radio.Group>
        <Field
          label="自何日起"
          fault={faults['custody.fromDate']}
          hint="与期初日期相同，除非另填。"
        >
          <DayInput
            value={startDay(custody.fromDate, form)}
            onChange={(fromDate) => change({ custody: { ...custody, fromDate } })}
          />
        </Field>
      </section>
      <section>
        <h3>银行账户</h3>
        <AccountFields
          account={{ ...form.account, validFrom: startDay(form.account.validFrom, form) }}
          change={(patch) => change({ account: { ...form.account, ...patch } })}
          faults={faults}
        />
      </section>
    </div>
  );
}
