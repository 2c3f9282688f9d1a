import type { DraftContent, DraftView } from '#shared/contract/entries.ts';
import type { CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import type { FundView } from '#shared/contract/setup.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import type { Hooks, Operator } from '../services/context.ts';
import { mayBeAssumed } from '../services/statements/questions.ts';
import type { StageRequest } from '../services/statements/stage.ts';
import type { LedgerSession } from './ledger-session.ts';
import {
  type PlannedEntry,
  SAMPLE_YEAR,
  type SampleData,
  type SampleStatement,
} from './sample-data.ts';

const STEP = '制作示例账套';
/** Where the sample's invented papers lie. */
const PLACE = `${SAMPLE_YEAR}年凭证盒（示例）`;
const PAGE = 500;

/** Bytes to recognised rows. Handed in: commands are given statements read, they don't parse. */
export type StatementReader = (bytes: Uint8Array) => StageRequest['read'];

/** A line not yet booked, with the way it is to be booked. */
interface PlannedLine {
  line: StatementLineView;
  plan: PlannedEntry;
}

/**
 * Records the sample year in a new ledger as an office would: budget documents first, then file by
 * file the import and, month by month, drafts by the clerk (经办) and posting by the reviewer (复核).
 */
export class SampleYear {
  readonly #session: LedgerSession;
  readonly #data: SampleData;
  readonly #read: StatementReader;
  readonly #hooks: Hooks;
  readonly #fund: FundView;
  readonly #documents = new Map<string, string>();
  /** Posted entries by the name the plan gives them. */
  readonly #named = new Map<string, string>();
  #booked = 0;

  constructor(
    session: LedgerSession,
    data: SampleData,
    { read, hooks }: { read: StatementReader; hooks: Hooks },
  ) {
    this.#session = session;
    this.#data = data;
    this.#read = read;
    this.#hooks = hooks;
    this.#fund = session.status().funds[0]!;
  }

  record(): void {
    this.#recordBudget();
    for (const statement of this.#data.statements) {
      this.#import(statement);
      for (const batch of batchesOf(this.#openLines())) this.#book(batch);
    }
    this.#run('appraisal.saveScores', {
      fundUid: this.#fund.uid,
      year: SAMPLE_YEAR,
      scores: this.#data.scores,
    });
    if (this.#booked !== this.#data.plan.length) {
      throw new Error(`the sample plans ${this.#data.plan.length} entries, ${this.#booked} came`);
    }
  }

  #recordBudget(): void {
    this.#as('clerk');
    for (const document of this.#data.budget) {
      const { uid } = this.#run('budget.add', {
        fundUid: this.#fund.uid,
        budgetYear: SAMPLE_YEAR,
        ...document,
      });
      this.#documents.set(document.documentNo, uid);
    }
  }

  #import({ name, bytes, decisions }: SampleStatement): void {
    this.#step();
    this.#as('clerk');
    const staged = this.#session.stage({
      fileName: name,
      bytes,
      read: this.#read(bytes),
      fundUid: this.#fund.uid,
      accountUid: null,
      mapping: null,
    });
    const codes = staged.questions.map(({ code }) => code);
    const breaks = staged.recognition?.breaks ?? [];
    this.#run('statements.commit', {
      stageToken: staged.stageToken,
      decisions,
      confirmed: codes.filter((code) => mayBeAssumed(code, breaks)),
    });
  }

  /** What the imports so far brought and nobody has booked, in the order of time. */
  #openLines(): PlannedLine[] {
    const plans = new Map(this.#data.plan.map((plan) => [nameOf(plan), plan]));
    const { rows } = this.#run('statements.lines', {
      fundUid: this.#fund.uid,
      accountUid: null,
      states: ['unaccounted'],
      from: null,
      to: null,
      text: '',
      cursor: null,
      limit: PAGE,
    });
    return rows.map((line) => {
      const plan = plans.get(nameOf(line));
      if (plan === undefined) throw new Error(`the sample has no plan for ${nameOf(line)}`);
      return { line, plan };
    });
  }

  /** One batch: drafted and submitted by one person, judged and posted by another. */
  #book(batch: readonly PlannedLine[]): void {
    this.#as('clerk');
    const drafts = this.#run('entries.draftFromLines', {
      fundUid: this.#fund.uid,
      lineUids: batch.map(({ line }) => line.uid),
      together: false,
    });
    const byLine = new Map(drafts.map((draft) => [draft.content.lines[0]!.lineUid, draft]));
    const uids = batch.map(({ line, plan }) => this.#complete(byLine.get(line.uid)!, plan));
    this.#run('entries.submit', { uids });
    this.#as('reviewer');
    const { vouchers } = this.#run('entries.post', { uids, acceptInquiry: [], reasons: [] });
    const entries = new Map(vouchers.map(({ draftUid, entryUid }) => [draftUid, entryUid]));
    batch.forEach(({ plan }, at) => {
      if (plan.ref !== undefined) this.#named.set(plan.ref, entries.get(uids[at]!)!);
    });
    this.#booked += batch.length;
    this.#step();
  }

  #complete(draft: DraftView, plan: PlannedEntry): string {
    const content = this.#contentOf(draft.content, plan);
    return this.#run('entries.saveDraft', {
      uid: draft.uid,
      fundUid: this.#fund.uid,
      revision: draft.revision,
      content,
    }).uid;
  }

  /** What the bank's line said, completed by what the papers say. */
  #contentOf(suggested: DraftContent, plan: PlannedEntry): DraftContent {
    const { documentNo, of, sheets } = plan;
    const use = this.#fund.permittedUses.find(({ name }) => name === plan.use);
    return {
      ...suggested,
      kind: plan.kind,
      purpose: plan.purpose,
      permittedUseUid: use?.uid ?? null,
      caseNo: plan.caseNo ?? null,
      approval: plan.approval ?? null,
      budgetShares:
        documentNo === undefined
          ? []
          : [{ documentUid: this.#documents.get(documentNo)!, amountFen: plan.amountFen }],
      ofEntryUid: of === undefined ? null : this.#named.get(of)!,
      attachments:
        sheets === 0 ? [{ kind: 'bank-line' }] : [{ kind: 'paper', sheets, place: PLACE }],
    };
  }

  #as(role: Operator['role']): void {
    const operator = this.#session.status().operators.find((one) => one.role === role);
    this.#session.actAs(operator!.uid);
  }

  #run<Name extends CallsAt<'read' | 'write'> & CallName>(
    name: Name,
    input: Parameters<LedgerSession['run']>[1],
  ): CallOutput<Name> {
    return this.#session.run(name, input);
  }

  #step(): void {
    this.#hooks.throwIfCancelled();
    this.#hooks.progress(STEP, this.#booked, this.#data.plan.length);
  }
}

const nameOf = (line: Pick<StatementLineView, 'day' | 'amountFen' | 'balanceFen'>): string =>
  `${line.day} ${line.amountFen} ${line.balanceFen}`;

/** Month by month; an entry that answers an earlier one waits until that one is posted. */
function batchesOf(lines: readonly PlannedLine[]): PlannedLine[][] {
  const batches: PlannedLine[][] = [];
  for (const next of lines) {
    const current = batches.at(-1);
    if (current?.every((one) => fitsTogether(one, next))) current.push(next);
    else batches.push([next]);
  }
  return batches;
}

const fitsTogether = (one: PlannedLine, next: PlannedLine): boolean =>
  one.line.day.slice(0, 7) === next.line.day.slice(0, 7) &&
  (next.plan.of === undefined || next.plan.of !== one.plan.ref);
