import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import type { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteerMapper } from '../../volunteers/volunteer-mapper.js';
import { VolunteerVault } from '../../volunteers/volunteer-vault.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { Activity } from '../activities.types.js';
import { ActivityReader } from '../activity-reader.service.js';
import { SignUp } from './sign-ups.types.js';

/** What a sign-up leads to; it is only reached by the volunteer himself and by those who plan the activity. */
@Resolver(() => SignUp)
export class SignUpFieldsResolver {
  constructor(
    private readonly reader: ActivityReader,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
    private readonly vault: VolunteerVault,
  ) {}

  @ResolveField('activity', () => Activity, { nullable: true, description: '活动 · the activity' })
  activity(
    @Parent() { activityId }: SignUp,
    @CurrentRequest() request: RequestContext,
  ): Promise<Activity | null> {
    return this.reader.reached(request, activityId);
  }

  @ResolveField('volunteer', () => Volunteer, { nullable: true, description: '志愿者 · the volunteer' })
  async volunteer(
    @Parent() signUp: SignUp,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await this.rowOf(signUp, request);
    return row && this.mapper.toType(row, request.actor, request.language);
  }

  /**
   * The list of an activity names people, so that its leader knows who comes (domain.md rules 11 and 50); who serves a
   * confidential need is named to the head officer only (rule 13).
   */
  @ResolveField('participantName', () => String, {
    nullable: true,
    description:
      '参加者姓名，仅本人、主办方与办公人员可见 · the participant’s name, for himself and those who plan it',
  })
  async participantName(
    @Parent() signUp: SignUp,
    @CurrentRequest() request: RequestContext,
  ): Promise<string | null> {
    const { actor } = request;
    const activity = await this.reader.reached(request, signUp.activityId);
    const plans = activity !== null && actor.may('activity.read', activity.communityCode, activity);
    const named = plans && (activity.contentsShown || actor.may('need.confidential', activity.communityCode));
    if (actor.volunteerId !== signUp.volunteerId && !named) return null;
    const row = await this.rowOf(signUp, request);
    return row && this.vault.name(row);
  }

  private rowOf({ volunteerId }: SignUp, { loaders }: RequestContext): Promise<VolunteerEntity | null> {
    return loaders.of('volunteer', this.volunteers.load).load(volunteerId);
  }
}
