/**
 * What travels between the host and a worker. A protocol names each request kind with the payload
 * it takes and the result it gives, so both ends are checked against one type.
 */
import type { ErrorData } from '#shared/errors/app-error.ts';

export interface Exchange {
  payload: unknown;
  result: unknown;
}
/** Every member of a protocol must be an exchange. */
export type Exchanges<P> = { [Kind in keyof P]: Exchange };
export type KindOf<P> = keyof P & string;
export type PayloadOf<P extends Exchanges<P>, Kind extends KindOf<P>> = P[Kind]['payload'];
export type ResultOf<P extends Exchanges<P>, Kind extends KindOf<P>> = P[Kind]['result'];

export interface WorkerRequest {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  /** One Int32: 1 asks the running handler to stop. Shared, so no message has to be received. */
  readonly cancelFlag: SharedArrayBuffer;
}

export type WorkerReply =
  | { readonly type: 'progress'; readonly id: number; readonly progress: StepProgress }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly id: number; readonly error: ErrorData };

export interface StepProgress {
  /** Chinese name of the step. */
  readonly step: string;
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
}
