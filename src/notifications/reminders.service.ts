import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Between } from 'typeorm';
import { ActivityEntity, ActivityStatus } from '../activities/activity.entity.js';
import { SignUpEntity, SignUpStatus } from '../activities/sign-ups/sign-up.entity.js';
import { Clock } from '../kernel/clock.js';
import { addDays, serviceDayOf, startOfServiceDay } from '../kernel/service-day.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AccountFinder } from './account-finder.js';
import { activityFacts } from './activity-facts.js';
import { NotificationKind } from './notification.entity.js';
import { Notifier } from './notifier.js';

const EVERY_SECONDS = 600;

/** Reminds everybody who has a place of what begins on the next day in Shanghai; once for each time that is set. */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'notifications.remind',
      everySeconds: EVERY_SECONDS,
      run: () => this.remind(),
    });
  }

  /** One unit of work for each activity, so that a busy day holds up nobody. */
  private async remind(): Promise<void> {
    const tomorrow = addDays(serviceDayOf(this.clock.now()), 1);
    const first = startOfServiceDay(tomorrow);
    const last = new Date(startOfServiceDay(addDays(tomorrow, 1)).getTime() - 1);
    const activities = await this.uow.read((view) =>
      view.manager.getRepository(ActivityEntity).find({
        where: { status: ActivityStatus.PUBLISHED, startAt: Between(first, last) },
        order: { id: 'ASC' },
      }),
    );
    for (const { id } of activities) await this.remindOf(id, first, last);
  }

  private async remindOf(activityId: string, first: Date, last: Date): Promise<void> {
    await this.uow.write(async (transaction) => {
      const activity = await transaction.repo(ActivityEntity).findOneBy({
        id: activityId,
        status: ActivityStatus.PUBLISHED,
        startAt: Between(first, last),
      });
      if (!activity) return;
      const signUps = await transaction
        .repo(SignUpEntity)
        .find({ where: { activityId, status: SignUpStatus.CONFIRMED }, order: { id: 'ASC' } });
      const accounts = await this.accounts.ofVolunteers(
        transaction,
        signUps.map(({ volunteerId }) => volunteerId),
      );
      for (const accountId of accounts.values()) {
        await this.notifier.tell(transaction, {
          accountId,
          kind: NotificationKind.ACTIVITY_TOMORROW,
          subjectType: 'Activity',
          subjectId: activityId,
          facts: activityFacts(activity),
          cause: `reminder:${activityId}:${activity.startAt.getTime()}`,
        });
      }
    });
  }
}
