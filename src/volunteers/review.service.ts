import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { districtOf } from '../kernel/division-code.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { OwnRegistration } from './own-registration.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { suspensionRuns, type VolunteerStep } from './volunteer-state.js';
import { suspensionRunning } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

const NUMBER_DIGITS = 7;

/** An officer's decision on a registration that waits for it (domain.md rule 1). */
@Injectable()
export class ReviewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Accepts, which gives the public number, returns or rejects.
   * @throws Problem NOT_FOUND, OWN_REGISTRATION, STATUS_NOT_ALLOWED, SUSPENSION_RUNNING with `until`
   */
  async review(
    actor: Actor,
    id: string,
    step: Extract<VolunteerStep, 'accept' | 'return' | 'reject'>,
    reason: string | null,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [id]);
      if (!volunteer) {
        throw notFound().audited({ action: 'volunteer.review', subjectType: 'Volunteer', subjectId: id });
      }
      const placeCode = volunteer.communityCode;
      actor.require('volunteer.review', { type: 'Volunteer', id, placeCode }, 'volunteer.read');
      await this.own.refuse(transaction, actor, volunteer);
      const accepts = step === 'accept' && volunteer.status === VolunteerStatus.PENDING;
      const change = accepts ? await this.acceptance(transaction, volunteer) : {};
      const columns = { ...change, reviewedByAccountId: accountId };
      await this.volunteers.step(transaction, volunteer, step, { accountId, reason }, columns);
      if (accepts) await this.outbox.emit(transaction, 'VolunteerAccepted', { volunteerId: id });
      await this.audit.record(transaction, actor, {
        action: `volunteer.${step}`,
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode,
      });
    });
  }

  /** A suspension is not shed by leaving and applying again (rule 7). */
  private async acceptance(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
  ): Promise<Partial<VolunteerEntity>> {
    const now = this.clock.now();
    const { suspendedUntil, communityCode } = volunteer;
    if (suspensionRuns(suspendedUntil, serviceDayOf(now))) {
      throw suspensionRunning({ until: suspendedUntil });
    }
    const volunteerNo = volunteer.volunteerNo ?? (await this.nextNumber(transaction, communityCode));
    return { acceptedAt: now, volunteerNo, suspendedUntil: null };
  }

  /** District code and a running number (domain.md § 1); the counter's row serialises acceptances of a district. */
  private async nextNumber(transaction: WriteTransaction, communityCode: string): Promise<string> {
    const districtCode = districtOf(communityCode);
    const [row] = await transaction.rows<{ last_number: number }>(
      `INSERT INTO volunteer_number_counter (district_code, last_number) VALUES (:districtCode, 1)
       ON CONFLICT (district_code) DO UPDATE SET last_number = volunteer_number_counter.last_number + 1 RETURNING last_number`,
      { districtCode },
    );
    return `${districtCode}${String(row?.last_number ?? 0).padStart(NUMBER_DIGITS, '0')}`;
  }
}
