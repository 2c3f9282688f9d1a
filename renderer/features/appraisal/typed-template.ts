import type { IndicatorTemplate } from '#shared/appraisal/types.ts';
import { pointsText, readPoints } from './points.ts';

/** The tree as typed: weights stay text until they are numbers. Every node keeps its id for ever. */
export interface TypedLeaf {
  id: string;
  name: string;
  weight: string;
  criteria: string;
}
export interface TypedBranch {
  id: string;
  name: string;
  weight: string;
  leaves: TypedLeaf[];
}
export interface TypedPillar {
  id: string;
  name: string;
  weight: string;
  branches: TypedBranch[];
}
export interface TypedTemplate {
  name: string;
  pillars: TypedPillar[];
}

export function typedFromTemplate(template: IndicatorTemplate): TypedTemplate {
  return {
    name: template.name,
    pillars: template.pillars.map((pillar) => ({
      id: pillar.id,
      name: pillar.name,
      weight: pointsText(pillar.weightHundredths),
      branches: pillar.branches.map((branch) => ({
        id: branch.id,
        name: branch.name,
        weight: pointsText(branch.weightHundredths),
        leaves: branch.leaves.map((leaf) => ({
          id: leaf.id,
          name: leaf.name,
          weight: pointsText(leaf.weightHundredths),
          criteria: leaf.criteria,
        })),
      })),
    })),
  };
}

/** The tree the checks judge; a weight that can't be read counts as 0 and is found there. */
export function templateFrom(base: IndicatorTemplate, typed: TypedTemplate): IndicatorTemplate {
  const weightHundredths = (text: string) => readPoints(text) ?? 0;
  return {
    ...base,
    name: typed.name,
    pillars: typed.pillars.map((pillar) => ({
      id: pillar.id,
      name: pillar.name,
      weightHundredths: weightHundredths(pillar.weight),
      branches: pillar.branches.map((branch) => ({
        id: branch.id,
        name: branch.name,
        weightHundredths: weightHundredths(branch.weight),
        leaves: branch.leaves.map((leaf) => ({
          id: leaf.id,
          name: leaf.name,
          weightHundredths: weightHundredths(leaf.weight),
          criteria: leaf.criteria,
        })),
      })),
    })),
  };
}

/** Sum of weights as typed, in hundredths; what can't be read counts as nothing. */
export const sumOf = (nodes: readonly { weight: string }[]): number =>
  nodes.reduce((sum, node) => sum + (readPoints(node.weight) ?? 0), 0);

const idsOf = (typed: TypedTemplate): string[] =>
  typed.pillars.flatMap((pillar) => [
    pillar.id,
    ...pillar.branches.flatMap((branch) => [branch.id, ...branch.leaves.map((leaf) => leaf.id)]),
  ]);

/** An id no node has yet; scores name leaves by it, so it is never used twice. */
export function freshId(typed: TypedTemplate, prefix: 'pillar' | 'branch' | 'leaf'): string {
  const taken = new Set(idsOf(typed));
  let number = 1;
  while (taken.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

/** `items` with the one of that id changed; null removes it. */
export function changed<T extends { id: string }>(items: T[], id: string, next: T | null): T[] {
  return items.flatMap((item) => (item.id !== id ? [item] : next === null ? [] : [next]));
}
