import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CreateCalendarFeedInput } from './calendar.inputs.js';
import { CalendarFeed } from './calendar.types.js';

@Resolver(() => CalendarFeed)
export class CalendarResolver {
  constructor(private readonly feeds: CalendarFeedsService) {}

  @Access('signed-in')
  @Mutation(() => CalendarFeed, {
    description:
      '新建本人活动日历的订阅地址，原地址随即作废 · makes a secret address of one’s own calendar; the one before is revoked',
  })
  createCalendarFeed(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateCalendarFeedInput,
  ): Promise<CalendarFeed> {
    return this.feeds.create(actor, input);
  }

  @Access('signed-in')
  @Mutation(() => Boolean, {
    description:
      '作废本人日历的订阅地址；答复是否有过 · revokes the address of one’s own calendar; answers whether there was one',
  })
  revokeCalendarFeed(@CurrentActor() actor: Actor): Promise<boolean> {
    return this.feeds.revoke(actor);
  }
}
