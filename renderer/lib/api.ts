import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import type { CallInput, CallName, CallOutput, ReliefApi } from '#shared/contract/index.ts';
import { CallError, unexpected } from './call-error.ts';
import { announceError } from './notices.tsx';
import { forgetProgress } from './progress.ts';

export { CallError } from './call-error.ts';
export { useProgress } from './progress.ts';

declare global {
  interface Window {
    readonly relief: ReliefApi;
  }
}

/** One call over the bridge: its value, or a {@link CallError} thrown. */
export async function callRelief<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  forgetProgress(name);
  let result: Awaited<ReturnType<typeof window.relief.call<Name>>>;
  try {
    result = await window.relief.call(name, input);
  } catch (cause) {
    throw unexpected(cause);
  }
  if (!result.ok) throw new CallError(result.error);
  return result.value;
}

type Area =
  | 'setup'
  | 'people'
  | 'budget'
  | 'statements'
  | 'entries'
  | 'cases'
  | 'approvals'
  | 'documents'
  | 'appraisal'
  | 'reports'
  | 'audit';
const areaOf = (name: CallName) => name.slice(0, name.indexOf('.'));
const queryKey = (name: CallName, input: unknown) => [areaOf(name), name, input] as const;

/** What a command of an area may have changed on screen; an area not listed changes everything. */
const AFFECTS: Partial<Record<string, readonly Area[]>> = {
  budget: ['budget', 'setup', 'entries', 'reports', 'appraisal', 'audit'],
  statements: ['statements', 'setup', 'entries', 'approvals', 'audit'],
  // A posted payment moves the application it names.
  entries: [
    'entries',
    'statements',
    'approvals',
    'setup',
    'budget',
    'reports',
    'appraisal',
    'audit',
  ],
  cases: ['cases', 'approvals', 'setup', 'appraisal', 'audit'],
  approvals: ['approvals', 'entries', 'statements', 'setup', 'appraisal', 'audit'],
  // A linked paper is one less that is missing.
  documents: ['documents', 'approvals', 'cases', 'entries', 'audit'],
  appraisal: ['appraisal', 'reports', 'audit'],
  papers: ['audit'],
  people: ['people', 'setup', 'audit'],
};

/** Commands after which another ledger, another state of it or another person is at the desk. */
const CHANGES_LEDGER: ReadonlySet<CallName> = new Set<CallName>([
  'setup.create',
  'setup.open',
  'setup.openSample',
  'setup.close',
  'people.signIn',
  'people.signOut',
  'backup.restore',
  'backup.undoRestore',
]);

/**
 * Asks which ledger is open before anything else is read again: the pages of the former one must
 * be gone by then, or they would ask the new one for records it never had.
 */
export async function refreshLedger(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: ['setup', 'setup.current'] });
  await new Promise((shown) => setTimeout(shown));
  client.removeQueries({ type: 'inactive' });
  await client.invalidateQueries();
}

/** Reads again whatever the command may have changed. */
export async function refreshAfter(client: QueryClient, name: CallName): Promise<void> {
  if (CHANGES_LEDGER.has(name)) return refreshLedger(client);
  const areas = AFFECTS[areaOf(name)];
  if (!areas) return client.invalidateQueries();
  await Promise.all(areas.map((area) => client.invalidateQueries({ queryKey: [area] })));
}

export interface CallOptions {
  /** Keep showing the last answer while the next one is read (filters, paging). */
  keepPrevious?: boolean;
}

/** Reads through a call and keeps the answer fresh. Pass null while the input isn't known yet. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name> | null,
  options: CallOptions = {},
): UseQueryResult<CallOutput<Name>, CallError> {
  return useQuery<CallOutput<Name>, CallError>({
    queryKey: queryKey(name, input),
    queryFn: () => callRelief(name, input as CallInput<Name>),
    enabled: input !== null,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Calls that answer a page of rows and the key of the next one. */
export type PagedCallName = {
  [Name in CallName]: CallOutput<Name> extends { rows: unknown[]; next: string | null }
    ? Name
    : never;
}[CallName];
type RowOf<Name extends PagedCallName> =
  CallOutput<Name> extends { rows: (infer Row)[] } ? Row : never;

export interface PagedRows<Row> {
  rows: Row[];
  loading: boolean;
  loadingMore: boolean;
  hasMore: boolean;
  error: CallError | null;
  loadMore(): void;
  retry(): void;
}

const PAGE_ROWS = 200;

/** A list read page by page as it is scrolled: feed the answer to `PagedTable`. */
export function usePaged<Name extends PagedCallName>(
  name: Name,
  filter: Omit<CallInput<Name>, 'cursor' | 'limit'> | null,
): PagedRows<RowOf<Name>> {
  const query = useInfiniteQuery<
    { rows: RowOf<Name>[]; next: string | null },
    CallError,
    { rows: RowOf<Name>[]; next: string | null }[],
    readonly unknown[],
    string | null
  >({
    queryKey: [...queryKey(name, filter), 'pages'],
    queryFn: async ({ pageParam }) => {
      const input = { ...filter, cursor: pageParam, limit: PAGE_ROWS } as CallInput<Name>;
      return (await callRelief(name, input)) as { rows: RowOf<Name>[]; next: string | null };
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages,
    enabled: filter !== null,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.flatMap((page) => page.rows) ?? [], [query.data]);
  return {
    rows,
    loading: query.isLoading,
    loadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

export interface CommandOptions {
  /** The screen shows `error` itself (beside the form), so no notice pops up. */
  quiet?: boolean;
}

export interface Command<Name extends CallName> {
  /**
   * Its value, or undefined when it failed: the error was shown, nothing need be caught. Asked
   * again while it runs it does nothing.
   */
  run(input: CallInput<Name>): Promise<CallOutput<Name> | undefined>;
  pending: boolean;
  error: CallError | null;
  reset(): void;
  /** Asks a long command to stop. */
  cancel(): void;
}

/** A call that changes something. Lists it may have changed are read again when it succeeds. */
export function useCommand<Name extends CallName>(
  name: Name,
  options: CommandOptions = {},
): Command<Name> {
  const client = useQueryClient();
  const { notification } = App.useApp();
  const mutation = useMutation<CallOutput<Name>, CallError, CallInput<Name>>({
    mutationFn: (input) => callRelief(name, input),
    onSuccess: () => {
      // What it could not do before it has done now.
      notification.destroy(name);
      return refreshAfter(client, name);
    },
    onError: (error) => {
      if (!options.quiet && !error.cancelled) announceError(notification, name, error);
    },
  });
  const { mutateAsync } = mutation;
  const running = useRef(false);
  const run = useCallback(
    async (input: CallInput<Name>) => {
      // The second click of a double click comes before the button can show that it waits.
      if (running.current) return undefined;
      running.current = true;
      try {
        return await mutateAsync(input);
      } catch {
        return undefined;
      } finally {
        running.current = false;
      }
    },
    [mutateAsync],
  );
  return {
    run,
    pending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
    cancel: () => window.relief.cancel(name),
  };
}
