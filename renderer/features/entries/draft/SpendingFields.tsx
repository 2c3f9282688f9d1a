import { Segmented, Select } from 'antd';
import type { Funding } from '#shared/entries/kinds.ts';
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
