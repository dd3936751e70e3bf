import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AttemptsService } from '../../identity/attempts.service.js';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { PolicyService } from '../../policies/policy.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { ActivityEntity } from '../activity.entity.js';
import { isPublic } from '../activity-sight.js';
import { SignUpEntity, SignUpStatus } from '../sign-ups/sign-up.entity.js';
import { mayAttest } from './attendance-access.js';
import type { AttendanceTerms } from './attendance-acceptance.js';
import { AttendanceEventEntity } from './attendance-event.entity.js';
import { type AttendanceSheet, attendeeKey, type OpenActivity } from './attendance-sheet.js';
import { CheckInKeys } from './check-in-keys.service.js';
import type { ToldEvent } from './told-event.js';

/** Reads what attendance is judged against. */
@Injectable()
export class AttendanceSheets {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly keys: CheckInKeys,
    private readonly attempts: AttemptsService,
  ) {}

  /**
   * Opens the sheet of a call's events. The activities are locked, so that none is finished while its events come in,
   * and two devices at once see each other's.
   */
  async open(
    transaction: WriteTransaction,
    actor: Actor,
    events: readonly ToldEvent[],
  ): Promise<AttendanceSheet> {
    const accountId = actor.requireAccount();
    const locked = await transaction.lockById(
      ActivityEntity,
      unique(events.map(({ activityId }) => activityId)),
    );
    const volunteerIdsByNo = await this.byNumber(transaction, events);
    const named = events.map(
      ({ volunteerId, volunteerNo }) =>
        volunteerId ?? (volunteerNo ? volunteerIdsByNo.get(volunteerNo) : undefined) ?? actor.volunteerId,
    );
    const volunteerIds = unique([...named, actor.volunteerId].flatMap((id) => (id ? [id] : [])));
    const signUps = await this.signUpsOf(transaction, locked, volunteerIds);
    const guessing = events.some(({ code }) => code !== null);
    return {
      ...{ actor, receivedAt: this.clock.now(), volunteerIdsByNo, signUps },
      activities: await this.opened(transaction, actor, locked, signUps),
      known: await this.knownOf(transaction, unique(events.map(({ clientEventId }) => clientEventId))),
      guesses: guessing ? await this.attempts.lockWindow(transaction, 'checkInCodes', accountId) : null,
    };
  }

  /** Keeps the wrong codes of the call, so that the next one goes on counting. */
  async keepGuesses(
    transaction: WriteTransaction,
    sheet: AttendanceSheet,
    before: AttendanceSheet['guesses'],
  ) {
    if (sheet.guesses === null || sheet.guesses === before) return;
    const accountId = sheet.actor.requireAccount();
    await this.attempts.keepWindow(transaction, 'checkInCodes', accountId, sheet.guesses);
  }

  /** The policy's numbers for an activity: those of the day on which it begins, whenever the events come. */
  async termsOf(
    view: ReadView,
    { communityCode, startAt }: Pick<ActivityEntity, 'communityCode' | 'startAt'>,
  ): Promise<AttendanceTerms> {
    const { policy } = await this.policies.policyFor(view, communityCode, serviceDayOf(startAt));
    return policy.activities;
  }

  private async opened(
    transaction: WriteTransaction,
    actor: Actor,
    activities: readonly ActivityEntity[],
    signUps: ReadonlyMap<string, SignUpEntity>,
  ): Promise<Map<string, OpenActivity>> {
    const opened = new Map<string, OpenActivity>();
    for (const activity of activities) {
      const own = actor.volunteerId ? signUps.get(attendeeKey(activity.id, actor.volunteerId)) : undefined;
      opened.set(activity.id, {
        activity,
        terms: await this.termsOf(transaction, activity),
        code: this.keys.codeOf(activity),
        mayAttest: mayAttest(actor, activity, own?.status === SignUpStatus.CONFIRMED),
        isVisible: isPublic(activity),
      });
    }
    return opened;
  }

  private async byNumber(view: ReadView, events: readonly ToldEvent[]): Promise<Map<string, string>> {
    const numbers = unique(events.flatMap(({ volunteerNo }) => (volunteerNo ? [volunteerNo] : [])));
    if (numbers.length === 0) return new Map();
    const rows = await view.manager.getRepository(VolunteerEntity).findBy({ volunteerNo: In(numbers) });
    return new Map(rows.flatMap(({ id, volunteerNo }) => (volunteerNo ? [[volunteerNo, id] as const] : [])));
  }

  private async signUpsOf(
    view: ReadView,
    activities: readonly ActivityEntity[],
    volunteerIds: readonly string[],
  ): Promise<Map<string, SignUpEntity>> {
    if (activities.length === 0 || volunteerIds.length === 0) return new Map();
    const rows = await view.manager.getRepository(SignUpEntity).find({
      where: { activityId: In(activities.map(({ id }) => id)), volunteerId: In([...volunteerIds]) },
      order: { id: 'ASC' },
    });
    // Of several, all but one are over; the confirmed one goes last and stays.
    const confirmed = rows.filter(({ status }) => status === SignUpStatus.CONFIRMED);
    return new Map([...rows, ...confirmed].map((row) => [attendeeKey(row.activityId, row.volunteerId), row]));
  }

  private async knownOf(
    view: ReadView,
    clientEventIds: readonly string[],
  ): Promise<Map<string, AttendanceEventEntity>> {
    const rows = await view.manager
      .getRepository(AttendanceEventEntity)
      .findBy({ clientEventId: In([...clientEventIds]) });
    return new Map(rows.map((row) => [row.clientEventId, row]));
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
