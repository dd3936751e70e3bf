import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Secrecy } from '../../kernel/secrecy.js';
import type { SquadKind } from '../../kernel/vocabulary.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { ServiceRecordEntity } from '../service-record.entity.js';
import { UnrecordedAttendanceEntity } from '../unrecorded-attendance.entity.js';
import type { TitledActivity } from './group-title.js';

/** What waits together, with what it is called. */
export interface WaitingGroup {
  readonly key: string;
  /** Id of what waits longest in it: the order of the queue. */
  readonly firstId: string;
  readonly waitingCount: number;
  readonly signalledCount: number;
  readonly squadId: string | null;
  readonly communityCode: string;
  readonly unit: string;
  readonly activity: WaitingActivity | null;
}

export interface WaitingActivity extends TitledActivity {
  readonly id: string;
  readonly startAt: Date;
  readonly endAt: Date;
}

/** What comes from attendance waits by activity; what was typed in, by squad, and outside squads by community. */
const KEY = `CASE WHEN r.activity_id IS NOT NULL THEN 'activity:' || r.activity_id
  WHEN r.squad_id IS NOT NULL THEN 'squad:' || r.squad_id ELSE 'community:' || r.community_code END`;

export const keyOf = ({ activityId, squadId, communityCode }: ServiceRecordEntity): string => {
  if (activityId !== null) return `activity:${activityId}`;
  return squadId === null ? `community:${communityCode}` : `squad:${squadId}`;
};

/** The queue of those who confirm: what waits in the actor's places and squads. */
@Injectable()
export class VerificationQueue {
  constructor(private readonly uow: UnitOfWork) {}

  /** Groups by what has waited longest in them; an activity is among them too if only attendance without records waits. */
  async groups(
    actor: Actor,
    placeCode: string | null,
    afterId: string,
    limit: number,
  ): Promise<WaitingGroup[]> {
    const rows = await this.uow.read((view) =>
      view.rows<GroupRow>(
        `SELECT g.group_key, g.first_id, g.waiting, g.signalled, a.id AS activity_id, a.title, a.secrecy, a.squad_kind,
                a.start_at, a.end_at, s.id AS squad_id,
                COALESCE(a.community_code, s.community_code, p.code) AS community_code,
                COALESCE(o.name, s.name, p.name) AS unit
           FROM (
             SELECT group_key, min(id) AS first_id, sum(waiting) AS waiting, sum(signalled) AS signalled,
                    min(activity_id) AS activity_id, min(squad_id) AS squad_id, min(community_code) AS community_code
               FROM (${waitingIn(actor, placeCode)}) AS each_one
              GROUP BY group_key HAVING min(id) > :afterId ORDER BY min(id) LIMIT :limit
           ) AS g
           LEFT JOIN activity a ON a.id = g.activity_id
           LEFT JOIN squad s ON s.id = COALESCE(a.squad_id, CASE WHEN g.activity_id IS NULL THEN g.squad_id END)
           LEFT JOIN organisation o ON o.id = a.organisation_id
           LEFT JOIN place p ON p.code = g.community_code AND g.activity_id IS NULL AND g.squad_id IS NULL
          ORDER BY g.first_id`,
        { afterId, limit, ...squadsOf(actor) },
      ),
    );
    return rows.map(groupOf);
  }

  /** A page of each group's waiting records, in the order in which they were entered. */
  async recordPages(
    actor: Actor,
    keys: readonly string[],
    { afterId, limit }: { readonly afterId: string; readonly limit: number },
  ): Promise<Map<string, ServiceRecordEntity[]>> {
    const records = await this.uow.read(async (view) => {
      const found = await view.rows<{ id: string }>(
        `SELECT id FROM (
           SELECT r.id, row_number() OVER (PARTITION BY ${KEY} ORDER BY r.id) AS position FROM service_record r
            WHERE r.status = 'PENDING' AND r.id > :afterId AND ${KEY} IN (:...keys) AND ${scopeOf(actor, 'r', null)}
         ) AS numbered WHERE position <= :limit`,
        { keys, afterId, limit, ...squadsOf(actor) },
      );
      return view.manager
        .getRepository(ServiceRecordEntity)
        .find({ where: { id: In(found.map(({ id }) => id)) }, order: { id: 'ASC' } });
    });
    return new Map(keys.map((key) => [key, records.filter((record) => keyOf(record) === key)]));
  }

  loadUnrecorded = async (
    activityIds: readonly string[],
  ): Promise<Map<string, UnrecordedAttendanceEntity[]>> => {
    const found = await this.uow.read((view) =>
      view.manager.getRepository(UnrecordedAttendanceEntity).find({
        where: { activityId: In([...activityIds]), settledAt: IsNull() },
        order: { id: 'ASC' },
      }),
    );
    return new Map(activityIds.map((id) => [id, found.filter((one) => one.activityId === id)]));
  };
}

/** Every record and every attendance without one that waits, with the key of its group. */
function waitingIn(actor: Actor, placeCode: string | null): string {
  return `SELECT ${KEY} AS group_key, r.id, r.activity_id, r.squad_id, r.community_code, 1 AS waiting,
                   CASE WHEN EXISTS (SELECT 1 FROM record_signal s WHERE s.record_id = r.id) THEN 1 ELSE 0 END AS signalled
              FROM service_record r WHERE r.status = 'PENDING' AND ${scopeOf(actor, 'r', placeCode)}
             UNION ALL
            SELECT 'activity:' || u.activity_id, u.id, u.activity_id, a.squad_id, a.community_code, 0, 0
              FROM unrecorded_attendance u JOIN activity a ON a.id = u.activity_id
             WHERE u.settled_at IS NULL AND ${scopeOf(actor, 'a', placeCode)}`;
}

function scopeOf(actor: Actor, table: string, placeCode: string | null): string {
  const places = withinPlaces(`${table}.community_code`, actor.placesOf('record.read'));
  const squads = actor.squadsOf('record.read').length > 0 ? `${table}.squad_id IN (:...squads)` : '1 = 0';
  const within = placeCode ? withinPlaces(`${table}.community_code`, [placeCode]) : '1 = 1';
  return `(${places} OR ${squads}) AND ${within}`;
}

const squadsOf = (actor: Actor): { squads?: string[] } => {
  const squads = actor.squadsOf('record.read');
  return squads.length > 0 ? { squads } : {};
};

interface GroupRow {
  readonly group_key: string;
  readonly first_id: string;
  readonly waiting: number;
  readonly signalled: number;
  readonly activity_id: string | null;
  readonly title: string;
  readonly secrecy: Secrecy;
  readonly squad_kind: SquadKind | null;
  readonly start_at: number;
  readonly end_at: number;
  readonly squad_id: string | null;
  readonly community_code: string;
  readonly unit: string;
}

const groupOf = (row: GroupRow): WaitingGroup => ({
  key: row.group_key,
  firstId: row.first_id,
  ...{ waitingCount: row.waiting, signalledCount: row.signalled },
  ...{ squadId: row.squad_id, communityCode: row.community_code, unit: row.unit },
  activity:
    row.activity_id === null
      ? null
      : {
          ...{ id: row.activity_id, title: row.title, secrecy: row.secrecy, squadKind: row.squad_kind },
          ...{ startAt: new Date(row.start_at), endAt: new Date(row.end_at) },
        },
});
