import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { type CommandContext, commandContext } from '#electron/commands/command-context.ts';
import { runCommand } from '#electron/commands/door.ts';
import type { Row } from '#electron/ledger-file/chain.ts';
import { migrate } from '#electron/ledger-file/migrate.ts';
import { Vault } from '#electron/ledger-file/vault.ts';
import { verify } from '#electron/services/audit/verify.ts';
import { CaseStages } from '#electron/services/cases/case-stages.ts';
import { noHooks, type Operator } from '#electron/services/context.ts';
import { openByPassword } from '#electron/services/people/key-slots.ts';
import { operators } from '#electron/services/people/people-store.ts';
import { createLedgerRecords } from '#electron/services/setup/create-ledger.ts';
import { Stages } from '#electron/services/statements/stages.ts';
import type { DraftContent } from '#shared/contract/entries.ts';
import type { CallOutput, CallsAt } from '#shared/contract/index.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import type { EntryKind, UseKind } from '#shared/entries/kinds.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { decided, type Run } from '../decided.ts';
import { CHEAP, INITIAL, SETUP } from '../ledger-kit.ts';
import { fill } from './fill.ts';

/** How a foreign tool may have set its connection before it tries. */
export const PLAIN = ['foreign_keys = OFF', 'recursive_triggers = OFF'];
export const HOSTILE = [
  ...PLAIN,
  'ignore_check_constraints = ON',
  'defer_foreign_keys = ON',
  'trusted_schema = ON',
  'cell_size_check = OFF',
  'synchronous = OFF',
];

export const DAY = '2023-06-15';

/** Of the one ledger that every world is a copy of. */
let dataKey: Buffer;

/** A ledger in memory, so that every attempt starts from the same bytes. */
export class World {
  readonly db: Database.Database;
  ctx: CommandContext;
  readonly #vault = new Vault(dataKey);
  /** What its clock shows. */
  now = '2023-07-01T01:00:00.000Z';

  constructor(db: Database.Database) {
    this.db = db;
    this.ctx = this.#contextOf(operators(db)[0]!);
  }

  #contextOf(actor: Operator): CommandContext {
    return commandContext({
      db: this.db,
      ledgerUid: this.db.prepare('SELECT uid FROM ledger').pluck().get() as string,
      vault: this.#vault,
      actor,
      mustChange: false,
      become: () => {},
      now: () => this.now,
      hooks: noHooks,
      scryptCost: CHEAP,
      fileName: '试.relief',
      readOnly: false,
      stages: new Stages(),
      caseStages: new CaseStages(),
    });
  }

  static build(): Buffer {
    const db = new Database(':memory:');
    migrate(db);
    const facts = { setup: WORLD_SETUP, sample: false, now: () => NOW, scryptCost: CHEAP };
    createLedgerRecords(db, facts);
    const { uid } = operators(db)[0]!;
    ({ dataKey } = openByPassword(db, uid, INITIAL, CHEAP)!);
    fill(new World(db));
    const image = db.serialize();
    db.close();
    return image;
  }

  static open(image: Buffer = BASE, pragmas: readonly string[] = PLAIN): World {
    const db = new Database(image);
    for (const pragma of pragmas) db.pragma(pragma);
    return new World(db);
  }

  /** The same bytes on a connection with everything in its place. */
  reopened(): World {
    return World.open(this.db.serialize(), ['foreign_keys = ON', 'recursive_triggers = ON']);
  }

  as(role: 'clerk' | 'reviewer' | 'supervisor'): this {
    this.ctx = this.#contextOf(operators(this.db).find((o) => o.role === role)!);
    return this;
  }

  run<Name extends CallsAt<'read' | 'write'>>(name: Name, input: unknown): CallOutput<Name> {
    return runCommand(this.ctx, name, input);
  }

  draft(kind: EntryKind, fields: Partial<DraftContent>): string {
    const content: DraftContent = {
      ...emptyDraft(kind),
      accountUid: this.uid('bank_account', 1),
      attachments: [{ kind: 'paper', sheets: 1, place: '凭证盒1' }],
      purpose: '困难群众生活救助',
      ...fields,
    };
    const fundUid = this.uid('fund', 1);
    return this.as('clerk').run('entries.saveDraft', { uid: null, fundUid, revision: 0, content })
      .uid;
  }

  /** Drafts, submits and posts as two persons; answers with the last new entry's uid. */
  post(
    kind: EntryKind,
    fields: Partial<DraftContent>,
    reasons: { code: RuleCode; reason: string }[] = [],
  ): string {
    const uids = [this.draft(kind, fields)];
    this.as('clerk').run('entries.submit', { uids });
    const given = reasons.map((each) => ({ uid: uids[0], ...each }));
    const input = { uids, acceptInquiry: [], reasons: given };
    return this.as('reviewer').run('entries.post', input).vouchers.at(-1)!.entryUid;
  }

  /** The day's work goes on: one payment, drafted, submitted, reviewed, posted. */
  postNormally(): void {
    this.post('relief', this.reliefFields(100, DAY));
  }

  /** A payment in full of an application of its own. */
  reliefFields(amountFen: number, businessDate: string): Partial<DraftContent> {
    const party = { name: '赵某丁', account: '6200000000009999' };
    const caseUid = this.uid('petition_case', 3);
    const recipient = { ...party, idNumber: null, phone: null };
    const approvalUid = this.decided('relief', amountFen, businessDate, { caseUid, recipient });
    return {
      amountFen,
      businessDate,
      permittedUseUid: this.uid('permitted_use', 1),
      approvalUid,
      counterparty: party,
    };
  }

  decided(kind: UseKind, requestedFen: number, appliedOn: string, fields: object = {}): string {
    const permittedUseUid = this.uid('permitted_use', kind === 'relief' ? 1 : 2);
    const run: Run = (name, input) => this.as('clerk').run(name, input);
    const base = { kind, requestedFen, appliedOn, permittedUseUid };
    return decided(run, this.uid('fund', 1), { ...base, ...fields });
  }

  uid = (table: string, id: number): string =>
    this.db.prepare(`SELECT uid FROM ${table} WHERE id = ?`).pluck().get(id) as string;

  nextId = (table: string): number =>
    this.db.prepare(`SELECT coalesce(max(id), 0) + 1 FROM ${table}`).pluck().get() as number;

  row = (sql: string, ...args: unknown[]): Row => this.db.prepare(sql).get(...args) as Row;

  /** The names of the checks that fail. */
  failing(): string[] {
    return verify(this.db, { head: null }, noHooks)
      .checks.filter(({ ok }) => !ok)
      .map(({ name, detail }) => `${name}: ${detail}`);
  }

  /** A digest of every row of every table. */
  content(): string {
    const hash = createHash('sha256');
    for (const table of tablesOf(this.db)) {
      const rows = this.db.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][];
      const texts = rows.map((row) =>
        row.map((v) => (v instanceof Uint8Array ? `x${Buffer.from(v).toString('hex')}` : `${v}`)),
      );
      hash.update(JSON.stringify([table, texts]));
    }
    return hash.digest('hex');
  }

  close(): void {
    this.db.close();
  }
}

export const tablesOf = (db: Database.Database): string[] =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];

export const NOW = '2023-01-01T01:00:00.000Z';

/** Adopted in mid-year, so that openings have totals and items. */
const WORLD_SETUP = {
  ...SETUP,
  opening: {
    ...SETUP.opening,
    date: '2023-02-01',
    balanceFen: 900_000,
    yearToDate: [{ kind: 'relief' as const, amountFen: 100_000 }],
    unreconciled: [
      { side: 'bank-only' as const, amountFen: 500, day: '2023-01-20', note: '利息未记' },
    ],
  },
};

const BASE = World.build();
export const BASE_IMAGE = BASE;
