import type { PayWay } from '#shared/approvals/types.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import type { UseKind } from '#shared/entries/kinds.ts';

export interface PartyDraft {
  name: string;
  account: string;
  idNumber: string;
  phone: string;
}

/** What the form holds; parts that don't belong to the kind or the way are left out on saving. */
export interface ApprovalDraft {
  number: string;
  appliedOn: Day | null;
  caseUid: string | null;
  recipient: PartyDraft;
  /** Of a correction: whoever is recorded stays, and is not typed. */
  keepRecipient: boolean;
  permittedUseUid: string | null;
  requestedFen: number | null;
  urgent: boolean;
  way: PayWay;
  purpose: string;
  grounds: string;
  specialPeriod: string;
  spendingUnit: string;
  cashReason: string;
  witnesses: [string, string];
}

const NOBODY: PartyDraft = { name: '', account: '', idNumber: '', phone: '' };

export const newApplication = (caseUid: string | null): ApprovalDraft => ({
  number: '',
  appliedOn: null,
  caseUid,
  recipient: NOBODY,
  keepRecipient: false,
  permittedUseUid: null,
  requestedFen: null,
  urgent: false,
  way: 'transfer',
  purpose: '',
  grounds: '',
  specialPeriod: '',
  spendingUnit: '',
  cashReason: '',
  witnesses: ['', ''],
});

type Recipient = CallOutput<'approvals.reveal'>[number]['recipient'];

/** The application as it stands; the person only where somebody has had them shown. */
export function correctionOf(old: ApprovalDetail, recipient: Recipient): ApprovalDraft {
  const { number, appliedOn, caseUid, permittedUseUid, requestedFen, urgent, way } = old;
  const { purpose, grounds, specialPeriod, spendingUnit, cash } = old;
  const [first = '', second = ''] = cash?.witnesses ?? [];
  return {
    ...{ number, appliedOn, caseUid, permittedUseUid, requestedFen, urgent, way },
    ...{ purpose, grounds, specialPeriod, spendingUnit },
    recipient: recipient === null ? NOBODY : filledIn(recipient),
    keepRecipient: old.recipientParty !== null,
    cashReason: cash?.reason ?? '',
    witnesses: [first, second],
  };
}

const filledIn = (party: NonNullable<Recipient>): PartyDraft => ({
  name: party.name,
  account: party.account ?? '',
  idNumber: party.idNumber ?? '',
  phone: party.phone ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

export const partyInput = ({ name, account, idNumber, phone }: PartyDraft) => ({
  name,
  account: orNull(account),
  idNumber: orNull(idNumber),
  phone: orNull(phone),
});

/** What is sent: of a working expense no case and no urgency, of cash who saw it. */
export function applicationInput(draft: ApprovalDraft, kind: UseKind) {
  const { recipient, keepRecipient, caseUid, urgent, cashReason, witnesses, ...fields } = draft;
  const relief = kind === 'relief';
  const named = recipient.name.trim() !== '';
  const typed = relief || named ? partyInput(recipient) : null;
  return {
    ...fields,
    kind,
    caseUid: relief ? caseUid : null,
    recipient: keepRecipient ? ('unchanged' as const) : typed,
    urgent: relief && urgent,
    specialPeriod: relief ? '' : fields.specialPeriod,
    spendingUnit: relief ? '' : fields.spendingUnit,
    cash: fields.way === 'cash' ? { reason: cashReason, witnesses: [...witnesses] } : null,
  };
}
