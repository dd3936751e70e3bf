import { Injectable } from '@nestjs/common';
import { NeedVault } from '../needs/need-vault.js';
import { NeedEntity } from '../needs/need.entity.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../volunteers/volunteer-vault.js';
import { servesOwnNeed } from './activities.problems.js';
import type { ActivityEntity } from './activity.entity.js';

/** Keeps people from earning hours with what they asked for themselves. */
@Injectable()
export class OwnNeeds {
  constructor(
    private readonly needVault: NeedVault,
    private readonly volunteerVault: VolunteerVault,
  ) {}

  /** Who asked: by his account, or, without one, by his name and number, since a number alone may be a daughter's. */
  requesterOf(need: NeedEntity): (volunteer: VolunteerEntity) => boolean {
    const { requesterAccountId } = need;
    if (requesterAccountId) return ({ accountId }) => accountId === requesterAccountId;
    const requester = need.requesterSealed ? this.needVault.open(need).requester : null;
    if (!requester) return () => false;
    const nameIndex = this.volunteerVault.nameIndex(requester.name);
    const mobileIndex = this.volunteerVault.mobileIndex(requester.phone);
    return (volunteer) => volunteer.nameIndex === nameIndex && volunteer.mobileIndex === mobileIndex;
  }

  /** @throws Problem SERVES_OWN_NEED when one of them asked for what the activity serves */
  async refuse(
    view: ReadView,
    { needId }: ActivityEntity,
    volunteers: readonly VolunteerEntity[],
  ): Promise<void> {
    if (!needId) return;
    const need = await view.manager.getRepository(NeedEntity).findOneByOrFail({ id: needId });
    if (volunteers.some(this.requesterOf(need))) throw servesOwnNeed();
  }
}
