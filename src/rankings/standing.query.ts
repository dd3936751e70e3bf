import { Injectable } from '@nestjs/common';
import { isWithin } from '../kernel/division-code.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { notAVolunteer } from '../volunteers/volunteers.problems.js';
import { type RankingAsked, RankingQuery } from './ranking.query.js';
import { inScope, type RankingScope, scopeParameters } from './ranking-scope.js';
import { notRankedHere } from './rankings.problems.js';
import type { Standing } from './rankings.types.js';

type Count = number | string | null;
type Place = Pick<Standing, 'rank' | 'minutesToNext' | 'tiedWith'>;

/** One volunteer's own place in a ranking: rank, of how many, minutes to the next (domain.md rule 51). */
@Injectable()
export class StandingQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rankings: RankingQuery,
    private readonly volunteers: VolunteersService,
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
      const minutes = await minutesOf(view, scope, volunteerId);
      const place =
        minutes === 0 ? await withoutMinutes(view, scope) : await withMinutes(view, scope, minutes);
      return { ...place, minutes, asOf, scope };
    });
  }

  /** @throws Problem NOT_A_VOLUNTEER, and as `of` */
  async ofHimself(actor: Actor, asked: RankingAsked): Promise<Standing> {
    if (!actor.volunteerId) throw notAVolunteer();
    return this.of(actor, actor.volunteerId, asked);
  }
}

async function minutesOf(view: ReadView, scope: RankingScope, volunteerId: string): Promise<number> {
  const [own] = await view.rows<{ minutes: Count }>(
    `SELECT minutes FROM ranking_total WHERE volunteer_id = :volunteerId AND ${inScope(scope)}`,
    { ...scopeParameters(scope), volunteerId },
  );
  return Number(own?.minutes ?? 0);
}

/** Ranges of the scope's index; one aggregate over all of the scope was eight times slower at 100,000 volunteers. */
async function withMinutes(view: ReadView, scope: RankingScope, minutes: number): Promise<Place> {
  const rows = `FROM ranking_total WHERE ${inScope(scope)}`;
  const [row] = await view.rows<{ better: Count; same: Count; next_order: Count }>(
    `SELECT (SELECT count(*) ${rows} AND rank_order < :own) AS better,
            (SELECT count(*) ${rows} AND rank_order = :own) AS same,
            (SELECT max(rank_order) ${rows} AND rank_order < :own) AS next_order`,
    { ...scopeParameters(scope), own: -minutes },
  );
  const next = row?.next_order ?? null;
  return {
    rank: 1 + Number(row?.better ?? 0),
    minutesToNext: next === null ? null : -Number(next) - minutes,
    tiedWith: Math.max(0, Number(row?.same ?? 0) - 1),
  };
}

/** The last of the ranking is the next one to reach. */
async function withoutMinutes(view: ReadView, scope: RankingScope): Promise<Place> {
  const [row] = await view.rows<{ last_order: Count }>(
    `SELECT max(rank_order) AS last_order FROM ranking_total WHERE ${inScope(scope)}`,
    scopeParameters(scope),
  );
  const last = row?.last_order ?? null;
  return { rank: null, minutesToNext: last === null ? null : -Number(last), tiedWith: 0 };
}
