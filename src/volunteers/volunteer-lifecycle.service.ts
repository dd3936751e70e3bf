import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { addMonths, serviceDayOf } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import type { Right } from '../platform/security/roles.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { ConsentKind } from './consent.entity.js';
import { ConsentsService } from './consents.service.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { consentNotInForce, mergeNotPossible, sameCommunity, statusNotAllowed } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

/** Moving, suspending, reinstating, withdrawing and merging (domain.md rules 4 and 7). */
@Injectable()
export class VolunteerLifecycleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly policies: PolicyService,
    private readonly volunteers: VolunteersService,
    private readonly consents: ConsentsService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Moves to another community and keeps everything: by himself, whose word is his consent, or by an officer with the
   * TRANSFER consent on record.
   * @throws Problem NOT_FOUND, CONSENT_NOT_IN_FORCE, SAME_COMMUNITY, PLACE_NOT_FOUND, NOT_A_COMMUNITY, STATUS_NOT_ALLOWED
   */
  async move(actor: Actor, volunteerId: string, communityCode: string): Promise<void> {
    await this.change(actor, volunteerId, 'volunteer.move', 'volunteer.edit', true, async (transaction, volunteer, accountId) => {
      await this.places.requireCommunity(transaction, communityCode);
      if (volunteer.communityCode === communityCode) throw sameCommunity();
      if (volunteer.status === VolunteerStatus.MERGED || volunteer.erasedAt) throw statusNotAllowed({ status: volunteer.status });
      const consented = actor.volunteerId === volunteerId || (await this.consents.inForce(transaction, volunteerId, ConsentKind.TRANSFER));
      if (!consented) throw consentNotInForce({ kind: ConsentKind.TRANSFER });
      await transaction.repo(VolunteerEntity).update({ id: volunteerId }, { communityCode });
      await this.volunteers.note(transaction, {
        volunteerId,
        kind: 'COMMUNITY',
        fromValue: volunteer.communityCode,
        toValue: communityCode,
        reason: null,
        byAccountId: accountId,
      });
      await this.outbox.emit(transaction, 'VolunteerMoved', { volunteerId });
    });
  }

  /** Suspends for the policy's months, for a falsified record. @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED */
  async suspend(actor: Actor, volunteerId: string, reason: string): Promise<void> {
    await this.change(actor, volunteerId, 'volunteer.suspend', 'volunteer.review', false, async (transaction, volunteer, accountId) => {
      const today = serviceDayOf(this.clock.now());
      const { policy } = await this.policies.policyFor(transaction, volunteer.communityCode, today);
      const suspendedUntil = addMonths(today, policy.registration.suspensionMonths);
      await this.volunteers.step(transaction, volunteer, 'suspend', { accountId, reason }, { suspendedUntil });
    });
  }

  /** Ends a suspension, or calls an inactive one back. @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED */
  async reinstate(actor: Actor, volunteerId: string, reason: string): Promise<void> {
    await this.change(actor, volunteerId, 'volunteer.reinstate', 'volunteer.review', false, async (transaction, volunteer, accountId) => {
      const step = volunteer.status === VolunteerStatus.INACTIVE ? 'reactivate' : 'reinstate';
      await this.volunteers.step(transaction, volunteer, step, { accountId, reason }, { suspendedUntil: null });
    });
  }

  /** Leaves the register; records and ledger stay. @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED */
  async withdraw(actor: Actor, volunteerId: string, reason: string): Promise<void> {
    await this.change(actor, volunteerId, 'volunteer.withdraw', 'volunteer.edit', true, async (transaction, volunteer, accountId) => {
      await this.volunteers.step(transaction, volunteer, 'withdraw', { accountId, reason });
    });
  }

  /**
   * Two registrations turn out to be one person: the duplicate ends, and its records, minutes and squads follow by the
   * event. @throws Problem NOT_FOUND, MERGE_NOT_POSSIBLE
   */
  async merge(actor: Actor, duplicateId: string, intoId: string, reason: string): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const found = new Map((await transaction.lockById(VolunteerEntity, [duplicateId, intoId])).map((one) => [one.id, one]));
      const [duplicate, target] = [found.get(duplicateId), found.get(intoId)];
      if (!duplicate || !target) throw notFound().audited({ action: 'volunteer.merge', subjectType: 'Volunteer', subjectId: duplicateId });
      for (const { id, communityCode } of [duplicate, target]) {
        actor.require('volunteer.merge', { type: 'Volunteer', id, placeCode: communityCode }, 'volunteer.read');
      }
      const over = [duplicate, target].some((one) => one.status === VolunteerStatus.MERGED || one.erasedAt);
      if (over || duplicateId === intoId) throw mergeNotPossible();
      await this.volunteers.step(transaction, duplicate, 'merge', { accountId, reason }, {
        mergedIntoId: intoId,
        documentIndex: null,
        accountId: null,
      });
      await this.carryAccount(transaction, duplicate, target);
      await this.volunteers.note(transaction, {
        volunteerId: intoId,
        kind: 'MERGE',
        fromValue: duplicateId,
        toValue: intoId,
        reason,
        byAccountId: accountId,
      });
      await this.outbox.emit(transaction, 'VolunteerMerged', { fromId: duplicateId, intoId });
      await this.audit.record(transaction, actor, {
        action: 'volunteer.merge',
        subjectType: 'Volunteer',
        subjectId: intoId,
        placeCode: target.communityCode,
        details: { duplicateId },
      });
    });
  }

  /** The target keeps its own account; without one it gets the duplicate's. */
  private async carryAccount(transaction: WriteTransaction, duplicate: VolunteerEntity, target: VolunteerEntity): Promise<void> {
    if (!duplicate.accountId) return;
    await this.accounts.unlinkVolunteer(transaction, duplicate.id);
    if (target.accountId) return;
    await transaction.repo(VolunteerEntity).update({ id: target.id }, { accountId: duplicate.accountId });
    await this.accounts.linkVolunteer(transaction, duplicate.accountId, target.id);
  }

  private async change(
    actor: Actor,
    volunteerId: string,
    action: string,
    right: Right,
    byHimself: boolean,
    act: (transaction: WriteTransaction, volunteer: VolunteerEntity, accountId: string) => Promise<void>,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [volunteerId]);
      if (!volunteer) throw notFound().audited({ action, subjectType: 'Volunteer', subjectId: volunteerId });
      if (!byHimself || actor.volunteerId !== volunteerId) {
        actor.require(right, { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode }, 'volunteer.read');
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
