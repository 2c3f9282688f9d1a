import type { ReadCaseList } from '#electron/formats/read-case-list.ts';
import type { AttemptedStatement } from '#electron/formats/read-statement.ts';
import type { Mapping } from '#shared/statements/types.ts';

/** Everything that was read from one statement file; maybe only its table, for the column mapper. */
export type ReadStatement = AttemptedStatement;

export type { ReadCaseList };

export type ParseProtocol = {
  /** `mapping` is the user's correction; null lets everything be guessed. */
  parse: { payload: { bytes: Uint8Array; mapping: Mapping | null }; result: ReadStatement };
  parseCases: { payload: { bytes: Uint8Array }; result: ReadCaseList };
};
