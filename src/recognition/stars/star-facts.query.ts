import type { ReadView } from '../../platform/database/unit-of-work.js';

/** Average of the ratings of needs for which each volunteer has a confirmed record; who was never rated is not there. */
export async function averageRatings(
  view: ReadView,
  volunteerIds: readonly string[],
): Promise<Map<string, number>> {
  if (volunteerIds.length === 0) return new Map();
  const rows = await view.rows<{ volunteer_id: string; rating: number | string }>(
    `SELECT r.volunteer_id, AVG(n.rating) AS rating
       FROM service_record r
       JOIN activity a ON a.id = r.activity_id
       JOIN need n ON n.id = a.need_id AND n.rating IS NOT NULL
      WHERE r.volunteer_id IN (:...volunteerIds) AND r.status = 'CONFIRMED'
      GROUP BY r.volunteer_id`,
    { volunteerIds },
  );
  return new Map(rows.map(({ volunteer_id, rating }) => [volunteer_id, Number(rating)]));
}

/**
 * The entry with which somebody's honour minutes last came to a bound, or fell below it.
 * @returns null when they are on the other side of it
 */
export async function crossingEntry(
  view: ReadView,
  volunteerId: string,
  bound: number,
  direction: 'UP' | 'DOWN',
): Promise<string | null> {
  const before = direction === 'UP' ? '<' : '>=';
  const [row] = await view.rows<{ entry_id: string }>(
    `SELECT p.entry_id FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id
      WHERE a.owner_kind = 'VOLUNTEER' AND a.owner_id = :volunteerId AND a.kind = 'HONOR'
        AND p.account_sequence = 1 + COALESCE((SELECT MAX(q.account_sequence) FROM ledger_posting q
              WHERE q.account_id = a.id AND q.balance_after_minutes ${before} :bound), 0)`,
    { volunteerId, bound },
  );
  return row?.entry_id ?? null;
}
