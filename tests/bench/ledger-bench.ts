import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerSession } from '#electron/commands/ledger-session.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { noHooks } from '#electron/services/context.ts';
import { type Candidate, judgeCandidates } from '#electron/services/entries/batch.ts';
import { writeBatch } from '#electron/services/entries/write-batch.ts';
import { EVERY_ENTRY } from '#shared/contract/entries.ts';
import { addDays } from '#shared/dates/day.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { canPost } from '#shared/rules/judge.ts';
import { caseFields } from '../service/cases/case-kit.ts';
import { decided } from '../service/decided.ts';
import { signInAs } from '../service/ledger-kit.ts';
import { openBenchLedger } from './import-bench.ts';
import type { BenchPromise } from './run.ts';

const BATCH = 2_000;

/** Table 2 and a page of entries on a big ledger, against one scan of its entries. */
export function benchLedger(entries: number): BenchPromise[] {
  const dir = mkdtempSync(join(tmpdir(), 'relief-bench-'));
  const path = join(dir, 'big.relief');
  const session = openBenchLedger(path);
  try {
    const started = performance.now();
    fill(session, entries);
    const seconds = (performance.now() - started) / 1000;
    const mb = (statSync(path).size / 1e6).toFixed(0);
    console.log(
      `posted ${entries} entries in ${seconds.toFixed(0)} s (${Math.round(entries / seconds)}/s), ${mb} MB`,
    );
    return measure(session, entries);
  } finally {
    session.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Postings through the judge and the file's triggers, without the drafts people type. */
function fill(session: LedgerSession, entries: number): void {
  const [fund] = session.status().funds;
  const operators = session.status().operators;
  const clerk = operators.find((o) => o.role === 'clerk')!;
  signInAs(session, 'clerk');
  session.run('budget.add', {
    fundUid: fund!.uid,
    budgetYear: 2023,
    kind: 'initial',
    documentNo: '示财预〔2023〕1号',
    signedOn: '2023-01-01',
    effectiveOn: '2023-01-01',
    receivedOn: '2023-01-01',
    amountFen: entries * 1_000,
    note: '',
  });
  const applications = Array.from({ length: Math.ceil(entries / BATCH) }, (_, at) =>
    applicationFor(session, at),
  );
  signInAs(session, 'reviewer');
  const ctx = session.context(noHooks);
  const fundId = 1;
  for (const [at, approvalUid] of applications.entries()) {
    const from = at * BATCH;
    const size = Math.min(BATCH, entries - from);
    const candidates: Candidate[] = Array.from({ length: size }, (_, n) => ({
      facts: payment(session, approvalUid, from + n, entries),
      preparerPersonUid: clerk.personUid,
    }));
    inTransaction(ctx.db, () => {
      const judged = judgeCandidates(ctx, fundId, candidates, ctx.operator.personUid);
      if (!judged.every(({ judgements }) => canPost(judgements))) throw new Error('not postable');
      const draft = {
        uid: '',
        prepared_by: clerk.uid,
        preparer_person_uid: clerk.personUid,
        preparer_name: clerk.personName,
      };
      writeBatch(
        ctx,
        fundId,
        judged.map((entry) => ({
          ...entry,
          draft,
          note: '',
          reasons: new Map(),
          failedBefore: [],
          templateVersion: 1,
        })),
        [],
      );
    });
  }
}

const nameOf = (at: number): string => `示例对象第${at}号`;

/** Decided for all the payments of one batch: a payment rests on an application, judged anew each time. */
function applicationFor(session: LedgerSession, at: number): string {
  const { fundUid, useUid, caseUid } = benchFund(session);
  return decided((name, input) => session.run(name, input), fundUid, {
    kind: 'relief',
    appliedOn: '2023-01-01',
    permittedUseUid: useUid,
    requestedFen: BATCH * 1_000,
    caseUid,
    recipient: { name: nameOf(at), account: null, idNumber: null, phone: null },
  });
}

function payment(session: LedgerSession, approvalUid: string, at: number, of: number): EntryFacts {
  const { fundUid, accountUid, useUid } = benchFund(session);
  return {
    uid: newUid(),
    fundUid,
    accountUid,
    kind: 'relief',
    businessDate: addDays('2023-01-01', Math.floor((at * 365) / of)),
    amountFen: 1_000,
    purpose: '困难群众生活救助',
    permittedUseUid: useUid,
    funding: 'current',
    budgetShares: [],
    ofEntryUid: null,
    reclassifies: false,
    approvalUid,
    caseNo: null,
    approval: null,
    counterparty: { name: nameOf(Math.floor(at / BATCH)), account: null },
    ownAccountBasis: null,
    attachments: [{ kind: 'paper', sheets: 1, place: '凭证盒' }],
    lines: [],
    voucher: null,
    correction: null,
  };
}

interface BenchFund {
  fundUid: string;
  accountUid: string;
  useUid: string;
  caseUid: string;
}
const funds = new WeakMap<LedgerSession, BenchFund>();
function benchFund(session: LedgerSession): BenchFund {
  let known = funds.get(session);
  if (known === undefined) {
    const [fund] = session.status().funds;
    known = {
      fundUid: fund!.uid,
      accountUid: fund!.accounts[0]!.uid,
      useUid: fund!.permittedUses.find((use) => use.kind === 'relief')!.uid,
      caseUid: session.run('cases.register', { fundUid: fund!.uid, ...caseFields('JA-2023-001') })
        .uid,
    };
    funds.set(session, known);
  }
  return known;
}

function measure(session: LedgerSession, entries: number): BenchPromise[] {
  const { fundUid } = benchFund(session);
  const { db } = session.context(noHooks);
  const scan = best(() => {
    db.prepare('SELECT sum(abs(amount_fen) + length(summary) + length(sealed)) FROM entry').get();
  });
  const table2 = best(() => {
    session.run('reports.tables', { fundUid, year: 2023, scoreHeading: '评价标准' });
  });
  const middle = `2023-07-01|${Math.floor(entries / 2)}`;
  const page = best(() => {
    session.run('entries.list', {
      fundUid,
      year: 2023,
      ...EVERY_ENTRY,
      cursor: middle,
      limit: 100,
    });
  });
  const ratio = (what: string, ms: number): BenchPromise => ({
    what: `${what} ÷ one full scan of ${entries} entries`,
    measured: ms / scan,
    atMost: 1 / 20,
    detail: `(${ms.toFixed(1)} ms ÷ ${scan.toFixed(0)} ms)`,
  });
  return [ratio('the appendix tables', table2), ratio('a page of 100 entries', page)];
}

function best(run: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  });
  return Math.min(...times);
}
