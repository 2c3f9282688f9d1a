import type { FieldFaults } from '../../../lib/field-faults.ts';

export const WIZARD_STEPS = [
  { word: '单位与基金', fields: ['bureau', 'fund.name', 'fund.department', 'fund.governingBody'] },
  { word: '设立依据', fields: ['fund.legalBases'] },
  { word: '允许用途', fields: ['fund.permittedUses'] },
  { word: '资金与账户', fields: ['custody', 'account'] },
  { word: '期初余额', fields: ['opening'] },
  { word: '操作员', fields: ['operators'] },
  { word: '核对并建立', fields: [] },
] as const satisfies readonly { word: string; fields: readonly string[] }[];

/** The step on which a field is filled in; -1 for none. */
export function stepOfField(path: string): number {
  return WIZARD_STEPS.findIndex(({ fields }) =>
    fields.some((field) => path === field || path.startsWith(`${field}.`)),
  );
}

/** How many fields of each step are still wrong. */
export function faultsByStep(faults: FieldFaults): number[] {
  const counts = WIZARD_STEPS.map(() => 0);
  for (const path of Object.keys(faults)) {
    const step = stepOfField(path);
    if (step >= 0) counts[step]! += 1;
  }
  return counts;
}
