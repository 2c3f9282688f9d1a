import type { AppError } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type { Mapping } from '#shared/statements/types.ts';
import type { KindOf, PayloadOf, ResultOf } from './messages.ts';
import type { ParseProtocol, ReadCaseList, ReadStatement } from './parse-protocol.ts';
import { type RequestOptions, WorkerClient, YOUNG_GENERATION_MB } from './worker-client.ts';

/** A statement of 100,000 rows takes a few seconds; past this the file is not a statement. */
export const PARSE_LIMIT_SECONDS = 60;
const HEAP_LIMIT_MB = 1024;

export interface ParseJob {
  readonly script: string | URL;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly signal?: AbortSignal;
  readonly onProgress?: RequestOptions['onProgress'];
  readonly limitSeconds?: number;
  readonly onCrash: (cause: unknown) => void;
}

/** A bank file with the user's correction of its columns. */
export const parseStatement = (
  job: ParseJob & { readonly mapping: Mapping | null },
): Promise<ReadStatement> => parseAside(job, 'parse', { bytes: job.bytes, mapping: job.mapping });

export const parseCaseList = (job: ParseJob): Promise<ReadCaseList> =>
  parseAside(job, 'parseCases', { bytes: job.bytes });

/**
 * Reads a file in a thread started for it alone, bounded in time and memory.
 * Errors: STM-TIMEOUT, STM-CRASHED, CANCELLED, and those of the reader itself.
 */
async function parseAside<Kind extends KindOf<ParseProtocol>>(
  job: ParseJob,
  kind: Kind,
  payload: PayloadOf<ParseProtocol, Kind>,
): Promise<ResultOf<ParseProtocol, Kind>> {
  const { script, limitSeconds = PARSE_LIMIT_SECONDS } = job;
  let ending: AppError | null = null;
  const worker = new WorkerClient<ParseProtocol>({
    script,
    resourceLimits: {
      maxOldGenerationSizeMb: HEAP_LIMIT_MB,
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
    },
    onCrash: (cause) => {
      ending = hostErrors.make('STM-CRASHED', { name: job.fileName }, { cause });
      job.onCrash(cause);
    },
  });
  const timer = setTimeout(() => {
    const params = { name: job.fileName, seconds: limitSeconds };
    ending = hostErrors.make('STM-TIMEOUT', params);
    void worker.end();
  }, limitSeconds * 1000);
  // Parsing doesn't poll: stopping it means ending its thread, which has nothing to lose.
  const cancel = () => void worker.end();
  job.signal?.addEventListener('abort', cancel);
  if (job.signal?.aborted) cancel();
  try {
    const progress = job.onProgress ? { onProgress: job.onProgress } : {};
    return await worker.request(kind, payload, progress);
  } catch (error) {
    throw ending ?? error;
  } finally {
    clearTimeout(timer);
    job.signal?.removeEventListener('abort', cancel);
    await worker.end();
  }
}
