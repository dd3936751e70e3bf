import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { MembershipQueries } from './membership-queries.js';

/** Who sees the people of a squad: its community's offices, its leader and its members (domain.md § 10). */
@Injectable()
export class SquadVisibility {
  constructor(private readonly queries: MembershipQueries) {}

  async showsMembers(
    squad: { readonly id: string; readonly communityCode: string },
    { actor, loaders }: RequestContext,
  ): Promise<boolean> {
    if (actor.may('squad.read', squad.communityCode, { squadId: squad.id })) return true;
    if (!actor.volunteerId) return false;
    const own = await loaders.of('squad-memberships', this.queries.loadMemberships).load(actor.volunteerId);
    return (own ?? []).some((membership) => membership.squadId === squad.id && membership.untilDay === null);
  }
}
