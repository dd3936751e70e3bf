import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { idBefore, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { AwardSchemesService } from './award-schemes.service.js';
import { AwardsReader } from './awards-reader.js';
import {
  AwardSchemeFilterArgs,
  ChangeAwardSchemeInput,
  CreateAwardSchemeInput,
  RetireAwardSchemeInput,
} from './awards.inputs.js';
import { AwardScheme, AwardSchemeConnection } from './awards.types.js';

@Resolver()
export class AwardSchemesResolver {
  constructor(
    private readonly schemes: AwardSchemesService,
    private readonly reader: AwardsReader,
  ) {}

  @Access('public')
  @Query(() => AwardScheme, { description: '一个奖项方案 · an award scheme' })
  awardScheme(@Args('id', { type: () => ID }) id: string): Promise<AwardScheme> {
    return this.reader.scheme(id);
  }

  @Access('public')
  @Query(() => AwardSchemeConnection, { description: '奖项方案，新的在前 · award schemes, the latest first' })
  async awardSchemes(@Args() filter: AwardSchemeFilterArgs): Promise<AwardSchemeConnection> {
    const rows = await this.reader.schemes(filter, idBefore(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('award.manage')
  @Mutation(() => AwardScheme, { description: '设立奖项方案 · makes an award scheme' })
  async createAwardScheme(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateAwardSchemeInput,
  ): Promise<AwardScheme> {
    return this.reader.scheme(await this.schemes.create(actor, input));
  }

  @Access('award.manage')
  @Mutation(() => AwardScheme, {
    description:
      '修改奖项方案，条件整体提交；进行中的评选不变 · changes a scheme as a whole; cycles under way keep theirs',
  })
  async changeAwardScheme(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangeAwardSchemeInput,
  ): Promise<AwardScheme> {
    await this.schemes.change(actor, input);
    return this.reader.scheme(input.schemeId);
  }

  @Access('award.manage')
  @Mutation(() => AwardScheme, { description: '停用奖项方案 · retires a scheme' })
  async retireAwardScheme(
    @CurrentActor() actor: Actor,
    @Args('input') { schemeId }: RetireAwardSchemeInput,
  ): Promise<AwardScheme> {
    await this.schemes.retire(actor, schemeId);
    return this.reader.scheme(schemeId);
  }
}
