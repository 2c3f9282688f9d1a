import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#shared/dates/day.ts';
import { asAnswered, effectOf, negateEffect } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { judgeBatch } from '#shared/rules/judge.ts';
import type { RuleContext } from '#shared/rules/types.ts';
import { anEntry } from '../../unit/rules/world.ts';
import * as arbitrary from './arbitrary.ts';

const withAnswered = (context: RuleContext): RuleContext => ({
  ...context,
  answered: (['current', 'carryover'] as const).map((funding) => {
    const paid = anEntry({
      uid: `paid-${funding}`,
      funding,
      businessDate: '2024-01-01',
      amountFen: 999_999,
    });
    return asAnswered(paid, effectOf(paid, null));
  }),
});
const context = arbitrary.context.map(withAnswered);

const judgementsOf = (entries: EntryFacts[], world: RuleContext) =>
  new Map(judgeBatch(entries, world).map((v) => [v.entryUid, v.judgements]));
const da05 = (entries: EntryFacts[], world: RuleContext) =>
  new Map(
    [...judgementsOf(entries, world)].map(([uid, list]) => [
      uid,
      list.find(({ code }) => code === 'DA-05')!,
    ]),
  );

type Money = 'total' | 'current' | 'carryover';

/** Authorised on a day, written again from the rule's words. */
function oracleAuthorised(world: RuleContext, on: Day): Record<Money, number> {
  const inForce = world.budgetDocuments.filter((d) => d.budgetYear === 2024 && d.effectiveOn <= on);
  const has = inForce.some((d) => d.kind === 'initial');
  let current = 0;
  let carryover = 0;
  for (const { kind, amountFen } of inForce) {
    if (kind === 'carryover') carryover += amountFen;
    if (kind === 'reduction') current -= amountFen;
    if (kind === 'supplement' || kind === 'initial') current += amountFen;
    if (kind === 'advance' && !has) current += amountFen;
  }
  return { current, carryover, total: current + carryover };
}

/** What one entry adds to the spending of one kind of money. */
function oracleSpending(entry: EntryFacts, money: Money): number {
  if (money !== 'total' && entry.funding !== money) return 0;
  if (entry.kind === 'relief' || entry.kind === 'working_expense') return entry.amountFen;
  return entry.kind === 'returned' ? -entry.amountFen : 0;
}

function oraclePosted(world: RuleContext, money: Money, on: Day): number {
  const openingCarried = world.openingSpentCarryoverFen;
  const part = {
    total: world.openingSpentFen,
    carryover: openingCarried,
    current: world.openingSpentFen - openingCarried,
  };
  let sum = part[money];
  for (const total of world.dayTotals) {
    if (total.day > on) continue;
    if (money !== 'carryover') sum += total.spentFen - total.spentCarryoverFen;
    if (money !== 'current') sum += total.spentCarryoverFen;
  }
  return sum;
}

/** Walks through every day of the year: is this entry's DA-05 broken? */
function oracleFails(entry: EntryFacts, batch: EntryFacts[], world: RuleContext): boolean {
  if (oracleSpending(entry, 'total') <= 0) return false;
  for (let on = entry.businessDate; on <= '2024-12-31'; on = addDays(on, 1)) {
    for (const money of ['total', entry.funding] as const) {
      const added = batch
        .filter((other) => other.businessDate <= on)
        .reduce((sum, other) => sum + oracleSpending(other, money), 0);
      const over = oraclePosted(world, money, on) + added > oracleAuthorised(world, on)[money];
      if (added > 0 && over) return true;
    }
  }
  return false;
}

describe('DA-05', () => {
  test('equals a walk through every day of the year', () => {
    let failures = 0;
    let passes = 0;
    fc.assert(
      fc.property(context, arbitrary.entries, (world, entries) => {
        const judged = da05(entries, world);
        for (const entry of entries) {
          const fails = oracleFails(entry, entries, world);
          expect(judged.get(entry.uid)!.outcome === 'failed', entry.uid).toBe(fails);
          if (fails) failures += 1;
          else passes += 1;
        }
      }),
      { numRuns: 400 },
    );
    // The oracle is worth something only when both outcomes were met often.
    expect(Math.min(failures, passes)).toBeGreaterThan(50);
  });

  test('says how much is missing, and enough budget of both years’ money lets everything pass', () => {
    fc.assert(
      fc.property(context, arbitrary.entries, (world, entries) => {
        const [failed] = [...da05(entries, world).values()].filter((j) => j.finding);
        if (!failed) return;
        expect(failed.finding!.message).toMatch(/缺 [\d,]+\.\d\d 元/);
        const topUp = {
          ...world.budgetDocuments[0],
          fundUid: 'fund',
          documentNo: '',
          budgetYear: 2024,
          effectiveOn: '2024-01-01',
          amountFen: 100_000,
        };
        const richer = {
          ...world,
          budgetDocuments: [
            ...world.budgetDocuments,
            { ...topUp, uid: 's', kind: 'supplement' as const },
            { ...topUp, uid: 'c', kind: 'carryover' as const },
          ],
        };
        for (const judgement of da05(entries, richer).values())
          expect(judgement.finding).toBeNull();
      }),
    );
  });

  test('a red-blue pair nets to zero and never fires, on whatever day and however overspent', () => {
    fc.assert(
      fc.property(context, arbitrary.entries, (world, originals) => {
        const effects = new Map(judgeBatch(originals, world).map((v) => [v.entryUid, v.effect]));
        const pairs = originals.flatMap((entry) => {
          const effect = effects.get(entry.uid)!;
          const entryUid = entry.uid;
          return [
            {
              ...entry,
              uid: `${entryUid}-red`,
              correction: { color: 'red', entryUid, effect } as const,
            },
            { ...entry, uid: `${entryUid}-blue`, correction: { color: 'blue', entryUid } as const },
          ];
        });
        const verdicts = judgeBatch(pairs, world);
        expect(verdicts.reduce((sum, v) => sum + v.effect.spentFen, 0)).toBe(0);
        expect(verdicts.reduce((sum, v) => sum + v.effect.bankFen, 0)).toBe(0);
        for (const { judgements } of verdicts) {
          expect(judgements.filter((j) => j.code === 'DA-05' && j.finding)).toEqual([]);
          expect(judgements.filter((j) => j.code === 'DA-06' && j.finding)).toEqual([]);
        }
      }),
    );
  });
});

describe('a batch', () => {
  const mixed = fc
    .tuple(arbitrary.entries, arbitrary.fees)
    .map(([entries, fees]) => [...entries, ...fees]);

  test('is judged the same in whatever order it is given', () => {
    fc.assert(
      fc.property(
        context,
        mixed.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
          ),
        ),
        (world, [entries, shuffled]) => {
          const byUid = (list: EntryFacts[]) =>
            new Map(judgeBatch(list, world).map((verdict) => [verdict.entryUid, verdict]));
          const given = byUid(entries);
          for (const [uid, verdict] of byUid(shuffled)) expect(verdict).toEqual(given.get(uid));
        },
      ),
    );
  });

  test('fees never fail, never make a payment fail, and never overspend', () => {
    fc.assert(
      fc.property(context, arbitrary.entries, arbitrary.fees, (world, entries, fees) => {
        const without = judgementsOf(entries, world);
        const verdicts = judgeBatch([...entries, ...fees], world);
        for (const { entryUid, judgements, effect } of verdicts) {
          const failed = judgements.filter(({ outcome }) => outcome === 'failed');
          if (!entryUid.startsWith('fee')) {
            expect(failed.map((j) => j.code)).toEqual(
              without
                .get(entryUid)!
                .filter((j) => j.outcome === 'failed')
                .map((j) => j.code),
            );
            continue;
          }
          expect(failed.map((j) => j.code).filter((code) => code !== 'DA-15')).toEqual([]);
          expect(effect.spentFen).toBeGreaterThanOrEqual(0);
          expect(effect.spentFen).toBeLessThanOrEqual(-effect.bankFen);
        }
      }),
    );
  });

  test('the effect of a reversal of a reversal is the effect', () => {
    fc.assert(
      fc.property(context, mixed, (world, entries) => {
        for (const { effect } of judgeBatch(entries, world)) {
          expect(negateEffect(negateEffect(effect))).toEqual(effect);
        }
      }),
    );
  });
});
