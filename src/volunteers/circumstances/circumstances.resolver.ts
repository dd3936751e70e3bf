import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { EndCircumstanceInput, RecordCircumstanceInput } from './circumstances.inputs.js';
import { CircumstancesService } from './circumstances.service.js';
import { Circumstance, circumstanceOf } from './circumstances.types.js';

@Resolver()
export class CircumstancesResolver {
  constructor(private readonly circumstances: CircumstancesService) {}

  @Access('volunteer.edit')
  @Mutation(() => Circumstance, { description: '登记经核实的境况 · notes a circumstance that was verified' })
  async recordCircumstance(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordCircumstanceInput,
  ): Promise<Circumstance> {
    return circumstanceOf(await this.circumstances.record(actor, input));
  }

  @Access('volunteer.edit')
  @Mutation(() => Circumstance, { description: '境况的最后一日 · sets the last day of a circumstance' })
  async endCircumstance(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndCircumstanceInput,
  ): Promise<Circumstance> {
    return circumstanceOf(await this.circumstances.end(actor, input));
  }

  @Access('signed-in')
  @Query(() => [Circumstance], {
    description:
      '某人的境况：本人与其社区工作人员可见，查看留痕 · somebody’s circumstances, for himself and his offices; readings are audited',
  })
  async circumstancesOf(
    @CurrentActor() actor: Actor,
    @Args('volunteerId', { type: () => ID }) volunteerId: string,
  ): Promise<Circumstance[]> {
    return (await this.circumstances.of(actor, volunteerId)).map(circumstanceOf);
  }
}
