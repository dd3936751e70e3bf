import { Args, ArgsType, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, idBefore, pageOf } from '../../platform/graphql/connection.js';
import { IdField } from '../../platform/graphql/input-fields.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { StarsQuery } from './stars.query.js';
import { StarConnection, starOf } from './stars.types.js';

@ArgsType()
class StarHistoryArgs extends ConnectionArgs {
  @IdField({ description: '志愿者，缺省为本人 · volunteer; default: oneself', nullable: true })
  volunteerId?: string | null;
}

@Resolver(() => Volunteer)
export class StarsResolver {
  constructor(private readonly query: StarsQuery) {}

  @Access('signed-in')
  @Query(() => StarConnection, {
    description: '星级的得失经过，新的在前 · stars gained and lost, the latest first',
  })
  async starHistory(
    @CurrentActor() actor: Actor,
    @Args() { volunteerId, first, after }: StarHistoryArgs,
  ): Promise<StarConnection> {
    const id = volunteerId ?? actor.volunteerId;
    if (!id) throw notAVolunteer();
    const rows = await this.query.history(actor, id, idBefore(after), first + 1);
    return pageOf(rows, first, (row) => [row.id], starOf);
  }

  @ResolveField(() => Int, { description: '星级，0 至 5 · stars, from 0 to 5' })
  async stars(@Parent() { id }: Volunteer, @CurrentRequest() { loaders }: RequestContext): Promise<number> {
    return (await loaders.of('recognition.stars', this.query.loadLevels).load(id)) ?? 0;
  }
}
