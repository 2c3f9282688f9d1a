import type { z } from 'zod';

/**
 * Where a call is carried out.
 * - `host`: the main process (dialogs, file tokens, windows); it may ask the ledger itself.
 * - `write`: the ledger worker, one after another, each in one transaction.
 * - `read`: the reading worker, from one consistent view of the file.
 */
export type CallPlace = 'host' | 'write' | 'read';

export interface CallSpec<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Place extends CallPlace = CallPlace,
> {
  readonly place: Place;
  /** The Chinese name under which the operation log lists the call. */
  readonly word: string;
  readonly input: Input;
  readonly output: Output;
}

const define =
  <Place extends CallPlace>(place: Place) =>
  <Input extends z.ZodType, Output extends z.ZodType>(
    word: string,
    input: Input,
    output: Output,
  ): CallSpec<Input, Output, Place> => ({ place, word, input, output });

export const host = define('host');
export const write = define('write');
export const read = define('read');
