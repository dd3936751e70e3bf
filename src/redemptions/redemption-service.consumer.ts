import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ActivityEntity } from '../activities/activity.entity.js';
import type { AttendanceSettled } from '../activities/attendance/attendance-settlement.service.js';
import { Clock } from '../kernel/clock.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { PolicyService } from '../policies/policy.service.js';
import { withDuplicates } from '../volunteers/merge-lines.js';
import { RedemptionEndings } from './redemption-endings.service.js';
import { redemptionAfter } from './redemption-state.js';
import { RedemptionEntity } from './redemption.entity.js';
import { RedemptionSteps, SYSTEM } from './redemption-steps.js';

interface NeedEvent {
  readonly needId: string;
}

interface ActivityEvent {
  readonly activityId: string;
}

const NEED_ENDED = '居民需要已撤回或不予受理 · the need was withdrawn or declined';

/** Makes a redemption follow what becomes of its need and of the activities planned for that (domain.md rule 32). */
@Injectable()
export class RedemptionServiceConsumer implements OnModuleInit {
  readonly name = 'redemptions-service';
  readonly types = [
    'NeedScheduled',
    'NeedWithdrawn',
    'NeedDeclined',
    'ActivityCancelled',
    'AttendanceSettled',
  ];

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly steps: RedemptionSteps,
    private readonly endings: RedemptionEndings,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const { type, payload } of events) {
      if (type === 'NeedScheduled') await this.match(transaction, (payload as NeedEvent).needId);
      else if (type === 'ActivityCancelled')
        await this.unmatch(transaction, (payload as ActivityEvent).activityId);
      else if (type === 'AttendanceSettled') await this.serve(transaction, payload as AttendanceSettled);
      else await this.end(transaction, (payload as NeedEvent).needId);
    }
  }

  private async match(transaction: WriteTransaction, needId: string): Promise<void> {
    const redemption = await lockOf(transaction, needId);
    if (!redemption || !redemptionAfter('match', redemption.status)) return;
    const activity = await transaction
      .repo(ActivityEntity)
      .findOne({ where: { needId }, order: { id: 'DESC' } });
    await this.steps.take(transaction, 'match', redemption, SYSTEM, { activityId: activity?.id ?? null });
  }

  private async unmatch(transaction: WriteTransaction, activityId: string): Promise<void> {
    const needId = await needOf(transaction, activityId);
    const redemption = needId ? await lockOf(transaction, needId) : null;
    if (redemption?.activityId !== activityId || !redemptionAfter('unmatch', redemption.status)) return;
    await this.steps.take(transaction, 'unmatch', redemption, SYSTEM, { activityId: null });
  }

  /** Counts what somebody served, rounded down to the unit; nobody serves himself for minutes (rule 32). */
  private async serve(transaction: WriteTransaction, settled: AttendanceSettled): Promise<void> {
    const needId = await needOf(transaction, settled.activityId);
    const redemption = needId ? await lockOf(transaction, needId) : null;
    if (!redemption || !redemptionAfter('serve', redemption.status)) return;
    const parties = await withDuplicates(transaction, [redemption.volunteerId, redemption.beneficiaryId]);
    if (parties.includes(settled.volunteerId)) return;
    const policy = await this.policies.policyOfVersion(transaction, redemption.policyVersionId);
    const { unitMinutes } = policy.redemption;
    const served = Math.floor(minutesOf(settled) / unitMinutes) * unitMinutes;
    if (served === 0) return;
    await this.steps.take(transaction, 'serve', redemption, SYSTEM, {
      servedMinutes: redemption.servedMinutes + served,
      servedAt: redemption.servedAt ?? this.clock.now(),
      activityId: settled.activityId,
    });
  }

  /** Somebody withdrew or declined the need itself: what is held for it is given back. */
  private async end(transaction: WriteTransaction, needId: string): Promise<void> {
    const redemption = await lockOf(transaction, needId);
    if (!redemption || !redemptionAfter('cancel', redemption.status)) return;
    await this.endings.release(transaction, redemption, SYSTEM, 'cancel', NEED_ENDED);
  }
}

async function lockOf(transaction: WriteTransaction, needId: string): Promise<RedemptionEntity | null> {
  const found = await transaction.repo(RedemptionEntity).findOneBy({ needId });
  if (!found) return null;
  const [redemption = null] = await transaction.lockById(RedemptionEntity, [found.id]);
  return redemption;
}

async function needOf(transaction: WriteTransaction, activityId: string): Promise<string | null> {
  const activity = await transaction.repo(ActivityEntity).findOneBy({ id: activityId });
  return activity?.needId ?? null;
}

const minutesOf = ({ intervals }: AttendanceSettled): number =>
  intervals.reduce(
    (sum, { startAt, endAt }) => sum + Math.floor((Date.parse(endAt) - Date.parse(startAt)) / 60_000),
    0,
  );
