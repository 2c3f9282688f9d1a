import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { RuleSettingsView } from '#shared/contract/setup.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { parametersFrom } from '#shared/rules/parameters.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustFund } from '../guards.ts';
import { reasonPlace, recordSettings, settingsOf } from './settings-store.ts';

interface Row extends Omit<RuleSettingsView, 'parameters' | 'reason'> {
  uid: string;
  parameters: string;
  reason: Buffer;
}

/** 规则参数 of a fund: every version, the newest first. */
export function list(
  ctx: LedgerContext,
  { fundUid }: CallArgs<'setup.ruleSettings'>,
): CallOutput<'setup.ruleSettings'> {
  return rowsOf<Row>(
    ctx.db,
    `SELECT s.uid, s.version, s.effective_from AS effectiveFrom, s.parameters,
       s.sealed_reason AS reason, p.name AS recordedBy, s.recorded_at AS recordedAt
     FROM rule_settings s JOIN operator o ON o.uid = s.recorded_by
     JOIN person p ON p.uid = o.person_uid
     WHERE s.fund_id = ? ORDER BY s.version DESC`,
    mustFund(ctx, fundUid),
  ).map(({ uid, parameters, reason, ...row }) => ({
    ...row,
    parameters: parametersFrom(parameters),
    reason: ctx.vault.openText(reasonPlace(uid), reason),
  }));
}

/**
 * A change is a new version: it judges what happens from its day on and is not posted yet. Posted
 * entries keep the version that judged them.
 */
export function change(
  ctx: LedgerContext,
  { fundUid, after, ...changed }: CallArgs<'setup.changeRuleSettings'>,
): CallOutput<'setup.changeRuleSettings'> {
  const fundId = mustFund(ctx, fundUid);
  const newest = settingsOf(ctx.db, fundId).at(-1)!;
  if (newest.version !== after) {
    throw ledgerErrors.make('SETTINGS-CHANGED', { version: newest.version });
  }
  const same = JSON.stringify(newest.parameters) === JSON.stringify(changed.parameters);
  if (same && newest.effectiveFrom === changed.effectiveFrom) {
    throw ledgerErrors.make('SETTINGS-SAME');
  }
  const version = after + 1;
  recordSettings(ctx, fundId, { version, ...changed });
  return { version };
}
