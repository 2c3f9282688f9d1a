import type { CallArgs } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { questionsOf } from './questions.ts';
import type { RowVerdict } from './row-verdicts.ts';
import type { Stage } from './stage.ts';

/** What will become of every row. */
export interface Decided {
  /** Lines to add. */
  added: RowVerdict[];
  /** Rows kept out, with why. */
  others: { row: number; fate: 'existing' | 'skipped' | 'faulty' | 'declined'; reason: string }[];
}

/** Applies the user's choices; refuses while anything is open, and when nothing is left to add. */
export function decide(stage: Stage, args: CallArgs<'statements.commit'>): Decided {
  refuseUnconfirmed(stage, args);
  refuseUndecided(stage, args);
  const added: RowVerdict[] = [];
  const others: Decided['others'] = [];
  for (const verdict of stage.verdicts) {
    const chosen = args.decisions[verdict.row];
    const canAdd = verdict.line >= 0 && verdict.status !== 'skipped' && verdict.status !== 'faulty';
    const adds = chosen ? chosen.choice === 'add' : verdict.status === 'new';
    if (canAdd && adds && verdict.status !== 'existing') {
      added.push(verdict);
    } else {
      others.push({
        row: verdict.row,
        fate: fateOf(verdict),
        reason: chosen?.reason || verdict.reason,
      });
    }
  }
  if (added.length === 0) {
    const existing = others.filter(({ fate }) => fate === 'existing').length;
    throw ledgerErrors.make('IMPORT-NOTHING', { existing });
  }
  return { added, others };
}

function fateOf({ status }: RowVerdict): Decided['others'][number]['fate'] {
  return status === 'existing' || status === 'skipped' || status === 'faulty' ? status : 'declined';
}

function refuseUnconfirmed(stage: Stage, { confirmed }: CallArgs<'statements.commit'>): void {
  const open = questionsOf(stage).filter(
    ({ code }) => code === 'direction-ambiguous' || !confirmed.includes(code),
  );
  const [first] = open;
  if (first === undefined && stage.account !== null) return;
  const question = first?.message ?? '请选择对账单所属的银行账户。';
  throw ledgerErrors.make(
    'IMPORT-UNCONFIRMED',
    { question },
    { details: open.map(({ code }) => code) },
  );
}

function refuseUndecided(stage: Stage, { decisions }: CallArgs<'statements.commit'>): void {
  const open = stage.verdicts.filter((v) => v.needsDecision && decisions[v.row] === undefined);
  const impossible = stage.verdicts.filter(
    (v) => v.status === 'faulty' && decisions[v.row]?.choice === 'add',
  );
  const faulty = [...open.filter((v) => v.status === 'faulty'), ...impossible];
  const details = open.map(({ row, status }) => ({ row, status }));
  if (faulty.length > 0) {
    throw ledgerErrors.make(
      'IMPORT-FAULTY',
      { count: faulty.length, rows: listRows(faulty) },
      { details },
    );
  }
  if (open.length > 0) {
    throw ledgerErrors.make(
      'IMPORT-UNDECIDED',
      { count: open.length, rows: `第 ${listRows(open)} 行` },
      { details },
    );
  }
}

function listRows(verdicts: readonly RowVerdict[]): string {
  const shown = verdicts.slice(0, 10).map(({ row }) => row);
  return verdicts.length > shown.length ? `${shown.join('、')} 等` : shown.join('、');
}
