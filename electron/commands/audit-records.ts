import { type Change, changesOf, type Fact } from '#shared/audit/changes.ts';
import { factsOf } from '#shared/audit/fields.ts';
import { accountFacts, parameterFacts, scoreFacts, templateFacts } from '#shared/audit/records.ts';
import { budgetFields } from '#shared/contract/budget.ts';
import { caseEventFields } from '#shared/contract/cases.ts';
import type { CallArgs, CallOutput, CallsAt } from '#shared/contract/index.ts';
import { firstValue } from '../ledger-file/prepared.ts';
import { appraisalOf } from '../services/appraisal/appraisal.ts';
import { mustApproval, payeesOf, secretsOf } from '../services/approvals/approval-store.ts';
import { mustBudgetDocument } from '../services/budget/budget-store.ts';
import { eventsOf, fieldsOf, mustCase, notePlace } from '../services/cases/case-store.ts';
import { type LedgerContext, today } from '../services/context.ts';
import { contentOf, mustDraft } from '../services/entries/draft-store.ts';
import { mustFund } from '../services/guards.ts';
import { openParty } from '../services/party-store.ts';
import { accountView, mustOperator } from '../services/people/people-store.ts';
import { settingsOf } from '../services/setup/settings-store.ts';
import { stateOf } from '../services/statements/lines.ts';

type LedgerCall = CallsAt<'read' | 'write'>;
type Look<Name extends LedgerCall> = (
  ctx: LedgerContext,
  args: CallArgs<Name>,
  /** What the call answered; null before it. */
  done: CallOutput<Name> | null,
) => readonly Fact[];

/**
 * The record a call changes or puts in place of another, as it stands: looked at before and after.
 * Left out: what only adds a record, what works on a draft (no business record until it is posted),
 * and what changes nothing that may be told (passwords, the recovery code).
 */
export const RECORDS: { readonly [Name in LedgerCall]?: Look<Name> } = {
  'setup.changeRuleSettings': (ctx, { fundUid }) => settingsFacts(ctx, fundUid),
  'budget.correct': (ctx, { replacesUid }, done) => budgetFacts(ctx, done?.uid ?? replacesUid),
  'cases.correct': (ctx, { caseUid }) => factsOf(fieldsOf(ctx, mustCase(ctx, caseUid))),
  'cases.addEvent': (ctx, { caseUid, replacesUid }, done) =>
    replacesUid === null ? [] : eventFacts(ctx, caseUid, done?.uid ?? replacesUid),
  'approvals.correct': (ctx, { uid }, done) => applicationFacts(ctx, done?.uid ?? uid),
  'approvals.addPayee': (ctx, { approvalUid, role }) => payeeFacts(ctx, approvalUid, role),
  'appraisal.saveTemplate': (ctx, args) => templateFacts(appraisalFor(ctx, args).template),
  'appraisal.saveScores': (ctx, args) => {
    const { template, scores } = appraisalFor(ctx, args);
    return scoreFacts(template, scores);
  },
  'people.deactivate': (ctx, { operatorUid }) => operatorFacts(ctx, operatorUid),
  'people.reactivate': (ctx, { operatorUid }) => operatorFacts(ctx, operatorUid),
  'people.deputise': (ctx, { operatorUid }) => operatorFacts(ctx, operatorUid),
  'people.endDeputy': (ctx, { deputyUid }) => deputyFacts(ctx, deputyUid),
  'entries.deleteDraft': (ctx, { uid }, done) => (done === null ? draftFacts(ctx, uid) : []),
  'statements.ignore': (ctx, { lineUids }) => lineFacts(ctx, lineUids),
  'statements.unignore': (ctx, { lineUids }) => lineFacts(ctx, lineUids),
};

/** Looks at the record before the call; the answer tells what the call has changed of it. */
export function watchRecord<Name extends LedgerCall>(
  ctx: LedgerContext,
  name: Name,
  args: CallArgs<Name>,
): (done: CallOutput<Name>) => Change[] {
  const look: Look<Name> | undefined = RECORDS[name];
  if (look === undefined) return () => [];
  const before = look(ctx, args, null);
  return (done) => changesOf(before, look(ctx, args, done));
}

/** What the schema names of a record, whatever else is known of it. */
function fieldsIn<Whole, Key extends keyof Whole>(
  schema: { readonly shape: { readonly [Name in Key]: unknown } },
  record: Whole,
): Pick<Whole, Key> {
  const named = Object.keys(schema.shape) as Key[];
  return Object.fromEntries(named.map((key) => [key, record[key]])) as Pick<Whole, Key>;
}

function settingsFacts(ctx: LedgerContext, fundUid: string): Fact[] {
  const { effectiveFrom, parameters } = settingsOf(ctx.db, mustFund(ctx, fundUid)).at(-1)!;
  return [...factsOf({ effectiveFrom }), ...parameterFacts(parameters)];
}

const budgetFacts = (ctx: LedgerContext, uid: string): Fact[] =>
  factsOf(fieldsIn(budgetFields, mustBudgetDocument(ctx, uid)));

function eventFacts(ctx: LedgerContext, caseUid: string, uid: string): Fact[] {
  const { caseId } = mustCase(ctx, caseUid);
  const event = eventsOf(ctx.db, [caseId]).find((each) => each.uid === uid);
  if (event === undefined) return [];
  const note = ctx.vault.openText(notePlace(uid), event.sealedNote);
  return factsOf(fieldsIn(caseEventFields, { ...event, note }));
}

function applicationFacts(ctx: LedgerContext, uid: string): Fact[] {
  const row = mustApproval(ctx, uid);
  const { kind, number, appliedOn, caseNo, useName, requestedFen, way } = row;
  const { purpose, grounds, specialPeriod, spendingUnit, cash } = secretsOf(ctx, row);
  const recipient = row.recipientId === null ? null : openParty(ctx, row.recipientId);
  return factsOf({
    ...{ kind, number, appliedOn, caseNo },
    recipientName: recipient?.name,
    recipientAccount: recipient?.account,
    recipientIdNumber: recipient?.idNumber,
    recipientPhone: recipient?.phone,
    ...{ useName, requestedFen, urgent: row.urgent === 1, way },
    ...{ purpose, grounds, specialPeriod, spendingUnit },
    cashReason: cash?.reason,
    cashWitnesses: cash?.witnesses,
  });
}

/** Of one role the newest counts: another account is another row. */
function payeeFacts(ctx: LedgerContext, approvalUid: string, role: string): Fact[] {
  const payees = payeesOf(ctx, mustApproval(ctx, approvalUid).id);
  const newest = payees.findLast((payee) => payee.role === role);
  if (newest === undefined) return [];
  const { name, account } = openParty(ctx, newest.partyId);
  return factsOf({ payeeName: name, payeeAccount: account, documentNo: newest.documentNo });
}

const appraisalFor = (ctx: LedgerContext, { fundUid, year }: { fundUid: string; year: number }) =>
  appraisalOf(ctx, mustFund(ctx, fundUid), year);

const operatorFacts = (ctx: LedgerContext, uid: string): Fact[] =>
  accountFacts(accountView(ctx.db, mustOperator(ctx.db, uid), today(ctx)));

function deputyFacts(ctx: LedgerContext, deputyUid: string): Fact[] {
  const sql = 'SELECT operator_uid FROM deputy WHERE uid = ?';
  const operatorUid = firstValue<string>(ctx.db, sql, deputyUid);
  return operatorUid === null ? [] : operatorFacts(ctx, operatorUid);
}

function draftFacts(ctx: LedgerContext, uid: string): Fact[] {
  const { kind, businessDate, amountFen, purpose } = contentOf(ctx, mustDraft(ctx, uid));
  return factsOf({ kind, businessDate, amountFen, purpose });
}

const lineFacts = (ctx: LedgerContext, lineUids: readonly string[]): Fact[] =>
  factsOf({ lineState: lineUids.map((uid) => stateOf(ctx, uid)) });
