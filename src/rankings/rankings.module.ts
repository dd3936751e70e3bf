import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { RankingCursor } from './ranking-cursor.js';
import { RankingProjection } from './ranking-projection.js';
import { RankingQuery } from './ranking.query.js';
import { RankingsResolver, StandingResolver } from './rankings.resolver.js';
import { StandingQuery } from './standing.query.js';

/** Rankings read what other modules keep; only the totals are their own. */
@Module({
  imports: [PlacesModule, PoliciesModule, VolunteersModule],
  providers: [
    RankingCursor,
    RankingProjection,
    RankingQuery,
    StandingQuery,
    RankingsResolver,
    StandingResolver,
  ],
  exports: [RankingProjection],
})
export class RankingsModule {}
