import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import {
  CreateActivitySeriesInput,
  EndActivitySeriesInput,
  UpdateActivitySeriesInput,
} from './series.inputs.js';
import { SeriesQuery } from './series.query.js';
import { SeriesService } from './series.service.js';
import { ActivitySeries, ActivitySeriesConnection, seriesOf } from './series.types.js';

@Resolver(() => ActivitySeries)
export class SeriesResolver {
  constructor(
    private readonly service: SeriesService,
    private readonly query: SeriesQuery,
  ) {}

  @Access('activity.read')
  @Query(() => ActivitySeries, { description: '按编号查系列活动 · a series of activities by its id' })
  async activitySeries(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ActivitySeries> {
    return seriesOf(await this.query.requireReadable(actor, id));
  }

  @Access('activity.read')
  @Query(() => ActivitySeriesConnection, {
    description: '服务小组或社会组织的系列活动 · the series of a squad or an organisation',
  })
  async activitySeriesOf(
    @CurrentActor() actor: Actor,
    @Args('squadId', { type: () => ID, nullable: true }) squadId: string | null,
    @Args('organisationId', { type: () => ID, nullable: true }) organisationId: string | null,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<ActivitySeriesConnection> {
    const [afterId] = after ? decodeCursor(after, ['string']) : [''];
    const unit = { squadId, organisationId };
    const rows = await this.query.list(actor, unit, String(afterId), first + 1);
    return pageOf(rows, first, (row) => [row.id], seriesOf);
  }

  @Access('activity.edit')
  @Mutation(() => ActivitySeries, {
    description:
      '安排系列活动，近期各次随即发布 · plans recurring activities; the next occasions are published at once',
  })
  async createActivitySeries(
    @CurrentActor() actor: Actor,
    @Args('input') { template, ...input }: CreateActivitySeriesInput,
  ): Promise<ActivitySeries> {
    const { squadKind, insuranceReference, ...contents } = template;
    const given = { squadKind: squadKind ?? null, insuranceReference: insuranceReference ?? null };
    return seriesOf(await this.service.create(actor, { ...input, template: { ...contents, ...given } }));
  }

  @Access('activity.edit')
  @Mutation(() => ActivitySeries, {
    description:
      '修改系列活动，未单独改动的后续各次随之修改 · changes a series and its coming occasions, but those that were changed by themselves',
  })
  async updateActivitySeries(
    @CurrentActor() actor: Actor,
    @Args('input') { seriesId, ...change }: UpdateActivitySeriesInput,
  ): Promise<ActivitySeries> {
    return seriesOf(await this.service.update(actor, seriesId, change));
  }

  @Access('activity.edit')
  @Mutation(() => ActivitySeries, {
    description: '终止系列活动并取消后续各次 · ends a series and cancels its coming occasions',
  })
  async endActivitySeries(
    @CurrentActor() actor: Actor,
    @Args('input') { seriesId, reason }: EndActivitySeriesInput,
  ): Promise<ActivitySeries> {
    return seriesOf(await this.service.end(actor, seriesId, reason));
  }
}
