import type { QueryRunner } from 'typeorm';

const LEVELS = ['district_code', 'street_code', 'community_code'];
const WIDTHS = [0, 1024, 1];

/**
 * Counts the totals that are there, and tells the rankings of everybody who served, so that they add up what is new; until they have,
 * `asOf` says from when they are.
 */
export async function fillRankingRollups(runner: QueryRunner): Promise<void> {
  for (const width of WIDTHS) {
    const bucket = width === 0 ? '0' : `CAST(minutes / ${width} AS integer)`;
    const parts = LEVELS.map(
      (level) =>
        `SELECT ${level} AS scope_code, squad_kind, period, ${bucket} AS bucket, minutes FROM ranking_total`,
    );
    await runner.query(
      `INSERT INTO ranking_count (scope_code, squad_kind, period, width, bucket, volunteers, minutes)
       SELECT scope_code, squad_kind, period, ${width}, bucket, COUNT(*), SUM(minutes) FROM (${parts.join(' UNION ALL ')}) parts
        GROUP BY scope_code, squad_kind, period, bucket`,
    );
  }
  const served = `FROM volunteer v WHERE EXISTS (SELECT 1 FROM service_record r WHERE r.volunteer_id = v.id AND r.status = 'CONFIRMED')`;
  await runner.query(
    `INSERT INTO outbox_event (id, type, payload, created_at)
     SELECT v.id, 'VolunteerChanged', '{"volunteerId":"' || v.id || '"}', ${Date.now()} ${served}`,
  );
  await runner.query(`INSERT INTO outbox_delivery (consumer, event_id) SELECT 'rankings', v.id ${served}`);
}
