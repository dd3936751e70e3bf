import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { addDays, type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import { SquadKind } from '../../kernel/vocabulary.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { PolicyService } from '../../policies/policy.service.js';
import { SquadEntity } from '../../squads/squad.entity.js';
import { squadClosed } from '../../squads/squads.problems.js';
import { audited, mayHandle } from '../need-access.js';
import { NeedSteps } from '../need-steps.js';
import { isLive } from '../need-state.js';
import { NeedVault } from '../need-vault.js';
import { NeedEntity, NeedStatus } from '../need.entity.js';
import {
  mediationExtended,
  needStatusNotAllowed,
  notAMediation,
  SQUAD_NOT_FOR_NEED,
} from '../needs.problems.js';
import { NeedsService } from '../needs.service.js';

/** Deciding about needs (domain.md rules 12 and 13). What somebody may not see is missing to him. */
@Injectable()
export class NeedDecisionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly needs: NeedsService,
    private readonly steps: NeedSteps,
    private readonly vault: NeedVault,
    private readonly policies: PolicyService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A squad takes it: by the squad's leader or an office, what is confidential by the community's head.
   * @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT, SQUAD_CLOSED, NEED_STATUS_NOT_ALLOWED
   */
  async accept(actor: Actor, input: { readonly needId: string; readonly squadId: string }): Promise<void> {
    const acceptedByAccountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const target = { id: input.needId, action: 'need.accept' };
      const need = await this.needs.lockFor(transaction, actor, target, (found) =>
        mayHandle(actor, found, input.squadId),
      );
      await this.requireFit(transaction, need, input.squadId);
      await this.steps.take(transaction, 'accept', need, actor, {
        squadId: input.squadId,
        acceptedAt: this.clock.now(),
        acceptedByAccountId,
        ...(await this.dueOf(transaction, need)),
      });
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, NEED_STATUS_NOT_ALLOWED */
  async decline(actor: Actor, input: { readonly needId: string; readonly reason: string }): Promise<void> {
    await this.uow.write(async (transaction) => {
      const target = { id: input.needId, action: 'need.decline' };
      const need = await this.needs.lockFor(transaction, actor, target, (found) => mayHandle(actor, found));
      await this.steps.take(transaction, 'decline', need, actor, this.closing(actor, need, input.reason));
    });
  }

  /** By who asked, or who may decide about it. @throws Problem NOT_FOUND, FORBIDDEN, NEED_STATUS_NOT_ALLOWED */
  async withdraw(
    actor: Actor,
    input: { readonly needId: string; readonly reason?: string | null },
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const target = { id: input.needId, action: 'need.withdraw' };
      const need = await this.needs.lockFor(
        transaction,
        actor,
        target,
        (found) => found.requesterAccountId === accountId || mayHandle(actor, found),
      );
      const closing = this.closing(actor, need, input.reason ?? null);
      await this.steps.take(transaction, 'withdraw', need, actor, closing);
    });
  }

  /**
   * Confirmed and rated by who asked, or by the committee; not by the squad that did it.
   * @throws Problem NOT_FOUND, FORBIDDEN, NEED_STATUS_NOT_ALLOWED
   */
  async fulfil(
    actor: Actor,
    input: { readonly needId: string; readonly rating: number; readonly comment?: string | null },
  ): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const target = { id: input.needId, action: 'need.fulfil' };
      const need = await this.needs.lockFor(
        transaction,
        actor,
        target,
        (found) => found.requesterAccountId === accountId || mayHandle(actor, found, null),
      );
      await this.steps.take(transaction, 'fulfil', need, actor, {
        ...this.closing(actor, need, input.comment ?? null),
        rating: input.rating,
      });
    });
  }

  /**
   * Gives a mediation more time, once, by the policy that gave it its first.
   * @throws Problem NOT_FOUND, FORBIDDEN, NOT_A_MEDIATION, NEED_STATUS_NOT_ALLOWED, MEDIATION_EXTENDED
   */
  async extend(actor: Actor, needId: string): Promise<void> {
    await this.uow.write(async (transaction) => {
      const target = { id: needId, action: 'need.extend' };
      const need = await this.needs.lockFor(transaction, actor, target, (found) => mayHandle(actor, found));
      if (need.squadKind !== SquadKind.MEDIATION) throw notAMediation();
      if (!need.dueOn || !isLive(need.status)) throw needStatusNotAllowed({ status: need.status });
      if (need.extendedOn) throw mediationExtended({ extendedOn: need.extendedOn });
      const policy = await this.policies.policyOfVersion(transaction, need.policyVersionId);
      const dueOn = addDays(need.dueOn, policy.needs.mediationExtensionDays);
      await transaction.repo(NeedEntity).update({ id: need.id }, { dueOn, extendedOn: this.today() });
      const details = { from: need.dueOn, to: dueOn };
      await this.audit.record(transaction, actor, { action: 'need.extend', ...audited(need), details });
    });
  }

  private async requireFit(transaction: WriteTransaction, need: NeedEntity, squadId: string): Promise<void> {
    const squad = await transaction.repo(SquadEntity).findOneBy({ id: squadId });
    if (squad?.kind !== need.squadKind || squad.communityCode !== need.communityCode) {
      throw invalidInput([{ path: 'input.squadId', code: SQUAD_NOT_FOR_NEED }]);
    }
    if (squad.closedAt) throw squadClosed();
  }

  /** A mediation's last day, and the policy that says so. */
  private async dueOf(
    transaction: WriteTransaction,
    need: NeedEntity,
  ): Promise<Pick<NeedEntity, 'dueOn' | 'policyVersionId'> | object> {
    if (need.squadKind !== SquadKind.MEDIATION || need.status !== NeedStatus.OPEN) return {};
    const today = this.today();
    const { versionId, policy } = await this.policies.policyFor(transaction, need.communityCode, today);
    return { dueOn: addDays(today, policy.needs.mediationDueDays), policyVersionId: versionId };
  }

  private closing(actor: Actor, need: NeedEntity, text: string | null): Partial<NeedEntity> {
    return {
      closedAt: this.clock.now(),
      closedByAccountId: actor.requireAccount(),
      closingTextSealed: this.vault.sealClosingText(need.id, text),
    };
  }

  private today(): LocalDate {
    return serviceDayOf(this.clock.now());
  }
}
