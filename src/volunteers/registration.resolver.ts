import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { ConsentsService } from './consents.service.js';
import { ErasureService } from './erasure.service.js';
import { PersonalDataService } from './personal-data.service.js';
import { RegistrationService } from './registration.service.js';
import { ReviewService } from './review.service.js';
import { VolunteerLifecycleService } from './volunteer-lifecycle.service.js';
import { VolunteerMergeService } from './volunteer-merge.service.js';
import { VolunteerMapper } from './volunteer-mapper.js';
import {
  DeleteMyDataInput,
  GiveConsentInput,
  MergeVolunteersInput,
  MoveVolunteerInput,
  RegisterVolunteerInput,
  ResubmitVolunteerInput,
  VolunteerInput,
  VolunteerReasonInput,
  WithdrawConsentInput,
} from './volunteers.inputs.js';
import { Volunteer, VolunteerDetails } from './volunteers.types.js';
import { VolunteersService } from './volunteers.service.js';

/** Everything that changes a registration. */
@Resolver()
export class RegistrationResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly registration: RegistrationService,
    private readonly reviews: ReviewService,
    private readonly lifecycle: VolunteerLifecycleService,
    private readonly merges: VolunteerMergeService,
    private readonly consents: ConsentsService,
    private readonly personalData: PersonalDataService,
    private readonly erasure: ErasureService,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('signed-in')
  @Mutation(() => Volunteer, {
    description: '登记为志愿者，本人或工作人员代办 · registers oneself, or somebody as an officer',
  })
  async registerVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: RegisterVolunteerInput,
  ): Promise<Volunteer> {
    const id = await this.registration.register(request.actor, input);
    // The actor of this request does not know of his new registration yet; to himself it is shown as to its officer.
    return this.shown(request, id, !input.onBehalf);
  }

  @Access('signed-in')
  @Mutation(() => Volunteer, { description: '补正后重新提交 · hands in again' })
  async resubmitVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: ResubmitVolunteerInput,
  ): Promise<Volunteer> {
    return this.shown(request, await this.registration.resubmit(request.actor, input));
  }

  @Access('volunteer.review')
  @Mutation(() => Volunteer, { description: '审核通过，给予编号 · accepts and gives the number' })
  async acceptVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: VolunteerInput,
  ): Promise<Volunteer> {
    await this.reviews.review(request.actor, input.volunteerId, 'accept', null);
    return this.shown(request, input.volunteerId);
  }

  @Access('volunteer.review')
  @Mutation(() => Volunteer, { description: '退回补正 · returns it to be corrected' })
  async returnVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: VolunteerReasonInput,
  ): Promise<Volunteer> {
    await this.reviews.review(request.actor, input.volunteerId, 'return', input.reason);
    return this.shown(request, input.volunteerId);
  }

  @Access('volunteer.review')
  @Mutation(() => Volunteer, { description: '不予通过 · rejects it' })
  async rejectVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: VolunteerReasonInput,
  ): Promise<Volunteer> {
    await this.reviews.review(request.actor, input.volunteerId, 'reject', input.reason);
    return this.shown(request, input.volunteerId);
  }

  @Access('signed-in')
  @Mutation(() => Volunteer, { description: '作出同意 · gives a consent' })
  async giveConsent(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: GiveConsentInput,
  ): Promise<Volunteer> {
    await this.consents.give(request.actor, input);
    return this.shown(request, input.volunteerId);
  }

  @Access('signed-in')
  @Mutation(() => Volunteer, {
    description: '撤回同意；撤回前两项即退出 · withdraws a consent; the first two end the registration',
  })
  async withdrawConsent(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: WithdrawConsentInput,
  ): Promise<Volunteer> {
    await this.consents.withdraw(request.actor, input.volunteerId, input.kind);
    return this.shown(request, input.volunteerId);
  }

  @Access('signed-in')
  @Mutation(() => Boolean, {
    description: '转往其他社区，一切随之保留 · moves to another community and keeps everything',
  })
  async moveVolunteer(
    @CurrentActor() actor: Actor,
    @Args('input') input: MoveVolunteerInput,
  ): Promise<boolean> {
    await this.lifecycle.move(actor, input.volunteerId, input.communityCode);
    return true;
  }

  @Access('volunteer.review')
  @Mutation(() => Volunteer, { description: '暂停（虚假记录） · suspends, for a falsified record' })
  async suspendVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: VolunteerReasonInput,
  ): Promise<Volunteer> {
    await this.lifecycle.suspend(request.actor, input.volunteerId, input.reason);
    return this.shown(request, input.volunteerId);
  }

  @Access('volunteer.review')
  @Mutation(() => Volunteer, { description: '恢复 · ends a suspension or inactivity' })
  async reinstateVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: VolunteerReasonInput,
  ): Promise<Volunteer> {
    await this.lifecycle.reinstate(request.actor, input.volunteerId, input.reason);
    return this.shown(request, input.volunteerId);
  }

  @Access('signed-in')
  @Mutation(() => Volunteer, { description: '退出登记 · leaves the register' })
  async withdrawVolunteer(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: VolunteerReasonInput,
  ): Promise<Volunteer> {
    await this.lifecycle.withdraw(request.actor, input.volunteerId, input.reason);
    return this.shown(request, input.volunteerId);
  }

  @Access('volunteer.merge')
  @Mutation(() => Volunteer, { description: '合并重复登记 · merges a duplicate' })
  async mergeVolunteers(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: MergeVolunteersInput,
  ): Promise<Volunteer> {
    await this.merges.merge(request.actor, input.duplicateId, input.intoId, input.reason);
    return this.shown(request, input.intoId);
  }

  @Access('volunteer.reveal')
  @Mutation(() => VolunteerDetails, {
    description: '查看未掩码资料，须说明理由 · reads unmasked data, with a reason',
  })
  async revealVolunteer(
    @CurrentActor() actor: Actor,
    @Args('input') input: VolunteerReasonInput,
  ): Promise<VolunteerDetails> {
    const { volunteer, details } = await this.personalData.reveal(actor, input.volunteerId, input.reason);
    const { name, mobile, address, guardian } = details;
    return {
      id: volunteer.id,
      name,
      mobile,
      address,
      guardian: guardian && `${guardian.name}（${guardian.relation}）${guardian.phone}`,
    };
  }

  @Access('signed-in')
  @Mutation(() => Boolean, { description: '注销并删除本人资料 · erases one’s profile and account' })
  async deleteMyData(
    @CurrentActor() actor: Actor,
    @Args('input') input: DeleteMyDataInput,
  ): Promise<boolean> {
    await this.erasure.erase(actor, input.confirmation);
    return true;
  }

  private async shown({ actor, language }: RequestContext, id: string, himself = false): Promise<Volunteer> {
    const row = await this.uow.read((view) => this.volunteers.require(view, id));
    return this.mapper.toType(row, himself ? actor.asVolunteer(id) : actor, language);
  }
}
