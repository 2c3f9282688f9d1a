import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from '#shared/approvals/claims.ts';
import { matchLines } from '#shared/approvals/match.ts';
import type { PayingLine } from '#shared/approvals/match-score.ts';

// Few names, days and amounts: twins and rivals are the rule.
const party = fc.record({
  name: fc.constantFrom('甲某', '乙某', ''),
  account: fc.constantFrom('1111', '2222', null),
});
const day = fc.constantFrom('2024-03-01', '2024-03-02', '2024-05-01');
const fen = fc.integer({ min: 1, max: 4 });

const lines: fc.Arbitrary<PayingLine[]> = fc
  .array(
    fc.record({ day, amountFen: fen, counterparty: party, memo: fc.constantFrom('', '付甲某') }),
    { maxLength: 8 },
  )
  .map((list) => list.map((line, at) => ({ uid: `line-${at}`, ...line })));

const approvalUid = fc.constantFrom('a', 'b', 'c');
const part = fc.record({ approvalUid, amountFen: fen });
const claims: fc.Arbitrary<Claim[]> = fc
  .array(
    fc.record({
      list: fc.constantFrom(false, false, true),
      parts: fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: (p) => p.approvalUid }),
      payees: fc.array(party, { maxLength: 2 }),
      from: day,
      until: fc.option(day),
      expectedOn: day,
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map((claim, at) => ({
      uid: `claim-${at}`,
      ...claim,
      parts: claim.list ? claim.parts : claim.parts.slice(0, 1),
    })),
  );
const open = fc
  .record({ a: fc.nat(8), b: fc.nat(8), c: fc.nat(8) })
  .map((room) => new Map(Object.entries(room)));

describe('matching', () => {
  test('one line, one claim; the parts add up to the line; no approval gets more than is open', () => {
    let proposed = 0;
    fc.assert(
      fc.property(lines, claims, open, (allLines, allClaims, room) => {
        const matches = matchLines(allLines, allClaims, room);
        expect(matches.map(({ lineUid }) => lineUid).sort()).toEqual(
          allLines.map(({ uid }) => uid).sort(),
        );
        const proposals = matches.flatMap(({ proposal }) => (proposal ? [proposal] : []));
        proposed += proposals.length;
        expect(new Set(proposals.map(({ claimUid }) => claimUid)).size).toBe(proposals.length);
        const given = new Map<string, number>();
        for (const { lineUid, claimUid, parts } of proposals) {
          const line = allLines.find(({ uid }) => uid === lineUid)!;
          const claim = allClaims.find(({ uid }) => uid === claimUid)!;
          // Two applications for one line: only by a list.
          if (!claim.list) expect(parts).toHaveLength(1);
          expect(parts.reduce((sum, p) => sum + p.amountFen, 0)).toBe(line.amountFen);
          for (const p of parts) {
            const claimed = claim.parts.find((of) => of.approvalUid === p.approvalUid)!;
            expect(p.amountFen).toBeLessThanOrEqual(claimed.amountFen);
            given.set(p.approvalUid, (given.get(p.approvalUid) ?? 0) + p.amountFen);
          }
        }
        for (const [uid, sum] of given) expect(sum).toBeLessThanOrEqual(room.get(uid)!);
      }),
      { numRuns: 500 },
    );
    expect(proposed).toBeGreaterThan(100);
  });

  test('the order of input does not matter', () => {
    const shuffled = <Item>(items: Item[]) =>
      fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length });
    const given = fc
      .tuple(lines, claims, open)
      .chain(([l, c, room]) =>
        fc.tuple(fc.constant([l, c, room] as const), shuffled(l), shuffled(c)),
      );
    fc.assert(
      fc.property(given, ([[l, c, room], otherLines, otherClaims]) => {
        expect(matchLines(otherLines, otherClaims, room)).toEqual(matchLines(l, c, room));
      }),
      { numRuns: 500 },
    );
  });

  test('what is sure is exact, known, and fits no other approval as well', () => {
    fc.assert(
      fc.property(lines, claims, open, (allLines, allClaims, room) => {
        const matches = matchLines(allLines, allClaims, room);
        for (const { zone, proposal, others } of matches) {
          if (zone === 'none') expect([proposal, others]).toEqual([null, []]);
          if (zone !== 'sure') continue;
          const target = (uid: string) => {
            const claim = allClaims.find((c) => c.uid === uid)!;
            return claim.list ? claim.uid : claim.parts[0]!.approvalUid;
          };
          expect(proposal!.reasons[0]).toBe('金额相符');
          const rivals = others.filter(
            (o) => o.strong && target(o.claimUid) !== target(proposal!.claimUid),
          );
          expect(rivals).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
