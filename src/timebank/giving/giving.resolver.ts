import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { TimeAccountsService } from '../accounts/time-accounts.service.js';
import { timeAccountOf } from '../accounts/timebank.types.js';
import {
  DonateMinutesInput,
  FundPoolInput,
  GrantFromPoolInput,
  TransferMinutesInput,
} from './giving.inputs.js';
import { GivingService } from './giving.service.js';
import { GiftAnswer } from './giving.types.js';
import { PoolService } from './pool.service.js';

@Resolver()
export class GivingResolver {
  constructor(
    private readonly giving: GivingService,
    private readonly pool: PoolService,
    private readonly accounts: TimeAccountsService,
  ) {}

  @Access('signed-in')
  @Mutation(() => GiftAnswer, {
    description:
      '转赠亲属；受赠的不可再赠 · gives minutes to a relative; what was given to one is not passed on',
  })
  async transferMinutes(
    @CurrentActor() actor: Actor,
    @Args('input') input: TransferMinutesInput,
  ): Promise<GiftAnswer> {
    const entryId = await this.giving.transfer(actor, input);
    return this.answer(actor, entryId, input.volunteerId ?? actor.volunteerId);
  }

  @Access('signed-in')
  @Mutation(() => GiftAnswer, {
    description: '捐入社区时间池，不可撤回 · gives minutes to the pool of one’s community, for good',
  })
  async donateMinutes(
    @CurrentActor() actor: Actor,
    @Args('input') input: DonateMinutesInput,
  ): Promise<GiftAnswer> {
    const entryId = await this.giving.donate(actor, input);
    return this.answer(actor, entryId, input.volunteerId ?? actor.volunteerId);
  }

  @Access('pool.grant')
  @Mutation(() => GiftAnswer, {
    description: '由时间池发给符合条件者 · grants minutes out of the pool to somebody eligible',
  })
  async grantFromPool(
    @CurrentActor() actor: Actor,
    @Args('input') input: GrantFromPoolInput,
  ): Promise<GiftAnswer> {
    const entryId = await this.pool.grant(actor, input);
    return this.answer(actor, entryId, input.volunteerId);
  }

  @Access('pool.fund')
  @Mutation(() => GiftAnswer, {
    description: '基金注入社区时间池 · puts minutes of a fund into a community’s pool',
  })
  async fundPool(@CurrentActor() actor: Actor, @Args('input') input: FundPoolInput): Promise<GiftAnswer> {
    return { ledgerEntryId: await this.pool.fund(actor, input), timeAccount: null };
  }

  private async answer(actor: Actor, ledgerEntryId: string, volunteerId: string | null): Promise<GiftAnswer> {
    const totals = volunteerId ? await this.accounts.require(actor, volunteerId) : null;
    return { ledgerEntryId, timeAccount: totals && timeAccountOf(volunteerId ?? '', totals) };
  }
}
