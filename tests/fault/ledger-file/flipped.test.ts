import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isDamage } from '#electron/ledger-file/failures.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { makeLedger, open, snapshot, testFolder } from '../../service/ledger-file/small-ledger.ts';
import { verifySmall } from '../../service/ledger-file/small-schema.ts';
import { RUNS, randomMoments } from './processes.ts';

const random = randomMoments();

/** Bytes that carry no record: free room in pages, counters, the version of the last writer. */
type Outcome = 'refused' | 'found by verify' | 'of no account';

function flipOneBit(bytes: Buffer, at: number, folder: string): Outcome {
  const path = join(folder, 'a.relief');
  const flipped = Buffer.from(bytes);
  flipped[at]! ^= 1 << Math.floor(random() * 8);
  writeFileSync(path, flipped);
  const before = snapshot(folder);
  try {
    const ledger = open(path, 'read');
    try {
      return verifySmall(ledger.db).length > 0 ? 'found by verify' : 'of no account';
    } catch (error) {
      // The quick check reads no index: some damage shows only when an index is used.
      if (isDamage(error)) return 'found by verify';
      throw error;
    } finally {
      ledger.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(snapshot(folder)).toEqual(before);
    return 'refused';
  }
}

test('one flipped bit anywhere is refused or found, or is of no account; nothing crashes', {
  timeout: 120_000,
}, () => {
  const bytes = readFileSync(makeLedger(testFolder()));
  const folder = testFolder();
  const outcomes = new Map<Outcome, number>();
  for (let run = 0; run < RUNS * 10; run += 1) {
    const outcome = flipOneBit(bytes, Math.floor(random() * bytes.length), folder);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  console.log(Object.fromEntries(outcomes));
  expect(outcomes.get('found by verify')).toBeGreaterThan(0);
});

test('one flipped bit in the head of any page is refused, with the file as it was', () => {
  const bytes = readFileSync(makeLedger(testFolder()));
  const folder = testFolder();
  for (let page = 4096; page < bytes.length; page += 4096) {
    // The first byte of a page says what kind of page it is.
    expect([page, flipOneBit(bytes, page, folder)]).toEqual([page, 'refused']);
  }
});
