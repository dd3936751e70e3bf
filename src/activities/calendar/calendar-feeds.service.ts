import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { FieldCipher } from '../../platform/security/field-cipher.js';
import { notFound } from '../../platform/security/security.problems.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';

export interface NewCalendarFeed {
  readonly idempotencyKey: string;
}

export interface ToldCalendarFeed {
  readonly path: string;
  readonly createdAt: Date;
}

/** The secret addresses of volunteers' calendars: one in force for each, of which the database has only a digest. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Makes the actor's address and revokes the one before.
   * @throws Problem UNAUTHENTICATED, NOT_A_VOLUNTEER, IDEMPOTENCY_KEY_REUSED
   */
  async create(actor: Actor, input: NewCalendarFeed): Promise<ToldCalendarFeed> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'createCalendarFeed', input };
    const made = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const volunteer = await this.lockOwn(transaction, actor);
        const now = this.clock.now();
        await this.revokeOf(transaction, volunteer.id);
        const id = newId();
        const feed = { volunteerId: volunteer.id, secretHash: hashOf(this.secretOf(id)), createdAt: now };
        await transaction.repo(CalendarFeedEntity).insert({ id, ...feed, revokedAt: null });
        await this.note(transaction, actor, 'calendar.create', volunteer, id);
        return { id, createdAt: now.getTime() };
      }),
    );
    return { path: `/calendar/${this.secretOf(made.id)}.ics`, createdAt: new Date(made.createdAt) };
  }

  /** Answers whether the actor had an address. @throws Problem UNAUTHENTICATED, NOT_A_VOLUNTEER */
  async revoke(actor: Actor): Promise<boolean> {
    return this.uow.write(async (transaction) => {
      const volunteer = await this.lockOwn(transaction, actor);
      const revoked = await this.revokeOf(transaction, volunteer.id);
      if (revoked) await this.note(transaction, actor, 'calendar.revoke', volunteer, revoked);
      return revoked !== null;
    });
  }

  /** Whose calendar a secret opens; null: nobody's, or nobody's any more. */
  async volunteerOf(view: ReadView, secret: string): Promise<string | null> {
    const [row] = await view.rows<{ volunteer_id: string }>(
      `SELECT f.volunteer_id FROM calendar_feed f JOIN volunteer v ON v.id = f.volunteer_id
        WHERE f.secret_hash = :secretHash AND f.revoked_at IS NULL AND v.erased_at IS NULL`,
      { secretHash: hashOf(secret) },
    );
    return row?.volunteer_id ?? null;
  }

  /** Revokes a locked volunteer's address; answers its id, null: there was none. */
  async revokeOf(transaction: WriteTransaction, volunteerId: string): Promise<string | null> {
    const feeds = transaction.repo(CalendarFeedEntity);
    const inForce = await feeds.findOneBy({ volunteerId, revokedAt: IsNull() });
    if (!inForce) return null;
    await feeds.update({ id: inForce.id }, { revokedAt: this.clock.now() });
    return inForce.id;
  }

  /** The volunteer's row is locked, so that of two new addresses at once one replaces the other. */
  private async lockOwn(transaction: WriteTransaction, actor: Actor): Promise<VolunteerEntity> {
    actor.requireAccount();
    if (actor.volunteerId === null) throw notAVolunteer();
    const [volunteer] = await transaction.lockById(VolunteerEntity, [actor.volunteerId]);
    if (!volunteer) throw notFound();
    return volunteer;
  }

  /**
   * 43 characters that nobody guesses without the server's key. Made from the feed's id and not kept, so that the same call
   * sent again is answered alike although only a digest is stored.
   */
  private secretOf(feedId: string): string {
    return this.cipher.blindIndex('calendar-feed', feedId);
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    { id: subjectId, communityCode: placeCode }: VolunteerEntity,
    feedId: string,
  ): Promise<void> {
    const subject = { subjectType: 'Volunteer', subjectId, placeCode };
    return this.audit.record(transaction, actor, { action, ...subject, details: { feedId } });
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
