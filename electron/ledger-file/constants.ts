/** ASCII 'RELF', at offset 68 of every ledger file: tells ours from any other SQLite file. */
export const APPLICATION_ID = 0x52454c46;

/** `user_version`, at offset 60. Grows by one per migration once migrations are frozen. */
export const SCHEMA_VERSION = 1;

/** Older versions can lose commits when a checkpoint and a writer meet in the WAL. */
export const OLDEST_SAFE_SQLITE = '3.51.3';

/** How long a statement waits for a lock before it reports busy. */
export const BUSY_TIMEOUT_MS = 5_000;
