import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import { AssignmentProposal, proposalTypeOf, SquadSuggestion, suggestionOf } from './assignment.types.js';
import { AssignmentProposalsService } from './assignment-proposals.service.js';
import { SquadSuggestionsService } from './squad-suggestions.service.js';
import { ApplyAssignmentProposalInput, ProposeAssignmentsInput } from './squads.inputs.js';

@Resolver(() => AssignmentProposal)
export class AssignmentsResolver {
  constructor(
    private readonly suggestions: SquadSuggestionsService,
    private readonly proposals: AssignmentProposalsService,
  ) {}

  @Access('squad.read')
  @Query(() => [SquadSuggestion], {
    description: '为志愿者推荐小组，附理由 · squads proposed for a volunteer, with reasons',
  })
  async squadSuggestions(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('volunteerId', { type: () => ID }) volunteerId: string,
  ): Promise<SquadSuggestion[]> {
    const suggestions = await this.suggestions.forVolunteer(actor, volunteerId);
    return suggestions.map((suggestion) => suggestionOf(suggestion, language));
  }

  @Access('squad.read')
  @Query(() => AssignmentProposal, { description: '按编号查分组方案 · a proposal by its id' })
  async assignmentProposal(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AssignmentProposal> {
    return proposalTypeOf(await this.proposals.find(actor, id), language);
  }

  @Access('squad.assign')
  @Mutation(() => AssignmentProposal, {
    description:
      '为全社区未编组的志愿者生成分组方案，不执行 · proposes an assignment of all unassigned volunteers',
  })
  async proposeAssignments(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: ProposeAssignmentsInput,
  ): Promise<AssignmentProposal> {
    return proposalTypeOf(await this.proposals.propose(actor, input), language);
  }

  @Access('squad.assign')
  @Mutation(() => AssignmentProposal, {
    description: '执行分组方案，全部或全不 · applies a proposal, all of it or nothing',
  })
  async applyAssignmentProposal(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') input: ApplyAssignmentProposalInput,
  ): Promise<AssignmentProposal> {
    return proposalTypeOf(await this.proposals.apply(actor, input), language);
  }

  @ResolveField('stale', () => Boolean, {
    description: '情况已变，不能再执行 · something has changed; it can’t be applied any more',
  })
  stale(@Parent() proposal: AssignmentProposal): Promise<boolean> {
    return this.proposals.isStale(proposal.row);
  }
}
