import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, type Fact, isNothing } from '#shared/audit/changes.ts';
import { FIELDS, factsOf } from '#shared/audit/fields.ts';

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.array(fc.string()),
);
/** A record of the fields a to f, each masked or not. */
const record = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), value, fc.boolean()))))
  .map((fields) => fields.map(([key, held, masked]) => fact(key, held, masked)));
const fact = (key: string, held: unknown, masked: boolean): Fact => ({
  key,
  field: `字段${key}`,
  value: held,
  text: isNothing(held) ? '' : masked ? '已填' : JSON.stringify(held),
});
const heldOf = (facts: readonly Fact[], field: string): unknown => {
  const held = facts.find((each) => each.field === field)?.value;
  return isNothing(held) ? null : held;
};

test('what did not change is never listed, what changed is listed once, before and after differ', () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      const changes = changesOf(before, after);
      const listed = changes.map(({ field }) => field);
      expect(new Set(listed).size).toBe(listed.length);
      for (const field of ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `字段${key}`)) {
        const [was, is] = [heldOf(before, field), heldOf(after, field)];
        const changed = JSON.stringify(was) !== JSON.stringify(is);
        expect([field, listed.includes(field)]).toEqual([field, changed]);
      }
      expect(changes.every((change) => change.before !== change.after)).toBe(true);
    }),
  );
});

test('a record against itself has no changes', () => {
  fc.assert(
    fc.property(record, (facts) => {
      expect(changesOf(facts, facts)).toEqual([]);
    }),
  );
});

const SEALED = [
  ...(['note', 'summary', 'purpose', 'grounds', 'specialPeriod', 'spendingUnit'] as const),
  ...(['recipientName', 'recipientIdNumber', 'recipientPhone', 'payeeName'] as const),
  'cashReason' as const,
];

test('of what the ledger seals no letter gets into a fact or a change', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9赵某丁]{1,30}$/);
  fc.assert(
    fc.property(fc.constantFrom(...SEALED), secret, secret, (key, before, after) => {
      const shown = changesOf(factsOf({ [key]: before }), factsOf({ [key]: after }));
      for (const change of shown) {
        expect([change.field, change.before, change.after]).toEqual([
          FIELDS[key].word,
          '已填',
          '已改',
        ]);
      }
      expect(shown).toHaveLength(before === after ? 0 : 1);
    }),
  );
});

test('of an account its last four at the most', () => {
  const account = fc.stringMatching(/^[0-9]{8,30}$/);
  fc.assert(
    fc.property(account, (number) => {
      const [{ text }] = factsOf({ payeeAccount: number }) as [Fact];
      expect(text).toBe(`****${number.slice(-4)}`);
    }),
  );
});
