import { useCallback, useRef, useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { CallError, callRelief } from '../../../lib/api.ts';
import { unexpected } from '../../../lib/call-error.ts';

export interface Staging {
  running: boolean;
  error: CallError | null;
  /** Resolves to null when it failed, was cancelled or was overtaken by a later correction. */
  stage(input: StageInput): Promise<StagedStatement | null>;
  cancel(): void;
}

export interface StageInput {
  token: string;
  fundUid: string;
  accountUid: string | null;
  mapping: Mapping | null;
}

/** Reads the file again at each correction; only the answer to the latest one counts. */
export function useStaging(): Staging {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const latest = useRef(0);
  const stage = useCallback(async (input: StageInput) => {
    const mine = ++latest.current;
    setRunning(true);
    setError(null);
    try {
      const staged = await callRelief('statements.stage', input);
      return latest.current === mine ? staged : null;
    } catch (cause) {
      if (latest.current === mine) {
        setError(cause instanceof CallError ? cause : unexpected(cause));
      }
      return null;
    } finally {
      if (latest.current === mine) setRunning(false);
    }
  }, []);
  const cancel = useCallback(() => window.relief.cancel('statements.stage'), []);
  return { running, error, stage, cancel };
}
