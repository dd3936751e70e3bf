import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { MembershipQueries } from './membership-queries.js';
import { membershipObstacles } from './membership-rules.js';
import { type Fit, skillFit } from './skill-fit.js';
import type { SquadEntity } from './squad.entity.js';
import type { ObstacleCode } from './squads.problems.js';

export interface Suggestion extends Fit {
  readonly squad: SquadEntity;
  /** Why he may not become a member today, primary or not; empty: he may. */
  readonly obstacles: readonly ObstacleCode[];
}

/** Proposes squads for one volunteer (domain.md rule 10); the committee decides. */
@Injectable()
export class SquadSuggestionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly volunteers: VolunteersService,
    private readonly queries: MembershipQueries,
  ) {}

  /** The open squads of his community: those he may join first, the best fit first. @throws Problem NOT_FOUND */
  async forVolunteer(actor: Actor, volunteerId: string): Promise<Suggestion[]> {
    const today = serviceDayOf(this.clock.now());
    return this.uow.read(async (view) => {
      const volunteer = await this.volunteers.require(view, volunteerId);
      const { communityCode } = volunteer;
      actor.require('squad.read', { type: 'Volunteer', id: volunteerId, placeCode: communityCode });
      const squads = await this.queries.openSquads(view, communityCode);
      const counts = await this.queries.memberCounts(
        view,
        squads.map((squad) => squad.id),
      );
      const limits = await this.queries.limits(view, communityCode, today);
      const [candidate] = await this.queries.candidates(view, [volunteer]);
      if (!candidate) return [];
      return squads
        .map((squad) => ({
          squad,
          ...skillFit(volunteer, { ...squad, memberCount: counts.get(squad.id) ?? 0 }),
          obstacles: membershipObstacles(
            candidate,
            { squad: { ...squad, closed: false }, fromDay: today, primary: false },
            limits,
          ),
        }))
        .sort(
          (a, b) =>
            Math.min(a.obstacles.length, 1) - Math.min(b.obstacles.length, 1) ||
            b.score - a.score ||
            (a.squad.id < b.squad.id ? -1 : 1),
        );
    });
  }
}
