import logger from 'electron-log/node.js';
import { describeError, scrub } from './scrub.ts';

export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, cause: unknown): void;
}

const LIMIT_BYTES = 1024 * 1024;

/** One bounded file (and the one before it) in the user's profile; no data of anybody is in it. */
export function createLog(file: string, toConsole: boolean): Log {
  const instance = logger.create({ logId: 'main' });
  instance.transports.file.resolvePathFn = () => file;
  instance.transports.file.maxSize = LIMIT_BYTES;
  instance.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}] [{level}] {text}';
  instance.transports.console.level = toConsole ? 'warn' : false;
  return {
    info: (event, facts = {}) => instance.info(`${event} ${scrub(JSON.stringify(facts))}`),
    error: (event, cause) =>
      instance.error(
        `${event}: ${cause instanceof Error ? describeError(cause) : scrub(JSON.stringify(cause))}`,
      ),
  };
}
