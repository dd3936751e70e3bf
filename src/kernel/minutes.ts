const MILLISECONDS_PER_MINUTE = 60_000;

/** Whole minutes between two instants, rounded down; negative spans count as 0. */
export function wholeMinutesBetween(start: Date, end: Date): number {
  return Math.max(0, Math.floor((end.getTime() - start.getTime()) / MILLISECONDS_PER_MINUTE));
}

/**
 * Minutes credited for a record: rounded down to whole units (domain.md rule 20: with a unit of 30, 89 → 60 and 29 → 0).
 * @throws RangeError when the unit is not a positive integer or the minutes are not a non-negative integer
 */
export function creditedMinutes(rawMinutes: number, unitMinutes: number): number {
  if (!Number.isSafeInteger(unitMinutes) || unitMinutes <= 0)
    throw new RangeError('the unit must be a positive integer');
  if (!Number.isSafeInteger(rawMinutes) || rawMinutes < 0)
    throw new RangeError('minutes must be a non-negative integer');
  return rawMinutes - (rawMinutes % unitMinutes);
}
