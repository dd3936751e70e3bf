import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import { notFound } from '../../platform/security/security.problems.js';
import { VolunteerMapper } from '../../volunteers/volunteer-mapper.js';
import { ActivitiesService } from '../activities.service.js';
import { Activity } from '../activities.types.js';
import { ActivityReader } from '../activity-reader.service.js';
import { NeedCandidatesArgs, ScheduleNeedInput } from './matching.inputs.js';
import { candidateOf, NeedCandidate } from './matching.types.js';
import { NeedCandidatesQuery } from './need-candidates.query.js';
import { NeedSchedulingService } from './need-scheduling.service.js';

const DEFAULT_FIRST = 20;

/** From a need to those who serve it. */
@Resolver()
export class MatchingResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly candidates: NeedCandidatesQuery,
    private readonly scheduling: NeedSchedulingService,
    private readonly activities: ActivitiesService,
    private readonly reader: ActivityReader,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('need.handle')
  @Query(() => [NeedCandidate], {
    description:
      '受理小组的成员，按技能、时间、近期服务时长与距离排列，有障碍者在后 · the squad’s members by skills, time, recent load and distance; those with obstacles last',
  })
  async needCandidates(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args() { needId, startAt, endAt, first }: NeedCandidatesArgs,
  ): Promise<NeedCandidate[]> {
    const wanted = { needId, startAt, endAt, first: first ?? DEFAULT_FIRST };
    const matches = await this.candidates.of(actor, wanted);
    return matches.map((match) =>
      candidateOf(match, this.mapper.toNamedType(match.volunteer.row, actor, language), language),
    );
  }

  @Access('need.handle')
  @Mutation(() => Activity, {
    description:
      '一步安排：为已受理的需要建立并发布活动、邀请志愿者 · plans and publishes an activity for an accepted need and invites volunteers, in one step',
  })
  async scheduleNeed(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: ScheduleNeedInput,
  ): Promise<Activity> {
    const id = await this.scheduling.schedule(request.actor, input);
    const row = await this.uow.read((view) => this.activities.require(view, id));
    const [shown] = await this.reader.listed(request, [row]);
    // Only a call answered again, after its caller has lost his office.
    if (!shown) throw notFound();
    return shown;
  }
}
