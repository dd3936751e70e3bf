import { type LocalDate, startOfServiceDay, yearOf } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';

export const startOfYear = (day: LocalDate): Date => startOfServiceDay(`${yearOf(day)}-01-01`);

/** Minutes that each was granted out of pools since an instant; who was granted none is not there. */
export async function grantedSince(
  view: ReadView,
  volunteerIds: readonly string[],
  since: Date,
): Promise<Map<string, number>> {
  if (volunteerIds.length === 0) return new Map();
  const rows = await view.rows<{ volunteer_id: string; minutes: number | string }>(
    `SELECT a.owner_id AS volunteer_id, SUM(p.minutes) AS minutes
       FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id JOIN ledger_entry e ON e.id = p.entry_id
      WHERE a.owner_kind = 'VOLUNTEER' AND a.owner_id IN (:...volunteerIds) AND a.kind IN ('GIFTED', 'DEBT')
        AND e.kind = 'POOL_GRANT' AND e.created_at >= :since
      GROUP BY a.owner_id`,
    { volunteerIds, since: since.getTime() },
  );
  return new Map(rows.map(({ volunteer_id, minutes }) => [volunteer_id, Number(minutes)]));
}
