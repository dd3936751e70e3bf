import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteerMapper } from '../../volunteers/volunteer-mapper.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { GrantCandidates } from './grant-candidates.js';
import { GrantCandidate, GrantCandidateArgs, GrantCandidateConnection } from './giving.types.js';

@Resolver(() => GrantCandidate)
export class GrantCandidatesResolver {
  constructor(
    private readonly candidates: GrantCandidates,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('pool.grant')
  @Query(() => GrantCandidateConnection, {
    description: '社区时间池今天可以发给谁 · to whom the pool of a community may give today',
  })
  async grantCandidates(
    @CurrentActor() actor: Actor,
    @Args() { communityCode, first, after }: GrantCandidateArgs,
  ): Promise<GrantCandidateConnection> {
    const [afterId] = after ? decodeCursor(after, ['id']) : [];
    const position = afterId === undefined ? null : String(afterId);
    const rows = await this.candidates.of(actor, communityCode, position, first + 1);
    return pageOf(
      rows,
      first,
      (row) => [row.volunteerId],
      (row) => row,
    );
  }

  @ResolveField('volunteer', () => Volunteer, { nullable: true })
  async volunteer(
    @Parent() { volunteerId }: GrantCandidate,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(volunteerId);
    return row && this.mapper.toType(row, actor, language);
  }
}
