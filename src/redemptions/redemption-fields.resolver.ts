import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { VolunteerMapper } from '../volunteers/volunteer-mapper.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { Volunteer } from '../volunteers/volunteers.types.js';
import { RedemptionsQuery } from './redemptions.query.js';
import { Redemption, RedemptionStepTaken, stepOf } from './redemptions.types.js';

/** What a redemption leads to; it is only reached by who may see it. */
@Resolver(() => Redemption)
export class RedemptionFieldsResolver {
  constructor(
    private readonly query: RedemptionsQuery,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @ResolveField('volunteer', () => Volunteer, {
    nullable: true,
    description: '持有人 · whose minutes they are',
  })
  volunteer(
    @Parent() { volunteerId }: Redemption,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    return this.person(volunteerId, request);
  }

  @ResolveField('beneficiary', () => Volunteer, { nullable: true, description: '受益人 · who is served' })
  beneficiary(
    @Parent() { beneficiaryId }: Redemption,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    return this.person(beneficiaryId, request);
  }

  @ResolveField('steps', () => [RedemptionStepTaken], {
    description: '办理经过 · its steps, first one first',
  })
  async steps(
    @Parent() { id }: Redemption,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<RedemptionStepTaken[]> {
    return ((await loaders.of('redemption.steps', this.query.loadSteps).load(id)) ?? []).map(stepOf);
  }

  private async person(id: string, { actor, language, loaders }: RequestContext): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(id);
    return row && this.mapper.toType(row, actor, language);
  }
}
