import { describe, expect, test } from 'vitest';
import * as d from '#shared/dates/day.ts';

describe('calendar days', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2024-04-31', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-01-00', false],
    ['2024-1-01', false],
    ['1948-12-31', false],
    ['1949-01-01', true],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['2024-01-01 ', false],
    ['', false],
  ])('%j is a day: %s', (text, is) => expect(d.isDay(text)).toBe(is));

  test('parts, borders and words', () => {
    expect([d.yearOf('2024-05-02'), d.monthOf('2024-05-02')]).toEqual([2024, 5]);
    expect(d.firstDayOfYear(2024)).toBe('2024-01-01');
    expect(d.lastDayOfYear(2024)).toBe('2024-12-31');
    expect(d.chineseDay('2024-05-02')).toBe('2024年5月2日');
    expect(d.dayOf(2023, 2, 29)).toBeNull();
    expect(() => d.assertDay('2024-02-30', 'paid on')).toThrow('paid on');
  });

  test('counts over months, leap days and years', () => {
    expect(d.addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(d.addMonths('2023-11-30', 3)).toBe('2024-02-29');
    expect(d.addMonths('2024-03-10', 12)).toBe('2025-03-10');
    expect(d.addMonths('2024-01-15', -1)).toBe('2023-12-15');
    expect(d.addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(d.addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(d.addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(d.daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    expect(d.daysBetween('2024-01-02', '2024-01-01')).toBe(-1);
  });
});
