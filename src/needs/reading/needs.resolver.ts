import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { Need, NeedHeaderConnection, needHeaderOf } from '../needs.types.js';
import { NeedQueries, type QueuePosition, queuePositionOf } from './need-queries.js';
import { NeedReader } from './need-reader.js';
import { NeedStatisticsQuery } from './need-statistics.query.js';
import { NeedCounts } from './need-statistics.types.js';
import { NeedFilterArgs, SquadNeedQueueArgs } from './needs.inputs.js';

/** After every id: a page of the newest starts there. */
const NEWEST = '~';
/** Before every rank and id: a queue starts there. */
const FIRST: QueuePosition = [-1, 0, ''];

/** Finding and reading needs. */
@Resolver()
export class NeedsResolver {
  constructor(
    private readonly reader: NeedReader,
    private readonly queries: NeedQueries,
    private readonly statistics: NeedStatisticsQuery,
  ) {}

  @Access('signed-in')
  @Query(() => Need, {
    description:
      '按编号查需要；内容按保密规则显示，查看有审计 · a need by its id; contents by secrecy, and reading them is audited',
  })
  async need(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Need> {
    return this.reader.read(actor, id);
  }

  @Access('signed-in')
  @Query(() => NeedHeaderConnection, {
    description:
      '本人（含他人代为）提出的需要，新的在前 · what one asked oneself or through an office, newest first',
  })
  async myNeeds(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<NeedHeaderConnection> {
    const rows = await this.queries.mine(actor.requireAccount(), beforeOf(after), first + 1);
    return pageOf(rows, first, (row) => [row.id], needHeaderOf);
  }

  @Access('need.read')
  @Query(() => NeedHeaderConnection, {
    name: 'needs',
    description:
      '辖区或小组的需要，新的在前；保密类别仅社区负责人可见 · needs of one’s places and squads, newest first; confidential ones for the community’s head only',
  })
  async listNeeds(
    @CurrentActor() actor: Actor,
    @Args() filter: NeedFilterArgs,
  ): Promise<NeedHeaderConnection> {
    const rows = await this.queries.list(actor, filter, beforeOf(filter.after), filter.first + 1);
    return pageOf(rows, filter.first, (row) => [row.id], needHeaderOf);
  }

  @Access('need.read')
  @Query(() => NeedHeaderConnection, {
    description:
      '服务小组待办：可受理的与已受理待安排的，先急后缓、先来后到 · what waits for a squad, by urgency, then age',
  })
  async squadNeedQueue(
    @CurrentActor() actor: Actor,
    @Args() { squadId, withScheduled, first, after }: SquadNeedQueueArgs,
  ): Promise<NeedHeaderConnection> {
    const position = after ? decodeCursor(after, ['number', 'number', 'id']) : FIRST;
    const queue = { squadId, withScheduled: withScheduled ?? false };
    const rows = await this.queries.queue(actor, queue, position as unknown as QueuePosition, first + 1);
    return pageOf(rows, first, queuePositionOf, needHeaderOf);
  }

  @Access('need.read')
  @Query(() => [NeedCounts], {
    description:
      '某段时间提出的需要，按类别与现状计数；保密类别只计整月或整年，过少的不显示 · needs asked in a period, by kind and present state; confidential kinds by whole months or years only, and not where there are too few',
  })
  async needStatistics(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String }) placeCode: string,
    @Args('from', { type: () => LocalDateScalar, description: '首日 · first day' }) from: string,
    @Args('until', { type: () => LocalDateScalar, description: '末日 · last day' }) until: string,
  ): Promise<NeedCounts[]> {
    return this.statistics.count(actor, { placeCode, from, until });
  }
}

const beforeOf = (after: string | null | undefined): string =>
  after ? String(decodeCursor(after, ['string'])[0]) : NEWEST;
