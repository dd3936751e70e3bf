import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { audited } from './need-access.js';
import { needStateAfter, type NeedStep } from './need-state.js';
import { NeedEntity } from './need.entity.js';
import { needStatusNotAllowed } from './needs.problems.js';
import { NeedsService } from './needs.service.js';

/** Who takes a step; an `Actor` is one. */
export interface NeedStepper {
  /** Null: the system itself. */
  readonly accountId: string | null;
  readonly requestId?: string | null;
}

const EVENTS: Readonly<Record<NeedStep, string | null>> = {
  accept: 'NeedAccepted',
  schedule: 'NeedScheduled',
  backToAccepted: null,
  reopen: 'NeedReopened',
  fulfil: 'NeedFulfilled',
  decline: 'NeedDeclined',
  withdraw: 'NeedWithdrawn',
};

/** The steps in the life of a need, each with its event and its audit row; callers have checked who may. */
@Injectable()
export class NeedSteps {
  constructor(
    private readonly needs: NeedsService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** An activity was planned for it, the first or another one. @throws Problem NEED_STATUS_NOT_ALLOWED */
  async schedule(transaction: WriteTransaction, need: NeedEntity, by: NeedStepper): Promise<void> {
    await this.take(transaction, 'schedule', need, by);
  }

  /** Its last activity was cancelled. A need that is over, or was not scheduled, stays as it is. */
  async backToAccepted(transaction: WriteTransaction, need: NeedEntity, by: NeedStepper): Promise<void> {
    const { status } = await this.needs.lock(transaction, need.id);
    if (needStateAfter('backToAccepted', status)) await this.take(transaction, 'backToAccepted', need, by);
  }

  /** Its squad is no more: it waits for another one. One that is over, or still scheduled, stays as it is. */
  async reopen(transaction: WriteTransaction, need: NeedEntity, by: NeedStepper): Promise<void> {
    const { status } = await this.needs.lock(transaction, need.id);
    if (!needStateAfter('reopen', status)) return;
    await this.take(transaction, 'reopen', need, by, { squadId: null, acceptedAt: null, dueOn: null });
  }

  /**
   * Takes a step from the state in which the need is now, whatever the caller has read.
   * @param change what else changes with it
   * @throws Problem NEED_STATUS_NOT_ALLOWED
   */
  async take(
    transaction: WriteTransaction,
    step: NeedStep,
    need: NeedEntity,
    by: NeedStepper,
    change: Partial<NeedEntity> = {},
  ): Promise<void> {
    const current = await this.needs.lock(transaction, need.id);
    const status = needStateAfter(step, current.status);
    if (!status) throw needStatusNotAllowed({ status: current.status });
    await transaction.repo(NeedEntity).update({ id: need.id }, { ...change, status });
    await this.audit.record(
      transaction,
      { accountId: by.accountId, requestId: by.requestId ?? null },
      {
        action: `need.${step}`,
        ...audited(current),
        details: { from: current.status, to: status },
      },
    );
    const event = EVENTS[step];
    if (event) await this.outbox.emit(transaction, event, { needId: need.id });
  }
}
