import { splitByServiceDay, startOfServiceDay } from '../../kernel/service-day.js';
import type { Span } from '../../kernel/span.js';
import type { WeeklyMinutes } from '../../volunteers/availability.js';

const MINUTE_MILLISECONDS = 60_000;

/**
 * How much of a span lies within the times of a week, 0 to 1. Over midnight each day is asked for by itself.
 * @param week times of one volunteer, which never overlap
 */
export function coverOf(span: Span, week: readonly WeeklyMinutes[]): number {
  let covered = 0;
  for (const { day, start, end } of splitByServiceDay(span.startAt, span.endAt)) {
    const midnight = startOfServiceDay(day).getTime();
    const [from, until] = [start, end].map((time) => (time.getTime() - midnight) / MINUTE_MILLISECONDS);
    for (const slot of week)
      if (slot.weekday === weekdayOf(day))
        covered += Math.max(0, Math.min(until ?? 0, slot.untilMinute) - Math.max(from ?? 0, slot.fromMinute));
  }
  return (covered * MINUTE_MILLISECONDS) / (span.endAt.getTime() - span.startAt.getTime());
}

/** 1 Monday to 7 Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
