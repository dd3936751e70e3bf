import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { streetOf } from '../../kernel/division-code.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { PlaceEntity } from '../../places/place.entity.js';
import { PlacesService } from '../../places/places.service.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import type { Policy } from '../../policies/policy.js';
import { PolicyService } from '../../policies/policy.service.js';
import { rolledUp, type StandardLine, standardsOf } from './standards.js';

/** A place with its standards. */
export interface PlaceStandards {
  readonly place: PlaceEntity;
  readonly lines: readonly StandardLine[];
}

export interface StandardsReport extends PlaceStandards {
  /** The places right below, in the order of their codes. */
  readonly parts: readonly PlaceStandards[];
  /** All communities of the place, in the order of their codes. */
  readonly communities: readonly PlaceStandards[];
}

const HELD = {
  volunteers: `SELECT community_code AS code, COUNT(*) AS held FROM volunteer
     WHERE status IN ('ACTIVE', 'INACTIVE', 'SUSPENDED') AND WITHIN GROUP BY community_code`,
  staff: `SELECT place_code AS code, COUNT(DISTINCT account_id) AS held FROM role_grant
     WHERE role IN ('COMMUNITY_HEAD', 'COMMUNITY_OFFICER') AND revoked_at IS NULL AND WITHIN GROUP BY place_code`,
  organisations: `SELECT community_code AS code, COUNT(*) AS held FROM organisation
     WHERE status IN ('FILED', 'REGISTERED') AND WITHIN GROUP BY community_code`,
} as const;

/** What communities are asked for and have, rolled up (domain.md rule 53). */
@Injectable()
export class StandardsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly policies: PolicyService,
  ) {}

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND */
  of(actor: Actor, placeCode: string): Promise<StandardsReport> {
    actor.requireIn('statistics.read', placeCode);
    return this.uow.read(async (view) => {
      const place = await this.places.require(view, placeCode);
      const below = await this.places.within(view, placeCode);
      const communities = await this.communities(
        view,
        placeCode,
        below.filter(({ kind }) => kind === 'COMMUNITY'),
      );
      const linesOf = (code: string) =>
        rolledUp(communities.filter((one) => one.place.code.startsWith(code)).map(({ lines }) => lines));
      const parts = below
        .filter(({ parentCode }) => parentCode === placeCode)
        .map((part) => ({ place: part, lines: linesOf(part.code) }));
      return { place, lines: linesOf(placeCode), parts, communities };
    });
  }

  private async communities(
    view: ReadView,
    placeCode: string,
    places: readonly PlaceEntity[],
  ): Promise<PlaceStandards[]> {
    const volunteers = await this.held(view, HELD.volunteers, 'community_code', placeCode);
    const staff = await this.held(view, HELD.staff, 'place_code', placeCode);
    const organisations = await this.held(view, HELD.organisations, 'community_code', placeCode);
    const today = serviceDayOf(this.clock.now());
    const standards: PlaceStandards[] = [];
    const policies = new Map<string, Policy>();
    for (const place of places) {
      // A policy is of a street or of what is above it.
      const street = streetOf(place.code);
      const policy = policies.get(street) ?? (await this.policies.policyFor(view, street, today)).policy;
      policies.set(street, policy);
      const held = {
        volunteers: volunteers.get(place.code) ?? 0,
        staff: staff.get(place.code) ?? 0,
        organisations: organisations.get(place.code) ?? 0,
      };
      standards.push({ place, lines: standardsOf({ ...place, ...held }, policy.standards) });
    }
    return standards;
  }

  private async held(
    view: ReadView,
    sql: string,
    column: string,
    placeCode: string,
  ): Promise<Map<string, number>> {
    const rows = await view.rows<{ code: string; held: number | string }>(
      sql.replace('WITHIN', withinPlaces(column, [placeCode])),
    );
    return new Map(rows.map(({ code, held }) => [code, Number(held)]));
  }
}
