import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { RedemptionAsking } from './redemption-asking.service.js';
import { RedemptionDesk } from './redemption-desk.service.js';
import { RedemptionStatus } from './redemption.entity.js';
import {
  ConfirmRedemptionInput,
  DecideRedemptionInput,
  RedemptionReasonInput,
  RequestRedemptionInput,
} from './redemptions.inputs.js';
import { positionOf, type RedemptionPosition, RedemptionsQuery } from './redemptions.query.js';
import { Redemption, RedemptionConnection, redemptionOf } from './redemptions.types.js';

/** After every id: a page of the newest starts there. */
const NEWEST = '~';

@Resolver()
export class RedemptionsResolver {
  constructor(
    private readonly asking: RedemptionAsking,
    private readonly desk: RedemptionDesk,
    private readonly query: RedemptionsQuery,
  ) {}

  @Access('signed-in')
  @Mutation(() => Redemption, {
    description:
      '申请兑换：冻结时长并提出居民需要 · asks for reciprocal service: holds minutes and asks the squads',
  })
  async requestRedemption(
    @CurrentActor() actor: Actor,
    @Args('input') input: RequestRedemptionInput,
  ): Promise<Redemption> {
    return this.answer(actor, await this.asking.request(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Redemption, {
    description:
      '确认已得到服务：扣除时长，余者退回 · confirms the service: minutes are used, the rest comes back',
  })
  async confirmRedemption(
    @CurrentActor() actor: Actor,
    @Args('input') input: ConfirmRedemptionInput,
  ): Promise<Redemption> {
    return this.answer(actor, await this.desk.confirm(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Redemption, {
    description: '取消，服务开始前 · cancels it, before the service begins; the minutes come back',
  })
  async cancelRedemption(
    @CurrentActor() actor: Actor,
    @Args('input') input: RedemptionReasonInput,
  ): Promise<Redemption> {
    return this.answer(actor, await this.desk.cancel(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => Redemption, {
    description: '提出异议：时长冻结至决定 · disputes it; the minutes stay held until it is decided',
  })
  async disputeRedemption(
    @CurrentActor() actor: Actor,
    @Args('input') input: RedemptionReasonInput,
  ): Promise<Redemption> {
    return this.answer(actor, await this.desk.dispute(actor, input));
  }

  @Access('redemption.handle')
  @Mutation(() => Redemption, { description: '裁定异议 · decides a dispute' })
  async decideRedemption(
    @CurrentActor() actor: Actor,
    @Args('input') input: DecideRedemptionInput,
  ): Promise<Redemption> {
    return this.answer(actor, await this.desk.decide(actor, input));
  }

  @Access('signed-in')
  @Query(() => Redemption, { description: '一项兑换 · a redemption' })
  async redemption(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Redemption> {
    return this.answer(actor, id);
  }

  @Access('signed-in')
  @Query(() => RedemptionConnection, {
    description: '我持有或受益的兑换，新的在前 · what I hold or am served for, newest first',
  })
  async myRedemptions(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<RedemptionConnection> {
    const [before] = after ? decodeCursor(after, ['id']) : [NEWEST];
    const rows = await this.query.mine(actor, String(before), first + 1);
    return pageOf(rows, first, (row) => [row.id], redemptionOf);
  }

  @Access('redemption.read')
  @Query(() => RedemptionConnection, {
    description:
      '某区划的兑换，优先者在前，其次先申请的在前 · the redemptions of a place, those with priority first, then the oldest',
  })
  async redemptions(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String }) placeCode: string,
    @Args('status', { type: () => RedemptionStatus, nullable: true }) status: RedemptionStatus | null,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<RedemptionConnection> {
    const position = after ? decodeCursor(after, ['number', 'id']) : [0, ''];
    const rows = await this.query.list(
      actor,
      { placeCode, status },
      position as unknown as RedemptionPosition,
      first + 1,
    );
    return pageOf(rows, first, positionOf, redemptionOf);
  }

  private async answer(actor: Actor, id: string): Promise<Redemption> {
    return redemptionOf(await this.query.require(actor, id));
  }
}
