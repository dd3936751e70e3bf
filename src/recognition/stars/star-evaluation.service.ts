import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { fullMonthsBetween, serviceDayOf } from '../../kernel/service-day.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { type EffectivePolicy, PolicyService } from '../../policies/policy.service.js';
import { LedgerService } from '../../timebank/ledger/ledger.service.js';
import { VolunteerEntity, VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import { deservedStars } from './deserved-stars.js';
import { averageRatings, crossingEntry } from './star-facts.query.js';
import { StarEntity, StarLoss } from './star.entity.js';

/** Told of each star gained or lost. */
export interface StarChanged {
  readonly volunteerId: string;
  readonly starId: string;
  readonly level: number;
  readonly lost: boolean;
}

interface Judged {
  readonly volunteer: VolunteerEntity;
  readonly honorMinutes: number;
  readonly stars: number;
  readonly lossBecause: StarLoss;
  readonly effective: EffectivePolicy;
}

/**
 * Holds stars against what they rest on (domain.md rules 38 and 39). It looks at how things are now, not at what happened, so
 * doing it twice, late or in another order comes to the same stars, and a run that was killed is simply done again.
 */
@Injectable()
export class StarEvaluation {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly ledger: LedgerService,
    private readonly outbox: Outbox,
  ) {}

  /** Answers how many stars were gained or lost. */
  async evaluate(transaction: WriteTransaction, volunteerIds: readonly string[]): Promise<number> {
    if (volunteerIds.length === 0) return 0;
    // Locked before anything is read: another process that evaluates the same people waits, then sees these rows.
    const volunteers = await transaction.lockById(VolunteerEntity, volunteerIds);
    const ids = volunteers.map(({ id }) => id);
    const totals = await this.ledger.timeAccounts(transaction, ids);
    const ratings = await averageRatings(transaction, ids);
    const held = await transaction.repo(StarEntity).findBy({ volunteerId: In(ids), lostAt: IsNull() });
    let changes = 0;
    for (const volunteer of volunteers) {
      const honorMinutes = totals.get(volunteer.id)?.honorMinutes ?? 0;
      const averageRating = ratings.get(volunteer.id) ?? null;
      const judged = await this.judge(transaction, volunteer, { honorMinutes, averageRating });
      const own = held.filter(({ volunteerId }) => volunteerId === volunteer.id);
      changes += await this.settle(transaction, judged, own);
    }
    return changes;
  }

  private async judge(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
    { honorMinutes, averageRating }: { honorMinutes: number; averageRating: number | null },
  ): Promise<Judged> {
    const today = serviceDayOf(this.clock.now());
    const effective = await this.policies.policyFor(transaction, volunteer.communityCode, today);
    const base = { volunteer, honorMinutes, effective };
    if (volunteer.status === VolunteerStatus.MERGED)
      return { ...base, stars: 0, lossBecause: StarLoss.MERGED };
    const since = volunteer.acceptedAt ?? this.clock.now();
    const tenureMonths = fullMonthsBetween(serviceDayOf(since), today);
    const { stars, obstacle } = deservedStars(
      { honorMinutes, averageRating, tenureMonths },
      effective.policy,
    );
    return { ...base, stars, lossBecause: obstacle ? StarLoss[obstacle] : StarLoss.MINUTES };
  }

  private async settle(
    transaction: WriteTransaction,
    judged: Judged,
    held: readonly StarEntity[],
  ): Promise<number> {
    const levels = new Set(held.map(({ level }) => level));
    let changes = 0;
    for (const star of held.filter(({ level }) => level > judged.stars).sort((a, b) => b.level - a.level)) {
      await this.takeBack(transaction, star, judged);
      changes += 1;
    }
    // None is skipped: who comes to three stars at once has the first and the second, too.
    for (let level = 1; level <= judged.stars; level += 1) {
      if (levels.has(level)) continue;
      await this.give(transaction, level, judged);
      changes += 1;
    }
    return changes;
  }

  private async give(
    transaction: WriteTransaction,
    level: number,
    { volunteer, honorMinutes, effective }: Judged,
  ): Promise<void> {
    const id = newId();
    const bound = effective.policy.timebank.starHonorMinutes[level - 1] ?? 0;
    await transaction.repo(StarEntity).insert({
      ...{ id, volunteerId: volunteer.id, level, gainedAt: this.clock.now(), honorMinutes },
      entryId: await crossingEntry(transaction, volunteer.id, bound, 'UP'),
      policyVersionId: effective.versionId,
      ...{ lostAt: null, lostBecause: null, lostHonorMinutes: null, lostEntryId: null },
    });
    await this.tell(transaction, { volunteerId: volunteer.id, starId: id, level, lost: false });
  }

  private async takeBack(
    transaction: WriteTransaction,
    { id, volunteerId, level }: StarEntity,
    { honorMinutes, lossBecause, effective }: Judged,
  ): Promise<void> {
    const bound = effective.policy.timebank.starHonorMinutes[level - 1] ?? 0;
    await transaction.repo(StarEntity).update(
      { id },
      {
        ...{ lostAt: this.clock.now(), lostBecause: lossBecause, lostHonorMinutes: honorMinutes },
        lostEntryId:
          lossBecause === StarLoss.MINUTES
            ? await crossingEntry(transaction, volunteerId, bound, 'DOWN')
            : null,
      },
    );
    await this.tell(transaction, { volunteerId, starId: id, level, lost: true });
  }

  private tell(transaction: WriteTransaction, change: StarChanged): Promise<void> {
    return this.outbox.emit(transaction, 'StarChanged', change);
  }
}
