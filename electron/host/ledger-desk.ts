import { access, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import type { RequestOptions } from '#electron/workers/worker-client.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { LedgerStatus, NewLedger } from '#shared/contract/setup.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import type { RecentLedgers } from './recent-ledgers.ts';

export interface LedgerDeskParts {
  readonly ledger: LedgerClient;
  readonly recent: RecentLedgers;
  /** Where the sample ledger lives, in the user's own profile. */
  readonly samplePath: string;
  readonly now: () => Date;
}

/** Changes which ledger lies on the desk: one at a time, the last one closed properly first. */
export class LedgerDesk {
  readonly #parts: LedgerDeskParts;

  constructor(parts: LedgerDeskParts) {
    this.#parts = parts;
  }

  /** `readOnly` takes no lock, so it also opens what somebody else works in. */
  async open(
    file: string,
    options: RequestOptions & { readonly readOnly?: boolean } = {},
  ): Promise<LedgerStatus> {
    const { readOnly = false } = options;
    const status = await this.#inPlaceOf(options, (ledger) => ledger.open(file, readOnly, options));
    await this.#remember(file);
    return status;
  }

  async create(
    file: string,
    setup: NewLedger,
    options?: RequestOptions,
  ): Promise<CallOutput<'setup.create'>> {
    // The save dialog may have been told to replace: a ledger is never replaced.
    if (await exists(file)) throw fileErrors.make('FILE-EXISTS', { file: path.basename(file) });
    const made = await this.#inPlaceOf(options, (ledger) => ledger.create(file, setup, options));
    await this.#remember(file);
    return made;
  }

  /** What was tried out in the sample stays, until a new version can't open it any more. */
  async openSample(options?: RequestOptions): Promise<LedgerStatus> {
    const { ledger, samplePath } = this.#parts;
    await this.close(options);
    await mkdir(path.dirname(samplePath), { recursive: true });
    if (await exists(samplePath)) {
      try {
        return await ledger.open(samplePath, false, options);
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
        await rename(samplePath, `${samplePath}.旧`);
      }
    }
    return ledger.createSample(samplePath, options);
  }

  /** Puts another ledger on the desk; when that is refused, the former one comes back. */
  async #inPlaceOf<Taken>(
    options: RequestOptions | undefined,
    take: (ledger: LedgerClient) => Promise<Taken>,
  ): Promise<Taken> {
    const { ledger } = this.#parts;
    const former = ledger.file;
    await this.close(options);
    try {
      return await take(ledger);
    } catch (error) {
      if (former !== null) await ledger.open(former.path, former.readOnly);
      throw error;
    }
  }

  async close(options?: RequestOptions): Promise<void> {
    await this.#parts.ledger.close(true, options);
  }

  async current(): Promise<LedgerStatus | null> {
    const { ledger } = this.#parts;
    if (ledger.file === null) return null;
    return (await ledger.call('setup.status', {})) as LedgerStatus;
  }

  #remember(file: string): Promise<void> {
    return this.#parts.recent.remember(file, this.#parts.now().toISOString());
  }
}

export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
