import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { audited, mayHandle } from '../need-access.js';
import { isLive } from '../need-state.js';
import { NeedSteps } from '../need-steps.js';
import { NeedVault } from '../need-vault.js';
import { NeedEntity } from '../need.entity.js';
import { requesterErasesHimself } from '../needs.problems.js';
import { NeedsService } from '../needs.service.js';

/** Erases what was written in a need; that it was asked, when and of what kind stays (domain.md § 10). */
@Injectable()
export class NeedErasure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly needs: NeedsService,
    private readonly steps: NeedSteps,
    private readonly vault: NeedVault,
    private readonly audit: AuditLog,
  ) {}

  /**
   * For somebody without an account, who asks an office to forget him; what still waits is withdrawn.
   * @throws Problem NOT_FOUND, FORBIDDEN, REQUESTER_ERASES_HIMSELF
   */
  async eraseRequester(
    actor: Actor,
    { needId, reason }: { readonly needId: string; readonly reason: string },
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const target = { id: needId, action: 'need.erase' };
      const need = await this.needs.lockFor(transaction, actor, target, (found) =>
        mayHandle(actor, found, null),
      );
      if (need.requesterAccountId) throw requesterErasesHimself();
      await this.erase(transaction, need, accountId);
      await this.audit.record(transaction, actor, {
        action: 'need.erase',
        ...audited(need),
        details: { reason },
      });
    });
  }

  /** @param byAccountId null: the requester erased his own account */
  async erase(transaction: WriteTransaction, need: NeedEntity, byAccountId: string | null): Promise<void> {
    if (isLive(need.status)) {
      const closing = { closedAt: this.clock.now(), closedByAccountId: byAccountId };
      await this.steps.take(transaction, 'withdraw', need, { accountId: byAccountId }, closing);
    }
    await transaction.repo(NeedEntity).update({ id: need.id }, this.vault.erased());
  }
}
