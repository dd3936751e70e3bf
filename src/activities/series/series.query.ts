import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { invalidInput } from '../../kernel/problem.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor, Subject, Unit } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { SquadsService } from '../../squads/squads.service.js';
import { ACTIVITY_UNIT } from '../activities.problems.js';
import { ActivityEntity } from '../activity.entity.js';
import { ActivitySeriesEntity } from './activity-series.entity.js';

/** Whose series it is. */
export interface SeriesUnit {
  readonly subject: Subject;
  readonly closed: boolean;
}

/** Where a page of occasions begins: after the rule's time of one (UTC milliseconds). */
export interface OccasionsPage {
  readonly afterAt: number;
  readonly limit: number;
}

/** How rights see a series. */
export const subjectOfSeries = (series: ActivitySeriesEntity): Subject => ({
  type: 'ActivitySeries',
  id: series.id,
  placeCode: series.communityCode,
  squadId: series.squadId,
  organisationId: series.organisationId,
});

/** Finding series. A series tells what is planned for months, so it is shown to who plans: offices, leaders, auditors. */
@Injectable()
export class SeriesQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly squads: SquadsService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** No rights checked. @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<ActivitySeriesEntity> {
    const series = await view.manager.getRepository(ActivitySeriesEntity).findOneBy({ id });
    if (!series) {
      throw notFound().audited({ action: 'activity.read', subjectType: 'ActivitySeries', subjectId: id });
    }
    return series;
  }

  /** @throws Problem UNAUTHENTICATED, NOT_FOUND */
  async requireReadable(actor: Actor, id: string): Promise<ActivitySeriesEntity> {
    const series = await this.uow.read((view) => this.require(view, id));
    actor.require('activity.read', subjectOfSeries(series));
    return series;
  }

  /** The squad or organisation, of which exactly one is given. @throws Problem NOT_FOUND */
  async requireUnit(view: ReadView, { squadId, organisationId }: Unit): Promise<SeriesUnit> {
    if (squadId) {
      const { communityCode: placeCode, closedAt } = await this.squads.require(view, squadId);
      return { subject: { type: 'Squad', id: squadId, placeCode, squadId }, closed: closedAt !== null };
    }
    const id = organisationId ?? '';
    const { communityCode: placeCode } = await this.organisations.require(view, id);
    return { subject: { type: 'Organisation', id, placeCode, organisationId: id }, closed: false };
  }

  /** The series of a unit, ended ones too, in the order in which they began. @throws Problem UNAUTHENTICATED, NOT_FOUND, INVALID_INPUT */
  async list(actor: Actor, unit: Unit, afterId: string, limit: number): Promise<ActivitySeriesEntity[]> {
    if (Boolean(unit.squadId) === Boolean(unit.organisationId))
      throw invalidInput([{ path: 'squadId', code: ACTIVITY_UNIT }]);
    return this.uow.read(async (view) => {
      actor.require('activity.read', (await this.requireUnit(view, unit)).subject);
      const query = view.manager
        .createQueryBuilder(ActivitySeriesEntity, 'series')
        .where('series.id > :afterId', { afterId });
      if (unit.squadId) query.andWhere('series.squadId = :squadId', { squadId: unit.squadId });
      else query.andWhere('series.organisationId = :organisationId', { organisationId: unit.organisationId });
      return query.orderBy('series.id').take(limit).getMany();
    });
  }

  /** For a request's loaders, on committed data. */
  load = (ids: readonly string[]): Promise<Map<string, ActivitySeriesEntity>> =>
    this.uow.read(async (view) => {
      const found = await view.manager.getRepository(ActivitySeriesEntity).findBy({ id: In([...ids]) });
      return new Map(found.map((series) => [series.id, series]));
    });

  /** Pages of the occasions of several series, in the order of their rules; for a request's loaders. */
  occasionPages(
    seriesIds: readonly string[],
    { afterAt, limit }: OccasionsPage,
  ): Promise<Map<string, ActivityEntity[]>> {
    return this.uow.read(async (view) => {
      const found = await view.rows<{ id: string }>(
        `SELECT id FROM (
           SELECT id, row_number() OVER (PARTITION BY series_id ORDER BY occasion_at) AS place FROM activity
            WHERE series_id IN (:...seriesIds) AND occasion_at > :afterAt) AS numbered
          WHERE place <= :limit`,
        { seriesIds, afterAt, limit },
      );
      const occasions = await view.manager
        .getRepository(ActivityEntity)
        .find({ where: { id: In(found.map(({ id }) => id)) }, order: { occasionAt: 'ASC' } });
      return new Map(seriesIds.map((id) => [id, occasions.filter(({ seriesId }) => seriesId === id)]));
    });
  }
}
