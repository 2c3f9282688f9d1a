import { firstValue, rowsOf } from '../ledger-file/prepared.ts';
import type { LedgerContext } from './context.ts';
import { openParty } from './party-store.ts';
import { initialsOf } from './pinyin.ts';

/** The names of those helped or paid by approvals, opened once; gone once the ledger is locked. */
interface NameIndex {
  upTo: number;
  byApproval: Map<number, { name: string; initials: string }[]>;
}

const opened = new WeakMap<object, NameIndex>();

const NAMED = `
  SELECT id, approval_id, party_id FROM (
    SELECT id * 2 AS id, id AS approval_id, recipient_id AS party_id FROM approval
    WHERE recipient_id IS NOT NULL
    UNION ALL
    SELECT id * 2 + 1, approval_id, party_id FROM approval_payee)`;

/** Ids of the applications whose recipient or payee a text names: a part of the name, or its initials. */
export function approvalsOfPerson(ctx: LedgerContext, text: string): number[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const found: number[] = [];
  for (const [approvalId, names] of namesOf(ctx)) {
    if (names.some(({ name, initials }) => name.includes(wanted) || initials.startsWith(wanted))) {
      found.push(approvalId);
    }
  }
  return found;
}

function namesOf(ctx: LedgerContext): NameIndex['byApproval'] {
  const count = firstValue<number>(
    ctx.db,
    'SELECT (SELECT count(*) FROM approval) + (SELECT count(*) FROM approval_payee)',
  )!;
  const known = opened.get(ctx.vault.opening);
  if (known?.upTo === count) return known.byApproval;
  const byApproval: NameIndex['byApproval'] = new Map();
  for (const { approval_id, party_id } of rowsOf<{ approval_id: number; party_id: number }>(
    ctx.db,
    NAMED,
  )) {
    const { name } = openParty(ctx, party_id);
    const names = byApproval.get(approval_id) ?? [];
    names.push({ name: plain(name), initials: initialsOf(name) });
    byApproval.set(approval_id, names);
  }
  opened.set(ctx.vault.opening, { upTo: count, byApproval });
  return byApproval;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
