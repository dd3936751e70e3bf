import { creditedMinutes, wholeMinutesBetween } from '../kernel/minutes.js';
import { daysBetween, type LocalDate, serviceDayOf, splitByServiceDay } from '../kernel/service-day.js';
import { type WorkingCalendar, workingDaysBetween } from '../kernel/working-days.js';
import type { Office } from '../platform/security/actor.js';

/** The part of a record on one service day. */
export interface DayPart {
  readonly day: LocalDate;
  readonly rawMinutes: number;
  readonly creditedMinutes: number;
}

export interface MeasuredService {
  readonly rawMinutes: number;
  readonly creditedMinutes: number;
  readonly days: readonly DayPart[];
}

/**
 * Minutes of a record and of its days (domain.md rules 18 and 20): the credit is rounded down once, on the whole record, and
 * given to the days from the first on, so that a night shift earns what a day shift of its length earns.
 */
export function measureService(
  startAt: Date,
  endAt: Date,
  terms: { unitMinutes: number; training: boolean },
): MeasuredService {
  const rawMinutes = wholeMinutesBetween(startAt, endAt);
  const credited = terms.training ? 0 : creditedMinutes(rawMinutes, terms.unitMinutes);
  let left = credited;
  const days = splitByServiceDay(startAt, endAt).map(({ day, minutes }) => {
    const own = Math.min(left, minutes);
    left -= own;
    return { day, rawMinutes: minutes, creditedMinutes: own };
  });
  return { rawMinutes, creditedMinutes: credited, days };
}

const RANK: Readonly<Record<Office, number>> = { SQUAD_LEADER: 0, COMMUNITY: 1, STREET: 2, DISTRICT: 3 };

export const officeSuffices = (office: Office, needed: Office): boolean => RANK[office] >= RANK[needed];

export interface LatenessTerms {
  readonly enterWithinWorkingDays: number;
  readonly districtOnlyAfterDays: number;
  readonly calendar: WorkingCalendar;
}

/** The lowest office that may enter (and confirm) service that ended when it did, entered on a day (rule 24). */
export function officeForLateness(endAt: Date, enteredOn: LocalDate, terms: LatenessTerms): Office {
  const served = serviceDayOf(endAt);
  if (daysBetween(served, enteredOn) > terms.districtOnlyAfterDays) return 'DISTRICT';
  const late = workingDaysBetween(served, enteredOn, terms.calendar) > terms.enterWithinWorkingDays;
  return late ? 'STREET' : 'SQUAD_LEADER';
}

export interface DayLimits {
  readonly dayLimitCommunityMinutes: number;
  readonly dayLimitStreetMinutes: number;
}

/** The lowest office that may confirm a day's total (rule 22). */
export function officeForDayTotal(totalMinutes: number, limits: DayLimits): Office {
  if (totalMinutes <= limits.dayLimitCommunityMinutes) return 'SQUAD_LEADER';
  return totalMinutes <= limits.dayLimitStreetMinutes ? 'STREET' : 'DISTRICT';
}
