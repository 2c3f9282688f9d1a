import { v7 } from 'uuid';
import { randomOnce } from './random.ts';

let lastMs = 0;
let sequence = 0;

/** A new record's name: UUIDv7, rising within one program, so names sort in the order they were given. */
export function newUid(): string {
  const msecs = Math.max(Date.now(), lastMs);
  // A new millisecond starts low in the 32 bits, so counting up never runs over.
  sequence = msecs === lastMs ? sequence + 1 : randomOnce(3).readUIntBE(0, 3);
  lastMs = msecs;
  return v7({ msecs, seq: sequence, random: randomOnce(16) });
}
