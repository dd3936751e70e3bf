import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SquadsModule } from '../squads/squads.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { GroupRankingQuery } from './group-ranking.query.js';
import { RankingCursor } from './ranking-cursor.js';
import { RankingProjection } from './ranking-projection.js';
import { RankingQuery } from './ranking.query.js';
import { GroupRankingResolver, RankingsResolver, StandingResolver } from './rankings.resolver.js';
import { ScopeReader } from './scope-reader.js';
import { StandingQuery } from './standing.query.js';

/** Rankings read what other modules keep; only the totals are their own. */
@Module({
  imports: [OrganisationsModule, PlacesModule, PoliciesModule, SquadsModule, VolunteersModule],
  providers: [
    GroupRankingQuery,
    GroupRankingResolver,
    RankingCursor,
    RankingProjection,
    RankingQuery,
    ScopeReader,
    StandingQuery,
    RankingsResolver,
    StandingResolver,
  ],
  exports: [RankingProjection],
})
export class RankingsModule {}
