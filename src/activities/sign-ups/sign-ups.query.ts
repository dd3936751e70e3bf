import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SignUpEntity, type SignUpStatus } from './sign-up.entity.js';

/** Where a page of one's own begins: before an activity's start (UTC milliseconds) and a sign-up's id. */
export interface BeforeSignUp {
  readonly startAt: number;
  readonly id: string;
}

export interface OwnFilter {
  readonly status?: SignUpStatus | null;
  readonly from?: Date | null;
}

/** What the page of sign-ups of each activity is read by. */
export interface SignUpPage {
  readonly status: SignUpStatus | null;
  readonly afterId: string;
  readonly limit: number;
}

/** Lists of sign-ups. */
@Injectable()
export class SignUpsQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** A volunteer's own, the latest activity first. */
  ofVolunteer(
    view: ReadView,
    volunteerId: string,
    { status, from }: OwnFilter,
    before: BeforeSignUp,
    limit: number,
  ): Promise<SignUpEntity[]> {
    const query = view.manager
      .createQueryBuilder(SignUpEntity, 's')
      .where('s.volunteer_id = :volunteerId', { volunteerId })
      .andWhere('(s.start_at < :beforeAt OR (s.start_at = :beforeAt AND s.id < :beforeId))', {
        beforeAt: before.startAt,
        beforeId: before.id,
      });
    if (status) query.andWhere('s.status = :status', { status });
    if (from) query.andWhere('s.start_at >= :from', { from: from.getTime() });
    return query.orderBy('s.startAt', 'DESC').addOrderBy('s.id', 'DESC').take(limit).getMany();
  }

  /** A page for each of several activities in one statement, in the order of the sign-ups' ids. */
  pages(activityIds: readonly string[], page: SignUpPage): Promise<Map<string, SignUpEntity[]>> {
    return this.uow.read(async (view) => {
      const ofStatus = page.status === null ? '' : 'AND status = :status';
      const found = await view.rows<{ id: string }>(
        `SELECT id FROM (
           SELECT id, row_number() OVER (PARTITION BY activity_id ORDER BY id) AS place FROM activity_sign_up
            WHERE activity_id IN (:...activityIds) AND id > :afterId ${ofStatus}) AS numbered
          WHERE place <= :limit`,
        {
          activityIds,
          afterId: page.afterId,
          limit: page.limit,
          ...(page.status === null ? {} : { status: page.status }),
        },
      );
      const signUps = await view.manager
        .getRepository(SignUpEntity)
        .find({ where: { id: In(found.map(({ id }) => id)) }, order: { id: 'ASC' } });
      return new Map(
        activityIds.map((id) => [id, signUps.filter(({ activityId }) => activityId === id)] as const),
      );
    });
  }

  /** A volunteer's latest sign-up for each of several activities; for a request's loaders. */
  latestOf(volunteerId: string, activityIds: readonly string[]): Promise<Map<string, SignUpEntity>> {
    return this.uow.read(async (view) => {
      const found = await view.manager
        .getRepository(SignUpEntity)
        .find({ where: { volunteerId, activityId: In([...activityIds]) }, order: { id: 'ASC' } });
      return new Map(found.map((signUp) => [signUp.activityId, signUp]));
    });
  }
}
