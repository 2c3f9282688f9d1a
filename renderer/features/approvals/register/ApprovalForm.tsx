import { useState } from 'react';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { type CallOutput, calls } from '#shared/contract/index.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { APPLICATION_WORDS } from '../page-of.ts';
import { ApplicationFields } from './ApplicationFields.tsx';
import {
  type ApprovalDraft,
  applicationInput,
  correctionOf,
  newApplication,
} from './approval-draft.ts';

interface Replaced {
  detail: ApprovalDetail;
  /** In full where somebody has had it shown. */
  recipient: CallOutput<'approvals.reveal'>[number]['recipient'];
}

/** Registers an application, or corrects one before it is decided by a record in its place. */
export function ApprovalForm(props: {
  kind: UseKind;
  caseUid: string | null;
  replaces: Replaced | null;
  onRecorded(uid: string): void;
  onClose(): void;
}) {
  const { kind, caseUid, replaces } = props;
  const { fund } = useLedger();
  const [initial] = useState(() =>
    replaces ? correctionOf(replaces.detail, replaces.recipient) : newApplication(caseUid),
  );
  const key = `${fund.uid}:approval:${kind}:${replaces?.detail.uid ?? caseUid ?? 'new'}`;
  const draft = useDraft<ApprovalDraft>(key, initial, { personal: true });
  const saving = useSave(kind, replaces, draft.value);
  const save = async () => {
    const recorded = await saving.save();
    if (!recorded) return;
    draft.clear();
    props.onRecorded(recorded.uid);
  };
  const word = APPLICATION_WORDS[kind];
  return (
    <FormDialog
      title={replaces ? `更正${word} ${replaces.detail.number}` : `登记${word}`}
      saveWord={replaces ? '更正' : '登记'}
      twoColumns
      faults={saving.faults}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {(faults) => (
        <>
          <ApplicationFields
            kind={kind}
            value={draft.value}
            change={draft.change}
            faults={faults}
            recorded={replaces?.detail.recipientParty?.name ?? null}
          />
        </>
      )}
    </FormDialog>
  );
}

/** One way to save for both: the input is checked against the call it goes to. */
function useSave(kind: UseKind, replaces: Replaced | null, value: ApprovalDraft) {
  const { fund } = useLedger();
  const add = useCommand('approvals.add', { quiet: true });
  const correct = useCommand('approvals.correct', { quiet: true });
  const application = applicationInput(value, kind);
  const correction = calls['approvals.correct'].input;
  const registration = calls['approvals.add'].input;
  const corrected = { uid: replaces?.detail.uid, application };
  const registered = { fundUid: fund.uid, application };
  const caseMissing = kind === 'relief' && value.caseUid === null;
  return {
    faults: {
      ...(replaces ? faultsOf(correction, corrected) : faultsOf(registration, registered)),
      ...(caseMissing ? { 'application.caseUid': '请选择信访个案' } : {}),
    },
    pending: add.pending || correct.pending,
    error: add.error ?? correct.error,
    save: () =>
      replaces ? correct.run(correction.parse(corrected)) : add.run(registration.parse(registered)),
  };
}
