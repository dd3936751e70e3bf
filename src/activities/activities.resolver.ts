import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import { ActivitiesQuery, type AfterActivity } from './activities.query.js';
import {
  ActivityFilterArgs,
  ActivityInput,
  CancelActivityInput,
  CreateActivityInput,
  MoveActivityInput,
  RecordInsuranceInput,
  UpdateActivityInput,
} from './activities.inputs.js';
import { Activity, ActivityConnection } from './activities.types.js';
import { ActivityDesk } from './activity-desk.service.js';
import { ActivityReader } from './activity-reader.service.js';
import type { ActivityEntity } from './activity.entity.js';

/** Before every activity. */
const FIRST: AfterActivity = { startAt: 0, id: '' };

@Resolver(() => Activity)
export class ActivitiesResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly query: ActivitiesQuery,
    private readonly reader: ActivityReader,
    private readonly desk: ActivityDesk,
  ) {}

  @Access('public')
  @Query(() => Activity, { description: '按编号查活动 · an activity by its id' })
  activity(
    @CurrentRequest() request: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Activity> {
    return this.reader.read(request, id);
  }

  @Access('public')
  @Query(() => ActivityConnection, {
    name: 'activities',
    description: '活动，按开始时间排列 · activities by their start',
  })
  async listActivities(
    @CurrentRequest() request: RequestContext,
    @Args() filter: ActivityFilterArgs,
  ): Promise<ActivityConnection> {
    const rows = await this.uow.read(async (view) => {
      if (filter.placeCode) await this.places.require(view, filter.placeCode);
      return this.query.list(view, request.actor, filter, afterOf(filter.after), filter.first + 1);
    });
    const listed = await this.reader.listed(request, rows);
    return pageOf(
      listed,
      filter.first,
      ({ startAt, id }) => [startAt.getTime(), id],
      (activity) => activity,
    );
  }

  @Access('activity.edit')
  @Mutation(() => Activity, { description: '拟定活动（草稿） · plans an activity as a draft' })
  async createActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: CreateActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.create(request.actor, input));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, { description: '修改草稿 · changes a draft' })
  async updateActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: UpdateActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.update(request.actor, input));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, { description: '发布活动，开始招募 · publishes an activity' })
  async publishActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') { activityId }: ActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.publish(request.actor, activityId));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, {
    description:
      '活动改期；与其他报名冲突者自动退出，其余另行告知 · moves an activity; who is elsewhere then is released, all others are told',
  })
  async moveActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') { activityId, ...to }: MoveActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.move(request.actor, activityId, to));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, { description: '开始活动，开放签到 · begins an activity' })
  async startActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') { activityId }: ActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.start(request.actor, activityId));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, {
    description: '结束活动并结算出勤 · finishes an activity and settles attendance',
  })
  async finishActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') { activityId }: ActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.finish(request.actor, activityId));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, {
    description: '取消活动，告知全部报名者 · cancels an activity; everybody signed up is told',
  })
  async cancelActivity(
    @CurrentRequest() request: RequestContext,
    @Args('input') { activityId, reason }: CancelActivityInput,
  ): Promise<Activity> {
    return this.answered(request, await this.desk.cancel(request.actor, activityId, reason));
  }

  @Access('activity.edit')
  @Mutation(() => Activity, { description: '登记活动保险 · records the insurance of an activity' })
  async recordInsurance(
    @CurrentRequest() request: RequestContext,
    @Args('input') { activityId, insuranceReference }: RecordInsuranceInput,
  ): Promise<Activity> {
    return this.answered(
      request,
      await this.desk.recordInsurance(request.actor, activityId, insuranceReference),
    );
  }

  private async answered(request: RequestContext, activity: ActivityEntity): Promise<Activity> {
    const [shown] = await this.reader.listed(request, [activity]);
    if (!shown) throw new Error('whoever edits an activity sees it');
    return shown;
  }
}

function afterOf(cursor: string | null | undefined): AfterActivity {
  if (!cursor) return FIRST;
  const [startAt, id] = decodeCursor(cursor, ['number', 'string']);
  return { startAt: Number(startAt), id: String(id) };
}
