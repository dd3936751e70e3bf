import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { addMonths, serviceDayOf } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import type { Right } from '../platform/security/roles.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { ConsentKind } from './consent.entity.js';
import { ConsentsService } from './consents.service.js';
import { OwnRegistration } from './own-registration.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { consentNotInForce, sameCommunity, statusNotAllowed } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

/** Moving, suspending, reinstating and withdrawing (domain.md rule 7). */
@Injectable()
export class VolunteerLifecycleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly policies: PolicyService,
    private readonly volunteers: VolunteersService,
    private readonly consents: ConsentsService,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Moves to another community and keeps everything: by himself, whose word is his consent, or by an officer with the
   * TRANSFER consent on record.
   * @throws Problem NOT_FOUND, CONSENT_NOT_IN_FORCE, SAME_COMMUNITY, PLACE_NOT_FOUND, NOT_A_COMMUNITY, STATUS_NOT_ALLOWED
   */
  async move(actor: Actor, volunteerId: string, communityCode: string): Promise<void> {
    await this.change(
      actor,
      volunteerId,
      'volunteer.move',
      'volunteer.edit',
      true,
      async (transaction, volunteer, accountId) => {
        await this.places.requireCommunity(transaction, communityCode);
        if (volunteer.communityCode === communityCode) throw sameCommunity();
        if (volunteer.status === VolunteerStatus.MERGED || volunteer.erasedAt)
          throw statusNotAllowed({ status: volunteer.status });
        if (actor.volunteerId === volunteerId)
          await this.consents.giveSelfMove(transaction, volunteerId, accountId);
        else if (!(await this.consents.allowsTransfer(transaction, volunteerId)))
          throw consentNotInForce({ kind: ConsentKind.TRANSFER });
        await transaction.repo(VolunteerEntity).update({ id: volunteerId }, { communityCode });
        await this.volunteers.noteMove(transaction, volunteer, communityCode, accountId);
      },
    );
  }

  /** Suspends for the policy's months, for a falsified record. @throws Problem NOT_FOUND, OWN_REGISTRATION, STATUS_NOT_ALLOWED */
  async suspend(actor: Actor, volunteerId: string, reason: string): Promise<void> {
    await this.change(
      actor,
      volunteerId,
      'volunteer.suspend',
      'volunteer.review',
      false,
      async (transaction, volunteer, accountId) => {
        const today = serviceDayOf(this.clock.now());
        const { policy } = await this.policies.policyFor(transaction, volunteer.communityCode, today);
        const suspendedUntil = addMonths(today, policy.registration.suspensionMonths);
        await this.volunteers.step(
          transaction,
          volunteer,
          'suspend',
          { accountId, reason },
          { suspendedUntil },
        );
      },
    );
  }

  /** Ends a suspension, or calls an inactive one back. @throws Problem NOT_FOUND, OWN_REGISTRATION, STATUS_NOT_ALLOWED */
  async reinstate(actor: Actor, volunteerId: string, reason: string): Promise<void> {
    await this.change(
      actor,
      volunteerId,
      'volunteer.reinstate',
      'volunteer.review',
      false,
      async (transaction, volunteer, accountId) => {
        const step = volunteer.status === VolunteerStatus.INACTIVE ? 'reactivate' : 'reinstate';
        await this.volunteers.step(
          transaction,
          volunteer,
          step,
          { accountId, reason },
          { suspendedUntil: null },
        );
      },
    );
  }

  /** Leaves the register; records and ledger stay. @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED */
  async withdraw(actor: Actor, volunteerId: string, reason: string): Promise<void> {
    await this.change(
      actor,
      volunteerId,
      'volunteer.withdraw',
      'volunteer.edit',
      true,
      async (transaction, volunteer, accountId) => {
        await this.volunteers.step(transaction, volunteer, 'withdraw', { accountId, reason });
      },
    );
  }

  /** @param forHimself whether the person may do it too; else it is for officers, and never about themselves */
  private async change(
    actor: Actor,
    volunteerId: string,
    action: string,
    right: Right,
    forHimself: boolean,
    act: (transaction: WriteTransaction, volunteer: VolunteerEntity, accountId: string) => Promise<void>,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [volunteerId]);
      if (!volunteer) throw notFound().audited({ action, subjectType: 'Volunteer', subjectId: volunteerId });
      if (!forHimself || actor.volunteerId !== volunteerId) {
        actor.require(
          right,
          { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode },
          'volunteer.read',
        );
        await this.own.refuse(transaction, actor, volunteer);
      }
      await act(transaction, volunteer, accountId);
      await this.audit.record(transaction, actor, {
        action,
        subjectType: 'Volunteer',
        subjectId: volunteerId,
        placeCode: volunteer.communityCode,
      });
    });
  }
}
