import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { type EffectivePolicy, PolicyService } from '../../policies/policy.service.js';
import { OwnRegistration } from '../../volunteers/own-registration.js';
import { ConfirmedRelations } from '../../volunteers/relations/confirmed-relations.js';
import { mayServe } from '../../volunteers/volunteer-state.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { onBehalfEvidence } from '../../volunteers/volunteers.problems.js';
import { GiftLedger } from '../ledger/gift-ledger.js';
import { donationOff, giftMinutes, giftNotForStatus, transferRelation } from './giving.problems.js';
import type { DonateMinutesInput, TransferMinutesInput } from './giving.inputs.js';

interface ActingFor {
  readonly volunteerId?: string | null;
  readonly evidence?: string | null;
}

/** Giving one's minutes to relatives and to the pool (domain.md rules 30, 31, 33). */
@Injectable()
export class GivingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly policies: PolicyService,
    private readonly relations: ConfirmedRelations,
    private readonly own: OwnRegistration,
    private readonly gifts: GiftLedger,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Gives minutes of one's own to a relative who agreed to it; what was given to one is not passed on.
   * @returns the entry's id
   * @throws Problem NOT_FOUND (no such relation of his), TRANSFER_RELATION, GIFT_MINUTES, GIFT_NOT_FOR_STATUS,
   * INSUFFICIENT_MINUTES, BALANCE_CAP_REACHED, ON_BEHALF_EVIDENCE, OWN_REGISTRATION, IDEMPOTENCY_KEY_REUSED
   */
  transfer(actor: Actor, input: TransferMinutesInput): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'transferMinutes', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const fromId = input.volunteerId ?? actor.volunteerId ?? '';
        const told = await this.relations.find(transaction, input.relationId, fromId);
        const people = await transaction.lockById(VolunteerEntity, [
          ...new Set([fromId, told?.relativeId ?? fromId]),
        ]);
        // Once more: whoever ends it locks the two first.
        const relative = await this.relations.find(transaction, input.relationId, fromId);
        const giver = await this.giverOf(transaction, actor, people, fromId, input);
        const recipient = people.find(({ id }) => id === relative?.relativeId);
        if (!relative || !recipient)
          throw notFound().audited({
            action: 'minutes.transfer',
            subjectType: 'Relation',
            subjectId: input.relationId,
          });
        const { policy, versionId } = await this.policyOf(transaction, giver);
        requireWhole(input.minutes, policy);
        if (!policy.timebank.transferRelations.includes(relative.kind))
          throw transferRelation({ relation: relative.kind });
        if (!mayServe(recipient.status))
          throw giftNotForStatus({ side: 'RECIPIENT', status: recipient.status });
        const entryId = await this.gifts.transfer(transaction, {
          giftId: newId(),
          ...{ fromId, toId: recipient.id, minutes: input.minutes },
          communityCode: giver.communityCode,
          balanceCapMinutes: policy.timebank.balanceCapMinutes,
          policyVersionId: versionId,
          actorAccountId: accountId,
          ...(input.evidence ? { reason: input.evidence } : {}),
        });
        await this.note(transaction, actor, 'minutes.transfer', giver, { entryId, toId: recipient.id });
        await this.outbox.emit(transaction, 'MinutesTransferred', {
          ...{ entryId, fromId, toId: recipient.id, minutes: input.minutes },
        });
        return entryId;
      }),
    );
  }

  /**
   * Gives minutes to the pool of one's community, for good.
   * @returns the entry's id
   * @throws Problem NOT_FOUND, DONATION_OFF, GIFT_MINUTES, GIFT_NOT_FOR_STATUS, INSUFFICIENT_MINUTES, ON_BEHALF_EVIDENCE,
   * OWN_REGISTRATION, IDEMPOTENCY_KEY_REUSED
   */
  donate(actor: Actor, input: DonateMinutesInput): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'donateMinutes', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const fromId = input.volunteerId ?? actor.volunteerId ?? '';
        const people = await transaction.lockById(VolunteerEntity, [fromId]);
        const giver = await this.giverOf(transaction, actor, people, fromId, input);
        const { policy, versionId } = await this.policyOf(transaction, giver);
        if (!policy.timebank.donations) throw donationOff();
        requireWhole(input.minutes, policy);
        const entryId = await this.gifts.donate(transaction, {
          ...{ giftId: newId(), fromId, minutes: input.minutes },
          communityCode: giver.communityCode,
          policyVersionId: versionId,
          actorAccountId: accountId,
          ...(input.evidence ? { reason: input.evidence } : {}),
        });
        await this.note(transaction, actor, 'minutes.donate', giver, { entryId });
        return entryId;
      }),
    );
  }

  /** The giver himself, or for whom an officer of his community acts. */
  private async giverOf(
    transaction: WriteTransaction,
    actor: Actor,
    people: readonly VolunteerEntity[],
    fromId: string,
    { evidence }: ActingFor,
  ): Promise<VolunteerEntity> {
    const giver = people.find(({ id }) => id === fromId);
    if (!giver)
      throw notFound().audited({ action: 'minutes.give', subjectType: 'Volunteer', subjectId: fromId });
    if (giver.id !== actor.volunteerId) {
      actor.require('redemption.handle', { type: 'Volunteer', id: fromId, placeCode: giver.communityCode });
      await this.own.refuse(transaction, actor, giver);
      if (!evidence) throw onBehalfEvidence();
    }
    if (!mayServe(giver.status)) throw giftNotForStatus({ side: 'GIVER', status: giver.status });
    return giver;
  }

  private policyOf(
    transaction: WriteTransaction,
    { communityCode }: VolunteerEntity,
  ): Promise<EffectivePolicy> {
    return this.policies.policyFor(transaction, communityCode, serviceDayOf(this.clock.now()));
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    giver: VolunteerEntity,
    details: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      ...{ action, subjectType: 'Volunteer', subjectId: giver.id, placeCode: giver.communityCode, details },
    });
  }
}

function requireWhole(minutes: number, { records }: EffectivePolicy['policy']): void {
  const { creditUnitMinutes: unitMinutes } = records;
  if (minutes % unitMinutes !== 0) throw giftMinutes({ unitMinutes });
}
