import { Input, Segmented, Select } from 'antd';
import { ENTRY_KINDS, type Funding } from '#shared/entries/kinds.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

const FUNDING_WORDS: { value: Funding; label: string }[] = [
  { value: 'current', label: '本年预算' },
  { value: 'carryover', label: '上年结转' },
];

/** 允许用途: only the fund's own list, of this kind, in force on the day. */
export function UseField({ content, change, missing, disabled }: FormPart) {
  const { fund } = useLedger();
  const day = content.businessDate;
  const uses = fund.permittedUses.filter(
    (use) =>
      use.kind === content.kind &&
      (day === null || (use.validFrom <= day && (use.validTo === null || day <= use.validTo))),
  );
  const chosen = fund.permittedUses.find((use) => use.uid === content.permittedUseUid);
  return (
    <Field
      name="permittedUseUid"
      word="允许用途"
      wide
      missing={missing.get('permittedUseUid')}
      hint={
        chosen
          ? `依据：${chosen.clause}`
          : uses.length === 0
            ? '用途清单里没有当日有效的本类用途，请主管在“设置”中依据文件条款登记。'
            : null
      }
    >
      <Select
        id={fieldId('permittedUseUid')}
        value={content.permittedUseUid}
        placeholder="从本基金的用途清单中选取"
        allowClear
        onChange={(uid) => change({ permittedUseUid: uid ?? null })}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          ...uses.map((use) => ({ value: use.uid, label: use.name })),
          // Chosen under another kind or day: shown by name, so that the finding can be understood.
          ...(chosen && !uses.includes(chosen)
            ? [{ value: chosen.uid, label: `${chosen.name}（不适用）`, disabled: true }]
            : []),
        ]}
        style={{ width: '100%' }}
      />
    </Field>
  );
}

export function FundingField({ content, change, disabled }: FormPart) {
  return (
    <Field name="funding" word="资金来源">
      <Segmented<Funding>
        id={fieldId('funding')}
        value={content.funding}
        options={FUNDING_WORDS}
        onChange={(funding) => change({ funding })}
        disabled={disabled}
      />
    </Field>
  );
}

/** Who pays or is paid, as the bank or the decision names them. */
export function CounterpartyFields({ content, change, missing, disabled }: FormPart) {
  const party = content.counterparty ?? { name: '', account: null };
  const set = (patch: Partial<typeof party>) => {
    const next = { ...party, ...patch };
    change({ counterparty: next.name === '' && next.account === null ? null : next });
  };
  const out = ENTRY_KINDS[content.kind].direction === 'out';
  return (
    <>
      <Field
        name="counterparty"
        starts
        word={out ? '收款人' : '付款人'}
        missing={missing.get('counterparty')}
      >
        <Input
          id={fieldId('counterparty')}
          value={party.name}
          maxLength={120}
          onChange={(event) => set({ name: event.target.value })}
          disabled={disabled}
          autoComplete="off"
        />
      </Field>
      <Field name="counterpartyAccount" word={out ? '收款账号' : '付款账号'}>
        <Input
          id={fieldId('counterpartyAccount')}
          value={party.account ?? ''}
          maxLength={60}
          onChange={(event) => set({ account: event.target.value || null })}
          disabled={disabled}
          autoComplete="off"
        />
      </Field>
    </>
  );
}
