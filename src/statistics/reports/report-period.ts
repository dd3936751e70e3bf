import { invalidInput } from '../../kernel/problem.js';
import { addDays, addMonths, type LocalDate, startOfServiceDay } from '../../kernel/service-day.js';
import { REPORT_PERIOD_FUTURE } from './reports.problems.js';

/** A calendar month or year that a report is about. */
export interface ReportPeriod {
  readonly year: number;
  /** 1 to 12; null: the whole year. */
  readonly month: number | null;
  readonly fromDay: LocalDate;
  /** Included. */
  readonly untilDay: LocalDate;
  /** The instant at which it begins, and the one at which it is over, in milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** @throws Problem INVALID_INPUT for a period that has not begun */
export function reportPeriodOf(year: number, month: number | null, today: LocalDate): ReportPeriod {
  const fromDay = `${year}-${String(month ?? 1).padStart(2, '0')}-01`;
  if (fromDay > today)
    throw invalidInput([{ path: month === null ? 'year' : 'month', code: REPORT_PERIOD_FUTURE }]);
  const next = addMonths(fromDay, month === null ? 12 : 1);
  return {
    ...{ year, month, fromDay, untilDay: addDays(next, -1) },
    ...{ start: startOfServiceDay(fromDay).getTime(), end: startOfServiceDay(next).getTime() },
  };
}
