import { AppError } from '#shared/errors/app-error.ts';

/** The refusal, which there must be. */
export function refused(run: () => unknown): AppError {
  const error = refusalOf(run);
  if (error === null) throw new Error('nothing was refused');
  return error;
}

/** The code of the refusal, which there must be. */
export const refusal = (run: () => unknown): string => refused(run).code;

/** The code of the refusal, or that there is none. */
export const codeOf = (run: () => unknown): string => refusalOf(run)?.code ?? 'no error';

/** The code of what is refused in the end, which something must be. */
export async function failure(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('nothing failed');
}

function refusalOf(run: () => unknown): AppError | null {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return null;
}
