import type { CallOutput } from '#shared/contract/index.ts';
import { AppError, type ErrorData } from '#shared/errors/app-error.ts';
import { mayBeAssumed } from '../services/statements/questions.ts';
import type { RowVerdict } from '../services/statements/row-verdicts.ts';
import type { StageRequest } from '../services/statements/stage.ts';
import type { LedgerSession } from './ledger-session.ts';
import { readStatementFile } from './read-statement-file.ts';

export type Staged = CallOutput<'statements.stage'>;
export type Question = Staged['questions'][number];
export type Committed = CallOutput<'statements.commit'>;

/** A statement file, and what was decided about it beforehand. */
export interface ImportRequest extends Pick<StageRequest, 'fundUid' | 'accountUid' | 'mapping'> {
  readonly file: string;
  readonly rows: Readonly<Record<string, { choice: 'add' | 'skip'; reason: string }>>;
  readonly confirm: readonly Question['code'][];
}

export interface Imported {
  readonly staged: Staged;
  readonly verdicts: readonly RowVerdict[];
  /** Questions taken for answered because nothing speaks against it: to be said, never silent. */
  readonly assumed: readonly Question[];
  /** Rows and questions that nobody decided. */
  readonly openRows: readonly RowVerdict[];
  readonly openQuestions: readonly Question[];
  readonly outcome:
    | { readonly result: Committed }
    | { readonly refusal: ErrorData }
    /** Rows were decided that are none of this statement: it was not even tried. */
    | { readonly unknownRows: readonly string[] };
}

/** Refusals that more decisions would lift, or that leave nothing to do. */
const UNDECIDED: ReadonlySet<string> = new Set([
  'IMPORT-UNDECIDED',
  'IMPORT-UNCONFIRMED',
  'IMPORT-FAULTY',
  'IMPORT-NOTHING',
]);

/**
 * Reads a statement file, compares it with the ledger and commits it where every row and question is
 * settled. Naming the file and the ledger is the confirmation of what nothing speaks against.
 */
export function importStatement(session: LedgerSession, request: ImportRequest): Imported {
  const staged = stage(session, request);
  const { recognition, questions, stageToken } = staged;
  const verdicts = recognition === null ? [] : session.verdicts(stageToken);
  const unanswered = questions.filter((question) => !isConfirmed(question, request));
  const breaks = recognition?.breaks ?? [];
  const assumed = unanswered.filter(({ code }) => mayBeAssumed(code, breaks));
  const openQuestions = unanswered.filter((question) => !assumed.includes(question));
  const settled = {
    stageToken,
    decisions: request.rows,
    confirmed: questions.filter((q) => !openQuestions.includes(q)).map(({ code }) => code),
  };
  const known = new Set(verdicts.map(({ row }) => String(row)));
  const unknownRows = Object.keys(request.rows).filter((row) => !known.has(row));
  return {
    staged,
    verdicts,
    assumed,
    openRows: verdicts.filter((v) => v.needsDecision && !isSettled(v, request)),
    openQuestions,
    outcome:
      recognition !== null && unknownRows.length > 0 ? { unknownRows } : commit(session, settled),
  };
}

function stage(session: LedgerSession, request: ImportRequest): Staged {
  const { file, fundUid, accountUid, mapping } = request;
  const asked = { fundUid, accountUid };
  // Also who asks in vain for a file that can't be read learns only that.
  session.requireAccess('statements.stage');
  const { name, bytes, read } = session.refusalLogged(
    { call: 'statements.stage', args: asked },
    () => readStatementFile(file, mapping ?? undefined),
  );
  return session.stage({ fileName: name, bytes, read, ...asked, mapping });
}

/** An open direction isn't confirmed away: the mapping has to name one. */
const isConfirmed = ({ code }: Question, { confirm }: ImportRequest): boolean =>
  code !== 'direction-ambiguous' && confirm.includes(code);

/** No choice makes a line of a row that can't be read. */
function isSettled({ row, status }: RowVerdict, { rows }: ImportRequest): boolean {
  const choice = rows[row]?.choice;
  return choice !== undefined && (status !== 'faulty' || choice === 'skip');
}

/** Always asked of the door, which logs what it refuses. */
function commit(
  session: LedgerSession,
  settled: { stageToken: string; decisions: ImportRequest['rows']; confirmed: Question['code'][] },
): Imported['outcome'] {
  try {
    return { result: session.run('statements.commit', settled) };
  } catch (error) {
    if (error instanceof AppError && UNDECIDED.has(error.code)) return { refusal: error.toData() };
    throw error;
  }
}
