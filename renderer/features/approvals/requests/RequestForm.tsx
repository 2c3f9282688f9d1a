import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { type CallInput, type CallOutput, calls } from '#shared/contract/index.ts';
import { SEVERITY_WORDS } from '#shared/terms.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { payeeRoleWord } from '../Registered.tsx';
import {
  failedOf,
  newRequest,
  payeesFor,
  type RequestDraft,
  requestInput,
} from './request-draft.ts';

const FUNDING: { value: RequestDraft['funding']; label: string }[] = [
  { value: 'current', label: '本年资金' },
  { value: 'carryover', label: '上年结转资金' },
];

/** 用款申请, judged by the rules while it is typed: what fails is never given. */
export function RequestForm({ of, onDone }: { of: ApprovalDetail; onDone(): void }) {
  const { fund } = useLedger();
  const [initial] = useState(() =>
    newRequest(
      of,
      fund.accounts.map(({ uid }) => uid),
    ),
  );
  const draft = useDraft<RequestDraft>(`${of.uid}:request`, initial, { personal: true });
  const submit = useCommand('approvals.request', { quiet: true });
  const judged = useJudged(draft.value, of.uid);
  const judgements = judged.data ?? [];
  const schema = calls['approvals.request'].input;
  const input = requestInput(draft.value, of.uid, judgements);
  const failed = failedOf(judgements);
  const save = async () => {
    if (!(await submit.run(schema.parse(input)))) return;
    draft.clear();
    onDone();
  };
  return (
    <FormDialog
      title={`用款申请 · ${of.number}`}
      saveWord="提交用款申请"
      twoColumns
      faults={faultsOf(schema, input)}
      refused={failed.length > 0}
      pending={submit.pending}
      error={submit.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <>
          <RequestFields of={of} value={draft.value} change={draft.change} faults={faults} />
          <div className="form-wide">
            {judged.error && <ErrorNotice error={judged.error} />}
            <Judged
              judgements={judged.data}
              stale={judged.isFetching}
              reasons={draft.value.reasons}
              faults={faults}
              onReasons={(reasons) => draft.change({ reasons })}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** What the rules say of the request as it stands; not asked while a field is missing. */
function useJudged({ reasons: _reasons, ...fields }: RequestDraft, approvalUid: string) {
  const input = { approvalUid, ...fields, reasons: [] };
  const parsed = calls['approvals.judgeRequest'].input.safeParse(input);
  return useCall('approvals.judgeRequest', parsed.success ? parsed.data : null, {
    keepPrevious: true,
  });
}

function RequestFields(props: {
  of: ApprovalDetail;
  value: RequestDraft;
  change(patch: Partial<RequestDraft>): void;
  faults: FieldFaults;
}) {
  const { of, value, change, faults } = props;
  const { fund, year } = useLedger();
  return (
    <>
      <Field label="用款日期" fault={faults.day}>
        <DayInput autoFocus year={year} value={value.day} onChange={(day) => change({ day })} />
      </Field>
      <Field label="申请用款金额" fault={faults.amountFen}>
        <AmountInput value={value.amountFen} onChange={(amountFen) => change({ amountFen })} />
      </Field>
      <Field label="付款账户" fault={faults.accountUid}>
        <Select
          value={value.accountUid}
          options={fund.accounts.map((a) => ({
            value: a.uid,
            label: `${a.bankName} ${a.accountNo.slice(-4)}`,
          }))}
          onChange={(accountUid) => change({ accountUid })}
        />
      </Field>
      <Field label="收款人" fault={faults.payeeUid} hint="更换收款人或账号，请先登记收款人。">
        <Select
          value={value.payeeUid}
          options={payeesFor(of).map((payee) => ({
            value: payee.uid,
            label: `${payee.name} ${payee.account}（${payeeRoleWord(of.kind, payee.role)}）`,
          }))}
          onChange={(payeeUid) => change({ payeeUid })}
        />
      </Field>
      <Field label="资金来源" fault={faults.funding}>
        <Select
          value={value.funding}
          options={FUNDING}
          onChange={(funding) => change({ funding })}
        />
      </Field>
    </>
  );
}

/** Findings first, warnings with the box for their reason, then what passed, counted. */
function Judged(props: {
  judgements: CallOutput<'approvals.judgeRequest'> | undefined;
  stale: boolean;
  reasons: RequestDraft['reasons'];
  faults: FieldFaults;
  onReasons(reasons: RequestDraft['reasons']): void;
}) {
  const { judgements, reasons } = props;
  if (!judgements) return <p className="field-hint">填写日期、金额和收款人后，在这里试核。</p>;
  const found = judgements.filter(({ finding }) => finding !== null);
  const passed = judgements.filter(({ outcome }) => outcome === 'passed').length;
  const warned = found.filter(({ outcome }) => outcome === 'warned');
  const fails = failedOf(judgements).length > 0;
  return (
    <section
      className="judged"
      aria-label="专款专用核查"
      aria-busy={props.stale}
      aria-live="polite"
    >
      <b>{fails ? '不符合规则，不能提交' : warned.length > 0 ? '须写明理由' : '可以提交'}</b>
      <ul>
        {found.map(({ code, outcome, finding }) => (
          <li key={code} className={`gate-${finding!.severity}`}>
            {code} {SEVERITY_WORDS[finding!.severity]}：{finding!.message}
            {outcome === 'warned' && (
              <Input
                aria-label={`${code} 继续的理由`}
                placeholder="继续的理由，随用款申请保留"
                maxLength={400}
                value={reasons[code] ?? ''}
                status={isFaulty(props.faults, warned, code) ? 'error' : ''}
                onChange={(event) => props.onReasons({ ...reasons, [code]: event.target.value })}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="field-hint">
        专款专用规则：通过 {passed} 条，提醒或不允许 {found.length} 条。
      </div>
    </section>
  );
}

type Reasoned = CallInput<'approvals.request'>['reasons'][number];

const isFaulty = (
  faults: FieldFaults,
  warned: readonly Pick<Reasoned, 'code'>[],
  code: Reasoned['code'],
): boolean =>
  faults[`reasons.${warned.findIndex((each) => each.code === code)}.reason`] !== undefined;
