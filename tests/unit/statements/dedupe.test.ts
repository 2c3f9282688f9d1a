import { describe, expect, it } from 'vitest';
import { type ComparableLine, dedupe, type ExistingLine } from '#shared/statements/dedupe.ts';
import { headerFingerprint } from '#shared/statements/fingerprint.ts';
import { lineKey } from '#shared/statements/identity.ts';

const line = (
  day: string,
  amountFen: number,
  balanceFen: number | null,
  serial: string | null,
  rest: Partial<ComparableLine> = {},
): ComparableLine => ({ day, amountFen, balanceFen, serial, ...rest });

const keep = (lines: readonly ComparableLine[]): ExistingLine<number>[] =>
  lines.map((l, id) => ({ ...l, id }));

const verdicts = (incoming: ComparableLine[], kept: ExistingLine<number>[]): string[] =>
  dedupe(incoming, () => kept).verdicts.map((v) => v.verdict);

const D = '2023-01-03';

describe('dedupe', () => {
  it('keeps twins and never merges by serial alone', () => {
    const fee = [line(D, -10000, 90000, 'S1'), line(D, -50, 89950, 'S1')];
    expect(verdicts(fee, [])).toEqual(['new', 'new']);
    const twins = [line(D, 100, null, 'S'), line(D, 100, null, 'S')];
    const first = dedupe(twins, () => keep([]));
    expect(first.verdicts.map((v) => [v.verdict, v.occurrence])).toEqual([
      ['new', 1],
      ['new', 2],
    ]);
    expect(verdicts(twins, keep(twins))).toEqual(['existing', 'existing']);
    expect(verdicts(twins, keep(twins.slice(1)))).toEqual(['existing', 'new']);
  });

  it('takes the larger count of a day where there is neither serial nor balance, and flags it', () => {
    const three = Array.from({ length: 3 }, () => line(D, -500, null, null));
    const result = dedupe(three, () => keep(three.slice(0, 2)));
    expect(result.verdicts.map((v) => v.verdict)).toEqual(['existing', 'existing', 'new']);
    expect(result.verdicts[2]!.occurrence).toBe(3);
    expect(dedupe(three.slice(0, 1), () => keep(three)).partialDays).toEqual([
      { day: D, missing: 2 },
    ]);
  });

  it('doubts a bare pair whose parties contradict each other', () => {
    const [a, b] = ['张三', '李四'].map((counterpartyName) =>
      line(D, -500, null, null, { counterpartyName }),
    );
    expect(verdicts([b!], keep([a!]))).toEqual(['suspected']);
    expect(verdicts([b!, a!], keep([a!, b!]))).toEqual(['existing', 'existing']);
    expect(dedupe([b!], () => keep([a!])).verdicts[0]!.occurrence).toBe(2);
  });

  it('suspects the same line in another layout and says which', () => {
    const kept = keep([line(D, 100, 100, 'A1'), line(D, 100, 200, 'A2')]);
    const other = dedupe([line(D, 100, 200, null), line(D, 100, 300, null)], () => kept);
    expect(other.verdicts.map((v) => [v.verdict, v.matches])).toEqual([
      ['suspected', 1],
      ['new', null],
    ]);
    expect(verdicts([line(D, 100, null, null)], kept)).toEqual(['suspected']);
    expect(verdicts([line(D, 100, 100, 'B9')], kept)).toEqual(['suspected']);
    expect(verdicts([line('2023-01-04', 100, 100, null)], kept)).toEqual(['new']);
    expect(verdicts([line(D, 7, null, 'X')], keep([line(D, 7, null, 'Y')]))).toEqual(['new']);
  });

  it('asks for the days of the file only, once', () => {
    const asked: string[] = [];
    dedupe([line('2023-02-01', 1, 1, null), line('2023-01-01', 1, 2, null)], (from, to) => {
      asked.push(from, to);
      return [];
    });
    expect(asked).toEqual(['2023-01-01', '2023-02-01']);
  });

  // Compared each with each, these would not end in the time a test has.
  it('stays linear where thousands of lines look alike', { timeout: 60_000 }, () => {
    const alike = Array.from({ length: 60_000 }, (_, k) => line(D, 100, k, null));
    const bare = Array.from({ length: 60_000 }, () => line(D, 100, null, null));
    expect(new Set(verdicts(bare, keep(alike)))).toEqual(new Set(['suspected']));
    expect(new Set(verdicts(bare, keep(bare)))).toEqual(new Set(['existing']));
  });
});

it('keys differ in every part that counts', () => {
  const base = { day: D, amountFen: 100, balanceFen: 200, serial: 'S' };
  const all = [
    lineKey(base),
    lineKey({ ...base, day: '2023-01-04' }),
    lineKey({ ...base, amountFen: -100 }),
    lineKey({ ...base, balanceFen: null }),
    lineKey({ ...base, serial: null }),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(lineKey({ ...base, serial: ' S\t' })).toBe(all[0]);
});

it('remembers a header by its words and places only', () => {
  const of = (...headers: string[]) =>
    headerFingerprint(headers.map((header, index) => ({ index, header })));
  expect(of('交易 日期', '金额（元）')).toBe(of('交易日期', '金额'));
  expect(of('交易日期', '金额')).not.toBe(of('金额', '交易日期'));
});
