import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { DocumentSubject } from '#shared/contract/documents.ts';
import {
  PAPER_PLACE,
  type PlannedApplication,
  type PlannedPublicity,
  type PlannedStep,
  type SampleData,
} from './sample-data.ts';
import type { SampleDesk } from './sample-desk.ts';

type Data = Pick<SampleData, 'cases' | 'applications' | 'publicity'>;

/**
 * The sample's cases and applications. An application is recorded, decided and published before the
 * bank's lines that pay it are looked at; receipts, follow-ups and outcomes come after the payments.
 */
export class SampleApprovals {
  readonly #desk: SampleDesk;
  readonly #data: Data;
  readonly #caseUids = new Map<string, string>();
  /** By number. */
  readonly #uids = new Map<string, string>();
  /** How many of its requests were made. */
  readonly #asked = new Map<string, number>();

  constructor(desk: SampleDesk, data: Data) {
    this.#desk = desk;
    this.#data = data;
  }

  uidOf(number: string | undefined): string | null {
    return number === undefined ? null : this.#uids.get(number)!;
  }

  registerCases(): void {
    this.#desk.as('clerk');
    for (const { events: _later, ...fields } of this.#data.cases) {
      const { uid } = this.#desk.run('cases.register', { fundUid: this.#desk.fund.uid, ...fields });
      this.#caseUids.set(fields.caseNo, uid);
    }
  }

  /** Everything that has to be there before one more payment is made on each of these. */
  prepare(numbers: readonly string[]): void {
    this.#desk.as('clerk');
    for (const number of numbers) {
      if (!this.#uids.has(number)) this.#decide(number);
      this.#request(number);
    }
  }

  /** Receipts and follow-ups of all applications, then what became of the cases. */
  finish(): void {
    this.#desk.as('clerk');
    for (const { number, afterwards } of this.#data.applications) {
      this.#takeSteps(number, afterwards);
    }
    for (const { caseNo, events } of this.#data.cases) {
      for (const event of events) {
        const caseUid = this.#caseUids.get(caseNo)!;
        this.#desk.run('cases.addEvent', { caseUid, ...event, note: '', replacesUid: null });
      }
    }
  }

  /** With those it is published with. */
  #decide(number: string): void {
    const list = this.#data.publicity.find(({ applications }) => applications.includes(number));
    for (const each of list?.applications ?? [number]) {
      const application = this.#planned(each);
      this.#uids.set(each, this.#add(application));
      this.#takeSteps(each, application.steps);
    }
    if (list !== undefined) this.#publish(list);
  }

  #planned(number: string): PlannedApplication {
    const found = this.#data.applications.find((one) => one.number === number);
    if (found === undefined) throw new Error(`the sample has no application ${number}`);
    return found;
  }

  #add(planned: PlannedApplication): string {
    const { caseNo, use, steps, newAccount, requests, afterwards, ...application } = planned;
    const { uid } = this.#desk.run('approvals.add', {
      fundUid: this.#desk.fund.uid,
      application: {
        ...application,
        caseUid: caseNo === null ? null : this.#caseUids.get(caseNo)!,
        permittedUseUid: this.#desk.uidOfUse(use),
        way: 'transfer',
        cash: null,
      },
    });
    return uid;
  }

  #takeSteps(number: string, steps: readonly PlannedStep[]): void {
    const approvalUid = this.#uids.get(number)!;
    for (const { paper, ...step } of steps) {
      const input = { approvalUid, outcome: 'done', ...step };
      const recorded = this.#desk.run('approvals.step', input).steps.at(-1)!;
      this.#attach({ kind: 'approval_step', uid: recorded.uid }, paper);
    }
  }

  #attach(subject: DocumentSubject, paper: string): void {
    this.#desk.run('documents.attachPaper', { subject, paper, sheets: 1, place: PAPER_PLACE });
  }

  #publish({ applications, takenDownOn, paper, ...list }: PlannedPublicity): void {
    const { uid } = this.#desk.run('approvals.publish', {
      fundUid: this.#desk.fund.uid,
      ...list,
      approvalUids: applications.map((number) => this.#uids.get(number)!),
    });
    this.#attach({ kind: 'publicity', uid }, paper);
    this.#desk.run('approvals.takeDown', { publicityUid: uid, day: takenDownOn });
  }

  /** 用款申请 for the next payment, to the account that is known by then. */
  #request(number: string): void {
    const asked = this.#asked.get(number) ?? 0;
    const { requests, newAccount, recipient } = this.#planned(number);
    const next = requests[asked]!;
    const approvalUid = this.#uids.get(number)!;
    const { payees } =
      newAccount !== null && newAccount.day <= next.day
        ? this.#addAccount(approvalUid, recipient, newAccount)
        : this.#desk.run('approvals.get', { uid: approvalUid });
    this.#desk.run('approvals.request', {
      approvalUid,
      accountUid: this.#desk.fund.accounts[0]!.uid,
      payeeUid: payees.at(-1)!.uid,
      ...next,
      funding: 'current',
      reasons: [],
    });
    this.#asked.set(number, asked + 1);
  }

  #addAccount(
    approvalUid: string,
    recipient: PlannedApplication['recipient'],
    { account, day }: NonNullable<PlannedApplication['newAccount']>,
  ): ApprovalDetail {
    return this.#desk.run('approvals.addPayee', {
      approvalUid,
      role: 'recipient',
      party: { ...recipient, account },
      documentNo: '',
      day,
    });
  }
}
