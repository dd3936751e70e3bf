import { Injectable } from '@nestjs/common';
import { isWithin } from '../kernel/division-code.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { notAVolunteer } from '../volunteers/volunteers.problems.js';
import { type RankingAsked, RankingQuery } from './ranking.query.js';
import type { RankingScope } from './ranking-scope.js';
import { notRankedHere } from './rankings.problems.js';
import type { Standing } from './rankings.types.js';
import { ScopeReader } from './scope-reader.js';
import { percentileOf } from './competition-rank.js';

type Place = Pick<Standing, 'rank' | 'minutesToNext' | 'tiedWith' | 'percentile'>;

/** One volunteer's own place in a ranking: rank, of how many, minutes to the next (domain.md rule 51). */
@Injectable()
export class StandingQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rankings: RankingQuery,
    private readonly volunteers: VolunteersService,
    private readonly reader: ScopeReader,
  ) {}

  /**
   * For the volunteer himself and for his offices.
   * @throws Problem NOT_FOUND for everybody else, NOT_RANKED_HERE when he does not belong to the place,
   *   PLACE_NOT_FOUND, INVALID_INPUT for the period
   */
  async of(actor: Actor, volunteerId: string, asked: RankingAsked): Promise<Standing> {
    const asOf = await this.rankings.asOf();
    return this.uow.read(async (view) => {
      const volunteer = await this.volunteers.requireReadable(view, actor, volunteerId);
      const scope = await this.rankings.scope(view, asked);
      if (!isWithin(volunteer.communityCode, scope.placeCode))
        throw notRankedHere({ placeCode: scope.placeCode });
      const minutes = await this.reader.minutesOf(view, scope, volunteerId);
      const place =
        minutes === 0 ? await this.withoutMinutes(view, scope) : await this.withMinutes(view, scope, minutes);
      return { ...place, minutes, asOf, scope };
    });
  }

  /** @throws Problem NOT_A_VOLUNTEER, and as `of` */
  async ofHimself(actor: Actor, asked: RankingAsked): Promise<Standing> {
    if (!actor.volunteerId) throw notAVolunteer();
    return this.of(actor, actor.volunteerId, asked);
  }

  private async withMinutes(view: ReadView, scope: RankingScope, minutes: number): Promise<Place> {
    const { better, same, next, participants } = await this.reader.placeOf(view, scope, minutes);
    return {
      rank: 1 + better,
      minutesToNext: next === null ? null : next - minutes,
      tiedWith: Math.max(0, same - 1),
      percentile: percentileOf({ better, same, participants }),
    };
  }

  /** The last of the ranking is the next one to reach. */
  private async withoutMinutes(view: ReadView, scope: RankingScope): Promise<Place> {
    const minutesToNext = await this.reader.least(view, scope);
    return { rank: null, minutesToNext, tiedWith: 0, percentile: null };
  }
}
