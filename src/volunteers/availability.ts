import type { FieldFault } from '../kernel/problem.js';
import { AVAILABILITY_OVERLAPS, TIME_OF_DAY, UNTIL_NOT_AFTER_FROM } from './volunteers.problems.js';

export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

const WEEK = Object.values(Weekday);

/** A time of each week as people write it: `HH:MM`, `24:00` being the end of the day. */
export interface WeeklySlot {
  readonly weekday: Weekday;
  readonly from: string;
  readonly until: string;
}

/** The same in minutes since midnight of a day of the week, 1 Monday to 7 Sunday. */
export interface WeeklyMinutes {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/**
 * The times of a week in their order, those that touch made one. Over midnight there are two.
 * @param path where they stand in the mutation's arguments
 */
export function weekOf(
  slots: readonly WeeklySlot[],
  path: string,
): { readonly week: readonly WeeklyMinutes[]; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const read = slots.flatMap(({ weekday, from, until }, index) => {
    const [fromMinute, untilMinute] = [minuteOf(from), minuteOf(until)];
    if (fromMinute === null) faults.push({ path: `${path}.${index}.from`, code: TIME_OF_DAY });
    if (untilMinute === null) faults.push({ path: `${path}.${index}.until`, code: TIME_OF_DAY });
    if (fromMinute === null || untilMinute === null) return [];
    if (untilMinute <= fromMinute)
      faults.push({ path: `${path}.${index}.until`, code: UNTIL_NOT_AFTER_FROM });
    return [{ weekday: WEEK.indexOf(weekday) + 1, fromMinute, untilMinute, index }];
  });
  if (faults.length > 0) return { week: [], faults };
  const week: WeeklyMinutes[] = [];
  const inOrder = read.sort(
    (a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute || a.index - b.index,
  );
  for (const { index, ...slot } of inOrder) {
    const before = week.at(-1);
    const reached = before?.weekday === slot.weekday ? before.untilMinute : -1;
    if (slot.fromMinute < reached) faults.push({ path: `${path}.${index}`, code: AVAILABILITY_OVERLAPS });
    else if (before && slot.fromMinute === reached)
      week[week.length - 1] = { ...before, untilMinute: slot.untilMinute };
    else week.push(slot);
  }
  return { week, faults };
}

export const slotOf = ({ weekday, fromMinute, untilMinute }: WeeklyMinutes): WeeklySlot => ({
  weekday: WEEK[weekday - 1] ?? Weekday.MONDAY,
  from: timeOf(fromMinute),
  until: timeOf(untilMinute),
});

/** Minutes since midnight; null: no time of a day. */
function minuteOf(time: string): number | null {
  if (time === '24:00') return 24 * 60;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
