import { Checkbox, Input, Select } from 'antd';
import { wayWord } from '#shared/approvals/payees.ts';
import { PAY_WAY_WORDS, type PayWay } from '#shared/approvals/types.ts';
import { PRIVACY_REMINDER } from '#shared/cases/privacy.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import type { FieldFaults } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import type { ApprovalDraft } from './approval-draft.ts';
import { CaseSelect } from './CaseSelect.tsx';
import { PartyFields } from './PartyFields.tsx';

const AT = 'application.';

interface Props {
  kind: UseKind;
  value: ApprovalDraft;
  change(patch: Partial<ApprovalDraft>): void;
  faults: FieldFaults;
  /** Who an application that is corrected names, masked; null where nobody is named yet. */
  recorded: string | null;
}

/** 救助申请 and 工作经费申请: the same sheet, with what belongs to each. */
export function ApplicationFields(props: Props) {
  const { kind, value, change, faults } = props;
  const { year } = useLedger();
  const relief = kind === 'relief';
  return (
    <>
      <Field label="申请编号" fault={faults[`${AT}number`]}>
        <Input
          autoFocus
          value={value.number}
          maxLength={40}
          onChange={(event) => change({ number: event.target.value })}
        />
      </Field>
      <Field label="申请日期" fault={faults[`${AT}appliedOn`]}>
        <DayInput
          year={year}
          value={value.appliedOn}
          onChange={(appliedOn) => change({ appliedOn })}
        />
      </Field>
      {relief && (
        <Field label="信访个案" fault={faults[`${AT}caseUid`]}>
          <CaseSelect value={value.caseUid} onChange={(caseUid) => change({ caseUid })} />
        </Field>
      )}
      <MoneyFields {...props} />
      <RecipientFields {...props} />
      <WayFields {...props} />
      {relief ? (
        <div className="case-flags">
          <Checkbox
            checked={value.urgent}
            onChange={(event) => change({ urgent: event.target.checked })}
          >
            紧急先行（先付款、后补手续）
          </Checkbox>
        </div>
      ) : (
        <SpendingFields {...props} />
      )}
      <Field
        label="申请理由"
        optional
        fault={faults[`${AT}grounds`]}
        hint={relief ? PRIVACY_REMINDER : '不写上访人姓名和行踪；不得录入国家秘密。'}
      >
        <Input
          value={value.grounds}
          maxLength={200}
          onChange={(event) => change({ grounds: event.target.value })}
        />
      </Field>
    </>
  );
}

/** Who is helped or paid; of a correction kept as recorded unless the clerk wants to type it anew. */
function RecipientFields({ kind, value, change, faults, recorded }: Props) {
  const relief = kind === 'relief';
  return (
    <>
      {recorded !== null && (
        <div className="form-wide">
          <Checkbox
            checked={value.keepRecipient}
            onChange={(event) => change({ keepRecipient: event.target.checked })}
          >
            {relief ? '救助对象' : '收款单位'}仍为 {recorded}，姓名、账号等不变
          </Checkbox>
        </div>
      )}
      {!value.keepRecipient && (
        <PartyFields
          word={relief ? '救助对象姓名' : '收款单位'}
          optional={!relief}
          person={relief}
          party={value.recipient}
          change={(patch) => change({ recipient: { ...value.recipient, ...patch } })}
          faults={faults}
          at={`${AT}recipient.`}
        />
      )}
    </>
  );
}

function MoneyFields({ kind, value, change, faults }: Props) {
  const { fund } = useLedger();
  const uses = fund.permittedUses.filter((use) => use.kind === kind);
  return (
    <>
      <Field label="申请金额" fault={faults[`${AT}requestedFen`]}>
        <AmountInput
          value={value.requestedFen}
          onChange={(requestedFen) => change({ requestedFen })}
        />
      </Field>
      <Field label="允许用途" fault={faults[`${AT}permittedUseUid`]}>
        <Select
          value={value.permittedUseUid}
          options={uses.map(({ uid, name, clause }) => ({
            value: uid,
            label: name,
            title: clause,
          }))}
          onChange={(permittedUseUid) => change({ permittedUseUid })}
        />
      </Field>
      <Field label="具体用途" fault={faults[`${AT}purpose`]} hint="如：困难救助金、信访接待用品。">
        <Input
          value={value.purpose}
          maxLength={60}
          onChange={(event) => change({ purpose: event.target.value })}
        />
      </Field>
    </>
  );
}

const WAYS = (Object.keys(PAY_WAY_WORDS) as PayWay[]).map((value) => ({
  value,
  label: PAY_WAY_WORDS[value],
}));
const CASH_HINTS = {
  allowed: '由您登记即为准许；付款须附领款凭据。',
  asked: '例外须由主管准许：登记后请主管在审批前“更正申请”确认；付款须附领款凭据。',
};
const EXPENSE_WAYS = [
  {
    value: 'transfer' as PayWay,
    label: wayWord({ kind: 'working_expense', way: 'transfer' }),
  },
];

function WayFields({ kind, value, change, faults }: Props) {
  const { status } = useLedger();
  const allows = status.operator.role === 'supervisor';
  const witness = (at: 0 | 1, name: string): [string, string] =>
    at === 0 ? [name, value.witnesses[1]] : [value.witnesses[0], name];
  return (
    <>
      <Field label="支付方式" fault={faults[`${AT}way`]}>
        <Select<PayWay>
          value={value.way}
          options={kind === 'relief' ? WAYS : EXPENSE_WAYS}
          onChange={(way) => change({ way })}
        />
      </Field>
      {value.way === 'cash' && (
        <>
          <Field
            label="现金支付理由"
            fault={faults[`${AT}cash.reason`]}
            hint={allows ? CASH_HINTS.allowed : CASH_HINTS.asked}
          >
            <Input
              value={value.cashReason}
              maxLength={200}
              onChange={(event) => change({ cashReason: event.target.value })}
            />
          </Field>
          {([0, 1] as const).map((at) => (
            <Field
              key={at}
              label={`见证人${at === 0 ? '一' : '二'}`}
              fault={faults[`${AT}cash.witnesses.${at}`]}
            >
              <Input
                value={value.witnesses[at]}
                maxLength={40}
                onChange={(event) => change({ witnesses: witness(at, event.target.value) })}
              />
            </Field>
          ))}
        </>
      )}
    </>
  );
}

function SpendingFields({ value, change, faults }: Props) {
  return (
    <>
      <Field label="用款单位" optional fault={faults[`${AT}spendingUnit`]}>
        <Input
          value={value.spendingUnit}
          maxLength={60}
          onChange={(event) => change({ spendingUnit: event.target.value })}
        />
      </Field>
      <Field label="特护期或活动" optional fault={faults[`${AT}specialPeriod`]}>
        <Input
          value={value.specialPeriod}
          maxLength={40}
          onChange={(event) => change({ specialPeriod: event.target.value })}
        />
      </Field>
    </>
  );
}
