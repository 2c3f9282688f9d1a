import type { z } from 'zod';
import type { ErrorData } from '../errors/app-error.ts';
import { appraisalCalls } from './appraisal.ts';
import { approvalCalls } from './approvals.ts';
import { auditCalls } from './audit.ts';
import { backupCalls } from './backup.ts';
import { budgetCalls } from './budget.ts';
import type { CallPlace } from './call.ts';
import { caseCalls } from './cases.ts';
import { documentCalls } from './documents.ts';
import { entryCalls } from './entries.ts';
import { paperCalls } from './papers.ts';
import { peopleCalls } from './people.ts';
import { reportCalls } from './reports.ts';
import { setupCalls } from './setup.ts';
import { statementCalls } from './statements.ts';

/** Every call there is. Names are `area.verb`; an unknown name is refused before anything else. */
export const calls = {
  ...setupCalls,
  ...peopleCalls,
  ...budgetCalls,
  ...statementCalls,
  ...entryCalls,
  ...documentCalls,
  ...caseCalls,
  ...approvalCalls,
  ...appraisalCalls,
  ...reportCalls,
  ...paperCalls,
  ...backupCalls,
  ...auditCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller may pass (before defaults and trimming). */
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>;
/** What the service receives. */
export type CallArgs<Name extends CallName> = z.output<Calls[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<Calls[Name]['output']>;
export type CallsAt<Place extends CallPlace> = {
  [Name in CallName]: Calls[Name]['place'] extends Place ? Name : never;
}[CallName];

/** Results are tagged, so an error keeps its code across workers, IPC and the command line. */
export type CallResult<Name extends CallName> =
  | { ok: true; value: CallOutput<Name> }
  | { ok: false; error: ErrorData };

/** Progress of a long call, pushed while it runs. */
export interface Progress {
  call: CallName;
  /** Chinese name of the step, e.g. 识别, 查重, 写入. */
  step: string;
  done: number;
  /** 0 while unknown. */
  total: number;
}

/** The one object the preload exposes to the page, as `window.relief`. */
export interface ReliefApi {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>>;
  /** Asks the running long call of that name to stop; it ends with the error CANCELLED. */
  cancel(name: CallName): void;
  onProgress(listener: (progress: Progress) => void): () => void;
  /** A command chosen in the native menu, e.g. `print`, `help`. */
  onMenu(listener: (command: string) => void): () => void;
}
