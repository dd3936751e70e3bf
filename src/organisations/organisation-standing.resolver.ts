import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import {
  OrganisationInput,
  OrganisationReasonInput,
  RecordRegistrationInput,
} from './organisations.inputs.js';
import { OrganisationStanding } from './organisation-standing.service.js';
import { OrganisationsReader } from './organisations-reader.js';
import { Organisation } from './organisations.types.js';

@Resolver(() => Organisation)
export class OrganisationStandingResolver {
  constructor(
    private readonly standing: OrganisationStanding,
    private readonly reader: OrganisationsReader,
  ) {}

  @Access('organisation.decide')
  @Mutation(() => Organisation, {
    description: '记录民政登记 · records that civil affairs has registered it',
  })
  async recordRegistration(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordRegistrationInput,
  ): Promise<Organisation> {
    await this.standing.register(actor, input);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, { description: '申请续期 · asks for another term' })
  async askRenewal(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<Organisation> {
    await this.standing.askRenewal(actor, input.organisationId);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '同意续期 · grants another term' })
  async renewOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationInput,
  ): Promise<Organisation> {
    await this.standing.renew(actor, input.organisationId);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '不予续期，须说明理由 · refuses another term, with a reason' })
  async refuseRenewal(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.refuseRenewal(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '暂停活动，须说明理由 · suspends it, with a reason' })
  async suspendOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.suspend(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '恢复活动 · lets it go on' })
  async resumeOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.resume(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, { description: '对提议注销提出异议 · says why it should not be cancelled' })
  async objectToCancellation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.object(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '予以保留 · keeps one of which cancelling was proposed' })
  async keepOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.keep(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '注销，须说明理由 · cancels it, with a reason' })
  async cancelOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.cancel(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }

  @Access('organisation.decide')
  @Mutation(() => Organisation, { description: '撤销备案或登记，须说明理由 · revokes it, with a reason' })
  async revokeOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrganisationReasonInput,
  ): Promise<Organisation> {
    await this.standing.revoke(actor, input.organisationId, input.reason);
    return this.reader.require(actor, input.organisationId);
  }
}
