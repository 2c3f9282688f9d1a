import type { Database } from 'better-sqlite3';
import type { ChainedKind } from '#shared/books/canonical.ts';
import type { Role } from '#shared/people/roles.ts';
import type { ChainHead, Row } from '../ledger-file/chain.ts';
import { insertChained } from '../ledger-file/insert.ts';
import type { ScryptCost } from '../ledger-file/key-wrap.ts';
import type { Vault } from '../ledger-file/vault.ts';

/** Who acts: every command carries one and the file keeps the name as it was. */
export interface Operator {
  uid: string;
  personUid: string;
  name: string;
  role: Role;
  cashier: boolean;
}

/** Progress and cancelling of long work. */
export interface Hooks {
  progress(step: string, done: number, total: number): void;
  /** Throws CANCELLED once the user asked to stop. */
  throwIfCancelled(): void;
}

export const noHooks: Hooks = { progress() {}, throwIfCancelled() {} };

/** What a service may use: one open ledger, one operator, one clock. */
export interface LedgerContext {
  readonly db: Database;
  readonly ledgerUid: string;
  readonly vault: Vault;
  /** Who is signed in. Error SIGN-IN-NEEDED: only calls open to anyone run without. */
  readonly operator: Operator;
  /** The operator's own role and those deputised today; none while nobody is signed in. */
  readonly roles: readonly Role[];
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
  readonly hooks: Hooks;
  /** What deriving a key from a password costs in this ledger's new slots. */
  readonly scryptCost: ScryptCost;
}

/** Records an authority: its link first, then the row, stamped with who and when. */
export function record(
  ctx: LedgerContext,
  kind: ChainedKind,
  row: Row,
): { id: number; head: ChainHead } {
  return insertChained(ctx.db, ctx.ledgerUid, kind, {
    ...row,
    recorded_by: ctx.operator.uid,
    recorded_at: ctx.now(),
  });
}

/** Today's day by the ledger's clock, in China's time zone. */
export function today(ctx: Pick<LedgerContext, 'now'>): string {
  const shifted = new Date(Date.parse(ctx.now()) + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 10);
}
