import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Account } from '../identity/identity.types.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import { VolunteerMapper } from './volunteer-mapper.js';
import { UpdateVolunteerInput } from './volunteer-profile.inputs.js';
import { VolunteerProfileService } from './volunteer-profile.service.js';
import { Volunteer } from './volunteers.types.js';
import { VolunteersService } from './volunteers.service.js';

/** The profile after registration, and the way to it from one's own account. */
@Resolver(() => Account)
export class VolunteerProfileResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: VolunteerProfileService,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('signed-in')
  @Mutation(() => Volunteer, {
    description: '更新资料，未填的不变 · changes a profile; what is left out stays',
  })
  async updateVolunteer(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') { volunteerId, ...change }: UpdateVolunteerInput,
  ): Promise<Volunteer> {
    await this.profiles.update(actor, volunteerId, change);
    const row = await this.uow.read((view) => this.volunteers.require(view, volunteerId));
    return this.mapper.toType(row, actor, language);
  }

  @ResolveField('volunteer', () => Volunteer, {
    nullable: true,
    description: '本人的志愿者登记，登录后可见 · one’s own registration, seen once logged in',
  })
  async ownRegistration(
    @Parent() account: Account,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<Volunteer | null> {
    if (account.id !== actor.accountId || !account.volunteerId) return null;
    const row = await loaders.of('volunteer', this.volunteers.load).load(account.volunteerId);
    return row && this.mapper.toType(row, actor, language);
  }
}
