import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { ActorSource } from '../platform/security/actor-source.js';
import { DraftDiscardingService } from './draft-discarding.service.js';
import { FilingsService } from './filings.service.js';
import {
  DescribeOrganisationInput,
  DraftOrganisationInput,
  OrganisationInput,
  OrganisationReasonInput,
} from './organisations.inputs.js';
import { OrganisationsReader } from './organisations-reader.js';
import { Organisation, organisationOf } from './organisations.types.js';

@Resolver(() => Organisation)
export class FilingsResolver {
  constructor(
    private readonly filings: FilingsService,
    private readonly discarding: DraftDiscardingService,
    private readonly reader: OrganisationsReader,
    private readonly actors: ActorSource,
  ) {}

  @Access('signed-in')
  @Mutation(() => Organisation, {
    description: '起草备案，起草人即为其负责人 · begins a filing; whoever begins it is its officer',
  })
  async draftOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: DraftOrganisationInput,
  ): Promise<Organisation> {
    const id = await this.filings.draft(actor, input);
    // Whoever begins it has become its officer meanwhile.
    return this.reader.require(await this.actors.ofAccount(actor.requireAccount()), id);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, { description: '填写草稿 · says more of a draft' })
  async describeOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: DescribeOrganisationInput,
  ): Promise<Organisation> {
    await this.filings.describe(actor, input);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, {
    description:
      '作废草稿：名册、材料一并删除，起草人不再是其负责人 · throws a draft away, with its roster and papers; it has no officers any more',
  })
  async discardOrganisationDraft(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<Organisation> {
    return organisationOf(await this.discarding.discard(actor, input.organisationId), true);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, {
    description: '提交备案，清单须已齐 · submits a filing of which nothing is missing',
  })
  async submitFiling(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<Organisation> {
    await this.filings.submit(actor, input.organisationId);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, { description: '撤回已提交的备案 · takes back what was submitted' })
  async withdrawFiling(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<Organisation> {
    await this.filings.withdraw(actor, input.organisationId);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, {
    description:
      '同意备案；须公示的先行公示 · files it; publishes a notice first where the policy asks for one',
  })
  async acceptFiling(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<Organisation> {
    await this.filings.accept(actor, input.organisationId);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, {
    description:
      '不予备案，须说明理由；可修改后再提交 · refuses it with reasons; it can be mended and submitted anew',
  })
  async refuseFiling(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.filings.refuse(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }
}
