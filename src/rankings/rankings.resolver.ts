import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SquadKind } from '../kernel/vocabulary.js';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { RankingQuery } from './ranking.query.js';
import { RankingPeriodInput } from './rankings.inputs.js';
import { RankingConnection, Standing } from './rankings.types.js';
import { StandingQuery } from './standing.query.js';

const PLACE = { type: () => String, description: '区、街道或社区代码 · a district, street or community' };
const PARTICIPANTS = '参与排名的人数 · how many are ranked';
const SQUAD_KIND = {
  type: () => SquadKind,
  nullable: true,
  description: '只计某类小组的服务；缺省为全部 · service of one squad kind only; all when left out',
};

@Resolver(() => RankingConnection)
export class RankingsResolver {
  constructor(
    private readonly rankings: RankingQuery,
    private readonly standings: StandingQuery,
  ) {}

  @Access('public')
  @Query(() => RankingConnection, {
    description: '志愿服务时长排名（公开，姓名掩码） · the public ranking by service minutes',
  })
  ranking(
    @CurrentRequest() { language }: RequestContext,
    @Args('placeCode', PLACE) placeCode: string,
    @Args('squadKind', SQUAD_KIND) squadKind: SquadKind | null,
    @Args('period') period: RankingPeriodInput,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<RankingConnection> {
    return this.rankings.page(
      { placeCode, squadKind: squadKind ?? null, period },
      first,
      after ?? null,
      language,
    );
  }

  @ResolveField('participants', () => Int, { description: PARTICIPANTS })
  participants(@Parent() { scope }: RankingConnection): Promise<number> {
    return this.rankings.participants(scope);
  }

  @Access('signed-in')
  @Query(() => Standing, {
    description:
      '志愿者的名次，本人与其所在地工作人员可见 · a volunteer’s standing, for himself and his offices',
  })
  standing(
    @CurrentActor() actor: Actor,
    @Args('volunteerId', { type: () => ID }) volunteerId: string,
    @Args('placeCode', PLACE) placeCode: string,
    @Args('squadKind', SQUAD_KIND) squadKind: SquadKind | null,
    @Args('period') period: RankingPeriodInput,
  ): Promise<Standing> {
    return this.standings.of(actor, volunteerId, { placeCode, squadKind: squadKind ?? null, period });
  }

  @Access('signed-in')
  @Query(() => Standing, { description: '本人的名次 · one’s own standing' })
  myStanding(
    @CurrentActor() actor: Actor,
    @Args('placeCode', PLACE) placeCode: string,
    @Args('squadKind', SQUAD_KIND) squadKind: SquadKind | null,
    @Args('period') period: RankingPeriodInput,
  ): Promise<Standing> {
    return this.standings.ofHimself(actor, { placeCode, squadKind: squadKind ?? null, period });
  }
}

@Resolver(() => Standing)
export class StandingResolver {
  constructor(private readonly rankings: RankingQuery) {}

  @ResolveField('participants', () => Int, { description: PARTICIPANTS })
  participants(@Parent() { scope }: Standing): Promise<number> {
    return this.rankings.participants(scope);
  }
}
