import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { invalidInput } from '../kernel/problem.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { OwnRegistration } from './own-registration.js';
import { changedFields, type ProfileChange, profileFaults } from './profile-change.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import { statusNotAllowed } from './volunteers.problems.js';

/** Keeps a profile up to date after registration, by the person or an officer of his community. */
@Injectable()
export class VolunteerProfileService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly vault: VolunteerVault,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Changes what is given; audited by the names of the fields, never their values.
   * @throws Problem NOT_FOUND, FORBIDDEN, STATUS_NOT_ALLOWED once merged or erased, INVALID_INPUT, OWN_REGISTRATION when an
   * officer changes what is his own, or makes it so by the number he logs in with
   */
  async update(actor: Actor, volunteerId: string, change: ProfileChange): Promise<void> {
    actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [volunteerId]);
      const subject = { type: 'Volunteer', id: volunteerId };
      if (!volunteer)
        throw notFound().audited({
          action: 'volunteer.edit',
          subjectType: subject.type,
          subjectId: volunteerId,
        });
      if (actor.volunteerId !== volunteerId) {
        actor.require('volunteer.edit', { ...subject, placeCode: volunteer.communityCode }, 'volunteer.read');
        await this.own.refuse(transaction, actor, volunteer);
        const mobile = change.mobile ? normalizeMobile(change.mobile) : null;
        if (mobile) await this.own.refuseMobile(transaction, actor, mobile);
      }
      if (volunteer.erasedAt || volunteer.status === VolunteerStatus.MERGED)
        throw statusNotAllowed({ status: volunteer.status });
      await this.check(transaction, volunteer, change);
      const fields = changedFields(change);
      if (fields.length === 0) return;
      await transaction.repo(VolunteerEntity).update({ id: volunteerId }, this.columns(volunteer, change));
      await this.audit.record(transaction, actor, {
        action: 'volunteer.update',
        subjectType: subject.type,
        subjectId: volunteerId,
        placeCode: volunteer.communityCode,
        details: { fields },
      });
    });
  }

  private async check(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
    change: ProfileChange,
  ): Promise<void> {
    const today = serviceDayOf(this.clock.now());
    const { policy } = await this.policies.policyFor(transaction, volunteer.communityCode, today);
    const faults = profileFaults(change, {
      today,
      birthDate: volunteer.birthDate,
      adultAgeYears: policy.registration.adultAgeYears,
      adultKinds: policy.squads.adultKinds,
    });
    if (faults.length > 0) throw invalidInput(faults);
  }

  private columns(volunteer: VolunteerEntity, change: ProfileChange): Partial<VolunteerEntity> {
    const { address, education, employment, background, skills, serviceKinds } = change;
    const mobile = change.mobile ? normalizeMobile(change.mobile) : null;
    const details = this.vault.open(volunteer);
    const sealed =
      mobile || address !== undefined
        ? this.vault.seal(volunteer.id, volunteer.documentType, {
            ...details,
            mobile: mobile ?? details.mobile,
            address: address === undefined ? details.address : address,
          })
        : {};
    return {
      ...sealed,
      ...(education !== undefined ? { education } : {}),
      ...(employment !== undefined ? { employment } : {}),
      ...(background ? { background } : {}),
      ...(skills ? { skills: [...new Set(skills)] } : {}),
      ...(serviceKinds ? { serviceKinds: [...new Set(serviceKinds)] } : {}),
    };
  }
}
