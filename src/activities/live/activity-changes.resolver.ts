import { Args, ID, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { Activity } from '../activities.types.js';
import { ActivityReader } from '../activity-reader.service.js';
import type { ActivityChanged } from './activity-change.js';
import { ActivityChange } from './activity-change.types.js';
import { ActivityChanges } from './activity-changes.service.js';

@Resolver(() => ActivityChange)
export class ActivityChangesResolver {
  constructor(
    private readonly changes: ActivityChanges,
    private readonly reader: ActivityReader,
  ) {}

  @Access('signed-in')
  @Subscription(() => ActivityChange, {
    description:
      '活动的报名与签到变化，供负责人和已报名者 · an activity’s sign-ups and attendance as they change, for those in charge and those signed up',
  })
  activityChanged(
    @CurrentActor() actor: Actor,
    @Args('activityId', { type: () => ID }) activityId: string,
  ): Promise<AsyncIterable<{ activityChanged: ActivityChanged }>> {
    return this.changes.watch(actor, activityId);
  }

  @ResolveField('activity', () => Activity, {
    nullable: true,
    description: '此刻的活动，与查询所见相同 · the activity at this moment, as the query shows it',
  })
  activity(@CurrentRequest() request: RequestContext, @Parent() change: ActivityChange): Promise<Activity> {
    return this.reader.read(request, change.activityId);
  }
}
