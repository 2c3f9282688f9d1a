import type { AttemptedStatement } from '#electron/formats/read-statement.ts';
import type { Mapping } from '#shared/statements/types.ts';

/** Everything that was read from one statement file; maybe only its table, for the column mapper. */
export type ReadStatement = AttemptedStatement;

export type ParseProtocol = {
  /** `mapping` is the user's correction; null lets everything be guessed. */
  parse: { payload: { bytes: Uint8Array; mapping: Mapping | null }; result: ReadStatement };
};
