import { randomFillSync } from 'node:crypto';

/**
 * Random bytes from the system's generator, drawn 64 KiB at a time: a system call per record would
 * cost more than the record. Every byte is handed out once.
 */
const pool = Buffer.alloc(65_536);
let used = pool.length;

export function randomOnce(bytes: number): Buffer {
  if (bytes > pool.length) throw new RangeError(`at most ${pool.length} random bytes at once`);
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const drawn = Buffer.from(pool.subarray(used, used + bytes));
  used += bytes;
  return drawn;
}
