import { Injectable } from '@nestjs/common';
import { Secrecy } from '../kernel/secrecy.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { ActivityEntity, ActivityPositionEntity, ActivityStatus } from './activity.entity.js';
import { SignUpStatus } from './sign-ups/sign-up.entity.js';

export interface ActivityFilter {
  readonly placeCode?: string | null;
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
  readonly from?: Date | null;
  readonly until?: Date | null;
  readonly status?: ActivityStatus | null;
}

/** Where a page begins: after an activity's start (UTC milliseconds) and id. */
export interface AfterActivity {
  readonly startAt: number;
  readonly id: string;
}

export interface CountedPosition extends ActivityPositionEntity {
  readonly waiting: number;
}

/** Lists of activities and of their positions. */
@Injectable()
export class ActivitiesQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** Activities that the actor may know of, by start: the public ones, and all of his places, squads and organisations. */
  list(
    view: ReadView,
    actor: Actor,
    filter: ActivityFilter,
    after: AfterActivity,
    limit: number,
  ): Promise<ActivityEntity[]> {
    const query = view.manager.createQueryBuilder(ActivityEntity, 'a');
    const [scope, parameters] = scopeOf(actor);
    query.where(scope, parameters);
    query.andWhere('(a.start_at > :afterAt OR (a.start_at = :afterAt AND a.id > :afterId))', {
      afterAt: after.startAt,
      afterId: after.id,
    });
    const { placeCode, squadId, organisationId, from, until, status } = filter;
    if (placeCode) query.andWhere(withinPlaces('a.community_code', [placeCode]));
    if (squadId) query.andWhere('a.squad_id = :squadId', { squadId });
    if (organisationId) query.andWhere('a.organisation_id = :organisationId', { organisationId });
    if (from) query.andWhere('a.start_at >= :from', { from: from.getTime() });
    if (until) query.andWhere('a.start_at < :until', { until: until.getTime() });
    if (status) query.andWhere('a.status = :status', { status });
    return query.orderBy('a.startAt').addOrderBy('a.id').take(limit).getMany();
  }

  /** Positions of activities with how many wait for each, in the order in which they were planned. */
  loadPositions = (activityIds: readonly string[]): Promise<Map<string, CountedPosition[]>> =>
    this.uow.read(async (view) => {
      const positions = await view.manager
        .createQueryBuilder(ActivityPositionEntity, 'p')
        .where('p.activityId IN (:...activityIds)', { activityIds })
        .orderBy('p.id')
        .getMany();
      const waiting = await view.rows<{ position_id: string; waiting: number }>(
        `SELECT position_id, count(*) AS waiting FROM activity_sign_up
          WHERE activity_id IN (:...activityIds) AND status = :waiting GROUP BY position_id`,
        { activityIds, waiting: SignUpStatus.WAITING },
      );
      const counts = new Map(waiting.map((row) => [row.position_id, Number(row.waiting)]));
      const counted = positions.map((one) => ({ ...one, waiting: counts.get(one.id) ?? 0 }));
      return new Map(activityIds.map((id) => [id, counted.filter((one) => one.activityId === id)]));
    });
}

function scopeOf(actor: Actor): [string, object] {
  const squads = actor.squadsOf('activity.read');
  const organisations = actor.organisationsOf('activity.read');
  const own = [
    withinPlaces('a.community_code', actor.placesOf('activity.read')),
    ...(squads.length > 0 ? ['a.squad_id IN (:...squads)'] : []),
    ...(organisations.length > 0 ? ['a.organisation_id IN (:...organisations)'] : []),
  ];
  const everybodys = 'a.status IN (:...shown) AND a.secrecy <> :confidential';
  const { PUBLISHED, RUNNING, FINISHED } = ActivityStatus;
  const shown = [PUBLISHED, RUNNING, FINISHED];
  return [
    `(${own.join(' OR ')} OR (${everybodys}))`,
    { squads, organisations, shown, confidential: Secrecy.CONFIDENTIAL },
  ];
}
