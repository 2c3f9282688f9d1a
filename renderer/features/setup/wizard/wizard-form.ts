import type { NewLedger } from '#shared/contract/setup.ts';
import type { Day } from '#shared/dates/day.ts';
import { firstDayOfYear } from '#shared/dates/day.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { thisYear } from '../../../lib/clock.ts';

/** A row of a list in the form: `key` only tells rows apart while they are edited. */
type Keyed<T> = T & { key: number };
/** A field not filled yet is null. */
type Unfilled<T, Field extends keyof T> = Omit<T, Field> & { [F in Field]: T[F] | null };

type Opening = NewLedger['opening'];
/** A day of its own, or still that of the opening, whatever that becomes. */
export type StartDay = Day | null | 'opening';
type Starting<T, Field extends keyof T> = Omit<T, Field> & { [F in Field]: StartDay };

export type LegalBasisRow = Keyed<NewLedger['fund']['legalBases'][number]>;
export type UseRow = Keyed<Starting<NewLedger['fund']['permittedUses'][number], 'validFrom'>>;
export type OperatorRow = Keyed<NewLedger['operators'][number]>;
export type YearToDateRow = Keyed<{ kind: EntryKind | null; amountFen: number | null }>;
export type UnreconciledRow = Keyed<Unfilled<Opening['unreconciled'][number], 'amountFen' | 'day'>>;

/** What the wizard gathers, as typed. Becomes a {@link NewLedger} when nothing is missing. */
export interface WizardForm {
  bureau: string;
  fund: {
    name: string;
    department: string;
    governingBody: string;
    legalBases: LegalBasisRow[];
    permittedUses: UseRow[];
  };
  custody: { mode: NewLedger['custody']['mode']; fromDate: StartDay };
  account: Starting<NewLedger['account'], 'validFrom'>;
  opening: {
    date: Day | null;
    balanceFen: number | null;
    basisDocument: string;
    basisDate: Day | null;
    yearToDate: YearToDateRow[];
    unreconciled: UnreconciledRow[];
  };
  operators: OperatorRow[];
}

/** Empty but for what is true of every fund: two people, two kinds of use, the year's first day. */
export function emptyWizardForm(): WizardForm {
  return {
    bureau: '',
    fund: {
      name: '',
      department: '',
      governingBody: '',
      legalBases: [{ key: 1, title: '', documentNo: '', datedOn: null }],
      permittedUses: [
        { key: 1, name: '', kind: 'relief', clause: '', validFrom: 'opening' },
        { key: 2, name: '', kind: 'working_expense', clause: '', validFrom: 'opening' },
      ],
    },
    custody: { mode: 'own-account', fromDate: 'opening' },
    account: { accountNo: '', bankName: '', accountName: '', validFrom: 'opening' },
    opening: {
      date: firstDayOfYear(thisYear()),
      balanceFen: null,
      basisDocument: '',
      basisDate: null,
      yearToDate: [],
      unreconciled: [],
    },
    operators: [
      { key: 1, name: '', role: 'clerk', cashier: false, password: '' },
      { key: 2, name: '', role: 'supervisor', cashier: false, password: '' },
    ],
  };
}

/** What is used from the first day on starts with the opening, until another day is typed. */
export const startDay = (day: StartDay, { opening }: Pick<WizardForm, 'opening'>): Day | null =>
  day === 'opening' ? opening.date : day;

const unkeyed = <T extends object>({ key: _key, ...row }: Keyed<T>) => row;

/** The form as the contract wants it; still with nulls where something is missing. */
export function toNewLedger(form: WizardForm) {
  return {
    ...form,
    fund: {
      ...form.fund,
      legalBases: form.fund.legalBases.map(unkeyed),
      permittedUses: form.fund.permittedUses.map((row) => ({
        ...unkeyed(row),
        validFrom: startDay(row.validFrom, form),
      })),
    },
    custody: { ...form.custody, fromDate: startDay(form.custody.fromDate, form) },
    account: { ...form.account, validFrom: startDay(form.account.validFrom, form) },
    opening: {
      ...form.opening,
      yearToDate: form.opening.yearToDate.map(unkeyed),
      unreconciled: form.opening.unreconciled.map(unkeyed),
    },
    operators: form.operators.map(unkeyed),
  };
}

/** The next free row key of a list. */
export const nextKey = (rows: readonly { key: number }[]): number =>
  Math.max(0, ...rows.map((row) => row.key)) + 1;
