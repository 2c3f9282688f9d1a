import type { CallOutput } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';

export type Offered = CallOutput<'approvals.payable'>[number];

interface Option {
  value: string;
  label: string;
  /** What of it fits the payment; only where something does. */
  why?: string;
}

/** The list of applications: where some fit the payment, they stand apart and first. */
export function offeredOptions(
  offered: readonly Offered[],
): (Option | { label: string; options: Option[] })[] {
  const fitting = offered.filter(({ reasons }) => reasons.length > 0);
  const others = offered.filter(({ reasons }) => reasons.length === 0).map(optionOf);
  if (fitting.length === 0) return others;
  return [
    { label: '与这笔付款相符', options: fitting.map(optionOf) },
    ...(others.length === 0 ? [] : [{ label: '其他', options: others }]),
  ];
}

const optionOf = (each: Offered): Option => ({
  value: each.uid,
  label: [each.number, each.recipient, each.caseNo ?? '', `余 ${formatYuan(each.openFen)}`]
    .filter((part) => part !== '')
    .join(' '),
  ...(each.reasons.length === 0 ? {} : { why: each.reasons.join('、') }),
});
