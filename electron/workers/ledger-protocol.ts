/**
 * What the host asks the ledger worker. Two threads run the same bundle: `writer` holds the one
 * writing connection and the session, `reader` opens the file read-only. Paths are known here and
 * in the host, never in the page.
 */
import type { MessagePort } from 'node:worker_threads';
import type { CallArgs, CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import type { PaperRequest } from '#shared/contract/papers.ts';
import type { LedgerStatus, NewLedger } from '#shared/contract/setup.ts';
import type { ErrorData } from '#shared/errors/app-error.ts';
import type { Actor } from '../commands/log-act.ts';
import type { ReadCaseList, ReadStatement } from './parse-protocol.ts';

/** `workerData` of a ledger worker. */
export interface LedgerWorkerData {
  readonly role: 'writer' | 'reader';
}

export type LedgerCallName = CallsAt<'read' | 'write'>;

/** A backup as registered; the host turns `path` into a token before the page sees it. */
export interface StoredBackup extends Omit<CallOutput<'backup.list'>[number], 'token' | 'folder'> {
  readonly path: string;
}

export interface StageRequest {
  readonly fileName: string;
  /** The source file, kept sealed with the import. */
  readonly bytes: Uint8Array;
  readonly read: ReadStatement;
  readonly fundUid: CallArgs<'statements.stage'>['fundUid'];
  readonly accountUid: CallArgs<'statements.stage'>['accountUid'];
  /** The user's correction of the columns; null: as recognised, or as remembered. */
  readonly mapping: CallArgs<'statements.stage'>['mapping'];
}

export interface CaseStageRequest {
  readonly fileName: string;
  readonly list: ReadCaseList;
  readonly fundUid: CallArgs<'cases.stage'>['fundUid'];
}

/** What the writer opened. */
export interface Opened {
  readonly status: LedgerStatus;
  /** What readers open: the ledger, or the private copy of one that must stay untouched. */
  readonly dbPath: string;
}

/** What a new ledger gives away once. */
export interface NewKeys {
  readonly recoveryCode: string;
}

export type LedgerProtocol = {
  /** Writer. `readOnly` asks for it; `status.readOnly` says how the ledger really is. */
  open: { payload: { path: string; readOnly: boolean }; result: Opened };
  /** Writer. Nothing is at `path` yet; the new ledger is open afterwards. */
  create: { payload: { path: string; setup: NewLedger }; result: Opened & NewKeys };
  createSample: { payload: { path: string }; result: Opened };
  /** Reader. `path` is the ledger's own name, `dbPath` the file to read; `readOnly` how the writer opened it. */
  openReader: { payload: { path: string; dbPath: string; readOnly: boolean }; result: null };
  /**
   * Writer and reader, the two ends of one channel: who is signed in, with the key, goes from
   * thread to thread and never through the host. Nobody signed in: the reader forgets its key.
   */
  share: { payload: { port: MessagePort }; result: null };
  take: { payload: { port: MessagePort }; result: null };
  /** Writer. Whether a call may be made now; throws the refusal, and logs it. */
  check: { payload: { name: CallName }; result: null };
  /** A contract call with validated input. */
  call: { payload: { name: LedgerCallName; input: unknown }; result: unknown };
  stage: { payload: StageRequest; result: CallOutput<'statements.stage'> };
  stageCases: { payload: CaseStageRequest; result: CallOutput<'cases.stage'> };
  /** Reader. Writes to `path`, which does not exist; the host makes it durable and renames it. */
  exportXlsx: {
    payload: { request: PaperRequest; path: string };
    result: { size: number };
  };
  /** Reader. Likewise; needs nothing of the ledger. */
  caseTemplate: { payload: { path: string }; result: { size: number } };
  backupList: { payload: Record<string, never>; result: StoredBackup[] };
  /** Into `folder`, or beside the ledger in its backup folder when null. */
  backupNow: { payload: { folder: string | null }; result: StoredBackup };
  /** Writer. A line in the operation log for what the host did, or was refused. */
  log: { payload: { call: CallName; input: unknown; refusal: ErrorData | null }; result: null };
  /** Writer. Who is signed in. */
  who: { payload: Record<string, never>; result: Actor };
  /**
   * Sent to a fresh writer with no file open: the ledger at `path` is closed. Without a backup the
   * last restore is taken back.
   */
  restore: {
    payload: { path: string; backupPath: string | null; by: Actor };
    result: { chainHead: string; keptAs: string };
  };
  /** Ends with no -wal left. With `backup` the writer makes the closing backup first. */
  close: { payload: { backup: boolean }; result: { backup: StoredBackup | null } };
};
