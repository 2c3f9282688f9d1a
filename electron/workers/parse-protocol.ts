import type { readStatement } from '#electron/formats/read-statement.ts';
import type { Mapping } from '#shared/statements/types.ts';

/** Everything that was read from one statement file. */
export type ReadStatement = Awaited<ReturnType<typeof readStatement>>;

export type ParseProtocol = {
  /** `mapping` is the user's correction; null lets everything be guessed. */
  parse: { payload: { bytes: Uint8Array; mapping: Mapping | null }; result: ReadStatement };
};
