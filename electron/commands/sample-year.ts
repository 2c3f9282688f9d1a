import type { DraftContent, DraftView } from '#shared/contract/entries.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import type { Hooks } from '../services/context.ts';
import { mayBeAssumed } from '../services/statements/questions.ts';
import type { StageRequest } from '../services/statements/stage.ts';
import type { LedgerSession } from './ledger-session.ts';
import { SampleApprovals } from './sample-approvals.ts';
import {
  PAPER_PLACE,
  type PlannedEntry,
  SAMPLE_YEAR,
  type SampleData,
  type SampleStatement,
} from './sample-data.ts';
import { SampleDesk } from './sample-desk.ts';

const STEP = '制作示例账套';
const PAGE = 500;

/** Bytes to recognised rows. Handed in: commands are given statements read, they don't parse. */
export type StatementReader = (bytes: Uint8Array) => StageRequest['read'];

/** A line not yet booked, with the way it is to be booked. */
interface PlannedLine {
  line: StatementLineView;
  plan: PlannedEntry;
}

/**
 * Records the sample year in a new ledger as an office would: rule settings, budget documents and
 * cases first, then file by file the import and, month by month, what had to be decided before the
 * payments, drafts by the clerk (经办) and posting by the reviewer (复核).
 */
export class SampleYear {
  readonly #desk: SampleDesk;
  readonly #data: SampleData;
  readonly #read: StatementReader;
  readonly #hooks: Hooks;
  readonly #approvals: SampleApprovals;
  readonly #documents = new Map<string, string>();
  /** Posted entries by the name the plan gives them. */
  readonly #named = new Map<string, string>();
  #booked = 0;

  constructor(
    session: LedgerSession,
    data: SampleData,
    { read, hooks }: { read: StatementReader; hooks: Hooks },
  ) {
    this.#desk = new SampleDesk(session);
    this.#data = data;
    this.#read = read;
    this.#hooks = hooks;
    this.#approvals = new SampleApprovals(this.#desk, data);
  }

  record(): void {
    const fundUid = this.#desk.fund.uid;
    this.#setRules();
    this.#recordBudget();
    this.#approvals.registerCases();
    for (const statement of this.#data.statements) {
      this.#import(statement);
      for (const batch of batchesOf(this.#openLines())) this.#book(batch);
    }
    if (this.#booked !== this.#data.plan.length) {
      throw new Error(`the sample plans ${this.#data.plan.length} entries, ${this.#booked} came`);
    }
    this.#approvals.finish();
    this.#desk.as('reviewer');
    const { scores } = this.#data;
    this.#desk.run('appraisal.saveScores', { fundUid, year: SAMPLE_YEAR, scores });
  }

  #setRules(): void {
    this.#desk.as('supervisor');
    const fundUid = this.#desk.fund.uid;
    const [newest] = this.#desk.run('setup.ruleSettings', { fundUid });
    this.#desk.run('setup.changeRuleSettings', {
      fundUid,
      after: newest!.version,
      ...this.#data.rules,
    });
  }

  #recordBudget(): void {
    this.#desk.as('clerk');
    for (const document of this.#data.budget) {
      const { uid } = this.#desk.run('budget.add', {
        fundUid: this.#desk.fund.uid,
        budgetYear: SAMPLE_YEAR,
        ...document,
      });
      this.#documents.set(document.documentNo, uid);
    }
  }

  #import({ name, bytes, decisions }: SampleStatement): void {
    this.#step();
    this.#desk.as('clerk');
    const staged = this.#desk.session.stage({
      fileName: name,
      bytes,
      read: this.#read(bytes),
      fundUid: this.#desk.fund.uid,
      accountUid: null,
      mapping: null,
    });
    const codes = staged.questions.map(({ code }) => code);
    const breaks = staged.recognition?.breaks ?? [];
    this.#desk.run('statements.commit', {
      stageToken: staged.stageToken,
      decisions,
      confirmed: codes.filter((code) => mayBeAssumed(code, breaks)),
    });
  }

  /** What the imports so far brought and nobody has booked, in the order of time. */
  #openLines(): PlannedLine[] {
    const plans = new Map(this.#data.plan.map((plan) => [nameOf(plan), plan]));
    const { rows } = this.#desk.run('statements.lines', {
      fundUid: this.#desk.fund.uid,
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

  /** One batch: asked for, drafted and submitted by one person, judged and posted by another. */
  #book(batch: readonly PlannedLine[]): void {
    this.#approvals.prepare(batch.flatMap(({ plan }) => plan.approval ?? []));
    const drafts = this.#draft(batch);
    const uids = batch.map(({ line, plan }) => this.#complete(drafts.get(line.uid)!, plan));
    this.#desk.run('entries.submit', { uids });
    this.#desk.as('reviewer');
    const posted = this.#desk.run('entries.post', { uids, acceptInquiry: [], reasons: [] });
    const entries = new Map(posted.vouchers.map(({ draftUid, entryUid }) => [draftUid, entryUid]));
    batch.forEach(({ plan }, at) => {
      if (plan.ref !== undefined) this.#named.set(plan.ref, entries.get(uids[at]!)!);
    });
    this.#booked += batch.length;
    this.#step();
  }

  /** By line: from its match where that is sure, else from the line alone. */
  #draft(batch: readonly PlannedLine[]): Map<string, DraftView> {
    const fundUid = this.#desk.fund.uid;
    const accepted = this.#sureMatches(batch);
    const matched = new Set(accepted.map(({ uid }) => uid));
    const lineUids = batch.map(({ line }) => line.uid).filter((uid) => !matched.has(uid));
    const fromMatches =
      accepted.length === 0
        ? []
        : this.#desk.run('approvals.draftMatches', { fundUid, source: 'lines', accepted })
            .draftUids;
    const drafts = [
      ...fromMatches.map((uid) => this.#desk.run('entries.draft', { uid })),
      ...(lineUids.length === 0
        ? []
        : this.#desk.run('entries.draftFromLines', { fundUid, lineUids, together: false })),
    ];
    return new Map(drafts.map((draft) => [draft.content.lines[0]!.lineUid, draft]));
  }

  /** What the program is sure of, as far as it is what the papers say. */
  #sureMatches(batch: readonly PlannedLine[]) {
    const plans = new Map(batch.map(({ line, plan }) => [line.uid, plan]));
    const days = batch.map(({ line }) => line.day);
    const matches = this.#desk.run('approvals.matches', {
      fundUid: this.#desk.fund.uid,
      source: 'lines',
      from: days[0]!,
      to: days.at(-1)!,
    });
    return matches.flatMap(({ uid, zone, proposal }) => {
      const [part, ...more] = proposal?.parts ?? [];
      const fits = part !== undefined && more.length === 0;
      if (zone !== 'sure' || !fits || part.number !== plans.get(uid)?.approval) return [];
      const { approvalUid, amountFen } = part;
      return [{ uid, parts: [{ approvalUid, amountFen }] }];
    });
  }

  #complete(draft: DraftView, plan: PlannedEntry): string {
    const content = this.#contentOf(draft.content, plan);
    return this.#desk.run('entries.saveDraft', {
      uid: draft.uid,
      fundUid: this.#desk.fund.uid,
      revision: draft.revision,
      content,
    }).uid;
  }

  /** What the bank's line said, completed by what the papers say. */
  #contentOf(suggested: DraftContent, plan: PlannedEntry): DraftContent {
    const { documentNo, of, sheets } = plan;
    return {
      ...suggested,
      kind: plan.kind,
      purpose: plan.purpose,
      permittedUseUid: this.#desk.uidOfUse(plan.use),
      approvalUid: this.#approvals.uidOf(plan.approval),
      budgetShares:
        documentNo === undefined
          ? []
          : [{ documentUid: this.#documents.get(documentNo)!, amountFen: plan.amountFen }],
      ofEntryUid: of === undefined ? null : this.#named.get(of)!,
      attachments:
        sheets === 0 ? [{ kind: 'bank-line' }] : [{ kind: 'paper', sheets, place: PAPER_PLACE }],
    };
  }

  #step(): void {
    this.#hooks.throwIfCancelled();
    this.#hooks.progress(STEP, this.#booked, this.#data.plan.length);
  }
}

const nameOf = (line: Pick<StatementLineView, 'day' | 'amountFen' | 'balanceFen'>): string =>
  `${line.day} ${line.amountFen} ${line.balanceFen}`;

/**
 * Month by month; what rests on an earlier line waits until that one is posted: the answer to an
 * entry, and a payment out of money that came in or came back.
 */
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
  one.plan.kind !== 'appropriation' &&
  one.plan.kind !== 'returned' &&
  (next.plan.of === undefined || next.plan.of !== one.plan.ref);
