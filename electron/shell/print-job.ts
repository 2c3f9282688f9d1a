import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { printRoute } from './print-route.ts';
import type { PrintShop } from './print-shop.ts';

/**
 * Printing from the command line: the program starts without a visible window, writes the year's
 * tables as PDF and ends. `--print-tables=LEDGER --year=Y --out=FILE [--heading=得分]`.
 */
export interface PrintJob {
  readonly ledger: string;
  readonly year: number;
  readonly out: string;
  readonly heading: '评价标准' | '得分';
}

/** The job named on the command line; null when the program is started for its window. */
export function printJobIn(argv: readonly string[], workingFolder: string): PrintJob | null {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: {
      'print-tables': { type: 'string' },
      year: { type: 'string' },
      out: { type: 'string' },
      heading: { type: 'string' },
    },
    strict: false,
  });
  const { 'print-tables': ledger, year, out, heading } = values;
  if (typeof ledger !== 'string' || typeof year !== 'string' || typeof out !== 'string')
    return null;
  return {
    ledger: path.resolve(workingFolder, ledger),
    year: Number(year),
    out: path.resolve(workingFolder, out),
    heading: heading === '得分' ? '得分' : '评价标准',
  };
}

/** Answers with the program's exit code; says on standard error what was refused. */
export async function runPrintJob(
  job: PrintJob,
  { ledger, printShop }: { ledger: LedgerClient; printShop: PrintShop },
): Promise<number> {
  try {
    const status = await ledger.open(job.ledger, true);
    const route = printRoute({
      paper: 'appendices',
      input: { fundUid: status.funds[0]!.uid, year: job.year, scoreHeading: job.heading },
    });
    const pdf = await printShop.pdf(route, new AbortController().signal);
    await writeFile(`${job.out}.part`, pdf);
    await rename(`${job.out}.part`, job.out);
    await ledger.close(false);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n${error.next}\n（${error.code}）\n`);
    return 4;
  }
}
