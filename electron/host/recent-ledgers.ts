import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#electron/files/write-atomically.ts';

const LIMIT = 10;
const recentFile = z.array(z.object({ path: z.string().min(1), openedAt: z.iso.datetime() }));
export type RecentLedger = z.infer<typeof recentFile>[number];

/** The ledgers opened last, newest first, kept in the user's own profile. */
export class RecentLedgers {
  readonly #file: string;
  /** Two changes at once would lose one. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** A list that can't be read is only a convenience lost: it starts again empty. */
  async list(): Promise<RecentLedger[]> {
    try {
      return recentFile.parse(JSON.parse(await readFile(this.#file, 'utf8'))).slice(0, LIMIT);
    } catch {
      return [];
    }
  }

  remember(ledgerPath: string, openedAt: string): Promise<void> {
    const run = this.#turn.then(async () => {
      const others = (await this.list()).filter((one) => one.path !== ledgerPath);
      const list = [{ path: ledgerPath, openedAt }, ...others].slice(0, LIMIT);
      await mkdir(path.dirname(this.#file), { recursive: true });
      await writeAtomically(this.#file, (temporary) => writeFile(temporary, JSON.stringify(list)));
    });
    this.#turn = run.catch(() => undefined);
    return run;
  }
}
