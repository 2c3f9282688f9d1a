import { z } from 'zod';
import { RULE_CODES } from '../rules/types.ts';
import { read, write } from './call.ts';
import * as c from './common.ts';

/** 草稿, 待复核, 退回; a draft that is posted lives on as its entry. */
export const draftState = z.enum(['draft', 'submitted', 'sent-back']);

const attachment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paper'), sheets: z.int().min(1).max(9999), place: c.text(80) }),
  z.strictObject({ kind: z.literal('bank-line') }),
  /** A stored file, by the link that names it. */
  z.strictObject({ kind: z.literal('file'), linkUid: c.uid }),
]);

const payee = z.strictObject({ name: c.text(120), account: c.text(60).nullable() });
export type Payee = z.infer<typeof payee>;

/** The record a payee is kept in, in full. */
const keeper = z.strictObject({
  kind: z.enum(['draft', 'entry', 'line', 'approval']),
  uid: c.uid,
});
export type Keeper = z.infer<typeof keeper>;

/** A payee as screens have it: masked. Saved in a draft it stands for the one that is kept. */
const keptPayee = z.strictObject({ keptIn: keeper, shown: payee });
export type KeptPayee = z.infer<typeof keptPayee>;

/** A draft as the file has it: any field may still be missing; judging says what is. */
const fullContent = z.strictObject({
  kind: c.entryKind,
  accountUid: c.uid.nullable(),
  businessDate: c.day.nullable(),
  amountFen: c.positiveFen.nullable(),
  purpose: c.text(),
  permittedUseUid: c.uid.nullable(),
  funding: c.funding,
  budgetShares: z.array(z.strictObject({ documentUid: c.uid, amountFen: c.positiveFen })).max(50),
  ofEntryUid: c.uid.nullable(),
  reclassifies: z.boolean(),
  /** The application a payment rests on (DA-07, DA-17). */
  approvalUid: c.uid.nullable(),
  counterparty: payee.nullable(),
  ownAccountBasis: z
    .strictObject({
      reason: z.enum(['treasury', 'misdirected', 'account-change', 'reimbursement']),
      documentNo: c.text(80),
      advances: z
        .array(
          z.strictObject({
            day: c.day,
            amountFen: c.positiveFen,
            purpose: c.text(),
            permittedUseUid: c.uid,
          }),
        )
        .max(200),
    })
    .nullable(),
  attachments: z.array(attachment).max(50),
  /** Parts of statement lines, signed like the line. Several lines join, a part splits. */
  lines: z.array(z.strictObject({ lineUid: c.uid, amountFen: c.fen })).max(500),
  /**
   * Set when the draft cancels a posted entry: the red voucher, and with `withBlue` the rest of
   * the content as its blue one, posted as one batch.
   */
  correction: z
    .strictObject({ entryUid: c.uid, reason: c.filled(), withBlue: z.boolean() })
    .nullable(),
  /** Never printed; sealed in the file. */
  note: c.text(400),
});
/** Sealed in the file, and opened by services only. */
export type FullContent = z.infer<typeof fullContent>;

/** A draft as a window has it: a payee is in full only while it is typed. */
export const draftContent = fullContent.extend({
  counterparty: z.union([payee, keptPayee]).nullable(),
});
export type DraftContent = z.infer<typeof draftContent>;

export const suggestion = z.object({
  content: draftContent,
  /** Why this kind and purpose are proposed, in one Chinese sentence. */
  reason: z.string(),
  certainty: z.enum(['sure', 'likely', 'guess']),
});

export const draftView = z.object({
  uid: c.uid,
  fundUid: c.uid,
  state: draftState,
  content: draftContent,
  preparedBy: z.string(),
  preparedByPersonUid: c.uid,
  submittedAt: z.string().nullable(),
  /** The reviewer's words when sent back. */
  comment: z.string().nullable(),
  savedAt: z.string(),
  suggestionReason: z.string().nullable(),
  revision: z.int(),
});
export type DraftView = z.infer<typeof draftView>;

/** What judging a draft says before anybody commits to it. */
export const draftVerdict = z.object({
  uid: c.uid,
  /** Fields still to fill before it can be submitted. */
  missing: z.array(z.object({ field: z.string(), message: z.string() })),
  judgements: z.array(c.judgement),
  /**
   * `post`: can be posted as it is. `inquiry`: the bank moved the money already and a rule fails:
   * posting books it as 待查款项. `exception`: takes money out of inquiry against a rule, which
   * only the supervisor may do, in writing. `refuse`: can't be posted.
   */
  outcome: z.enum(['post', 'inquiry', 'exception', 'refuse']),
  /** The voucher as it would be written. */
  voucher: z.array(
    z.object({
      half: z.enum(['financial', 'budgetary']),
      accountCode: z.string(),
      accountName: z.string(),
      debitFen: c.fen,
      creditFen: c.fen,
    }),
  ),
  summary: z.string(),
});
export type DraftVerdict = z.infer<typeof draftVerdict>;

export const entryView = z.object({
  uid: c.uid,
  kind: c.entryKind,
  businessDate: c.day,
  accountUid: c.uid,
  /** Signed effect on the bank account: + in, − out, 0 for a reclassification. */
  bankFen: c.fen,
  amountFen: c.fen,
  spentFen: c.fen,
  summary: z.string(),
  voucherNo: z.string(),
  voucherDate: c.day,
  caseNo: z.string().nullable(),
  approvalNo: z.string().nullable(),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  postedAt: z.string(),
  /** Derived: the entry that cancelled this one, or the one this cancels. */
  reversedByUid: c.uid.nullable(),
  reversesUid: c.uid.nullable(),
  /** For inquiries and undetermined money: what is still open. */
  openFen: c.fen.nullable(),
});
export type EntryView = z.infer<typeof entryView>;

export const entryDetail = entryView.extend({
  purpose: z.string(),
  permittedUseUid: c.uid.nullable(),
  funding: c.funding,
  approvalUid: c.uid.nullable(),
  /** The decision as it stood when posted. */
  approval: z
    .object({
      number: z.string(),
      approver: z.string(),
      date: c.day.nullable(),
      amountFen: c.fen.nullable(),
    })
    .nullable(),
  ownAccountBasis: draftContent.shape.ownAccountBasis,
  note: z.string(),
  counterparty: keptPayee.nullable(),
  attachments: z.array(attachment),
  judgements: z.array(c.judgement.extend({ reason: z.string().nullable() })),
  /** The version of the rule parameters that judged it. */
  settingsVersion: z.int(),
  voucher: draftVerdict.shape.voucher,
  lines: z.array(z.object({ lineUid: c.uid, day: c.day, amountFen: c.fen })),
  budgetShares: z.array(z.object({ documentUid: c.uid, documentNo: z.string(), amountFen: c.fen })),
  ofEntryUid: c.uid.nullable(),
  reclassifies: z.boolean(),
  answeredByUids: z.array(c.uid),
  postingUid: c.uid,
  chainSeq: z.int(),
});
export type EntryDetail = z.infer<typeof entryDetail>;

export const entryFilter = {
  fundUid: c.uid,
  year: c.year,
  kinds: z.array(c.entryKind).max(20),
  accountUid: c.uid.nullable(),
  from: c.day.nullable(),
  to: c.day.nullable(),
  minFen: c.unsignedFen.nullable(),
  maxFen: c.unsignedFen.nullable(),
  /** Matches summary, voucher number, case number or approval number. */
  text: c.text(60),
  onlyOpen: z.boolean(),
};
type EntryFilter = z.output<z.ZodObject<typeof entryFilter>>;

/** The list unfiltered. */
export const EVERY_ENTRY: Omit<EntryFilter, 'fundUid' | 'year'> = {
  kinds: [],
  accountUid: null,
  from: null,
  to: null,
  minFen: null,
  maxFen: null,
  text: '',
  onlyOpen: false,
};

export const postResult = z.object({
  postingUid: c.uid,
  chainSeq: z.int(),
  chainHead: z.string(),
  vouchers: z.array(
    z.object({ entryUid: c.uid, draftUid: c.uid, voucherNo: z.string(), asInquiry: z.boolean() }),
  ),
});

/** So many payees are shown in full for one reason. */
export const REVEALED_AT_ONCE = 500;

/** So many drafts are judged, submitted or posted together: whatever is posted could be judged first. */
export const DRAFTS_AT_ONCE = 2_000;
const draftUids = z.array(c.uid).min(1).max(DRAFTS_AT_ONCE);

export const entryCalls = {
  'entries.suggest': read(
    '建议记法',
    z.strictObject({ lineUids: z.array(c.uid).min(1).max(500) }),
    suggestion,
  ),
  /** One draft per line, or one draft joining them all. */
  'entries.draftFromLines': write(
    '由流水起草',
    z.strictObject({
      fundUid: c.uid,
      lineUids: z.array(c.uid).min(1).max(500),
      together: z.boolean(),
    }),
    z.array(draftView),
  ),
  'entries.drafts': read(
    '草稿与待复核',
    z.strictObject({ fundUid: c.uid, states: z.array(draftState), ...c.pageInput }),
    c.pageOf(draftView),
  ),
  'entries.draft': read('草稿', z.strictObject({ uid: c.uid }), draftView),
  /** `revision` is the one last seen (0 for a new draft): two windows can't overwrite each other. */
  'entries.saveDraft': write(
    '保存草稿',
    z.strictObject({
      uid: c.uid.nullable(),
      fundUid: c.uid,
      revision: z.int(),
      content: draftContent,
    }),
    draftView,
  ),
  'entries.deleteDraft': write('删除草稿', z.strictObject({ uid: c.uid }), c.done),
  'entries.submit': write('提交复核', z.strictObject({ uids: draftUids }), z.array(draftView)),
  'entries.sendBack': write(
    '退回',
    z.strictObject({ uid: c.uid, comment: c.filled(400) }),
    draftView,
  ),
  'entries.judge': read('核查', z.strictObject({ uids: draftUids }), z.array(draftVerdict)),
  'entries.post': write(
    '记账',
    z.strictObject({
      uids: draftUids,
      /** Drafts whose posting as 待查款项 the reviewer has accepted. */
      acceptInquiry: z.array(c.uid).max(DRAFTS_AT_ONCE),
      /** The reviewer's reasons for going on past warnings. */
      reasons: z
        .array(z.strictObject({ uid: c.uid, code: c.ruleCode, reason: c.filled(400) }))
        .max(5000),
    }),
    postResult,
  ),
  /** One reclassification of money under inquiry, past the rules it fails, each set aside in writing. */
  'entries.postByException': write(
    '凭例外记账',
    z.strictObject({
      uid: c.uid,
      exceptions: z
        .array(
          z.strictObject({ code: c.ruleCode, reason: c.filled(400), documentNo: c.filled(80) }),
        )
        .min(1)
        .max(RULE_CODES.length),
      reasons: z
        .array(z.strictObject({ code: c.ruleCode, reason: c.filled(400) }))
        .max(RULE_CODES.length),
    }),
    postResult,
  ),
  'entries.list': read(
    '台账',
    z.strictObject({ ...entryFilter, ...c.pageInput }),
    c.pageOf(entryView),
  ),
  /** Count and sums of all entries the filter finds, each amount in its kind's column. */
  'entries.totals': read(
    '台账合计',
    z.strictObject(entryFilter),
    z.object({ count: z.int(), inFen: c.fen, outFen: c.fen, spentFen: c.fen }),
  ),
  'entries.get': read('台账记录', z.strictObject({ uid: c.uid }), entryDetail),
  /** Shows payees in full: for a stated reason, once per batch, and logged. */
  'entries.reveal': write(
    '显示收付款人',
    z.strictObject({
      kind: keeper.shape.kind,
      uids: z.array(c.uid).min(1).max(REVEALED_AT_ONCE),
      reason: c.filled(),
    }),
    z.array(z.object({ uid: c.uid, payee: payee.nullable() })),
  ),
  'entries.dayBalances': read(
    '日余额',
    z.strictObject({ fundUid: c.uid, accountUid: c.uid, year: c.year }),
    z.array(
      z.object({ day: c.day, inFen: c.fen, outFen: c.fen, spentFen: c.fen, balanceFen: c.fen }),
    ),
  ),
};
