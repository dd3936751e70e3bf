import { addDays, type LocalDate, serviceDayOf, startOfServiceDay } from '../kernel/service-day.js';
import { addWorkingDays, type WorkingCalendar } from '../kernel/working-days.js';

/** How long a notice is open; policy `notices`. */
export interface NoticePeriod {
  /** Calendar days. */
  readonly noticeDays: number;
  /** How many of them must be working days. */
  readonly noticeWorkingDays: number;
}

/**
 * From when on a notice can be closed: the day of publication does not count (Civil Code, art. 201), then so many whole
 * days of Shanghai, and more until enough of them are working days (domain.md rule 55).
 */
export function closableFrom(
  publishedAt: Date,
  { noticeDays, noticeWorkingDays }: NoticePeriod,
  calendar: WorkingCalendar,
): Date {
  const day = serviceDayOf(publishedAt);
  const byCalendar = addDays(day, noticeDays);
  const byWork = addWorkingDays(day, noticeWorkingDays, calendar);
  return startOfServiceDay(addDays(byWork > byCalendar ? byWork : byCalendar, 1));
}

/** The last day on which an objection is to be decided (rule 56). */
export const decideUntil = (objectedAt: Date, workingDays: number, calendar: WorkingCalendar): LocalDate =>
  addWorkingDays(serviceDayOf(objectedAt), workingDays, calendar);
