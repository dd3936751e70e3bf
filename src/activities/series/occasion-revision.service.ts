import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { ActivityEntity, ActivityPositionEntity, ActivityStatus } from '../activity.entity.js';
import { SignUpSteps } from '../sign-ups/sign-up-steps.js';
import { SignUpEntity } from '../sign-ups/sign-up.entity.js';
import type { ActivitySeriesEntity } from './activity-series.entity.js';
import type { OccasionTemplate, PositionTemplate } from './occasion-template.js';
import { isUntouched } from './series-plan.js';

/** Takes a change of a series' template to the occasions that were made already and are still as they were made. */
@Injectable()
export class OccasionRevision {
  constructor(
    private readonly clock: Clock,
    private readonly signUps: SignUpSteps,
    private readonly outbox: Outbox,
  ) {}

  /** `series` as it was before, its row held by the caller. Answers how many occasions followed. */
  async follow(
    transaction: WriteTransaction,
    series: ActivitySeriesEntity,
    template: OccasionTemplate,
  ): Promise<number> {
    const now = this.clock.now();
    const toCome = { seriesId: series.id, status: ActivityStatus.PUBLISHED, startAt: MoreThan(now) };
    const ids = (await transaction.repo(ActivityEntity).find({ where: toCome, select: { id: true } })).map(
      ({ id }) => id,
    );
    const occasions = (await transaction.lockById(ActivityEntity, ids)).filter((activity) =>
      isUntouched(activity, series.template, series.durationMinutes, now),
    );
    const { positions, squadKind: _, insuranceReference, ...shared } = template;
    for (const { id, revision, insuranceReference: own, address, startAt } of occasions) {
      const changed = { ...shared, insuranceReference: own ?? insuranceReference };
      const revised = { revision: revision + 1, revisedAt: now };
      await transaction.repo(ActivityEntity).update({ id }, { ...changed, ...revised });
      const formerStartAt = startAt.toISOString();
      if (address !== changed.address)
        await this.outbox.emit(transaction, 'ActivityMoved', { activityId: id, formerStartAt });
    }
    if (positions !== series.template.positions) {
      for (const activity of occasions) await this.reposition(transaction, activity, positions);
    }
    return occasions.length;
  }

  /**
   * Positions are told apart by their names. None gets less places than are taken, and one that somebody signed up for stays,
   * so that nobody loses what he has; new places go to those who wait.
   */
  private async reposition(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    wanted: readonly PositionTemplate[],
  ): Promise<void> {
    const positions = transaction.repo(ActivityPositionEntity);
    const known = await positions.findBy({ activityId: activity.id });
    const held = await transaction.lockById(
      ActivityPositionEntity,
      known.map(({ id }) => id),
    );
    for (const position of held) {
      const kept = wanted.find(({ name }) => name === position.name);
      if (kept) await this.resize(transaction, activity, position, kept.capacity);
      else if (!(await transaction.repo(SignUpEntity).existsBy({ positionId: position.id })))
        await positions.delete({ id: position.id });
    }
    const added = wanted.filter(({ name }) => !held.some((position) => position.name === name));
    const empty = { activityId: activity.id, takenPlaces: 0, lastArrival: 0 };
    if (added.length > 0)
      await positions.insert(added.map((position) => ({ id: newId(), ...empty, ...position })));
  }

  private async resize(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    position: ActivityPositionEntity,
    wanted: number,
  ): Promise<void> {
    const capacity = Math.max(wanted, position.takenPlaces);
    if (capacity === position.capacity) return;
    await transaction.repo(ActivityPositionEntity).update({ id: position.id }, { capacity });
    await this.signUps.promote(transaction, activity, { ...position, capacity });
  }
}
