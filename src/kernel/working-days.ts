import { addDays, type LocalDate } from './service-day.js';

/** Where the working week differs from Monday to Friday; published by the State Council each year. */
export interface WorkingCalendar {
  readonly holidays: readonly LocalDate[];
  /** Weekend days that are worked. */
  readonly makeUpDays: readonly LocalDate[];
}

export function isWorkingDay(day: LocalDate, calendar: WorkingCalendar): boolean {
  if (calendar.makeUpDays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Working days after `from`, up to and including `to`. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** The nth working day after a day. */
export function addWorkingDays(day: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
}
