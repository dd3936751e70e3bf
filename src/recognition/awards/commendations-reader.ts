import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { Language } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { RedemptionPriority } from '../../redemptions/redemption-priority.js';
import { SquadMembershipEntity } from '../../squads/squad.entity.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { AwardCycleEntity } from './award.entity.js';
import { CommendationEntity } from './commendation.entity.js';
import type { CommendationFilterArgs } from './awards.inputs.js';
import type { Commendation } from './awards.types.js';

/** Who asks, and in which language he is answered. */
export interface Asking {
  readonly actor: Actor;
  readonly language: Language;
}

/** The list of honours: in public masked as consent allows (rule 57), of a person to himself and the offices. */
@Injectable()
export class CommendationsReader implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly volunteers: VolunteersService,
    private readonly personalData: PersonalDataService,
    private readonly priority: RedemptionPriority,
  ) {}

  onModuleInit(): void {
    this.priority.register((view, volunteerId) =>
      view.manager.getRepository(CommendationEntity).existsBy({ volunteerId, revokedAt: IsNull() }),
    );
    this.personalData.register({
      name: 'commendations',
      collect: async (view, volunteerId) =>
        (
          await view.manager
            .getRepository(CommendationEntity)
            .find({ where: { volunteerId }, order: { id: 'ASC' } })
        ).map(({ cycleId, communityCode, merit, minutes, conferredAt, revokedAt, revokeReason }) => ({
          ...{ cycleId, communityCode, merit, minutes, conferredAt, revokedAt, revokeReason },
        })),
    });
  }

  one(asking: Asking, id: string): Promise<Commendation> {
    return this.uow.read(async (view) => {
      const row = await view.manager.getRepository(CommendationEntity).findOneByOrFail({ id });
      const [shown] = await this.shown(view, asking, [row]);
      if (!shown) throw new Error('a commendation is missing');
      return shown;
    });
  }

  /** Up to `limit` of a community, street or district, the latest first. */
  list(
    asking: Asking,
    { placeCode, year, squadId }: CommendationFilterArgs,
    beforeId: string,
    limit: number,
  ): Promise<Commendation[]> {
    return this.uow.read(async (view) => {
      const query = latest(view, beforeId)
        .innerJoin(AwardCycleEntity, 'cycle', 'cycle.id = commendation.cycle_id')
        .andWhere(withinPlaces('commendation.community_code', [placeCode]));
      if (year)
        query.andWhere('cycle.period >= :year AND cycle.period < :next', {
          ...{ year: String(year), next: String(year + 1) },
        });
      if (squadId) {
        query.innerJoin(
          SquadMembershipEntity,
          'membership',
          `membership.volunteer_id = commendation.volunteer_id AND membership.squad_id = :squadId
           AND membership.from_day <= cycle.conferred_on
           AND (membership.until_day IS NULL OR membership.until_day >= cycle.conferred_on)`,
          { squadId },
        );
        query.andWhere(
          `EXISTS (SELECT 1 FROM volunteer v WHERE v.id = commendation.volunteer_id AND v.erased_at IS NULL
             AND v.publication_consent_at IS NOT NULL AND v.birth_date <= :adultsBornBy)`,
          { adultsBornBy: this.volunteers.namedBornBy() },
        );
      }
      return this.shown(view, asking, await query.take(limit).getMany());
    });
  }

  /** Up to `limit` of a person, the latest first; of others only to who reads volunteers there. @throws Problem NOT_FOUND */
  of(asking: Asking, volunteerId: string, beforeId: string, limit: number): Promise<Commendation[]> {
    return this.uow.read(async (view) => {
      await this.volunteers.requireReadable(view, asking.actor, volunteerId);
      const rows = await latest(view, beforeId)
        .andWhere('commendation.volunteer_id = :volunteerId', { volunteerId })
        .take(limit)
        .getMany();
      return this.shown(view, asking, rows);
    });
  }

  /** Up to `limit` that somebody should look at, the latest first. @throws Problem FORBIDDEN */
  flagged(asking: Asking, placeCode: string, beforeId: string, limit: number): Promise<Commendation[]> {
    asking.actor.requireIn('award.read', placeCode);
    return this.uow.read(async (view) => {
      const rows = await latest(view, beforeId)
        .andWhere(withinPlaces('commendation.community_code', [placeCode]))
        .andWhere('commendation.flagged_at IS NOT NULL AND commendation.revoked_at IS NULL')
        .take(limit)
        .getMany();
      return this.shown(view, asking, rows);
    });
  }

  private async shown(
    view: ReadView,
    { actor, language }: Asking,
    rows: readonly CommendationEntity[],
  ): Promise<Commendation[]> {
    const cycles = await view.manager
      .getRepository(AwardCycleEntity)
      .findBy({ id: In([...new Set(rows.map(({ cycleId }) => cycleId))]) });
    const cycleOf = new Map(cycles.map((cycle) => [cycle.id, cycle]));
    const people = await this.volunteers.byIds(view, [...new Set(rows.map((row) => row.volunteerId))]);
    return rows.map((row) => {
      const [cycle, volunteer] = [cycleOf.get(row.cycleId), people.get(row.volunteerId)];
      if (!cycle || !volunteer) throw new Error('what a commendation is of is missing');
      const office = actor.may('award.read', volunteer.communityCode);
      const open = office || actor.volunteerId === volunteer.id;
      const { name, anonymous } = this.volunteers.publicName(volunteer, language);
      const told = open || !anonymous;
      return {
        ...{ id: row.id, cycleId: row.cycleId, awardName: cycle.name, period: cycle.period },
        ...{ grantor: cycle.grantor ?? '', documentNumber: cycle.documentNumber ?? '' },
        conferredOn: cycle.conferredOn ?? serviceDayOf(row.conferredAt),
        name: told ? volunteer.maskedName : name,
        anonymous,
        volunteerNo: told ? volunteer.volunteerNo : null,
        communityCode: told ? row.communityCode : null,
        merit: told ? row.merit : null,
        minutes: told ? row.minutes : null,
        revokedAt: row.revokedAt,
        revokeReason: open ? row.revokeReason : null,
        flaggedAt: office ? row.flaggedAt : null,
      };
    });
  }
}

const latest = (view: ReadView, beforeId: string): SelectQueryBuilder<CommendationEntity> =>
  view.manager
    .createQueryBuilder(CommendationEntity, 'commendation')
    .where('commendation.id < :beforeId', { beforeId })
    .orderBy('commendation.id', 'DESC');
