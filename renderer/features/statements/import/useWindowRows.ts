import { useQueries } from '@tanstack/react-query';
import type { CallError } from '../../../lib/api.ts';

const CHUNK = 200;

export interface WindowRows<Row> {
  total: number;
  /** Undefined until its chunk has come. */
  at(index: number): Row | undefined;
  error: CallError | null;
  retry(): void;
}

/**
 * Rows of a staged file, read only around what is in sight: a million rows cost what a screen costs.
 * `key` must name the staging, so that a corrected reading is never shown with old rows.
 */
export function useWindowRows<Row>(
  key: readonly unknown[],
  read: (from: number, count: number) => Promise<{ rows: Row[]; total: number }>,
  window: { first: number; last: number },
): WindowRows<Row> {
  const from = Math.floor(window.first / CHUNK);
  const to = Math.max(from, Math.floor(window.last / CHUNK));
  const chunks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const queries = useQueries({
    queries: chunks.map((chunk) => ({
      queryKey: ['stage-window', ...key, chunk],
      queryFn: () => read(chunk * CHUNK, CHUNK),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
    })),
  });
  return {
    total: queries.reduce((most, query) => Math.max(most, query.data?.total ?? 0), 0),
    at: (index) => {
      const chunk = Math.floor(index / CHUNK);
      return queries[chunk - from]?.data?.rows[index - chunk * CHUNK];
    },
    error: (queries.find((query) => query.error)?.error as CallError | undefined) ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}
