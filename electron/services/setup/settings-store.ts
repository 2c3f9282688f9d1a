import type { Database } from 'better-sqlite3';
import { parametersFrom, type RuleSettings } from '#shared/rules/parameters.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';

export const reasonPlace = (uid: string): string => `rule_settings|sealed_reason|${uid}`;

/** Every version of a fund's rule parameters, as the rules need them. */
export const settingsOf = (db: Database, fundId: number): RuleSettings[] =>
  rowsOf<Omit<RuleSettings, 'parameters'> & { parameters: string }>(
    db,
    `SELECT version, effective_from AS effectiveFrom, parameters FROM rule_settings
     WHERE fund_id = ? ORDER BY version`,
    fundId,
  ).map((row) => ({ ...row, parameters: parametersFrom(row.parameters) }));

export function recordSettings(
  ctx: LedgerContext,
  fundId: number,
  settings: RuleSettings & { reason: string },
): void {
  const uid = newUid();
  record(ctx, 'rule_settings', {
    uid,
    fund_id: fundId,
    version: settings.version,
    effective_from: settings.effectiveFrom,
    parameters: JSON.stringify(settings.parameters),
    sealed_reason: ctx.vault.seal(reasonPlace(uid), settings.reason),
  });
}
