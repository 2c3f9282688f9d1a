import type {
  IndicatorBranch,
  IndicatorLeaf,
  IndicatorPillar,
  IndicatorTemplate,
} from './types.ts';

/** A leaf with the two levels above it, in the order of the printed table. */
export interface PlacedLeaf {
  readonly pillar: IndicatorPillar;
  readonly branch: IndicatorBranch;
  readonly leaf: IndicatorLeaf;
}

export function leavesOf(template: IndicatorTemplate): readonly PlacedLeaf[] {
  return template.pillars.flatMap((pillar) =>
    pillar.branches.flatMap((branch) => branch.leaves.map((leaf) => ({ pillar, branch, leaf }))),
  );
}
