import { Injectable } from '@nestjs/common';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { PolicyService } from '../policies/policy.service.js';
import { RedemptionAccess } from './redemption-access.js';
import { RedemptionEndings } from './redemption-endings.service.js';
import type { RedemptionEntity } from './redemption.entity.js';
import { OPEN_REDEMPTIONS } from './redemption-state.js';
import { RedemptionSteps } from './redemption-steps.js';
import type {
  ConfirmRedemptionInput,
  DecideRedemptionInput,
  RedemptionReasonInput,
} from './redemptions.inputs.js';
import { redemptionMinutes, redemptionUnderWay } from './redemptions.problems.js';

interface Call {
  readonly redemptionId: string;
  readonly idempotencyKey: string;
}

/** What the parties and their offices do with a redemption (domain.md rule 32). */
@Injectable()
export class RedemptionDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly policies: PolicyService,
    private readonly access: RedemptionAccess,
    private readonly steps: RedemptionSteps,
    private readonly endings: RedemptionEndings,
  ) {}

  /**
   * Confirms the service that was received: its minutes are used, what was held besides is given back.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REDEMPTION, REDEMPTION_STATUS_NOT_ALLOWED, ON_BEHALF_EVIDENCE,
   * CONFIRMATION_STILL_HIS, INSUFFICIENT_MINUTES when more was served than the balance covers
   */
  confirm(actor: Actor, input: ConfirmRedemptionInput): Promise<string> {
    const who = { action: 'redemption.confirm', parties: true };
    return this.once(actor, 'confirmRedemption', input, who, async (transaction, redemption, asOffice) => {
      if (asOffice) await this.endings.requireOffice(transaction, redemption, input.evidence);
      await this.steps.take(transaction, 'confirm', redemption, actor, {
        reason: asOffice ? (input.evidence ?? null) : null,
      });
      const { servedMinutes: usedMinutes } = redemption;
      await this.endings.capture(transaction, redemption, actor, {
        ...{ usedMinutes, rating: input.rating, reason: null },
      });
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, OWN_REDEMPTION, REDEMPTION_STATUS_NOT_ALLOWED, REDEMPTION_UNDER_WAY */
  cancel(actor: Actor, input: RedemptionReasonInput): Promise<string> {
    const who = { action: 'redemption.cancel', parties: true };
    return this.once(actor, 'cancelRedemption', input, who, async (transaction, redemption) => {
      const waits = OPEN_REDEMPTIONS.includes(redemption.status);
      if (waits && (await this.endings.hasBegun(transaction, redemption))) throw redemptionUnderWay();
      await this.endings.release(transaction, redemption, actor, 'cancel', input.reason);
    });
  }

  /** Freezes it until an officer decides. @throws Problem NOT_FOUND, FORBIDDEN, OWN_REDEMPTION, REDEMPTION_STATUS_NOT_ALLOWED */
  dispute(actor: Actor, input: RedemptionReasonInput): Promise<string> {
    const who = { action: 'redemption.dispute', parties: true };
    return this.once(actor, 'disputeRedemption', input, who, (transaction, redemption) =>
      this.steps.take(transaction, 'dispute', redemption, actor, { reason: input.reason }),
    );
  }

  /**
   * Decides a dispute, by an officer who is no party and did not serve: so many minutes are used, the rest is given back.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REDEMPTION, REDEMPTION_STATUS_NOT_ALLOWED, REDEMPTION_MINUTES, INSUFFICIENT_MINUTES
   */
  decide(actor: Actor, input: DecideRedemptionInput): Promise<string> {
    const { usedMinutes, reason } = input;
    const who = { action: 'redemption.decide', parties: false };
    return this.once(actor, 'decideRedemption', input, who, async (transaction, redemption) => {
      const policy = await this.policies.policyOfVersion(transaction, redemption.policyVersionId);
      const { unitMinutes } = policy.redemption;
      if (usedMinutes % unitMinutes !== 0) throw redemptionMinutes({ unitMinutes });
      if (usedMinutes === 0)
        await this.endings.release(transaction, redemption, actor, 'decideForNothing', reason);
      else await this.endings.capture(transaction, redemption, actor, { usedMinutes, rating: null, reason });
    });
  }

  private once(
    actor: Actor,
    operation: string,
    input: Call,
    who: { readonly action: string; readonly parties: boolean },
    act: (transaction: WriteTransaction, redemption: RedemptionEntity, asOffice: boolean) => Promise<void>,
  ): Promise<string> {
    const call = { accountId: actor.requireAccount(), key: input.idempotencyKey, operation, input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const id = input.redemptionId;
        const { redemption, asOffice } = await this.access.lockFor(transaction, actor, id, who);
        await act(transaction, redemption, asOffice);
        return id;
      }),
    );
  }
}
