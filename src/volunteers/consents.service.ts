import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { ConsentEntity, ConsentKind } from './consent.entity.js';
import { VolunteerEntity } from './volunteer.entity.js';
import { consentNotInForce, statusNotAllowed } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

const NEEDED: readonly ConsentKind[] = [ConsentKind.REGISTRATION, ConsentKind.SENSITIVE_DATA];

/** Giving and withdrawing consents (domain.md rule 6), by the person, or an officer at the person's word. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly volunteers: VolunteersService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED */
  async give(actor: Actor, volunteerId: string, kind: ConsentKind, textVersion: string): Promise<void> {
    await this.change(actor, volunteerId, `consent.give.${kind}`, async (transaction, volunteer, accountId) => {
      if (volunteer.erasedAt || volunteer.mergedIntoId) throw statusNotAllowed({ status: volunteer.status });
      await this.end(transaction, volunteerId, accountId, kind);
      const now = this.clock.now();
      await transaction
        .repo(ConsentEntity)
        .insert({ id: newId(), volunteerId, kind, textVersion, givenAt: now, givenByAccountId: accountId });
      if (kind === ConsentKind.PUBLICATION) await this.publish(transaction, volunteerId, now);
    });
  }

  /** Withdrawing one of the two that registration rests on withdraws the volunteer. @throws Problem NOT_FOUND, CONSENT_NOT_IN_FORCE */
  async withdraw(actor: Actor, volunteerId: string, kind: ConsentKind): Promise<void> {
    await this.change(actor, volunteerId, `consent.withdraw.${kind}`, async (transaction, volunteer, accountId) => {
      if ((await this.end(transaction, volunteerId, accountId, kind)) === 0) throw consentNotInForce({ kind });
      if (kind === ConsentKind.PUBLICATION) await this.publish(transaction, volunteerId, null);
      if (NEEDED.includes(kind)) {
        await this.volunteers.step(transaction, volunteer, 'withdraw', { accountId, reason: `consent ${kind} withdrawn` });
      }
    });
  }

  async inForce(view: ReadView, volunteerId: string, kind: ConsentKind): Promise<boolean> {
    return view.manager.getRepository(ConsentEntity).existsBy({ volunteerId, kind, withdrawnAt: IsNull() });
  }

  async of(view: ReadView, volunteerId: string): Promise<ConsentEntity[]> {
    return view.manager.getRepository(ConsentEntity).find({ where: { volunteerId }, order: { id: 'ASC' } });
  }

  /** Ends the consents of one kind, or all; answers how many were in force. */
  async end(transaction: WriteTransaction, volunteerId: string, accountId: string, kind?: ConsentKind): Promise<number> {
    const ended = await transaction
      .repo(ConsentEntity)
      .update(
        { volunteerId, withdrawnAt: IsNull(), ...(kind ? { kind } : {}) },
        { withdrawnAt: this.clock.now(), withdrawnByAccountId: accountId },
      );
    return ended.affected ?? 0;
  }

  private async change(
    actor: Actor,
    volunteerId: string,
    action: string,
    act: (transaction: WriteTransaction, volunteer: VolunteerEntity, accountId: string) => Promise<void>,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [volunteerId]);
      if (!volunteer) throw notFound().audited({ action, subjectType: 'Volunteer', subjectId: volunteerId });
      if (actor.volunteerId !== volunteerId) {
        actor.require('volunteer.edit', { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode }, 'volunteer.read');
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

  private async publish(transaction: WriteTransaction, volunteerId: string, at: Date | null): Promise<void> {
    await transaction.repo(VolunteerEntity).update({ id: volunteerId }, { publicationConsentAt: at });
    await this.outbox.emit(transaction, 'VolunteerChanged', { volunteerId });
  }
}
