import { z } from 'zod';
import { ruleParameters } from '../rules/parameters.ts';
import { host, read, write } from './call.ts';
import * as c from './common.ts';
import { newPassword, operatorView, role } from './people.ts';

export const custodyMode = z.enum(['own-account', 'shared-account', 'treasury']);

const legalBasis = z.strictObject({
  title: c.filled(),
  documentNo: c.text(80),
  datedOn: c.day.nullable(),
});

const newPermittedUse = z.strictObject({
  name: c.filled(60),
  kind: c.useKind,
  clause: c.filled(),
  validFrom: c.day,
});

const newAccount = z.strictObject({
  accountNo: z
    .string()
    .transform((t) => t.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6,32}$/, '账号应为6至32位数字')),
  bankName: c.filled(80),
  accountName: c.filled(80),
  validFrom: c.day,
});

/** 期初 of an account: the books start on this day; the balance is that of its morning. */
const openingFields = {
  date: c.day,
  balanceFen: c.unsignedFen,
  basisDocument: c.filled(),
  basisDate: c.day,
};

/** What the wizard gathers; nothing is written before its last step. */
export const newLedger = z.strictObject({
  bureau: c.filled(80),
  fund: z.strictObject({
    name: c.filled(80),
    department: c.filled(80),
    governingBody: c.filled(80),
    legalBases: z.array(legalBasis).min(1, '至少一项设立依据').max(30),
    permittedUses: z.array(newPermittedUse).min(1, '至少一项允许用途').max(60),
  }),
  custody: z.strictObject({ mode: custodyMode, fromDate: c.day }),
  account: newAccount,
  opening: z.strictObject({
    ...openingFields,
    /** Totals of the year before `date`, when adopting in mid-year. */
    yearToDate: z.array(z.strictObject({ kind: c.entryKind, amountFen: c.positiveFen })).max(20),
    /** Items the bank and the old book did not share on that day; + in, − out, bank's view. */
    unreconciled: z
      .array(
        z.strictObject({
          side: z.enum(['bank-only', 'book-only']),
          amountFen: c.fen,
          day: c.day,
          note: c.filled(),
        }),
      )
      .max(200),
  }),
  operators: z
    .array(
      z.strictObject({
        name: c.filled(40),
        role,
        cashier: z.boolean(),
        /** The first supervisor's is final, the others' is to be changed at the first sign-in. */
        password: newPassword,
      }),
    )
    .min(2, '至少两名操作员：经办与复核不能是同一人')
    .max(30),
});
export type NewLedger = z.infer<typeof newLedger>;

export const fundView = z.object({
  uid: c.uid,
  name: z.string(),
  department: z.string(),
  governingBody: z.string(),
  custody: custodyMode,
  legalBases: z.array(legalBasis),
  permittedUses: z.array(
    z.object({
      uid: c.uid,
      name: z.string(),
      kind: c.useKind,
      clause: z.string(),
      validFrom: c.day,
      validTo: c.day.nullable(),
    }),
  ),
  accounts: z.array(
    z.object({
      uid: c.uid,
      accountNo: z.string(),
      bankName: z.string(),
      accountName: z.string(),
      validFrom: c.day,
      validTo: c.day.nullable(),
    }),
  ),
  openingDate: c.day,
  openingBalanceFen: c.fen,
});
export type FundView = z.infer<typeof fundView>;

export const ledgerStatus = z.object({
  uid: c.uid,
  /** File name without folder. */
  fileName: z.string(),
  bureau: z.string(),
  /** 示例账套: every print says so. */
  sample: z.boolean(),
  readOnly: z.boolean(),
  funds: z.array(fundView),
  /** Budget years that have documents, lines or entries, newest first; never empty. */
  years: z.array(z.int()),
  operators: z.array(operatorView),
  /** Who is signed in; null: the ledger is locked. */
  operator: operatorView.nullable(),
  signedIn: z.boolean(),
  /** Signed in by an initial password: nothing else can be done before it is changed. */
  mustChangePassword: z.boolean(),
  /** Of the ledger's signing key, as on the recovery sheet. */
  signingFingerprint: z.string(),
  chainHead: z.string(),
});
export type LedgerStatus = z.infer<typeof ledgerStatus>;

/** Figures of the home page; each opens its records. */
export const overview = z.object({
  linesUnaccounted: z.int(),
  drafts: z.int(),
  awaitingReview: z.int(),
  sentBack: z.int(),
  openInquiries: z.int(),
  openInquiriesFen: c.fen,
  /** 暂收待定 still open after the days the rule parameters give it. */
  undetermined: z.object({ warnDays: z.int(), count: z.int(), fen: c.fen }),
  authorisedFen: c.fen,
  spentFen: c.fen,
  remainingFen: c.fen,
  reliefFen: c.fen,
  workingExpenseFen: c.fen,
  balances: z.array(z.object({ accountUid: c.uid, accountNo: z.string(), balanceFen: c.fen })),
  lastImportAt: z.string().nullable(),
  lastBackupAt: z.string().nullable(),
});
export type Overview = z.infer<typeof overview>;

/** One version of the rule parameters, newest first in their list. */
export const ruleSettingsView = z.object({
  version: z.int(),
  effectiveFrom: c.day,
  parameters: ruleParameters,
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type RuleSettingsView = z.infer<typeof ruleSettingsView>;

export const setupCalls = {
  'setup.recent': host(
    '最近的账套',
    c.nothing,
    z.array(
      z.object({
        token: c.token,
        name: z.string(),
        folder: z.string(),
        openedAt: z.string(),
        exists: z.boolean(),
      }),
    ),
  ),
  'setup.chooseLedger': host('选择账套', c.nothing, c.fileRef.nullable()),
  'setup.chooseNewLedger': host(
    '选择新账套的位置',
    z.strictObject({ suggestedName: c.filled(80) }),
    c.fileRef.nullable(),
  ),
  'setup.create': host(
    '新建账套',
    z.strictObject({ token: c.token, setup: newLedger }),
    /** The recovery code is shown this once and kept nowhere. */
    z.object({ status: ledgerStatus, recoveryCode: z.string() }),
  ),
  /** `readOnly`: only to look, e.g. while somebody else works in it; takes no lock. */
  'setup.open': host(
    '打开账套',
    z.strictObject({ token: c.token, readOnly: z.boolean().default(false) }),
    ledgerStatus,
  ),
  'setup.openSample': host('看看示例', c.nothing, ledgerStatus),
  'setup.close': host('关闭账套', c.nothing, c.done),
  /** The page's answer to the host's notice that it is closing: what was typed is saved. */
  'setup.saved': host('已保存', c.nothing, c.done),
  /** The open ledger, or null when none is open. */
  'setup.current': host('当前账套', c.nothing, ledgerStatus.nullable()),
  'setup.status': read('账套概况', c.nothing, ledgerStatus),
  'setup.overview': read('首页', z.strictObject({ fundUid: c.uid, year: c.year }), overview),
  'setup.addPermittedUse': write(
    '登记允许用途',
    z.strictObject({ fundUid: c.uid, use: newPermittedUse }),
    z.object({ uid: c.uid }),
  ),
  'setup.addAccount': write(
    '登记银行账户',
    z.strictObject({
      fundUid: c.uid,
      account: newAccount,
      opening: z.strictObject(openingFields),
    }),
    z.object({ uid: c.uid }),
  ),
  'setup.ruleSettings': read(
    '规则参数',
    z.strictObject({ fundUid: c.uid }),
    z.array(ruleSettingsView).min(1),
  ),
  /** `after` is the version last seen, so that no window overwrites another's change. */
  'setup.changeRuleSettings': write(
    '更改规则参数',
    z.strictObject({
      fundUid: c.uid,
      after: z.int(),
      effectiveFrom: c.day,
      parameters: ruleParameters,
      reason: c.filled(),
    }),
    z.object({ version: z.int() }),
  ),
};
