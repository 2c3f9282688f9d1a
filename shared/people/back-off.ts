/** From this failure in a row on, the next try has to wait. */
export const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** How long after the last of so many failures in a row the next try must wait. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  const doubled = FIRST_WAIT_MS * 2 ** Math.min(failures - FREE_FAILURES, 20);
  return Math.min(doubled, LONGEST_WAIT_MS);
}

/**
 * What is left of the wait. A clock set back must not lock anybody out for longer than the wait
 * itself; one set forward ends it, which whoever may set the clock can do anyway.
 */
export function waitLeft(failures: number, lastFailedAt: string, now: string): number {
  const wait = waitAfter(failures);
  const passed = Math.max(0, Date.parse(now) - Date.parse(lastFailedAt));
  return Math.max(0, wait - passed);
}
