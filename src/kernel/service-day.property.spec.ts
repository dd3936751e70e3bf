import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  isLocalDate,
  monthOf,
  serviceDayOf,
  splitByServiceDay,
  startOfServiceDay,
  yearOf,
} from './service-day.js';

const MINUTE_MILLISECONDS = 60_000;
const day = fc.integer({ min: 0, max: 60_000 }).map((offset) => addDays('1950-01-01', offset));
const wholeMinute = fc
  .integer({
    min: Date.UTC(2020, 0, 1) / MINUTE_MILLISECONDS,
    max: Date.UTC(2030, 0, 1) / MINUTE_MILLISECONDS,
  })
  .map((minutes) => new Date(minutes * MINUTE_MILLISECONDS));

describe('rule 18: splitting at midnight, whatever the span', () => {
  it('the parts follow one another without a gap, one per day, none empty', () => {
    fc.assert(
      fc.property(wholeMinute, fc.integer({ min: 1, max: 5 * 1440 }), (start, lengthMinutes) => {
        const end = new Date(start.getTime() + lengthMinutes * MINUTE_MILLISECONDS);
        const parts = splitByServiceDay(start, end);
        expect(parts[0]?.start).toEqual(start);
        expect(parts.at(-1)?.end).toEqual(end);
        for (const [index, part] of parts.entries()) {
          expect(part.minutes).toBe((part.end.getTime() - part.start.getTime()) / MINUTE_MILLISECONDS);
          expect(part.minutes).toBeGreaterThan(0);
          expect(part.minutes).toBeLessThanOrEqual(1440);
          if (index > 0) expect(part.start).toEqual(parts[index - 1]?.end);
          if (index > 0) expect(part.start).toEqual(startOfServiceDay(part.day));
        }
        expect(new Set(parts.map((part) => part.day)).size).toBe(parts.length);
      }),
    );
  });

  it('a span without length, or one that runs backwards, has no part', () => {
    fc.assert(
      fc.property(wholeMinute, fc.nat(10_000), (start, back) => {
        expect(splitByServiceDay(start, new Date(start.getTime() - back))).toEqual([]);
      }),
    );
  });

  it('a day begins with its own first instant', () => {
    fc.assert(
      fc.property(day, (some) => {
        const begin = startOfServiceDay(some);
        expect(serviceDayOf(begin)).toBe(some);
        expect(serviceDayOf(new Date(begin.getTime() - 1))).toBe(addDays(some, -1));
      }),
    );
  });
});

describe('dates, whatever they are', () => {
  it('days added are the days between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
        const to = addDays(from, days);
        expect(isLocalDate(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });

  it('months added change the month, and the date only when the month is too short', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -240, max: 240 }), (from, months) => {
        const to = addMonths(from, months);
        const monthNumberOf = (some: string): number => Number(yearOf(some)) * 12 + Number(some.slice(5, 7));
        expect(monthNumberOf(to) - monthNumberOf(from)).toBe(months);
        if (to.slice(8) !== from.slice(8)) {
          expect(to.slice(8) < from.slice(8)).toBe(true);
          expect(monthOf(addDays(to, 1))).not.toBe(monthOf(to));
        }
      }),
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('rule 5: an age grows by one each year, never on any day but the birthday', () => {
    fc.assert(
      fc.property(day, fc.nat(36_500), (birthDate, daysLater) => {
        const today = addDays(birthDate, daysLater);
        const growth = ageOn(birthDate, addDays(today, 1)) - ageOn(birthDate, today);
        const tomorrow = addDays(today, 1).slice(5);
        const leapling = birthDate.slice(5) === '02-29' && tomorrow === '03-01' && today.slice(5) === '02-28';
        expect(growth).toBe(tomorrow === birthDate.slice(5) || leapling ? 1 : 0);
      }),
    );
  });

  it('rule 5: someone born today is 0, and of 29 February 18 years on 1 March, in a leap year on the day', () => {
    expect(ageOn('2026-06-15', '2026-06-15')).toBe(0);
    expect(ageOn('2004-02-29', '2024-02-28')).toBe(19);
    expect(ageOn('2004-02-29', '2024-02-29')).toBe(20);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('sort as texts do', () => {
    fc.assert(fc.property(day, day, (a, b) => expect(a < b).toBe(daysBetween(a, b) > 0)));
  });

  it('tell their year and month', () => {
    expect(yearOf('2026-06-15')).toBe('2026');
    expect(monthOf('2026-06-15')).toBe('2026-06');
  });

  it.each([
    '2026-06-15\n',
    ' 2026-06-15',
    '2026-06-15T00:00:00Z',
    '２０２６-06-15',
    '1900-02-29',
    '2200-01-01',
  ])('%j is not one', (text) => expect(isLocalDate(text)).toBe(false));
});
