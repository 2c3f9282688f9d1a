import type { CallOutput } from '#shared/contract/index.ts';
import { AppError, type ErrorData } from '#shared/errors/app-error.ts';
import { mayBeAssumed } from '../services/statements/questions.ts';
import type { RowVerdict } from '../services/statements/row-verdicts.ts';
import type { StageRequest } from '../services/statements/stage.ts';
import type { LedgerSession } from './ledger-session.ts';

export type Staged = CallOutput<'statements.stage'>;
export type Question = Staged['questions'][number];

/** What was decided beforehand about a file. */
export interface Answers {
  readonly rows: Readonly<Record<string, { choice: 'add' | 'skip'; reason: string }>>;
  readonly confirm: readonly string[];
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
    | { readonly result: CallOutput<'statements.commit'> }
    | { readonly refusal: ErrorData };
}

/** Refusals that more decisions would lift, or that leave nothing to do. */
const UNDECIDED = new Set([
  'IMPORT-UNDECIDED',
  'IMPORT-UNCONFIRMED',
  'IMPORT-FAULTY',
  'IMPORT-NOTHING',
]);

/**
 * Compares a statement with the ledger and commits it where every row and question is settled.
 * Naming the file and the ledger is the confirmation of what nothing speaks against. Rows named in
 * the answers must be rows of the file: `unknownRows` says what else becomes of it.
 */
export function importStatement(
  session: LedgerSession,
  request: StageRequest,
  { answers, unknownRows }: { answers: Answers; unknownRows: (rows: string[]) => never },
): Imported {
  const staged = session.stage(request);
  const verdicts = staged.recognition === null ? [] : session.verdicts(staged.stageToken);
  const known = new Set(verdicts.map(({ row }) => String(row)));
  const unknown = Object.keys(answers.rows).filter((row) => !known.has(row));
  if (staged.recognition !== null && unknown.length > 0) unknownRows(unknown);
  const breaks = staged.recognition?.breaks ?? [];
  // An open direction isn't confirmed away: the mapping has to name one.
  const unanswered = staged.questions.filter(
    ({ code }) => code === 'direction-ambiguous' || !answers.confirm.includes(code),
  );
  const assumed = unanswered.filter(({ code }) => mayBeAssumed(code, breaks));
  const openQuestions = unanswered.filter((question) => !assumed.includes(question));
  return {
    staged,
    verdicts,
    assumed,
    openRows: verdicts.filter((v) => v.needsDecision && !settles(answers.rows[v.row], v)),
    openQuestions,
    outcome: commit(session, staged, {
      decisions: answers.rows,
      confirmed: staged.questions
        .filter((question) => !openQuestions.includes(question))
        .map(({ code }) => code),
    }),
  };
}

/** No choice makes a line of a row that can't be read. */
const settles = (answer: Answers['rows'][string] | undefined, { status }: RowVerdict): boolean =>
  answer !== undefined && (status !== 'faulty' || answer.choice === 'skip');

/** Always asked of the door, which logs what it refuses. */
function commit(
  session: LedgerSession,
  { stageToken }: Staged,
  settled: { decisions: Answers['rows']; confirmed: Question['code'][] },
): Imported['outcome'] {
  try {
    return { result: session.run('statements.commit', { stageToken, ...settled }) };
  } catch (error) {
    if (error instanceof AppError && UNDECIDED.has(error.code)) return { refusal: error.toData() };
    throw error;
  }
}
