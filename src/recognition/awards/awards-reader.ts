import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import {
  AwardCandidateEntity,
  AwardCycleEntity,
  AwardSchemeEntity,
  AwardStepEntity,
} from './award.entity.js';
import { awardedService } from './awarded-service.query.js';
import type { AwardCandidateArgs, AwardCycleFilterArgs, AwardSchemeFilterArgs } from './awards.inputs.js';
import type { AwardCandidate, AwardCycle, AwardScheme } from './awards.types.js';

/** Reading schemes and cycles, as anyone may; and candidates, as the offices over where they live. */
@Injectable()
export class AwardsReader implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.personalData.register({
      name: 'awardCandidacies',
      collect: async (view, volunteerId) =>
        (
          await view.manager
            .getRepository(AwardCandidateEntity)
            .find({ where: { volunteerId }, order: { id: 'ASC' } })
        ).map(({ cycleId, rank, minutes, merit, nominationReason, approved, reviewReason, exclusion }) => ({
          ...{ cycleId, rank, minutes, merit, nominationReason, approved, reviewReason, exclusion },
        })),
    });
  }

  /** @throws Problem NOT_FOUND */
  scheme(id: string): Promise<AwardScheme> {
    return this.uow.read(async (view) => {
      const row = await view.manager.getRepository(AwardSchemeEntity).findOneBy({ id });
      if (!row) throw notFound();
      return schemeOf(row);
    });
  }

  /** Up to `limit` of a place and those below it, the latest first. */
  async schemes(filter: AwardSchemeFilterArgs, beforeId: string, limit: number): Promise<AwardScheme[]> {
    const rows = await this.uow.read((view) => {
      const query = within(view, AwardSchemeEntity, filter.placeCode, beforeId);
      if (!filter.retired) query.andWhere('award.retired_at IS NULL');
      return query.take(limit).getMany();
    });
    return rows.map(schemeOf);
  }

  /** @throws Problem NOT_FOUND */
  cycle(actor: Actor, id: string): Promise<AwardCycle> {
    return this.uow.read(async (view) => {
      const row = await view.manager.getRepository(AwardCycleEntity).findOneBy({ id });
      const [shown] = row ? await this.shown(view, actor, [row]) : [];
      if (!shown) throw notFound();
      return shown;
    });
  }

  /** Up to `limit` of a place and those below it, the latest first. */
  cycles(
    actor: Actor,
    { placeCode, schemeId, status }: AwardCycleFilterArgs,
    beforeId: string,
    limit: number,
  ): Promise<AwardCycle[]> {
    return this.uow.read(async (view) => {
      const query = within(view, AwardCycleEntity, placeCode, beforeId);
      if (schemeId) query.andWhere('award.scheme_id = :schemeId', { schemeId });
      if (status) query.andWhere('award.status = :status', { status });
      return this.shown(view, actor, await query.take(limit).getMany());
    });
  }

  /** Up to `limit` candidates who live where the actor may read them, in order of rank, after one. @throws Problem NOT_FOUND, FORBIDDEN */
  async candidates(
    actor: Actor,
    { cycleId, nominated }: AwardCandidateArgs,
    after: readonly [number, string],
    limit: number,
  ): Promise<AwardCandidate[]> {
    return this.uow.read(async (view) => {
      const cycle = await view.manager.getRepository(AwardCycleEntity).findOneBy({ id: cycleId });
      if (!cycle) throw notFound();
      const query = view.manager
        .createQueryBuilder(AwardCandidateEntity, 'candidate')
        .innerJoin(VolunteerEntity, 'volunteer', 'volunteer.id = candidate.volunteer_id')
        .where('candidate.cycle_id = :cycleId', { cycleId })
        .andWhere(withinPlaces('volunteer.community_code', actor.placesOf('award.read')))
        .andWhere('(candidate.rank > :rank OR (candidate.rank = :rank AND candidate.id > :id))', {
          ...{ rank: after[0], id: after[1] },
        });
      if (nominated) query.andWhere('candidate.merit IS NOT NULL');
      const rows = await query
        .orderBy('candidate.rank', 'ASC')
        .addOrderBy('candidate.id', 'ASC')
        .take(limit)
        .getMany();
      const ids = rows.map(({ volunteerId }) => volunteerId);
      const served = await awardedService(view, cycle, cycle.period, ids);
      return rows.map(({ cycleId: _, ...row }) => ({
        ...{ ...row, currentMinutes: served.get(row.volunteerId) ?? 0 },
      }));
    });
  }

  /** By whom a step was taken is shown to offices over the place. */
  private async shown(
    view: ReadView,
    actor: Actor,
    cycles: readonly AwardCycleEntity[],
  ): Promise<AwardCycle[]> {
    const steps = await view.manager
      .getRepository(AwardStepEntity)
      .find({ where: { cycleId: In(cycles.map(({ id }) => id)) }, order: { id: 'ASC' } });
    return cycles.map((cycle) => {
      const office = actor.may('award.read', cycle.placeCode);
      return {
        ...cycle,
        steps: steps
          .filter(({ cycleId }) => cycleId === cycle.id)
          .map(({ kind, at, byAccountId, reason }) => ({
            ...{ kind, at, reason, byAccountId: office ? byAccountId : null },
          })),
      };
    });
  }
}

const within = <T extends AwardSchemeEntity | AwardCycleEntity>(
  view: ReadView,
  entity: new () => T,
  placeCode: string,
  beforeId: string,
): SelectQueryBuilder<T> =>
  view.manager
    .createQueryBuilder(entity, 'award')
    .where(withinPlaces('award.place_code', [placeCode]))
    .andWhere('award.id < :beforeId', { beforeId })
    .orderBy('award.id', 'DESC');

const schemeOf = ({
  createdAt: _,
  changedAt: __,
  changedByAccountId: ___,
  retiredByAccountId: ____,
  ...scheme
}: AwardSchemeEntity): AwardScheme => scheme;
