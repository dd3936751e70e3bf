import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { audited, mayHandle } from '../need-access.js';
import { NeedAssignees } from '../need-assignees.js';
import { takesProgress } from '../need-state.js';
import { NeedVault } from '../need-vault.js';
import { NeedEntity } from '../need.entity.js';
import { needErased, needStatusNotAllowed } from '../needs.problems.js';
import { NeedsService } from '../needs.service.js';
import type { RecordNeedProgressInput } from './need-progress.inputs.js';
import { withProgress } from './need-progress.js';

/** Telling what became of a need (domain.md rule 13). */
@Injectable()
export class NeedProgressService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly needs: NeedsService,
    private readonly assignees: NeedAssignees,
    private readonly vault: NeedVault,
    private readonly audit: AuditLog,
  ) {}

  /**
   * By who serves it, the squad's leader or an office; what is confidential not by leader or office but the head.
   * @throws Problem NOT_FOUND, FORBIDDEN, NEED_STATUS_NOT_ALLOWED, INVALID_INPUT, NEED_ERASED
   */
  async record(actor: Actor, input: RecordNeedProgressInput): Promise<void> {
    await this.uow.write(async (transaction) => {
      const target = { id: input.needId, action: 'need.recordProgress' };
      const need = await this.needs.lockFor(
        transaction,
        actor,
        target,
        async (found) => mayHandle(actor, found) || (await this.serves(transaction, actor, found)),
      );
      if (!takesProgress(need.status)) throw needStatusNotAllowed({ status: need.status });
      const details = this.vault.details(need);
      if (!details) throw needErased();
      const verdict = withProgress(details, { ...input }, serviceDayOf(this.clock.now()));
      if (!verdict.ok) throw invalidInput(verdict.faults);
      await transaction
        .repo(NeedEntity)
        .update({ id: need.id }, { detailsSealed: this.vault.sealDetails(need.id, verdict.details) });
      // Which fields were told would tell the kind of what is confidential.
      await this.audit.record(transaction, actor, { action: 'need.recordProgress', ...audited(need) });
    });
  }

  private async serves(transaction: WriteTransaction, actor: Actor, need: NeedEntity): Promise<boolean> {
    return actor.volunteerId !== null && this.assignees.has(transaction, need.id, actor.volunteerId);
  }
}
