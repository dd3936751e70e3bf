import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { OrganisationArgs } from '../organisations.inputs.js';
import { AdoptRuleInput, ReviseRuleInput, WithdrawRuleInput } from './rules.inputs.js';
import { RulesService } from './rules.service.js';
import { RuleDocument } from './rules.types.js';

@Resolver(() => RuleDocument)
export class RulesResolver {
  constructor(private readonly rules: RulesService) {}

  @Access('public')
  @Query(() => [RuleDocument], { description: '规章制度 · rules under the charter' })
  ruleDocuments(
    @CurrentActor() actor: Actor,
    @Args() { organisationId }: OrganisationArgs,
  ): Promise<RuleDocument[]> {
    return this.rules.list(actor, organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => RuleDocument, {
    description: '制定，须写明依据的条款 · adopts a rule, resting on articles',
  })
  async adoptRule(@CurrentActor() actor: Actor, @Args('input') input: AdoptRuleInput): Promise<RuleDocument> {
    return this.rules.require(actor, await this.rules.adopt(actor, input));
  }

  @Access('organisation.prepare')
  @Mutation(() => RuleDocument, { description: '修订或复核 · says it anew, or looks at it again' })
  async reviseRule(
    @CurrentActor() actor: Actor,
    @Args('input') input: ReviseRuleInput,
  ): Promise<RuleDocument> {
    await this.rules.revise(actor, input);
    return this.rules.require(actor, input.ruleId);
  }

  @Access('organisation.prepare')
  @Mutation(() => RuleDocument, { description: '废止 · withdraws it' })
  async withdrawRule(
    @CurrentActor() actor: Actor,
    @Args('input') { ruleId }: WithdrawRuleInput,
  ): Promise<RuleDocument> {
    await this.rules.withdraw(actor, ruleId);
    return this.rules.require(actor, ruleId);
  }
}
