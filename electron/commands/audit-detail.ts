import type { Change } from '#shared/audit/changes.ts';
import type { CallName } from '#shared/contract/index.ts';
import { withMaskedNumbers } from '#shared/people/masked.ts';

/**
 * What the operation log keeps of a call: the scalar facts of input and result that name records,
 * kinds, days and amounts. Texts people type may name a person and never get in.
 */
const KEPT = new Set([
  'uid',
  'uids',
  'fundUid',
  'accountUid',
  'operatorUid',
  'caseUid',
  'caseNo',
  'replacesUid',
  'year',
  'budgetYear',
  'kind',
  'documentNo',
  'effectiveOn',
  'effectiveFrom',
  'after',
  'version',
  'amountFen',
  'lineUids',
  'together',
  'acceptInquiry',
  'exceptions',
  'code',
  'postingUid',
  'chainSeq',
  'importUid',
  'added',
  'skippedByChoice',
  'confirmed',
  'day',
  'role',
  'cashier',
  'personUid',
  'deputyUid',
  'fromDay',
  'toDay',
  'validFrom',
  'counts',
  'total',
  'new',
  'existing',
  'suspected',
  'skipped',
  'conflict',
  'faulty',
  'leaveOut',
  'voucherNo',
  'vouchers',
  'account',
  'use',
  'opening',
  'date',
  'balanceFen',
  'approvalUid',
  'approvalUids',
  'application',
  'number',
  'appliedOn',
  'requestedFen',
  'gate',
  'outcome',
  'requestUid',
  'publicityUid',
  'fromDay',
  'toDay',
  'accepted',
  'rows',
  'parts',
  'lineUid',
  'draftUids',
  'linkUid',
  'subject',
  'media',
  'size',
  'file',
  'elsewhere',
  'closing',
  'sha256',
  'chainHead',
  'auditHead',
  'auditSeq',
  'scoreHeading',
]);
const MAX_ITEMS = 20;

/** Calls that are recorded nowhere but in the log, with the reason they must state. */
const STATED: ReadonlySet<CallName> = new Set(['approvals.reveal', 'entries.reveal']);

/** `value` is null of a call that was refused; `changes` are masked already. */
export function detailOf(
  call: CallName,
  args: unknown,
  value: unknown,
  changes: readonly Change[] = [],
): string {
  const { reason } = args as { reason?: string };
  const stated = STATED.has(call) ? { reason: withMaskedNumbers(reason ?? '') } : {};
  const detail = {
    input: keep(args, 0),
    ...stated,
    ...(value === null ? {} : { result: keep(value, 0) }),
    ...(changes.length === 0 ? {} : { changes }),
  };
  return JSON.stringify(detail);
}

function keep(value: unknown, depth: number): unknown {
  if (depth > 4 || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_ITEMS).map((item) => keepItem(item, depth + 1));
    return value.length > MAX_ITEMS ? [...items, `…共 ${value.length} 项`] : items;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    if (!KEPT.has(key)) return [];
    const kept = keep(inner, depth + 1);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const keepItem = (item: unknown, depth: number): unknown =>
  typeof item === 'object' ? keep(item, depth) : item;
