import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { idAfter, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { OrganisationArgs } from '../organisations.inputs.js';
import { OrganisationsReader } from '../organisations-reader.js';
import { Organisation, OrganisationConnection } from '../organisations.types.js';
import {
  AnnounceMajorActivityInput,
  AnnualReportsDueArgs,
  AppointOfficeHolderInput,
  EndOfficeInput,
  MajorActivitiesArgs,
  SubmitAnnualReportInput,
} from './affairs.inputs.js';
import { AffairsReader } from './affairs-reader.js';
import { OrganisationAffairs } from './affairs.service.js';
import { AnnualReport, MajorActivity, MajorActivityConnection, OrganisationOffice } from './affairs.types.js';

@Resolver(() => Organisation)
export class AffairsResolver {
  constructor(
    private readonly affairs: OrganisationAffairs,
    private readonly reader: AffairsReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  @ResolveField('offices', () => [OrganisationOffice], {
    description: '任职，新的在前 · its offices, the latest first',
  })
  offices(
    @Parent() organisation: Organisation,
    @CurrentRequest() { actor }: RequestContext,
  ): Promise<OrganisationOffice[]> {
    return this.reader.offices(actor, organisation);
  }

  @Access('public')
  @Query(() => [AnnualReport], { description: '年度报告，新的在前；一年一份 · its reports, one a year' })
  annualReports(
    @CurrentActor() actor: Actor,
    @Args() { organisationId }: OrganisationArgs,
  ): Promise<AnnualReport[]> {
    return this.reader.reports(actor, organisationId);
  }

  @Access('organisation.read')
  @Query(() => OrganisationConnection, {
    description: '尚未提交年度报告的社会组织 · organisations that have not reported on a year',
  })
  async annualReportsDue(
    @CurrentActor() actor: Actor,
    @Args() args: AnnualReportsDueArgs,
  ): Promise<OrganisationConnection> {
    return pageById(await this.reader.due(actor, args, idAfter(args.after), args.first + 1), args.first);
  }

  @Access('organisation.read')
  @Query(() => MajorActivityConnection, {
    description: '将举行的重大活动 · major activities that are to come',
  })
  async majorActivities(
    @CurrentActor() actor: Actor,
    @Args() args: MajorActivitiesArgs,
  ): Promise<MajorActivityConnection> {
    const rows = await this.reader.majorActivities(actor, args, idAfter(args.after), args.first + 1);
    return pageById(rows, args.first);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, { description: '任命，须在名册上 · appoints somebody on its roster' })
  async appointOfficeHolder(
    @CurrentActor() actor: Actor,
    @Args('input') input: AppointOfficeHolderInput,
  ): Promise<Organisation> {
    await this.affairs.appoint(actor, input);
    return this.organisations.require(actor, input.organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => Organisation, { description: '提前结束任职 · ends an office before its term' })
  async endOffice(@CurrentActor() actor: Actor, @Args('input') input: EndOfficeInput): Promise<Organisation> {
    return this.organisations.require(actor, await this.affairs.endOffice(actor, input));
  }

  @Access('organisation.prepare')
  @Mutation(() => [AnnualReport], {
    description: '提交年度报告，次年 3 月 31 日前 · reports on a year, by 31 March',
  })
  async submitAnnualReport(
    @CurrentActor() actor: Actor,
    @Args('input') input: SubmitAnnualReportInput,
  ): Promise<AnnualReport[]> {
    await this.affairs.report(actor, input);
    return this.reader.reports(actor, input.organisationId);
  }

  @Access('organisation.prepare')
  @Mutation(() => MajorActivity, {
    description: '报告重大活动，须提前 · announces a major activity, early enough',
  })
  async announceMajorActivity(
    @CurrentActor() actor: Actor,
    @Args('input') input: AnnounceMajorActivityInput,
  ): Promise<MajorActivity> {
    return this.reader.majorActivity(await this.affairs.announce(actor, input));
  }
}
