import { parentPort, workerData } from 'node:worker_threads';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { checkSchema } from './small-schema.ts';

/** A thread that tries to write the ledger it is given, and posts the refusal's code. */
try {
  openLedgerFile(workerData, { mode: 'write', ownerName: '另一线程', checkSchema }).close();
  parentPort!.postMessage('opened');
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  parentPort!.postMessage(error.code);
}
