import type { LocalDate } from '../../kernel/service-day.js';
import type { CircumstanceKind } from '../../kernel/vocabulary.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';

/** The circumstances of each person on a day; who has none is not there. */
export async function circumstancesOn(
  view: ReadView,
  volunteerIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, ReadonlySet<CircumstanceKind>>> {
  if (volunteerIds.length === 0) return new Map();
  const rows = await view.rows<{ volunteerId: string; kind: CircumstanceKind }>(
    `SELECT DISTINCT volunteer_id AS "volunteerId", kind FROM volunteer_circumstance
      WHERE volunteer_id IN (:...volunteerIds) AND from_day <= :day AND (until_day IS NULL OR until_day >= :day)`,
    { volunteerIds, day },
  );
  const found = new Map<string, Set<CircumstanceKind>>();
  for (const { volunteerId, kind } of rows)
    found.set(volunteerId, (found.get(volunteerId) ?? new Set()).add(kind));
  return found;
}
