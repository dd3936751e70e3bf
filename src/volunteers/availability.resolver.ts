import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import { SetAvailabilityInput } from './availability.inputs.js';
import { AvailabilityService } from './availability.service.js';
import { VolunteerMapper } from './volunteer-mapper.js';
import { Volunteer } from './volunteers.types.js';
import { VolunteersService } from './volunteers.service.js';

@Resolver()
export class AvailabilityResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly availability: AvailabilityService,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('signed-in')
  @Mutation(() => Volunteer, {
    description: '填写每周可服务的时段，取代原有的 · sets the times of each week at which somebody can serve',
  })
  async setAvailability(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: SetAvailabilityInput,
  ): Promise<Volunteer> {
    const id = await this.availability.set(actor, input);
    // A call answered again shows him only to who may still see him.
    const row = await this.uow.read((view) => this.volunteers.requireReadable(view, actor, id));
    return this.mapper.toType(row, actor, language);
  }
}
