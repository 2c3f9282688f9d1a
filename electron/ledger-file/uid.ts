import { v7 } from 'uuid';

/** A new record's name: UUIDv7, so names sort by the time they were given. */
export const newUid = (): string => v7();
