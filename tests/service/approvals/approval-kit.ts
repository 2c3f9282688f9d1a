import type { ApprovalDetail, MatchSource, NewApproval } from '#shared/contract/approvals.ts';
import { DEFAULT_PARAMETERS, type RuleParameters } from '#shared/rules/parameters.ts';
import { registerCase } from '../cases/case-kit.ts';
import { application, decided, type Run, step } from '../decided.ts';
import { appropriationFields, type Kit, openKit } from '../ledger-kit.ts';
import {
  type BankLine,
  importText,
  linesOfKit,
  statementText,
} from '../statements/statement-text.ts';

/** The one who is helped, as typed; nobody of that name, number or account exists. */
export const HELPED = {
  name: '赵某丁',
  account: '6200000000009999',
  idNumber: '999999190001019999',
  phone: '19900000000',
};
const SECRETS = Object.values(HELPED);

/** Whether anything shown tells who it is. */
export const tells = (shown: unknown): string[] => {
  const text = JSON.stringify(shown);
  return SECRETS.filter((secret) => text.includes(secret));
};

export interface ApprovalKit {
  kit: Kit;
  run: Run;
  caseUid: string;
  /** The ledger's day from now on. */
  on(day: string): void;
  settings(changes: Partial<RuleParameters>): void;
  add(changes?: Partial<NewApproval>): ApprovalDetail;
  /** One decided, everything else before payment waived. */
  decided(changes?: Partial<NewApproval>): ApprovalDetail;
  step(uid: string, gate: string, day: string, fields?: object): ApprovalDetail;
  /** 用款申请 to the first payee; reasons by rule. */
  ask(
    uid: string,
    day: string,
    amountFen: number,
    reasons?: Record<string, string>,
  ): ApprovalDetail;
  get(uid: string): ApprovalDetail;
  /** The bank's lines, imported; their uids. */
  lines(...lines: BankLine[]): string[];
  matches(source?: MatchSource): ReturnType<typeof matchesOf>;
  /** Drafts by match, given an attachment; of the money or of one part of it. */
  draft(
    uid: string,
    parts: { approvalUid: string; amountFen: number }[],
    source?: MatchSource,
  ): string[];
}

const matchesOf = (run: Run, fundUid: string, source: MatchSource) =>
  run('approvals.matches', { fundUid, source, from: null, to: null });

/** A fund with money and a case, on 1 March 2023. */
export function openApprovalKit(): ApprovalKit {
  let now = '2023-03-01';
  const kit = openKit(undefined, () => `${now}T01:00:00.000Z`);
  const document = kit.budget('initial', 10_000_000, '2023-01-01');
  kit.post('appropriation', appropriationFields(document, 10_000_000, '2023-01-05'));
  kit.as('clerk');
  const caseUid = registerCase(kit, '个案-1');
  const run: Run = (name, input) => kit.session.run(name, input);
  const fields = (changes: Partial<NewApproval>) => {
    const kind = changes.kind ?? 'relief';
    const relief = kind === 'relief' ? { caseUid, recipient: HELPED } : {};
    const base = { kind, appliedOn: '2023-03-01', permittedUseUid: kit.useOf(kind) };
    return { ...base, ...relief, ...changes };
  };
  const get = (uid: string) => run('approvals.get', { uid });
  return {
    kit,
    run,
    caseUid,
    on: (day) => {
      now = day;
    },
    settings: (changes) => change(kit, changes),
    add: (changes = {}) =>
      run('approvals.add', { fundUid: kit.fundUid, application: application(fields(changes)) }),
    decided: (changes = {}) => get(decided(run, kit.fundUid, fields(changes))),
    step: (uid, gate, day, more = {}) => run('approvals.step', step(uid, gate, day, more)),
    ask: (uid, day, amountFen, reasons = {}) =>
      run('approvals.request', requestOf(kit, get(uid), { day, amountFen, reasons })),
    get,
    lines: (...lines) => {
      const before = new Set(linesOfKit(kit).map(({ uid }) => uid));
      importText(kit, statementText(lines, { openingFen: null }));
      return linesOfKit(kit).flatMap(({ uid }) => (before.has(uid) ? [] : uid));
    },
    matches: (source = 'lines') => matchesOf(run, kit.fundUid, source),
    draft: (uid, parts, source = 'lines') => draftOf(kit, run, uid, parts, source),
  };
}

export const requestOf = (
  kit: Kit,
  { uid, payees }: ApprovalDetail,
  { day, amountFen, reasons = {} }: { day: string; amountFen: number; reasons?: object },
) => ({
  approvalUid: uid,
  accountUid: kit.accountUid,
  payeeUid: payees[0]!.uid,
  day,
  amountFen,
  funding: 'current',
  reasons: Object.entries(reasons).map(([code, reason]) => ({ code, reason })),
});

function change(kit: Kit, changes: Partial<RuleParameters>): void {
  kit.as('supervisor');
  const [newest] = kit.session.run('setup.ruleSettings', { fundUid: kit.fundUid });
  kit.session.run('setup.changeRuleSettings', {
    fundUid: kit.fundUid,
    after: newest!.version,
    effectiveFrom: '2023-01-01',
    parameters: { ...DEFAULT_PARAMETERS, ...changes },
    reason: '联席会议决定',
  });
  kit.as('clerk');
}

function draftOf(
  kit: Kit,
  run: Run,
  uid: string,
  parts: { approvalUid: string; amountFen: number }[],
  source: MatchSource,
): string[] {
  kit.as('clerk');
  const accepted = [{ uid, parts }];
  const { draftUids } = run('approvals.draftMatches', { fundUid: kit.fundUid, source, accepted });
  const attachments = [{ kind: 'paper', sheets: 3, place: '凭证盒1' }];
  for (const uid of draftUids) {
    const { content, revision } = run('entries.draft', { uid });
    const changed = { ...content, attachments };
    run('entries.saveDraft', { uid, fundUid: kit.fundUid, revision, content: changed });
  }
  return draftUids;
}
