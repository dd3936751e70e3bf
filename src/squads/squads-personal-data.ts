import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { PersonalDataService, type PersonalDataSource } from '../volunteers/personal-data.service.js';
import { MembershipQueries } from './membership-queries.js';
import { SquadEntity } from './squad.entity.js';

/** Memberships and trainings in a person's own export (domain.md § 10). */
@Injectable()
export class SquadsPersonalData implements OnModuleInit, PersonalDataSource {
  readonly name = 'squads';

  constructor(
    private readonly personalData: PersonalDataService,
    private readonly queries: MembershipQueries,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async collect(view: ReadView, volunteerId: string): Promise<unknown> {
    const memberships = await this.queries.ofVolunteers(view, [volunteerId]);
    const squadIds = memberships.map((membership) => membership.squadId);
    const found =
      squadIds.length === 0 ? [] : await view.manager.getRepository(SquadEntity).findBy({ id: In(squadIds) });
    const squads = new Map(found.map((squad) => [squad.id, squad]));
    const trainings = await this.queries.trainingsOf(view, [volunteerId]);
    return {
      memberships: memberships.map(({ squadId, isPrimary, fromDay, untilDay }) => {
        const squad = squads.get(squadId);
        return {
          squad: squad?.name,
          kind: squad?.kind,
          communityCode: squad?.communityCode,
          isPrimary,
          fromDay,
          untilDay,
        };
      }),
      trainings: trainings.map(({ kind, completedOn }) => ({ kind, completedOn })),
    };
  }
}
