import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { PolicyService } from '../../policies/policy.service.js';
import { circumstancesOn } from '../../volunteers/circumstances/circumstances.query.js';
import { OwnRegistration } from '../../volunteers/own-registration.js';
import { RelationEntity, RelationStatus } from '../../volunteers/relations/relation.entity.js';
import { mayServe } from '../../volunteers/volunteer-state.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { GiftLedger } from '../ledger/gift-ledger.js';
import type { FundPoolInput, GrantFromPoolInput } from './giving.inputs.js';
import {
  fundMayNotIssue,
  giftNotForStatus,
  grantYearlyLimit,
  notEligibleForGrant,
  ownGrant,
} from './giving.problems.js';
import { grantedSince, startOfYear } from './granted.query.js';
import { grantGround } from './grant-eligibility.js';

/** Minutes out of a community's pool, and into it from a fund (domain.md rule 33). */
@Injectable()
export class PoolService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
    private readonly policies: PolicyService,
    private readonly own: OwnRegistration,
    private readonly gifts: GiftLedger,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Grants minutes to somebody eligible, from the pool of his community.
   * @returns the entry's id
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_GRANT, GIFT_NOT_FOR_STATUS, NOT_ELIGIBLE_FOR_GRANT, GRANT_YEARLY_LIMIT,
   * POOL_INSUFFICIENT, BALANCE_CAP_REACHED, IDEMPOTENCY_KEY_REUSED
   */
  grant(actor: Actor, input: GrantFromPoolInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { volunteerId, minutes, reason } = input;
    const call = { accountId, key: input.idempotencyKey, operation: 'grantFromPool', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const [recipient] = await transaction.lockById(VolunteerEntity, [volunteerId]);
        if (!recipient)
          throw notFound().audited({
            action: 'pool.grant',
            subjectType: 'Volunteer',
            subjectId: volunteerId,
          });
        const { communityCode, status, birthDate } = recipient;
        const subject = { type: 'Volunteer', id: volunteerId, placeCode: communityCode };
        actor.require('pool.grant', subject, 'volunteer.read');
        await this.refuseOwn(transaction, actor, recipient);
        if (!mayServe(status)) throw giftNotForStatus({ side: 'RECIPIENT', status });
        const today = serviceDayOf(this.clock.now());
        const { policy, versionId } = await this.policies.policyFor(transaction, communityCode, today);
        const circumstances = (await circumstancesOn(transaction, [volunteerId], today)).get(volunteerId);
        if (!grantGround(birthDate, circumstances ?? new Set(), policy.grants, today))
          throw notEligibleForGrant({ ...policy.grants });
        const granted = await grantedSince(transaction, [volunteerId], startOfYear(today));
        const grantedMinutes = granted.get(volunteerId) ?? 0;
        const { yearlyMinutes } = policy.grants;
        if (grantedMinutes + minutes > yearlyMinutes)
          throw grantYearlyLimit({ grantedMinutes, yearlyMinutes });
        const entryId = await this.gifts.grant(transaction, {
          ...{ giftId: newId(), toId: volunteerId, minutes, reason, communityCode },
          balanceCapMinutes: policy.timebank.balanceCapMinutes,
          policyVersionId: versionId,
          actorAccountId: accountId,
        });
        await this.audit.record(transaction, actor, {
          action: 'pool.grant',
          ...{ subjectType: 'Volunteer', subjectId: volunteerId, placeCode: communityCode },
          details: { entryId, minutes },
        });
        await this.outbox.emit(transaction, 'MinutesGranted', { entryId, toId: volunteerId, minutes });
        return entryId;
      }),
    );
  }

  /**
   * Puts minutes of a fund into the pool of a community, where the policy lets one.
   * @returns the entry's id
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, FUND_MAY_NOT_ISSUE, IDEMPOTENCY_KEY_REUSED
   */
  fund(actor: Actor, input: FundPoolInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { communityCode, minutes, reason } = input;
    actor.requireIn('pool.fund', communityCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'fundPool', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.places.requireCommunity(transaction, communityCode);
        const today = serviceDayOf(this.clock.now());
        const { policy, versionId } = await this.policies.policyFor(transaction, communityCode, today);
        if (!policy.grants.fundMayIssue) throw fundMayNotIssue();
        const entryId = await this.gifts.fund(transaction, {
          ...{ giftId: newId(), communityCode, minutes, reason },
          policyVersionId: versionId,
          actorAccountId: accountId,
        });
        await this.audit.record(transaction, actor, {
          action: 'pool.fund',
          ...{ subjectType: 'Place', subjectId: communityCode, placeCode: communityCode },
          details: { entryId, minutes },
        });
        return entryId;
      }),
    );
  }

  /** Nobody grants to himself or to who is a confirmed relative of his. @throws Problem OWN_GRANT */
  private async refuseOwn(
    transaction: WriteTransaction,
    actor: Actor,
    recipient: VolunteerEntity,
  ): Promise<void> {
    const relations = await transaction.repo(RelationEntity).find({
      where: [
        { volunteerId: recipient.id, status: RelationStatus.CONFIRMED },
        { relativeId: recipient.id, status: RelationStatus.CONFIRMED },
      ],
    });
    const ids = relations.flatMap(({ volunteerId, relativeId }) => [volunteerId, relativeId]);
    const relatives = ids.length === 0 ? [] : await transaction.repo(VolunteerEntity).findBy({ id: In(ids) });
    const isActor = await this.own.recognise(transaction, actor);
    if ([recipient, ...relatives].some(isActor))
      throw ownGrant().audited({ action: 'pool.grant', subjectType: 'Volunteer', subjectId: recipient.id });
  }
}
