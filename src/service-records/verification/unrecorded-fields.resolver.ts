import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { VolunteerMapper } from '../../volunteers/volunteer-mapper.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { UnrecordedAttendance } from './verification.types.js';

@Resolver(() => UnrecordedAttendance)
export class UnrecordedFieldsResolver {
  constructor(
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @ResolveField('volunteer', () => Volunteer, { nullable: true, description: '服务者 · who served' })
  async volunteer(
    @Parent() { volunteerId }: UnrecordedAttendance,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(volunteerId);
    return row && this.mapper.toType(row, actor, language);
  }
}
