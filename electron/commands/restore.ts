import { AppError } from '#shared/errors/app-error.ts';
import { type Restored, restoreLedger, undoRestore } from '../ledger-file/restore.ts';
import { schemaPort } from '../services/schema-port.ts';
import { LedgerSession } from './ledger-session.ts';
import type { Act, Actor, Outcome } from './log-act.ts';

export interface RestoreRequest {
  /** The ledger, which is closed. */
  readonly ledger: string;
  /** The backup that takes its place; null takes the last restore back. */
  readonly backup: string | null;
  /**
   * Who restores, found permitted while the ledger was open; or how they sign in: to the backup,
   * for the ledger itself may be past opening, or to undo, to the ledger.
   */
  readonly by: Actor | ((session: LedgerSession) => Promise<void>);
  /** Named in the lock while it lasts. */
  readonly ownerName: string;
}

/**
 * Restores, and logs in the ledger that stands there afterwards who did and from which backup; a
 * refusal in the untouched one. The backup register keeps the same.
 */
export async function restore(request: RestoreRequest): Promise<Restored> {
  const { ledger, backup, by, ownerName } = request;
  const call = backup === null ? 'backup.undoRestore' : 'backup.restore';
  let actor = typeof by === 'function' ? null : by;
  const log = (outcome: Outcome) => logIn(request, { call, args: {}, by: actor }, outcome);
  try {
    if (typeof by === 'function') {
      const session = LedgerSession.open(backup ?? ledger, { readOnly: true });
      try {
        await by(session);
        ({ actor } = session);
        session.requireAccess(call);
      } finally {
        session.close();
      }
    }
    const operatorUid = actor?.uid ?? null;
    const options = { port: schemaPort, ownerName, now: new Date(), operatorUid };
    const restored =
      backup === null ? undoRestore(ledger, options) : restoreLedger(backup, ledger, options);
    log({ refusal: null, value: { ...restored.head, sha256: restored.sourceSha256 } });
    return restored;
  } catch (error) {
    if (error instanceof AppError) log({ refusal: error });
    throw error;
  }
}

/**
 * A ledger that can't be opened or written keeps no log, e.g. a damaged one that an undo brought
 * back: what was done stays done.
 */
function logIn({ ledger, ownerName }: RestoreRequest, act: Act, outcome: Outcome): void {
  let session: LedgerSession | null = null;
  try {
    session = LedgerSession.open(ledger, { ownerName });
    session.log(act, outcome);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  } finally {
    session?.close();
  }
}
