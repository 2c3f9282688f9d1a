import { AppError } from '#shared/errors/app-error.ts';
import { type Restored, restoreLedger, undoRestore } from '../ledger-file/restore.ts';
import { noHooks } from '../services/context.ts';
import { schemaPort } from '../services/schema-port.ts';
import { LedgerSession } from './ledger-session.ts';
import { type Act, type Actor, logAct } from './log-act.ts';

export interface RestoreRequest {
  /** The ledger, which is closed. */
  readonly ledger: string;
  /** The backup that takes its place; null takes the last restore back. */
  readonly backup: string | null;
  readonly by: Actor;
  /** Named in the lock while it lasts. */
  readonly ownerName: string;
}

/**
 * Restores, and logs in the ledger that stands there afterwards who did and from which backup; a
 * refusal in the untouched one. The backup register keeps the same.
 */
export function restore({ ledger, backup, by, ownerName }: RestoreRequest): Restored {
  const act: Act = {
    call: backup === null ? 'backup.undoRestore' : 'backup.restore',
    args: {},
    by,
  };
  const options = { port: schemaPort, ownerName, now: new Date(), operatorUid: by?.uid ?? null };
  let restored: Restored;
  try {
    restored =
      backup === null ? undoRestore(ledger, options) : restoreLedger(backup, ledger, options);
  } catch (error) {
    if (error instanceof AppError) logIn(ledger, ownerName, act, { refusal: error });
    throw error;
  }
  const { head, sourceSha256 } = restored;
  logIn(ledger, ownerName, act, { refusal: null, value: { ...head, sha256: sourceSha256 } });
  return restored;
}

/** A ledger that can't be opened keeps no log: e.g. a damaged one that an undo brought back. */
function logIn(
  ledger: string,
  ownerName: string,
  act: Act,
  outcome: Parameters<typeof logAct>[2],
): void {
  let session: LedgerSession;
  try {
    session = LedgerSession.open(ledger, { ownerName });
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  try {
    logAct(session.context(noHooks), act, outcome);
  } finally {
    session.close();
  }
}
