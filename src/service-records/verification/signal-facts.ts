import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { Span } from '../../kernel/span.js';
import type { ServiceRecordEntity } from '../service-record.entity.js';
import { type Claim, type OwnedByUnit, unitOf } from './record-signals.js';

const DAY_MILLISECONDS = 86_400_000;

/** What a volunteer's time was taken by, around some records of his. */
export interface TakenTime extends Claim {
  readonly volunteerId: string;
  /** A record that stands, so that its minutes are service; what is only claimed is none. */
  readonly served: boolean;
}

/** A record that some account typed in or confirmed. */
export interface HandledRecord {
  readonly recordId: string;
  readonly communityCode: string;
  readonly accountId: string;
  readonly volunteerId: string;
  readonly at: Date;
}

interface TimeRow {
  readonly source: string;
  readonly volunteer_id: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly organisation_id: string | null;
  readonly squad_id: string | null;
  readonly community_code: string;
  readonly served: number;
}

/**
 * Records in any state, places held at activities (a no-show was not there; who is asked or waits holds none), and
 * attendance of which no record could be made, of the records' volunteers within a day of the records.
 */
export async function takenTimes(
  view: ReadView,
  records: readonly ServiceRecordEntity[],
): Promise<TakenTime[]> {
  const parameters = {
    volunteerIds: [...new Set(records.map((record) => record.volunteerId))],
    from: Math.min(...records.map((record) => record.startAt.getTime())) - DAY_MILLISECONDS,
    until: Math.max(...records.map((record) => record.endAt.getTime())) + DAY_MILLISECONDS,
  };
  const within = (table: string): string =>
    `${table}.volunteer_id IN (:...volunteerIds) AND ${table}.start_at < :until AND ${table}.end_at > :from`;
  const unit = 'a.organisation_id, a.squad_id, a.community_code';
  const rows = await view.rows<TimeRow>(
    `SELECT r.id AS source, r.volunteer_id, r.start_at, r.end_at, r.organisation_id, r.squad_id, r.community_code,
            CASE WHEN r.status IN ('PENDING', 'CONFIRMED') THEN 1 ELSE 0 END AS served
       FROM service_record r WHERE ${within('r')}
      UNION ALL
     SELECT s.activity_id, s.volunteer_id, s.start_at, s.end_at, ${unit}, 0
       FROM activity_sign_up s JOIN activity a ON a.id = s.activity_id
      WHERE ${within('s')} AND (s.attendance = 'ATTENDED' OR s.status IN ('OFFERED', 'CONFIRMED') AND COALESCE(s.attendance, '') <> 'NO_SHOW')
      UNION ALL
     SELECT u.activity_id, u.volunteer_id, u.start_at, u.end_at, ${unit}, 0
       FROM unrecorded_attendance u JOIN activity a ON a.id = u.activity_id WHERE ${within('u')}`,
    parameters,
  );
  return rows.map((row) => ({
    ...{ source: row.source, volunteerId: row.volunteer_id, served: row.served === 1 },
    ...{ startAt: new Date(row.start_at), endAt: new Date(row.end_at) },
    unit: unitOf({
      ...{ organisationId: row.organisation_id, squadId: row.squad_id, communityCode: row.community_code },
    }),
  }));
}

/** What accounts typed in between two instants; what came from attendance and what was voided apart. */
export async function typedIn(
  view: ReadView,
  accountIds: readonly string[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<HandledRecord[]> {
  return handled(
    await view.rows<HandledRow>(
      `SELECT id, community_code, volunteer_id, recorded_by_account_id AS account_id, recorded_at AS at FROM service_record
        WHERE recorded_by_account_id IN (:...accountIds) AND recorded_at >= :from AND recorded_at <= :until
          AND activity_id IS NULL AND status <> 'VOIDED'`,
      { accountIds, from: from.getTime(), until: until.getTime() },
    ),
  );
}

/** What accounts confirmed, or typed in without its being rejected, since an instant. */
export async function handledSince(
  view: ReadView,
  accountIds: readonly string[],
  since: Date,
): Promise<HandledRecord[]> {
  if (accountIds.length === 0) return [];
  return handled(
    await view.rows<HandledRow>(
      `SELECT id, community_code, volunteer_id, recorded_by_account_id AS account_id, recorded_at AS at FROM service_record
        WHERE recorded_by_account_id IN (:...accountIds) AND recorded_at >= :since
          AND activity_id IS NULL AND status <> 'REJECTED'
        UNION ALL
       SELECT id, community_code, volunteer_id, confirmed_by_account_id, decided_at FROM service_record
        WHERE confirmed_by_account_id IN (:...accountIds) AND decided_at >= :since
          AND status IN ('CONFIRMED', 'VOIDED')`,
      { accountIds, since: since.getTime() },
    ),
  );
}

/** The units of activities, by activity. */
export async function unitsOf(
  view: ReadView,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await view.rows<OwnedByUnit & { id: string }>(
    `SELECT id, organisation_id AS "organisationId", squad_id AS "squadId", community_code AS "communityCode"
       FROM activity WHERE id IN (:...activityIds)`,
    { activityIds },
  );
  return new Map(rows.map((row) => [row.id, unitOf(row)]));
}

export const spanOf = ({ startAt, endAt }: Span): Span => ({ startAt, endAt });

interface HandledRow {
  readonly id: string;
  readonly community_code: string;
  readonly volunteer_id: string;
  readonly account_id: string;
  readonly at: number;
}

const handled = (rows: readonly HandledRow[]): HandledRecord[] =>
  rows.map((row) => ({
    ...{ recordId: row.id, communityCode: row.community_code },
    ...{ accountId: row.account_id, volunteerId: row.volunteer_id, at: new Date(row.at) },
  }));
