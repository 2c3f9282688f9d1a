import type { CallOutput } from '#shared/contract/index.ts';
import { BUDGET_KIND_WORDS } from '#shared/terms.ts';
import { AmountText } from '../../ui/AmountText.tsx';

/** The year by kind of document, and what it comes to. */
export function BudgetTotals({ totals }: { totals: CallOutput<'budget.list'>['totals'] }) {
  const replaced = totals.initialFen > 0 && totals.advanceFen > 0;
  const items = [
    [BUDGET_KIND_WORDS.carryover, totals.carryoverFen],
    [
      replaced ? `${BUDGET_KIND_WORDS.advance}（已被替代）` : BUDGET_KIND_WORDS.advance,
      totals.advanceFen,
    ],
    [BUDGET_KIND_WORDS.initial, totals.initialFen],
    [BUDGET_KIND_WORDS.supplement, totals.supplementFen],
    [BUDGET_KIND_WORDS.reduction, -totals.reductionFen],
  ] as const;
  return (
    <dl className="sum-line">
      {items
        .filter(([, fen]) => fen !== 0)
        .map(([word, fen]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <AmountText fen={fen} />
            </dd>
          </div>
        ))}
      <div className="sum-main">
        <dt>全年可用预算</dt>
        <dd>
          <AmountText fen={totals.authorisedFen} strong />
        </dd>
      </div>
      <div>
        <dt>已支出</dt>
        <dd>
          <AmountText fen={totals.spentFen} />
        </dd>
      </div>
      <div>
        <dt>尚可支出</dt>
        <dd>
          <AmountText fen={totals.authorisedFen - totals.spentFen} strong />
        </dd>
      </div>
    </dl>
  );
}
