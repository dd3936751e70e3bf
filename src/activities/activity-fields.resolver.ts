import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Organisation, organisationOf } from '../organisations/organisations.types.js';
import { Place, placeOf } from '../places/places.types.js';
import { PlacesService } from '../places/places.service.js';
import { decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import type { Actor } from '../platform/security/actor.js';
import { MembershipQueries } from '../squads/membership-queries.js';
import { Squad, squadOf } from '../squads/squads.types.js';
import { ActivitiesQuery } from './activities.query.js';
import { Activity, ActivityPosition, positionOf } from './activities.types.js';
import { SignUpFilterArgs } from './sign-ups/sign-ups.inputs.js';
import { SignUpsQuery } from './sign-ups/sign-ups.query.js';
import { SignUp, SignUpConnection, signUpOf } from './sign-ups/sign-ups.types.js';

/** What an activity leads to; an activity is only reached by who may see it. */
@Resolver(() => Activity)
export class ActivityFieldsResolver {
  constructor(
    private readonly places: PlacesService,
    private readonly squads: MembershipQueries,
    private readonly organisations: OrganisationsService,
    private readonly query: ActivitiesQuery,
    private readonly signUpsQuery: SignUpsQuery,
  ) {}

  @ResolveField('community', () => Place, { nullable: true, description: '所在社区 · its community' })
  async community(
    @Parent() activity: Activity,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Place | null> {
    const load = (codes: readonly string[]) => this.places.byCodes(codes);
    const place = await loaders.of('place', load).load(activity.communityCode);
    return place && placeOf(place);
  }

  @ResolveField('squad', () => Squad, { nullable: true, description: '主办小组 · the squad that holds it' })
  async squad(
    @Parent() { squadId }: Activity,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Squad | null> {
    const row = squadId && (await loaders.of('squad', this.squads.loadSquads).load(squadId));
    return row ? squadOf(row) : null;
  }

  @ResolveField('organisation', () => Organisation, {
    nullable: true,
    description: '主办社会组织 · the organisation that holds it',
  })
  async organisation(
    @Parent() { organisationId }: Activity,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Organisation | null> {
    const loader = loaders.of('organisation', this.organisations.load);
    const row = organisationId && (await loader.load(organisationId));
    return row ? organisationOf(row) : null;
  }

  @ResolveField('positions', () => [ActivityPosition], { description: '岗位与名额 · positions and places' })
  async positions(
    @Parent() { id, contentsShown }: Activity,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<ActivityPosition[]> {
    const rows = await loaders.of('activity.positions', this.query.loadPositions).load(id);
    return (rows ?? []).map((row) => positionOf(row, row.waiting, contentsShown));
  }

  @ResolveField('insuranceReference', () => String, {
    nullable: true,
    description: '保险单号，仅主办方与办公人员可见 · policy number of the insurance, for those who plan it',
  })
  insuranceReference(@Parent() activity: Activity, @CurrentActor() actor: Actor): string | null {
    return reads(actor, activity) ? activity.insuranceReferenceText : null;
  }

  @ResolveField('mySignUp', () => SignUp, {
    nullable: true,
    description: '本人最近一次报名 · one’s own latest sign-up for it',
  })
  async mySignUp(
    @Parent() { id }: Activity,
    @CurrentRequest() { actor, loaders }: RequestContext,
  ): Promise<SignUp | null> {
    const own = actor.volunteerId;
    if (!own) return null;
    const load = (ids: readonly string[]) => this.signUpsQuery.latestOf(own, ids);
    const row = await loaders.of('activity.my-sign-up', load).load(id);
    return row && signUpOf(row);
  }

  @ResolveField('signUps', () => SignUpConnection, {
    nullable: true,
    description: '报名名单，仅主办方与办公人员可见 · who is signed up, for those who plan it',
  })
  async signUps(
    @Parent() activity: Activity,
    @CurrentRequest() { actor, loaders }: RequestContext,
    @Args() { first, after, status }: SignUpFilterArgs,
  ): Promise<SignUpConnection | null> {
    if (!readsNames(actor, activity)) return null;
    const [afterId] = after ? decodeCursor(after, ['string']) : [''];
    const page = { status: status ?? null, afterId: String(afterId), limit: first + 1 };
    const loader = loaders.of(`activity.sign-ups ${JSON.stringify(page)}`, (ids) =>
      this.signUpsQuery.pages(ids, page),
    );
    return pageOf((await loader.load(activity.id)) ?? [], first, (row) => [row.id], signUpOf);
  }
}

const reads = (actor: Actor, activity: Activity): boolean =>
  actor.may('activity.read', activity.communityCode, activity);

/** Who serves a confidential need is known to the head officer alone of those who plan (domain.md rule 13). */
const readsNames = (actor: Actor, activity: Activity): boolean =>
  reads(actor, activity) &&
  (activity.contentsShown || actor.may('need.confidential', activity.communityCode));
