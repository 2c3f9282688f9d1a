import { Input } from 'antd';
import type { Payee } from '#shared/contract/entries.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { enterMovesOn } from '../../../lib/keys.ts';
import { AnswerField } from './AnswerField.tsx';
import { ApprovalField } from './ApprovalField.tsx';
import { AttachmentFields } from './AttachmentFields.tsx';
import { BasicFields } from './BasicFields.tsx';
import { BasisFields } from './BasisFields.tsx';
import { BudgetShareFields } from './BudgetShareFields.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';
import { sectionsOf } from './kind-fields.ts';
import { LineFields } from './LineFields.tsx';
import { PayeeFields } from './PayeeFields.tsx';
import { FundingField, UseField } from './SpendingFields.tsx';

/** The voucher form: only what the kind needs, in the order it is keyed. Enter moves on. */
export function DraftForm(
  props: FormPart & {
    /** Null until it is saved for the first time. */
    uid: string | null;
    answeredKind: EntryKind | null;
    splitting: boolean;
    onSplit(partsFen: number[]): void;
    onPayeeShown(payee: Payee): void;
  },
) {
  const { content, change, disabled } = props;
  const has = sectionsOf(content);
  return (
    <div className="draft-form" onKeyDownCapture={enterMovesOn}>
      <BasicFields {...props} />
      {has.has('approval') && <ApprovalField {...props} draftUid={props.uid} />}
      {has.has('use') && <UseField {...props} />}
      {has.has('funding') && <FundingField {...props} />}
      {has.has('budgetShares') && <BudgetShareFields {...props} />}
      {has.has('answers') && <AnswerField {...props} />}
      {has.has('counterparty') && <PayeeFields {...props} onShown={props.onPayeeShown} />}
      {has.has('basis') && <BasisFields {...props} />}
      <AttachmentFields {...props} />
      {has.has('lines') && <LineFields {...props} />}
      <Field name="note" word="备注" wide>
        <Input
          id={fieldId('note')}
          value={content.note}
          maxLength={400}
          placeholder="不打印，加密保存"
          onChange={(event) => change({ note: event.target.value })}
          disabled={disabled}
          autoComplete="off"
        />
      </Field>
    </div>
  );
}
