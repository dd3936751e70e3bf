import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { addDays, serviceDayOf } from '../kernel/service-day.js';
import { NeedSteps } from '../needs/need-steps.js';
import { isLive } from '../needs/need-state.js';
import { NeedVault } from '../needs/need-vault.js';
import { NeedEntity, NeedStatus } from '../needs/need.entity.js';
import { NeedsService } from '../needs/needs.service.js';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { PolicyService } from '../policies/policy.service.js';
import { HoldLedger } from '../timebank/ledger/hold-ledger.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { onBehalfEvidence } from '../volunteers/volunteers.problems.js';
import { RedemptionEntity } from './redemption.entity.js';
import { type RedemptionStepper, RedemptionSteps } from './redemption-steps.js';
import type { RedemptionStep } from './redemption-state.js';
import { confirmationStillHis } from './redemptions.problems.js';

/** How a redemption ends: its hold in the ledger, its need and itself, all in one unit (domain.md rules 32 and 36). */
@Injectable()
export class RedemptionEndings {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly needs: NeedsService,
    private readonly needSteps: NeedSteps,
    private readonly needVault: NeedVault,
    private readonly holds: HoldLedger,
    private readonly steps: RedemptionSteps,
  ) {}

  /**
   * Uses minutes of the hold and gives the rest back.
   * @throws Problem INSUFFICIENT_MINUTES when more is used than held and the balance does not cover it,
   * REDEMPTION_STATUS_NOT_ALLOWED
   */
  async capture(
    transaction: WriteTransaction,
    redemption: RedemptionEntity,
    by: RedemptionStepper,
    { usedMinutes, rating, reason }: { usedMinutes: number; rating: number | null; reason: string | null },
  ): Promise<void> {
    const need = await this.needs.lock(transaction, redemption.needId);
    const change = { usedMinutes, closedAt: this.clock.now(), reason };
    await this.steps.take(transaction, 'capture', redemption, by, change);
    if (need.status === NeedStatus.SCHEDULED)
      await this.needSteps.take(transaction, 'fulfil', need, by, { ...this.closing(by), rating });
    await this.holds.capture(transaction, {
      ...holdOf(redemption, by),
      ...(reason ? { reason } : {}),
      usedMinutes,
      servingCode: need.communityCode,
    });
  }

  /** Gives all minutes back and takes the need back, when it still waits. @throws Problem REDEMPTION_STATUS_NOT_ALLOWED */
  async release(
    transaction: WriteTransaction,
    redemption: RedemptionEntity,
    by: RedemptionStepper,
    step: RedemptionStep & ('cancel' | 'expire' | 'decideForNothing'),
    reason: string,
  ): Promise<void> {
    const need = await this.needs.lock(transaction, redemption.needId);
    await this.steps.take(transaction, step, redemption, by, { closedAt: this.clock.now(), reason });
    if (isLive(need.status)) await this.withdrawNeed(transaction, need, by, reason);
    await this.holds.release(transaction, { ...holdOf(redemption, by), reason });
  }

  /** Whether somebody is serving, or has; then it is no longer cancelled and does not expire. */
  async hasBegun(view: ReadView, { needId }: RedemptionEntity): Promise<boolean> {
    const [begun] = await view.rows(
      `SELECT a.id FROM activity a WHERE a.need_id = :needId AND (a.status = 'RUNNING' OR
          (a.status = 'FINISHED' AND EXISTS (SELECT 1 FROM attendance_event e WHERE e.activity_id = a.id))) LIMIT 1`,
      { needId },
    );
    return begun !== undefined;
  }

  /**
   * An office confirms in the beneficiary's place: at his word when he has no account, else once his own time is over.
   * @throws Problem ON_BEHALF_EVIDENCE, CONFIRMATION_STILL_HIS
   */
  async requireOffice(
    view: ReadView,
    redemption: RedemptionEntity,
    evidence: string | null | undefined,
  ): Promise<void> {
    if (!evidence) throw onBehalfEvidence();
    const people = view.manager.getRepository(VolunteerEntity);
    const { accountId } = await people.findOneByOrFail({ id: redemption.beneficiaryId });
    const holder = await people.findOneByOrFail({ id: redemption.volunteerId });
    if ((accountId === null && holder.accountId === null) || !redemption.servedAt) return;
    const policy = await this.policies.policyOfVersion(view, redemption.policyVersionId);
    const until = addDays(serviceDayOf(redemption.servedAt), policy.redemption.confirmWithinDays);
    if (serviceDayOf(this.clock.now()) <= until) throw confirmationStillHis({ until });
  }

  private async withdrawNeed(
    transaction: WriteTransaction,
    need: NeedEntity,
    by: RedemptionStepper,
    reason: string,
  ): Promise<void> {
    const closingTextSealed = this.needVault.sealClosingText(need.id, reason);
    await this.needSteps.take(transaction, 'withdraw', need, by, { ...this.closing(by), closingTextSealed });
  }

  private closing(by: RedemptionStepper): Partial<NeedEntity> {
    return { closedAt: this.clock.now(), closedByAccountId: by.accountId };
  }
}

const holdOf = (redemption: RedemptionEntity, by: RedemptionStepper) => ({
  redemptionId: redemption.id,
  volunteerId: redemption.volunteerId,
  homeCode: redemption.homeCode,
  heldMinutes: redemption.heldMinutes,
  giftedMinutes: redemption.giftedMinutes,
  policyVersionId: redemption.policyVersionId,
  actorAccountId: by.accountId,
});
