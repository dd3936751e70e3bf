import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Subject } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { ActivityEntity, ActivityPositionEntity } from './activity.entity.js';

/** How rights see an activity. */
export const subjectOf = (activity: ActivityEntity): Subject => ({
  type: 'Activity',
  id: activity.id,
  placeCode: activity.communityCode,
  squadId: activity.squadId,
  organisationId: activity.organisationId,
});

/** Finding and locking activities; who may see one is asked of `ActivityVisibility`. */
@Injectable()
export class ActivitiesService {
  constructor(private readonly uow: UnitOfWork) {}

  /** No rights checked. @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<ActivityEntity> {
    const activity = await view.manager.getRepository(ActivityEntity).findOneBy({ id });
    if (!activity) throw missing(id);
    return activity;
  }

  /**
   * Locks an activity, which holds still whatever is counted at it: its state, its positions, its sign-ups. Volunteers are
   * locked before it. @throws Problem NOT_FOUND
   */
  async lock(transaction: WriteTransaction, id: string): Promise<ActivityEntity> {
    const [activity] = await transaction.lockById(ActivityEntity, [id]);
    if (!activity) throw missing(id);
    return activity;
  }

  /** The positions of an activity, in the order in which they were planned. */
  async positionsOf(view: ReadView, activityId: string): Promise<ActivityPositionEntity[]> {
    return view.manager
      .getRepository(ActivityPositionEntity)
      .find({ where: { activityId }, order: { id: 'ASC' } });
  }

  /** For a request's loaders, on committed data. */
  load = (ids: readonly string[]): Promise<Map<string, ActivityEntity>> =>
    this.uow.read(async (view) => {
      const found = await view.manager.getRepository(ActivityEntity).findBy({ id: In([...ids]) });
      return new Map(found.map((activity) => [activity.id, activity]));
    });
}

const missing = (subjectId: string) =>
  notFound().audited({ action: 'activity.read', subjectType: 'Activity', subjectId });
