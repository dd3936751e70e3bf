import { withinPlaces } from '../../platform/database/sql.js';
import { NO_KIND } from './report-figures.js';

/** A SELECT of `code` (a community), a `key` where its numbers are told by one, and the measures. */
export interface ReportStatement {
  readonly sql: (placeCode: string) => string;
  readonly measures: readonly string[];
}

const within = (column: string) => (placeCode: string) => withinPlaces(column, [placeCode]);
const statement = (
  column: string,
  measures: readonly string[],
  sql: (where: string) => string,
): ReportStatement => ({ measures, sql: (placeCode) => sql(within(column)(placeCode)) });

const BELONGING = `('ACTIVE', 'INACTIVE', 'SUSPENDED')`;

/** Whoever belonged to the register when the period was over; `key`: his background. */
export const REGISTERED = statement(
  'v.community_code',
  ['volunteers'],
  (where) => `SELECT v.community_code AS code, v.background AS key, COUNT(*) AS volunteers FROM volunteer v
   WHERE ${where} AND v.accepted_at < :end AND COALESCE((SELECT e.to_value FROM volunteer_event e
     WHERE e.volunteer_id = v.id AND e.kind = 'STATUS' AND e.at < :end ORDER BY e.id DESC LIMIT 1), 'ACTIVE') IN ${BELONGING}
   GROUP BY v.community_code, v.background`,
);

/** Confirmed service by kind, provenance and target at once; a record over midnight counts on each day with its part. */
export const SERVICE = statement(
  'r.community_code',
  ['records', 'minutes'],
  (
    where,
  ) => `SELECT r.community_code AS code, COALESCE(r.squad_kind, '${NO_KIND}') AS kind, r.provenance, r.service_target AS target,
     COUNT(DISTINCT r.id) AS records, SUM(d.credited_minutes) AS minutes
   FROM service_record r JOIN service_record_day d ON d.record_id = r.id
  WHERE ${where} AND r.status = 'CONFIRMED' AND d.day >= :fromDay AND d.day <= :untilDay
  GROUP BY r.community_code, COALESCE(r.squad_kind, '${NO_KIND}'), r.provenance, r.service_target`,
);

/** By kind of squad, as it was when the period was over. */
export const SQUADS: readonly ReportStatement[] = [
  statement(
    'community_code',
    ['squads'],
    (where) => `SELECT community_code AS code, kind AS key, COUNT(*) AS squads FROM squad
     WHERE ${where} AND created_at < :end AND (closed_at IS NULL OR closed_at >= :end) GROUP BY community_code, kind`,
  ),
  statement(
    's.community_code',
    ['memberships'],
    (where) => `SELECT s.community_code AS code, s.kind AS key, COUNT(*) AS memberships
     FROM squad_membership m JOIN squad s ON s.id = m.squad_id
    WHERE ${where} AND m.from_day <= :untilDay AND (m.until_day IS NULL OR m.until_day > :untilDay)
    GROUP BY s.community_code, s.kind`,
  ),
];

/** In force when the period was over; `key`: the category. */
export const ORGANISATIONS = statement(
  'o.community_code',
  ['filed', 'registered'],
  (where) => `SELECT code, key, SUM(CASE WHEN status = 'FILED' THEN 1 ELSE 0 END) AS filed,
     SUM(CASE WHEN status = 'REGISTERED' THEN 1 ELSE 0 END) AS registered
   FROM (SELECT o.community_code AS code, o.category AS key, (SELECT s.status FROM organisation_step s
          WHERE s.organisation_id = o.id AND s.at < :end ORDER BY s.id DESC LIMIT 1) AS status
         FROM organisation o WHERE ${where}) standing
  GROUP BY code, key`,
);

/** Numbers that stand by themselves. Each is a statement of its own: joined, one would multiply the other. */
export const SINGLE: readonly ReportStatement[] = [
  statement(
    'community_code',
    ['joined'],
    (where) => `SELECT community_code AS code, COUNT(*) AS joined FROM volunteer
     WHERE ${where} AND accepted_at >= :start AND accepted_at < :end AND status <> 'MERGED' GROUP BY community_code`,
  ),
  statement(
    'v.community_code',
    ['withdrawn'],
    (where) => `SELECT v.community_code AS code, COUNT(DISTINCT v.id) AS withdrawn
     FROM volunteer_event e JOIN volunteer v ON v.id = e.volunteer_id
    WHERE ${where} AND e.kind = 'STATUS' AND e.to_value = 'WITHDRAWN' AND e.at >= :start AND e.at < :end
      AND v.accepted_at IS NOT NULL GROUP BY v.community_code`,
  ),
  statement(
    'community_code',
    ['served'],
    (where) => `SELECT community_code AS code, COUNT(DISTINCT volunteer_no) AS served FROM ranking_day
     WHERE ${where} AND day >= :fromDay AND day <= :untilDay AND minutes > 0 GROUP BY community_code`,
  ),
  statement(
    'community_code',
    ['held', 'cancelled'],
    (where) => `SELECT community_code AS code, SUM(CASE WHEN status = 'FINISHED' THEN 1 ELSE 0 END) AS held,
       SUM(CASE WHEN status = 'CANCELLED' THEN 1 ELSE 0 END) AS cancelled FROM activity
     WHERE ${where} AND start_at >= :start AND start_at < :end GROUP BY community_code`,
  ),
  statement(
    'a.community_code',
    ['places', 'signUps'],
    (where) => `SELECT a.community_code AS code, SUM(p.capacity) AS places, SUM(p.taken_places) AS "signUps"
     FROM activity_position p JOIN activity a ON a.id = p.activity_id
    WHERE ${where} AND a.status = 'FINISHED' AND a.start_at >= :start AND a.start_at < :end GROUP BY a.community_code`,
  ),
  statement(
    'community_code',
    ['commendations'],
    (where) => `SELECT community_code AS code, COUNT(*) AS commendations FROM commendation
     WHERE ${where} AND conferred_at >= :start AND conferred_at < :end AND revoked_at IS NULL GROUP BY community_code`,
  ),
  statement(
    'v.community_code',
    ['stars'],
    (
      where,
    ) => `SELECT v.community_code AS code, COUNT(*) AS stars FROM star s JOIN volunteer v ON v.id = s.volunteer_id
     WHERE ${where} AND s.gained_at >= :start AND s.gained_at < :end AND s.lost_at IS NULL GROUP BY v.community_code`,
  ),
  statement(
    'issuer_code',
    ['certificates'],
    (where) => `SELECT issuer_code AS code, COUNT(*) AS certificates FROM certificate
     WHERE ${where} AND issued_at >= :start AND issued_at < :end AND status <> 'REVOKED' GROUP BY issuer_code`,
  ),
];
