import { yuan } from '../entries/describe.ts';
import { namedApproval } from './approval-entry.ts';
import { isRed, notApplicable, passed, type Rule, warned } from './judgement.ts';

const CODE = 'DA-16';

/**
 * DA-16: a working expense at or above the procurement threshold names its procurement record. The
 * approved amount decides, so that paying in parts doesn't slip below it.
 */
export const procurementRecord: Rule = (entry, batch, context) => {
  const named = namedApproval(entry, batch, context);
  const working = named?.facts.approval.kind === 'working_expense';
  if (!named || !working || entry.kind !== 'working_expense' || isRed(entry)) {
    return notApplicable(CODE);
  }
  const fromFen = named.facts.parameters.procurementFromFen;
  const amountFen = named.state.approvedFen ?? named.facts.approval.requestedFen;
  if (fromFen === null || amountFen < fromFen) return notApplicable(CODE);
  const { status } = named.state.gates.find(({ gate }) => gate === 'procurement')!;
  if (status !== 'open') return passed(CODE);
  return warned(
    CODE,
    entry,
    `审批金额 ${yuan(amountFen)}达到采购限额 ${yuan(fromFen)}，未写明采购记录。` +
      '请补录采购记录编号；确无须采购程序的，写明理由。',
  );
};
