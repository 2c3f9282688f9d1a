import type { BrowserWindow } from 'electron';
import type { StepProgress } from '#electron/workers/messages.ts';
import type { CallArgs, CallOutput, CallsAt } from '#shared/contract/index.ts';

/** Who asked, and how to tell them how far it is. */
export interface HostContext {
  /** The window that asked: parent of dialogs. */
  readonly window: BrowserWindow;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StepProgress) => void;
}

export type HostCall<Name extends CallsAt<'host'>> = (
  input: CallArgs<Name>,
  context: HostContext,
) => Promise<CallOutput<Name>>;

/** One function per call of place `host`: a call without one does not compile. */
export type HostCalls = { readonly [Name in CallsAt<'host'>]: HostCall<Name> };

/** The calls of one area, e.g. `HostCallsOf<'setup'>`. */
export type HostCallsOf<Area extends string> = {
  readonly [Name in CallsAt<'host'> as Name extends `${Area}.${string}`
    ? Name
    : never]: HostCall<Name>;
};
