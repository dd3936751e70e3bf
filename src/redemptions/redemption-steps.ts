import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { redemptionAfter, type RedemptionStep } from './redemption-state.js';
import { RedemptionEntity, RedemptionStatus, RedemptionStepEntity } from './redemption.entity.js';
import { redemptionStatus } from './redemptions.problems.js';

/** Who takes a step; an `Actor` is one. Null: the system. */
export interface RedemptionStepper {
  readonly accountId: string | null;
  readonly requestId?: string | null;
}

export const SYSTEM: RedemptionStepper = { accountId: null };

/** Told of every step; who is to know is worked out by who tells. */
export interface RedemptionChanged {
  readonly redemptionId: string;
  readonly status: RedemptionStatus;
}

/** The steps in the life of a redemption, each dated, with who took it, an audit row and an event. */
@Injectable()
export class RedemptionSteps {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Takes a step; the caller has locked the redemption and checked who may.
   * @param change what else changes with it; `redemption` follows
   * @throws Problem REDEMPTION_STATUS_NOT_ALLOWED
   */
  async take(
    transaction: WriteTransaction,
    step: RedemptionStep,
    redemption: RedemptionEntity,
    by: RedemptionStepper,
    change: Partial<RedemptionEntity> & { readonly reason?: string | null } = {},
  ): Promise<void> {
    const from = redemption.status;
    const status = redemptionAfter(step, from);
    if (!status) throw redemptionStatus({ status: from });
    const { reason = null, ...changed } = change;
    await transaction.repo(RedemptionEntity).update({ id: redemption.id }, { ...changed, status });
    Object.assign(redemption, changed, { status });
    // What is served several times is one step for who reads its history.
    if (from !== status) await this.note(transaction, redemption, by, reason);
    await this.audit.record(
      transaction,
      { accountId: by.accountId, requestId: by.requestId ?? null },
      {
        action: `redemption.${step}`,
        subjectType: 'Redemption',
        subjectId: redemption.id,
        placeCode: redemption.homeCode,
        details: { from, to: status },
      },
    );
    const told: RedemptionChanged = { redemptionId: redemption.id, status };
    await this.outbox.emit(transaction, 'RedemptionChanged', told);
  }

  /** Writes down that it is in its state now. */
  async note(
    transaction: WriteTransaction,
    { id: redemptionId, status }: RedemptionEntity,
    by: RedemptionStepper,
    reason: string | null,
  ): Promise<void> {
    await transaction.repo(RedemptionStepEntity).insert({
      ...{ id: newId(), redemptionId, status, reason },
      at: this.clock.now(),
      byAccountId: by.accountId,
    });
  }
}
