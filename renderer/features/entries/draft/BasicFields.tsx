import { Input, Select } from 'antd';
import { reclassifiableTo } from '#shared/entries/completeness.ts';
import { ENTRY_KIND_LIST, ENTRY_KINDS, type EntryKind } from '#shared/entries/kinds.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

const option = (kind: EntryKind) => ({ value: kind, label: ENTRY_KINDS[kind].word });
const side = (direction: 'in' | 'out') =>
  ENTRY_KIND_LIST.filter((kind) => ENTRY_KINDS[kind].direction === direction).map(option);
const KIND_OPTIONS = [
  { label: '付款', title: '付款', options: side('out') },
  { label: '收款', title: '收款', options: side('in') },
];

/** What every entry has: kind, account, business date, amount, purpose. */
export function BasicFields(props: FormPart & { answeredKind: EntryKind | null }) {
  const { content, change, missing, disabled } = props;
  const { fund, year } = useLedger();
  const kinds =
    content.reclassifies && props.answeredKind
      ? reclassifiableTo(props.answeredKind).map(option)
      : KIND_OPTIONS;
  return (
    <>
      <Field name="kind" word="类别" missing={missing.get('kind')}>
        <Select<EntryKind>
          id={fieldId('kind')}
          value={content.kind}
          options={kinds}
          onChange={(kind) => change({ kind })}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          listHeight={440}
          style={{ width: '100%' }}
        />
      </Field>
      <Field name="accountUid" word="银行账户" missing={missing.get('accountUid')}>
        <Select
          id={fieldId('accountUid')}
          value={content.accountUid}
          placeholder="请选择"
          onChange={(accountUid) => change({ accountUid })}
          disabled={disabled}
          options={fund.accounts.map((a) => ({
            value: a.uid,
            label: `${a.bankName} ${a.accountNo.slice(-4)}`,
          }))}
          style={{ width: '100%' }}
        />
      </Field>
      <Field
        name="businessDate"
        word="业务日期"
        missing={missing.get('businessDate')}
        hint={content.businessDate === null ? '银行或国库的日期' : null}
      >
        <DayInput
          id={fieldId('businessDate')}
          value={content.businessDate}
          year={year}
          onChange={(businessDate) => change({ businessDate })}
          disabled={disabled}
        />
      </Field>
      <Field name="amountFen" word="金额" missing={missing.get('amountFen')}>
        <AmountInput
          id={fieldId('amountFen')}
          value={content.amountFen}
          onChange={(amountFen) => change({ amountFen: amountFen === 0 ? null : amountFen })}
          disabled={disabled}
        />
      </Field>
      <Field name="purpose" word="用途（摘要）" missing={missing.get('purpose')} wide>
        <Input
          id={fieldId('purpose')}
          value={content.purpose}
          maxLength={200}
          placeholder="写明钱用在什么事上，如“困难救助金”；不写救助对象姓名"
          onChange={(event) => change({ purpose: event.target.value })}
          disabled={disabled}
          autoComplete="off"
        />
      </Field>
    </>
  );
}
