import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { AwardCycleEntity, AwardCycleStatus, AwardStepEntity, type AwardStepKind } from './award.entity.js';
import { cycleStatus } from './awards.problems.js';

/** Keeps the steps of award cycles: one at a time, from the right stage only, each with its time and who took it. */
@Injectable()
export class AwardCycleBook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Acts on a locked cycle that stands at one of these stages, for who manages awards there.
   * @throws Problem NOT_FOUND, FORBIDDEN, AWARD_CYCLE_STATUS_NOT_ALLOWED
   */
  manage<T>(
    actor: Actor,
    cycleId: string,
    stages: readonly AwardCycleStatus[],
    act: (transaction: WriteTransaction, cycle: AwardCycleEntity) => Promise<T>,
  ): Promise<T> {
    actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const cycle = await this.locked(transaction, cycleId);
      actor.requireIn('award.manage', cycle.placeCode);
      this.requireStage(cycle, stages);
      return act(transaction, cycle);
    });
  }

  /** @throws Problem NOT_FOUND */
  async locked(transaction: WriteTransaction, cycleId: string): Promise<AwardCycleEntity> {
    const [cycle] = await transaction.lockById(AwardCycleEntity, [cycleId]);
    if (!cycle)
      throw notFound().audited({
        action: 'award.manage',
        subjectType: 'AwardCycle',
        subjectId: cycleId,
      });
    return cycle;
  }

  /** @throws Problem AWARD_CYCLE_STATUS_NOT_ALLOWED */
  requireStage({ status }: AwardCycleEntity, stages: readonly AwardCycleStatus[]): void {
    if (!stages.includes(status)) throw cycleStatus({ status });
  }

  /** Moves a cycle on, with the step's time and who took it; `actor` null: it comes by itself. */
  async step(
    transaction: WriteTransaction,
    actor: Actor | null,
    { id, placeCode }: Pick<AwardCycleEntity, 'id' | 'placeCode'>,
    kind: AwardStepKind,
    { reason = null, ...change }: Partial<AwardCycleEntity> & { reason?: string | null },
  ): Promise<void> {
    const at = this.clock.now();
    if (Object.keys(change).length > 0) await transaction.repo(AwardCycleEntity).update({ id }, change);
    const byAccountId = actor?.requireAccount() ?? null;
    await transaction
      .repo(AwardStepEntity)
      .insert({ id: newId(), cycleId: id, kind, at, byAccountId, reason });
    if (actor)
      await this.audit.record(transaction, actor, {
        ...{ action: `award.${kind}`, subjectType: 'AwardCycle', subjectId: id, placeCode },
      });
  }
}
