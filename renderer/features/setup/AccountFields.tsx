import { Input } from 'antd';
import type { Day } from '#shared/dates/day.ts';
import type { FieldFaults } from '../../lib/field-faults.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';

export interface AccountForm {
  accountNo: string;
  bankName: string;
  accountName: string;
  validFrom: Day | null;
}

export function AccountFields(props: {
  account: AccountForm;
  change(patch: Partial<AccountForm>): void;
  faults: FieldFaults;
}) {
  const { account, change, faults } = props;
  return (
    <>
      <Field label="开户银行" fault={faults['account.bankName']}>
        <Input
          value={account.bankName}
          onChange={(event) => change({ bankName: event.target.value })}
        />
      </Field>
      <Field label="户名" fault={faults['account.accountName']}>
        <Input
          value={account.accountName}
          onChange={(event) => change({ accountName: event.target.value })}
        />
      </Field>
      <Field
        label="账号"
        fault={faults['account.accountNo']}
        hint="可带空格粘贴；导入对账单时据此核对。"
      >
        <Input
          inputMode="numeric"
          value={account.accountNo}
          onChange={(event) => change({ accountNo: event.target.value })}
        />
      </Field>
      <Field label="启用日期" fault={faults['account.validFrom']}>
        <DayInput value={account.validFrom} onChange={(validFrom) => change({ validFrom })} />
      </Field>
    </>
  );
}
