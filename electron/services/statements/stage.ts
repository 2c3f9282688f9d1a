import type { StagedStatement, StatementSource } from '#shared/contract/statements.ts';
import type { AppError } from '#shared/errors/app-error.ts';
import type { Mapping, NotRecognised, Recognition, Row } from '#shared/statements/types.ts';
import type { MatchedAccount } from './own-account.ts';
import type { RowVerdict } from './row-verdicts.ts';

/** What is handed over to be staged: one file as it was read. */
export interface StageRequest {
  fileName: string;
  bytes: Uint8Array;
  read: {
    grid: Omit<StatementSource, 'rows' | 'sheets'> & {
      readonly sheets: readonly string[];
      readonly rows: readonly Row[];
    };
    recognition: Recognition | NotRecognised;
  };
  fundUid: string;
  accountUid: string | null;
  mapping: Mapping | null;
}

/** A file read as a table. */
export interface StagedFile {
  token: string;
  fundId: number;
  fileName: string;
  bytes: Uint8Array;
  sha256: Buffer;
  grid: StageRequest['read']['grid'];
  mapping: Mapping;
}

/** One in which no statement is recognised: the column mapper shows its rows, nothing more. */
export interface RawStage extends StagedFile {
  recognition: null;
  accountUid: string | null;
  refusal: AppError;
}

/** One recognised file waiting for the user's decisions. */
export interface Stage extends StagedFile {
  recognition: Recognition;
  account: MatchedAccount | null;
  /** Why it can't be imported whatever is decided; null when it can. */
  refusal: AppError | null;
  /** The user corrected the columns: worth remembering for the next file of this layout. */
  corrected: boolean;
  remembered: boolean;
  verdicts: RowVerdict[];
  /** Days of which file and ledger each hold lines the other lacks. */
  partialDays: string[];
  /** The last import when it was compared; another one since makes the comparison stale. */
  lastImport: number;
}

/** Every row after the header stands in exactly one of the counts that make the total. */
export function countsOf(verdicts: readonly RowVerdict[]): StagedStatement['counts'] {
  const counts = {
    total: 0,
    new: 0,
    existing: 0,
    suspected: 0,
    skipped: 0,
    faulty: 0,
    undecided: 0,
  };
  for (const { status, needsDecision } of verdicts) {
    counts.total += 1;
    counts[status] += 1;
    if (needsDecision) counts.undecided += 1;
  }
  return counts;
}
