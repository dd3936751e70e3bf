import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { AvailabilityService } from './availability.service.js';
import { OwnRegistration } from './own-registration.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { mayReceiveMerge, suspensionRuns } from './volunteer-state.js';
import { mergeNotPossible } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

/** Two registrations turn out to be one person (domain.md rule 4). */
@Injectable()
export class VolunteerMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
    private readonly availability: AvailabilityService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Ends the duplicate, which keeps its document so that nobody registers with it again; its records, minutes and squads
   * follow by the event, its account, weekly times and a running suspension at once.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, MERGE_NOT_POSSIBLE
   */
  async merge(actor: Actor, duplicateId: string, intoId: string, reason: string): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [duplicate, target] = await this.lockBoth(transaction, actor, duplicateId, intoId);
      const over = duplicate.status === VolunteerStatus.MERGED || duplicate.erasedAt || target.erasedAt;
      if (over || duplicateId === intoId || !mayReceiveMerge(target.status)) throw mergeNotPossible();
      const by = { accountId, reason };
      const ended = { mergedIntoId: intoId, accountId: null };
      await this.volunteers.step(transaction, duplicate, 'merge', by, ended);
      await this.carryAccount(transaction, duplicate, target);
      await this.carrySuspension(transaction, duplicate, target, by);
      await this.availability.carry(transaction, duplicateId, intoId);
      const note = { fromValue: duplicateId, toValue: intoId, reason, byAccountId: accountId };
      await this.volunteers.note(transaction, { volunteerId: intoId, kind: 'MERGE', ...note });
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

  private async lockBoth(
    transaction: WriteTransaction,
    actor: Actor,
    duplicateId: string,
    intoId: string,
  ): Promise<[VolunteerEntity, VolunteerEntity]> {
    const found = await transaction.lockById(VolunteerEntity, [duplicateId, intoId]);
    const duplicate = found.find((one) => one.id === duplicateId);
    const target = found.find((one) => one.id === intoId);
    if (!duplicate || !target) {
      throw notFound().audited({
        action: 'volunteer.merge',
        subjectType: 'Volunteer',
        subjectId: duplicateId,
      });
    }
    for (const { id, communityCode } of [duplicate, target]) {
      const subject = { type: 'Volunteer', id, placeCode: communityCode };
      actor.require('volunteer.merge', subject, 'volunteer.read');
    }
    for (const one of [duplicate, target]) await this.own.refuse(transaction, actor, one);
    return [duplicate, target];
  }

  /** The target keeps its own account; without one it gets the duplicate's. */
  private async carryAccount(
    transaction: WriteTransaction,
    duplicate: VolunteerEntity,
    target: VolunteerEntity,
  ): Promise<void> {
    if (!duplicate.accountId) return;
    await this.accounts.unlinkVolunteer(transaction, duplicate.id);
    if (target.accountId) return;
    await transaction.repo(VolunteerEntity).update({ id: target.id }, { accountId: duplicate.accountId });
    await this.accounts.linkVolunteer(transaction, duplicate.accountId, target.id);
  }

  /** Who is suspended is so as a whole, until the later of the two days (rule 7). */
  private async carrySuspension(
    transaction: WriteTransaction,
    duplicate: VolunteerEntity,
    target: VolunteerEntity,
    by: { readonly accountId: string; readonly reason: string },
  ): Promise<void> {
    const { suspendedUntil } = duplicate;
    if (!suspensionRuns(suspendedUntil, serviceDayOf(this.clock.now()))) return;
    if (target.status !== VolunteerStatus.SUSPENDED) {
      await this.volunteers.step(transaction, target, 'suspend', by, { suspendedUntil });
    } else if (suspendedUntil > (target.suspendedUntil ?? '')) {
      await transaction.repo(VolunteerEntity).update({ id: target.id }, { suspendedUntil });
    }
  }
}
