import { addDays, addMonths, type LocalDate, monthOf, yearOf } from '../../kernel/service-day.js';

/** The period that an award looks back on: a calendar year or a calendar month of service days (domain.md rules 40 and 51). */
export enum AwardPeriodKind {
  YEAR = 'YEAR',
  MONTH = 'MONTH',
}

/** `2026`, or `2026-05`. */
export type AwardPeriod = string;

/** The period that a text names; null when it names none of the kind. */
export function awardPeriodOf(kind: AwardPeriodKind, text: string): AwardPeriod | null {
  const pattern = kind === AwardPeriodKind.YEAR ? /^(19|20|21)\d\d$/ : /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
  return pattern.test(text) ? text : null;
}

/** First and last day. */
export function daysOfAwardPeriod(period: AwardPeriod): {
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate;
} {
  if (period.length === 4) return { fromDay: `${period}-01-01`, untilDay: `${period}-12-31` };
  const fromDay = `${period}-01`;
  return { fromDay, untilDay: addDays(addMonths(fromDay, 1), -1) };
}

/** The last period that is over on a day. */
export function awardPeriodBefore(kind: AwardPeriodKind, day: LocalDate): AwardPeriod {
  if (kind === AwardPeriodKind.YEAR) return yearOf(addDays(`${yearOf(day)}-01-01`, -1));
  return monthOf(addDays(`${monthOf(day)}-01`, -1));
}
