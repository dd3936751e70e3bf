import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { GroupRankingArgs } from './group-ranking.inputs.js';
import { GroupRankingQuery } from './group-ranking.query.js';
import { GroupRanking } from './group-ranking.types.js';
import { RankingQuery } from './ranking.query.js';
import { RankingScopeArgs } from './rankings.inputs.js';
import { RankingConnection, Standing } from './rankings.types.js';
import { StandingQuery } from './standing.query.js';

const PARTICIPANTS = '参与排名的人数 · how many are ranked';
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
    @Args() asked: RankingScopeArgs,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<RankingConnection> {
    return this.rankings.page(asked, first, after ?? null, language);
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
    @Args() asked: RankingScopeArgs,
  ): Promise<Standing> {
    return this.standings.of(actor, volunteerId, asked);
  }

  @Access('signed-in')
  @Query(() => Standing, { description: '本人的名次 · one’s own standing' })
  myStanding(@CurrentActor() actor: Actor, @Args() asked: RankingScopeArgs): Promise<Standing> {
    return this.standings.ofHimself(actor, asked);
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

@Resolver(() => GroupRanking)
export class GroupRankingResolver {
  constructor(private readonly groups: GroupRankingQuery) {}

  @Access('public')
  @Query(() => GroupRanking, {
    description:
      '社区、小组、社会组织的时长排名，总量或人均 · communities, squads or organisations by service minutes, in total or per head',
  })
  groupRanking(@Args() asked: GroupRankingArgs): Promise<GroupRanking> {
    return this.groups.page(asked);
  }
}
