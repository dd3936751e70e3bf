import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { PolicyService } from '../../policies/policy.service.js';
import { circumstancesOn } from '../../volunteers/circumstances/circumstances.query.js';
import { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import { type GrantGround, grantGround } from './grant-eligibility.js';
import { grantedSince, startOfYear } from './granted.query.js';

export interface GrantCandidate {
  readonly volunteerId: string;
  readonly ground: GrantGround;
  /** In this calendar year. */
  readonly grantedMinutes: number;
  /** That the policy still allows in this calendar year. */
  readonly remainingMinutes: number;
}

/** Whom the pool of a community may help today, so that an officer need not know the rule by heart (rule 33). */
@Injectable()
export class GrantCandidates {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly policies: PolicyService,
  ) {}

  /**
   * By registration, the earliest first; those who had their year's minutes stand with 0 remaining.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY
   */
  async of(
    actor: Actor,
    communityCode: string,
    afterId: string | null,
    limit: number,
  ): Promise<GrantCandidate[]> {
    actor.requireIn('pool.grant', communityCode);
    const today = serviceDayOf(this.clock.now());
    return this.uow.read(async (view) => {
      await this.places.requireCommunity(view, communityCode);
      const { policy } = await this.policies.policyFor(view, communityCode, today);
      // Nobody is eligible without a verified circumstance, and few have one.
      const people = await view.rows<{ id: string; birth_date: string }>(
        `SELECT v.id, v.birth_date FROM volunteer v
          WHERE v.community_code = :communityCode AND v.status = :status AND v.id > :afterId
            AND EXISTS (SELECT 1 FROM volunteer_circumstance c WHERE c.volunteer_id = v.id
                          AND c.from_day <= :today AND (c.until_day IS NULL OR c.until_day >= :today))
          ORDER BY v.id`,
        { communityCode, status: VolunteerStatus.ACTIVE, afterId: afterId ?? '', today },
      );
      const ids = people.map(({ id }) => id);
      const circumstances = await circumstancesOn(view, ids, today);
      const eligible = people.flatMap(({ id, birth_date: birthDate }) => {
        const ground = grantGround(birthDate, circumstances.get(id) ?? new Set(), policy.grants, today);
        return ground ? [{ id, ground }] : [];
      });
      const page = eligible.slice(0, limit);
      const granted = await grantedSince(
        view,
        page.map(({ id }) => id),
        startOfYear(today),
      );
      return page.map(({ id, ground }) => {
        const grantedMinutes = granted.get(id) ?? 0;
        const remainingMinutes = Math.max(0, policy.grants.yearlyMinutes - grantedMinutes);
        return { volunteerId: id, ground, grantedMinutes, remainingMinutes };
      });
    });
  }
}
