import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { ActivityEntity } from '../activity.entity.js';
import { SignUpEntity } from '../sign-ups/sign-up.entity.js';
import { calendarEntryOf } from './calendar-entry.js';
import type { CalendarEntry } from './calendar-text.js';

const SHOWN_BACK_DAYS = 60;
const MOST_ENTRIES = 1000;
const DAY_MILLISECONDS = 86_400_000;

/** What a volunteer's calendar shows: the activities at which he has a place, and those that were cancelled under him. */
@Injectable()
export class CalendarQuery {
  constructor(private readonly clock: Clock) {}

  async entriesOf(view: ReadView, volunteerId: string): Promise<CalendarEntry[]> {
    const from = new Date(this.clock.now().getTime() - SHOWN_BACK_DAYS * DAY_MILLISECONDS);
    const signUps = await view.manager
      .createQueryBuilder(SignUpEntity, 's')
      .innerJoin(ActivityEntity, 'a', 'a.id = s.activity_id')
      .where('s.volunteer_id = :volunteerId AND s.start_at >= :from', { volunteerId, from: from.getTime() })
      // Whom the cancellation of the activity put out has its reason as his; who left before has another one, or none.
      .andWhere(
        `(s.status IN ('CONFIRMED', 'OFFERED') OR (a.status = 'CANCELLED' AND s.status = 'CANCELLED'
           AND s.status_reason = a.status_reason AND s.arrival > 0))`,
      )
      .orderBy('s.start_at')
      .addOrderBy('s.id')
      .take(MOST_ENTRIES)
      .getMany();
    if (signUps.length === 0) return [];
    const activities = await view.manager
      .createQueryBuilder(ActivityEntity, 'a')
      .where('a.id IN (:...ids)', { ids: [...new Set(signUps.map((signUp) => signUp.activityId))] })
      .getMany();
    // Once for each activity (UID), also for somebody who was on its list twice: the last sign-up tells.
    const lastOf = new Map(signUps.map((signUp) => [signUp.activityId, signUp]));
    const found = new Map(activities.map((activity) => [activity.id, activity]));
    return [...lastOf.values()].flatMap((signUp) => {
      const activity = found.get(signUp.activityId);
      return activity ? [calendarEntryOf(activity, signUp)] : [];
    });
  }
}
