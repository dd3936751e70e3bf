import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { Background } from '../kernel/vocabulary.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { AvailabilityService } from './availability.service.js';
import { ConsentEntity, VolunteerEventEntity } from './consent.entity.js';
import { ConsentsService } from './consents.service.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import { confirmationWrong } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

/** Deletion at the person's word (domain.md § 10). */
@Injectable()
export class ErasureService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly vault: VolunteerVault,
    private readonly volunteers: VolunteersService,
    private readonly consents: ConsentsService,
    private readonly availability: AvailabilityService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Erases the actor's account and, once he registered, his profile with every duplicate that was merged into it.
   * Records and ledger stay under the id alone (kept ten years).
   * @param confirmation so that nobody does it by a slip: his own name or volunteer number; without a registration the
   * number he logs in with
   * @throws Problem UNAUTHENTICATED, CONFIRMATION_WRONG
   */
  async erase(actor: Actor, confirmation: string): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const { volunteerId } = await this.accounts.lock(transaction, accountId);
      if (volunteerId) await this.eraseVolunteer(transaction, actor, volunteerId, confirmation);
      else await this.confirmAccount(transaction, actor, confirmation);
      await this.accounts.erase(transaction, accountId);
      await this.outbox.emit(transaction, 'AccountErased', { accountId });
    });
  }

  private async confirmAccount(
    transaction: WriteTransaction,
    actor: Actor,
    confirmation: string,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    const phone = normalizeMobile(confirmation);
    if (!phone || !(await this.accounts.logsInWith(transaction, accountId, phone))) throw confirmationWrong();
    const subject = { subjectType: 'Account', subjectId: accountId };
    await this.audit.record(transaction, actor, { action: 'account.erase', ...subject });
  }

  private async eraseVolunteer(
    transaction: WriteTransaction,
    actor: Actor,
    id: string,
    confirmation: string,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    const [volunteer] = await transaction.lockById(VolunteerEntity, [id]);
    if (!volunteer) throw notFound();
    const given = confirmation.trim();
    if (given !== this.vault.name(volunteer) && given !== volunteer.volunteerNo) throw confirmationWrong();
    if (volunteer.status !== VolunteerStatus.WITHDRAWN) {
      await this.volunteers.step(transaction, volunteer, 'withdraw', { accountId });
    }
    const duplicates = await this.volunteers.mergedInto(transaction, id);
    const ids = [id, ...duplicates.map((duplicate) => duplicate.id)];
    for (const row of await transaction.lockById(VolunteerEntity, ids)) {
      await this.forget(transaction, row, accountId);
    }
    await transaction.repo(VolunteerEventEntity).update({ volunteerId: In(ids) }, { reason: null });
    await this.audit.record(transaction, actor, {
      action: 'volunteer.erase',
      subjectType: 'Volunteer',
      subjectId: id,
      placeCode: volunteer.communityCode,
      details: { volunteerIds: ids },
    });
  }

  /** What is left of a row: its id, number, state and days, and the year of birth. */
  private async forget(
    transaction: WriteTransaction,
    row: VolunteerEntity,
    accountId: string,
  ): Promise<void> {
    await transaction.repo(VolunteerEntity).update(
      { id: row.id },
      {
        ...this.vault.erased(),
        accountId: null,
        birthDate: `${row.birthDate.slice(0, 4)}-01-01`,
        selfSupportDeclaredOn: null,
        background: Background.OTHER,
        education: null,
        employment: null,
        skills: [],
        serviceKinds: [],
        publicationConsentAt: null,
        statusReason: null,
        erasedAt: this.clock.now(),
      },
    );
    await this.availability.forget(transaction, row.id);
    await this.consents.end(transaction, row.id, accountId);
    await transaction.repo(ConsentEntity).update({ volunteerId: row.id }, { evidence: null });
    await this.outbox.emit(transaction, 'VolunteerErased', { volunteerId: row.id });
  }
}
