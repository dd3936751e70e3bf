import { Injectable } from '@nestjs/common';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { SquadsService } from '../../squads/squads.service.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import type { ActivityEntity } from '../activity.entity.js';

/**
 * Whom somebody may put on an activity's list: an office the volunteers of its place, a leader the members of his squad,
 * and everybody whoever has taken part with the same unit before. Others do not exist for him (domain.md § 10).
 */
@Injectable()
export class ParticipantReach {
  constructor(
    private readonly volunteers: VolunteersService,
    private readonly squads: SquadsService,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(
    view: ReadView,
    actor: Actor,
    activity: ActivityEntity,
    volunteerIds: readonly string[],
  ): Promise<void> {
    const found = await this.volunteers.byIds(view, volunteerIds);
    for (const id of volunteerIds) {
      const volunteer = found.get(id);
      const reached =
        volunteer &&
        (actor.may('volunteer.read', volunteer.communityCode) ||
          (await this.isMember(view, activity, id)) ||
          (await this.tookPart(view, activity, id)));
      if (!reached)
        throw notFound().audited({ action: 'activity.signUp', subjectType: 'Volunteer', subjectId: id });
    }
  }

  private async isMember(
    view: ReadView,
    { squadId, startAt }: ActivityEntity,
    volunteerId: string,
  ): Promise<boolean> {
    if (!squadId) return false;
    return (await this.squads.membershipOn(view, squadId, volunteerId, serviceDayOf(startAt))) !== null;
  }

  private async tookPart(
    view: ReadView,
    { squadId, organisationId }: ActivityEntity,
    volunteerId: string,
  ): Promise<boolean> {
    const unit = squadId ? 'a.squad_id = :unitId' : 'a.organisation_id = :unitId';
    const [part] = await view.rows(
      `SELECT s.id FROM activity_sign_up s JOIN activity a ON a.id = s.activity_id
        WHERE s.volunteer_id = :volunteerId AND ${unit} LIMIT 1`,
      { volunteerId, unitId: squadId ?? organisationId },
    );
    return part !== undefined;
  }
}
