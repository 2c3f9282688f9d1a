import { DIRECTION_WORDS } from '#shared/statements/shown-words.ts';
import type { ColumnRole, DirectionReading } from '#shared/statements/types.ts';
import type { StagedRecognition } from './wizard-state.ts';

/** The readings that make sense for the columns chosen: nobody picks `signed` without an amount. */
export function directionOptions(
  recognition: StagedRecognition,
): { value: DirectionReading; label: string }[] {
  const has = (role: ColumnRole) => recognition.columns.some((c) => c.role === role);
  const found = new Set<DirectionReading>([
    recognition.direction.reading,
    ...recognition.candidates.map((c) => c.direction),
  ]);
  if (has('in') && has('out')) add(found, ['as-worded', 'swapped']);
  if (has('flag') && has('amount')) add(found, ['as-worded', 'debit-out', 'debit-in', 'swapped']);
  if (has('amount') && !has('flag')) add(found, ['signed', 'signed-reversed']);
  if (has('amount') && !has('flag') && has('balance')) add(found, ['by-balance']);
  if (has('payerAccount') || has('payeeAccount')) add(found, ['sides']);
  if (has('out') && !has('in')) add(found, ['payments', 'payments-reversed']);
  return [...found].map((value) => ({ value, label: DIRECTION_WORDS[value] }));
}

const add = (set: Set<DirectionReading>, values: DirectionReading[]) => {
  for (const value of values) set.add(value);
};
