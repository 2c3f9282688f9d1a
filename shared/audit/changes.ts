/**
 * One field of a record as the operation log may hold it. `value` is what it is, never kept; `text`
 * is what may be read without a key: masked where the value names a person.
 */
export interface Fact {
  /** Which field it is, the same before and after a change. */
  readonly key: string;
  /** 项目, in the domain's word. */
  readonly field: string;
  readonly value: unknown;
  readonly text: string;
}

/** What a call changed of one field: 项目, 修改前, 修改后. */
export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Stands for a new value that reads like the old one because both are masked. */
export const HIDDEN_CHANGE = '已改';

/** The fields whose values differ between two looks at one record, in the record's own order. */
export function changesOf(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const was = byKey(before);
  const is = byKey(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (isSame(old?.value, now?.value)) return [];
    const [from, to] = [old?.text ?? '', now?.text ?? ''];
    const field = (now ?? old)!.field;
    return [{ field, before: from, after: from === to ? HIDDEN_CHANGE : to }];
  });
}

const byKey = (facts: readonly Fact[]): ReadonlyMap<string, Fact> =>
  new Map(facts.map((fact) => [fact.key, fact]));

const isSame = (a: unknown, b: unknown): boolean =>
  (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);

/** A field left empty is no value, however its record says so. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
