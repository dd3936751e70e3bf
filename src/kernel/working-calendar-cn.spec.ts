import { describe, expect, it } from '@jest/globals';
import { STATE_COUNCIL_CALENDAR } from './working-calendar-cn.js';
import { isLocalDate } from './service-day.js';
import { isWorkingDay, workingDaysBetween } from './working-days.js';

const { holidays, makeUpDays } = STATE_COUNCIL_CALENDAR;
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the State Council’s calendar of 2025 and 2026', () => {
  it('names real dates, each once', () => {
    const days = [...holidays, ...makeUpDays];
    expect(days.filter((day) => !isLocalDate(day))).toEqual([]);
    expect(new Set(days).size).toBe(days.length);
  });

  it('makes up on Saturdays and Sundays only', () => {
    expect(makeUpDays.filter((day) => weekdayOf(day) !== 0 && weekdayOf(day) !== 6)).toEqual([]);
  });

  it.each([
    ['2025', 28, 5],
    ['2026', 33, 6],
  ])('%s has %i days off and %i worked weekend days', (year, off, worked) => {
    expect(holidays.filter((day) => day.startsWith(year))).toHaveLength(off);
    expect(makeUpDays.filter((day) => day.startsWith(year))).toHaveLength(worked);
  });

  it('leaves 248 working days in either year', () => {
    expect(workingDaysBetween('2024-12-31', '2025-12-31', STATE_COUNCIL_CALENDAR)).toBe(248);
    expect(workingDaysBetween('2025-12-31', '2026-12-31', STATE_COUNCIL_CALENDAR)).toBe(248);
  });

  it.each([
    ['2025-01-27', true],
    ['2025-01-28', false],
    ['2025-02-04', false],
    ['2025-02-05', true],
    ['2025-10-08', false],
    ['2025-10-09', true],
    ['2026-02-13', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-09-25', false],
    ['2026-09-28', true],
    ['2026-10-07', false],
    ['2026-10-08', true],
  ])('%s is worked: %s', (day, worked) => expect(isWorkingDay(day, STATE_COUNCIL_CALENDAR)).toBe(worked));
});
