import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import { PolicyService } from '../../policies/policy.service.js';
import { ActivityLifecycle, type StepTaker } from '../activity-lifecycle.service.js';
import { ActivityPlanning } from '../activity-planning.service.js';
import { ActivityEntity } from '../activity.entity.js';
import { ActivitySeriesEntity } from './activity-series.entity.js';
import { draftOf, dueOccasions } from './series-plan.js';

const DAY_MILLISECONDS = 86_400_000;

/** Makes the occasions of a series as published activities, as far ahead as the policy says. */
@Injectable()
export class OccasionMaker {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly planning: ActivityPlanning,
    private readonly lifecycle: ActivityLifecycle,
  ) {}

  /** Whether a series has an occasion to be made by now. */
  async isDue(view: ReadView, series: ActivitySeriesEntity): Promise<boolean> {
    const horizon = await this.horizonOf(view, series.communityCode);
    return dueOccasions(series, this.clock.now(), horizon).length > 0;
  }

  /**
   * Makes what is due of a series whose row the caller holds; what was made once, also what was moved or called off since, is
   * not made again. Answers how many were made. @throws Problem as `ActivityPlanning.create`, with paths below `path`
   */
  async make(
    transaction: WriteTransaction,
    series: ActivitySeriesEntity,
    by: StepTaker,
    path?: string,
  ): Promise<number> {
    const horizon = await this.horizonOf(transaction, series.communityCode);
    const due = dueOccasions(series, this.clock.now(), horizon);
    const made = await this.madeTimes(transaction, series.id);
    const missing = due.filter((occasionAt) => !made.has(occasionAt.getTime()));
    for (const occasionAt of missing) {
      const draft = draftOf(series, occasionAt);
      const activity = await this.planning.create(transaction, series.createdByAccountId, draft, path);
      await this.lifecycle.publish(transaction, activity, by);
    }
    if (horizon > series.madeUntil) {
      await transaction.repo(ActivitySeriesEntity).update({ id: series.id }, { madeUntil: horizon });
    }
    return missing.length;
  }

  private async horizonOf(view: ReadView, communityCode: string): Promise<Date> {
    const now = this.clock.now();
    const { policy } = await this.policies.policyFor(view, communityCode, serviceDayOf(now));
    return new Date(now.getTime() + policy.activities.seriesAheadDays * DAY_MILLISECONDS);
  }

  private async madeTimes(transaction: WriteTransaction, seriesId: string): Promise<ReadonlySet<number>> {
    const made = await transaction.repo(ActivityEntity).find({
      where: { seriesId },
      select: { id: true, occasionAt: true },
    });
    return new Set(made.flatMap(({ occasionAt }) => (occasionAt ? [occasionAt.getTime()] : [])));
  }
}
