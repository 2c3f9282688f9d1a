import { insertRow } from '../ledger-file/insert.ts';
import { rowOf } from '../ledger-file/prepared.ts';
import { newUid } from '../ledger-file/uid.ts';
import type { LedgerContext } from './context.ts';

/** A person or payee as a document or the bank names it. */
export interface Party {
  name: string;
  account: string | null;
  /** Of persons helped only, where the payment needs it. */
  idNumber?: string | null;
  phone?: string | null;
}

const normal = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
const matchText = ({ name, account, idNumber, phone }: Party): string =>
  JSON.stringify([
    'party',
    normal(name),
    normal(account ?? ''),
    ...(idNumber || phone ? [normal(idNumber ?? ''), normal(phone ?? '')] : []),
  ]);

/**
 * Tells that two applications help one person: by identity number where it is known, else by name.
 * A keyed hash: nobody can tell from it who it is.
 */
export const personKey = (ctx: LedgerContext, { name, idNumber }: Party): Buffer =>
  ctx.vault.matchKey(
    JSON.stringify(idNumber ? ['person', normal(idNumber).toUpperCase()] : ['name', normal(name)]),
  );

/** The party of that name and account; a new one is sealed and appended. */
export function ensureParty(ctx: LedgerContext, party: Party): { id: number; uid: string } {
  const key = ctx.vault.matchKey(matchText(party));
  const known = rowOf<{ id: number; uid: string }>(
    ctx.db,
    'SELECT id, uid FROM party WHERE match_key = ?',
    key,
  );
  if (known !== null) return known;
  const uid = newUid();
  const sealed = ctx.vault.sealJson(`party|sealed|${uid}`, party);
  return { id: insertRow(ctx.db, 'party', { uid, match_key: key, sealed }), uid };
}

/** A payee's name and account only: identity number and phone are no matter of the books. */
export function openPayee(
  ctx: LedgerContext,
  id: number,
): { name: string; account: string | null } {
  const { name, account } = openParty(ctx, id);
  return { name, account };
}

export function openParty(ctx: LedgerContext, id: number): Party {
  const row = rowOf<{ uid: string; sealed: Buffer }>(
    ctx.db,
    'SELECT uid, sealed FROM party WHERE id = ?',
    id,
  )!;
  return ctx.vault.openJson<Party>(`party|sealed|${row.uid}`, row.sealed);
}
