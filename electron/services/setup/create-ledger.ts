import type { Database } from 'better-sqlite3';
import type { NewLedger } from '#shared/contract/setup.ts';
import { yearOf } from '#shared/dates/day.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { DEFAULT_PARAMETERS } from '#shared/rules/parameters.ts';
import { insertChained, insertRow } from '../../ledger-file/insert.ts';
import type { ScryptCost } from '../../ledger-file/key-wrap.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { newDataKey, Vault } from '../../ledger-file/vault.ts';
import { type LedgerContext, noHooks, type Operator, record } from '../context.ts';
import { addOperatorRecords } from '../people/accounts.ts';
import { renewRecovery, setPassword } from '../people/key-slots.ts';
import { createSigningKey } from '../people/signing-key.ts';
import { recordSettings } from './settings-store.ts';

export interface NewLedgerFacts {
  setup: NewLedger;
  sample: boolean;
  now: () => string;
  scryptCost: ScryptCost;
}

/**
 * Writes the first records of a new ledger, in the caller's transaction. Answers with the recovery
 * code, which is kept nowhere.
 */
export function createLedgerRecords(db: Database, facts: NewLedgerFacts): { recoveryCode: string } {
  const { setup, now, scryptCost } = facts;
  checkOpening(setup);
  const ledgerUid = newUid();
  insertChained(db, ledgerUid, 'ledger', {
    id: 1,
    uid: ledgerUid,
    bureau: setup.bureau,
    sample: facts.sample ? 1 : 0,
    created_at: now(),
  });
  const dataKey = newDataKey();
  const made = createOperators(db, ledgerUid, setup, now);
  const operator = made.find(({ role }) => role === 'supervisor')!;
  made.forEach(({ uid }, at) => {
    // Whoever sets up knows the others' passwords; the sample's are known to everybody.
    const mustChange = uid !== operator.uid && !facts.sample;
    const secret = setup.operators[at]!.password;
    setPassword(db, uid, { dataKey, secret, cost: scryptCost, mustChange });
  });
  const recoveryCode = renewRecovery(db, dataKey, scryptCost);
  const ctx: LedgerContext = {
    db,
    ledgerUid,
    operator,
    roles: [operator.role],
    now,
    vault: new Vault(dataKey),
    hooks: noHooks,
    scryptCost,
  };
  dataKey.fill(0);
  createSigningKey(ctx);
  const fundId = createFund(ctx, setup);
  const accountId = registerAccount(ctx, fundId, setup.account);
  createOpening(ctx, fundId, accountId, setup.opening);
  return { recoveryCode };
}

/** Everybody the wizard names. The set-up is recorded under the first supervisor's name. */
function createOperators(
  db: Database,
  ledgerUid: string,
  setup: NewLedger,
  now: () => string,
): Operator[] {
  const made = setup.operators.map((operator) =>
    addOperatorRecords(db, ledgerUid, operator, now()),
  );
  const names = new Set(setup.operators.map((o) => o.name));
  const prepares = made.some((o) => o.role === 'clerk' && !o.cashier);
  const supervises = made.some((o) => o.role === 'supervisor');
  if (names.size !== setup.operators.length || !prepares || !supervises) {
    throw ledgerErrors.make('OPENING-INCONSISTENT', {
      problem:
        '操作员须至少有一名主管（可兼复核）、一名不兼出纳的经办，且姓名各不相同（同名者请加区别）。',
    });
  }
  return made;
}

function createFund(ctx: LedgerContext, { fund, custody }: NewLedger): number {
  const { id: fundId } = record(ctx, 'fund', {
    uid: newUid(),
    name: fund.name,
    department: fund.department,
    governing_body: fund.governingBody,
  });
  for (const basis of fund.legalBases) {
    record(ctx, 'legal_basis', {
      uid: newUid(),
      fund_id: fundId,
      title: basis.title,
      document_no: basis.documentNo,
      dated_on: basis.datedOn,
    });
  }
  for (const use of fund.permittedUses) addPermittedUseRecord(ctx, fundId, use);
  record(ctx, 'custody', {
    uid: newUid(),
    fund_id: fundId,
    mode: custody.mode,
    from_date: custody.fromDate,
  });
  recordSettings(ctx, fundId, {
    version: 1,
    effectiveFrom: custody.fromDate,
    parameters: DEFAULT_PARAMETERS,
    reason: '建账',
  });
  return fundId;
}

export function addPermittedUseRecord(
  ctx: LedgerContext,
  fundId: number,
  use: NewLedger['fund']['permittedUses'][number],
): string {
  const uid = newUid();
  record(ctx, 'permitted_use', {
    uid,
    fund_id: fundId,
    name: use.name,
    kind: use.kind,
    clause: use.clause,
    valid_from: use.validFrom,
    valid_to: null,
    replaces_id: null,
  });
  return uid;
}

export function registerAccount(
  ctx: LedgerContext,
  fundId: number,
  account: NewLedger['account'],
  uid = newUid(),
): number {
  const { id } = record(ctx, 'bank_account', {
    uid,
    account_no: account.accountNo,
    bank_name: account.bankName,
    account_name: account.accountName,
  });
  record(ctx, 'account_registration', {
    uid: newUid(),
    fund_id: fundId,
    account_id: id,
    valid_from: account.validFrom,
    valid_to: null,
    replaces_id: null,
  });
  return id;
}

export type Opening = Pick<
  NewLedger['opening'],
  'date' | 'balanceFen' | 'basisDocument' | 'basisDate'
> &
  Partial<Pick<NewLedger['opening'], 'yearToDate' | 'unreconciled'>>;

/** The opening's totals and items first; the opening row closes them. */
export function createOpening(
  ctx: LedgerContext,
  fundId: number,
  accountId: number,
  opening: Opening,
): void {
  const uid = newUid();
  for (const total of opening.yearToDate ?? []) {
    insertRow(ctx.db, 'opening_total', {
      opening_uid: uid,
      kind: total.kind,
      amount_fen: total.amountFen,
    });
  }
  (opening.unreconciled ?? []).forEach((item, index) => {
    insertRow(ctx.db, 'opening_item', {
      opening_uid: uid,
      item_no: index + 1,
      side: item.side,
      amount_fen: item.amountFen,
      day: item.day,
      sealed_note: ctx.vault.seal(`opening_item|sealed_note|${uid}/${index + 1}`, item.note),
    });
  });
  record(ctx, 'opening', {
    uid,
    fund_id: fundId,
    account_id: accountId,
    date: opening.date,
    balance_fen: opening.balanceFen,
    basis_document: opening.basisDocument,
    basis_date: opening.basisDate,
  });
}

function checkOpening({ opening, account, custody, fund }: NewLedger): void {
  const refuse = (problem: string) => {
    throw ledgerErrors.make('OPENING-INCONSISTENT', { problem });
  };
  if (account.validFrom > opening.date) refuse('银行账户的启用日期晚于期初日期。');
  if (custody.fromDate > opening.date) refuse('资金存放方式的起始日期晚于期初日期。');
  if (opening.yearToDate.length > 0 && opening.date.endsWith('-01-01')) {
    refuse('从1月1日建账时没有“本年累计”，请清空该项或改期初日期。');
  }
  const kinds = new Set(opening.yearToDate.map((total) => total.kind));
  if (kinds.size !== opening.yearToDate.length) refuse('本年累计的同一类型只能填一行。');
  for (const total of opening.yearToDate) {
    if (!(total.kind in ENTRY_KINDS)) refuse('本年累计的类型不正确。');
  }
  for (const item of opening.unreconciled) {
    if (item.amountFen === 0) refuse('未达账项的金额不能为零。');
    if (item.day >= opening.date) refuse('未达账项的日期应早于期初日期。');
  }
  const uses = new Set(fund.permittedUses.map((use) => `${use.kind}|${use.name}`));
  if (uses.size !== fund.permittedUses.length) refuse('允许用途中有重复的名称。');
  if (yearOf(opening.date) < 1950) refuse('期初日期不正确。');
}
