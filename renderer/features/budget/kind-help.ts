import type { BudgetKind } from '#shared/rules/types.ts';

/** What each kind of document does to the money that may be spent. */
export const BUDGET_KIND_HELP: Record<BudgetKind, string> = {
  carryover: '上年没有用完、批准结转到本年使用的资金，单独列示。',
  advance: '人代会批准预算之前先行下达的额度；年初预算生效后即被替代，不再计入。',
  initial: '人代会批准的当年预算；自生效之日起替代预下达，不与它相加。',
  supplement: '年度中间追加的额度，加到可用预算上。',
  reduction: '年度中间调减的额度，按正数填写，从可用预算中减去。',
};
