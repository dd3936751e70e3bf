import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { addDays, type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { NeedAskingService } from '../needs/asking/need-asking.service.js';
import type { AskForNeedInput } from '../needs/asking/ask-for-need.inputs.js';
import { HouseholdCategory } from '../needs/need-vocabulary.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { HoldLedger } from '../timebank/ledger/hold-ledger.js';
import { LedgerService } from '../timebank/ledger/ledger.service.js';
import { circumstancesOn } from '../volunteers/circumstances/circumstances.query.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { ConfirmedRelations, type Relative } from '../volunteers/relations/confirmed-relations.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { onBehalfEvidence } from '../volunteers/volunteers.problems.js';
import { VolunteerVault } from '../volunteers/volunteer-vault.js';
import { RedemptionEntity, RedemptionStatus } from './redemption.entity.js';
import { RedemptionPriority } from './redemption-priority.js';
import { RedemptionSteps } from './redemption-steps.js';
import { redemptionRefusal } from './redemption-terms.js';
import type { RequestRedemptionInput } from './redemptions.inputs.js';

/** Asking for service that is paid from a time account (domain.md rule 32). */
@Injectable()
export class RedemptionAsking {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly policies: PolicyService,
    private readonly accounts: AccountsService,
    private readonly vault: VolunteerVault,
    private readonly own: OwnRegistration,
    private readonly relations: ConfirmedRelations,
    private readonly needs: NeedAskingService,
    private readonly ledger: LedgerService,
    private readonly holds: HoldLedger,
    private readonly steps: RedemptionSteps,
    private readonly priority: RedemptionPriority,
  ) {}

  /**
   * Sets the minutes aside and asks the squads for the service, both or neither. By the holder himself, or by an officer of his
   * community at his word.
   * @returns the redemption's id
   * @throws Problem NOT_FOUND (no such volunteer or relation of his), OWN_REGISTRATION, ON_BEHALF_EVIDENCE,
   * REDEMPTION_NOT_FOR_STATUS, REDEMPTION_AGE, REDEMPTION_STAR, REDEMPTION_BENEFICIARY, REDEMPTION_MINUTES,
   * INSUFFICIENT_MINUTES, what `askForNeed` throws, IDEMPOTENCY_KEY_REUSED
   */
  async request(actor: Actor, input: RequestRedemptionInput): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'requestRedemption', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const holder = await this.holderOf(transaction, actor, input);
        const relative = await this.relativeOf(transaction, input, holder);
        const today = serviceDayOf(this.clock.now());
        const { versionId, policy } = await this.policies.policyFor(transaction, holder.communityCode, today);
        const honorMinutes = await this.honorOf(transaction, holder.id);
        const refusal = redemptionRefusal(
          {
            birthDate: holder.birthDate,
            status: holder.status,
            honorMinutes,
            circumstances:
              (await circumstancesOn(transaction, [holder.id], today)).get(holder.id) ?? new Set(),
            relation: relative?.kind ?? null,
            minutes: input.minutes,
          },
          policy,
          today,
        );
        if (refusal) throw refusal;
        const id = newId();
        const priority = await this.priority.isOpenTo(transaction, { id: holder.id, honorMinutes }, policy);
        const need = await this.needOf(transaction, id, holder, actor, input);
        const needId = await this.needs.ask(actor, need, priority);
        const held = await this.holds.hold(transaction, {
          redemptionId: id,
          volunteerId: holder.id,
          homeCode: holder.communityCode,
          minutes: input.minutes,
          policyVersionId: versionId,
          actorAccountId: accountId,
        });
        const redemption = {
          ...{ id, needId, ...held },
          volunteerId: holder.id,
          beneficiaryId: relative?.relativeId ?? holder.id,
          relationId: relative?.relationId ?? null,
          homeCode: holder.communityCode,
          priority: priority || null,
          status: RedemptionStatus.REQUESTED,
          servedMinutes: 0,
          usedMinutes: null,
          activityId: null,
          expiresOn: addDays(wishedDay(input, today), policy.redemption.expiresAfterDays),
          requestedByAccountId: accountId,
          requestedAt: this.clock.now(),
          servedAt: null,
          closedAt: null,
          policyVersionId: versionId,
        } satisfies RedemptionEntity;
        await transaction.repo(RedemptionEntity).insert(redemption);
        await this.steps.note(transaction, redemption, actor, input.evidence ?? null);
        await this.steps.take(transaction, 'hold', redemption, actor);
        return id;
      }),
    );
  }

  /** @throws Problem NOT_FOUND, OWN_REGISTRATION, ON_BEHALF_EVIDENCE */
  private async holderOf(
    transaction: WriteTransaction,
    actor: Actor,
    { volunteerId, evidence }: RequestRedemptionInput,
  ): Promise<VolunteerEntity> {
    const id = volunteerId ?? actor.volunteerId ?? '';
    const [holder] = await transaction.lockById(VolunteerEntity, [id]);
    const subject = { type: 'Volunteer', id, placeCode: holder?.communityCode ?? '' };
    if (!holder)
      throw notFound().audited({ action: 'redemption.request', subjectType: 'Volunteer', subjectId: id });
    if (holder.id === actor.volunteerId) return holder;
    actor.require('redemption.handle', subject);
    await this.own.refuse(transaction, actor, holder);
    if (!evidence) throw onBehalfEvidence();
    return holder;
  }

  /** @throws Problem NOT_FOUND for a relation that is not confirmed or not his */
  private async relativeOf(
    transaction: WriteTransaction,
    { relationId }: RequestRedemptionInput,
    holder: VolunteerEntity,
  ): Promise<Relative | null> {
    if (!relationId) return null;
    const relative = await this.relations.find(transaction, relationId, holder.id);
    if (!relative)
      throw notFound().audited({
        action: 'redemption.request',
        subjectType: 'Relation',
        subjectId: relationId,
      });
    return relative;
  }

  /** The need that the squads see; like any other it does not tell them that it is paid for. */
  private async needOf(
    transaction: WriteTransaction,
    redemptionId: string,
    holder: VolunteerEntity,
    actor: Actor,
    input: RequestRedemptionInput,
  ): Promise<AskForNeedInput> {
    const { content, address, wishedStartAt, wishedEndAt, urgency } = input;
    return {
      communityCode: input.communityCode ?? holder.communityCode,
      kind: SquadKind.POVERTY_RELIEF,
      serviceTargets: [ServiceTarget.ELDERLY],
      ...{ content, address, wishedStartAt, wishedEndAt, urgency },
      povertyRelief: { householdCategory: HouseholdCategory.OTHER, neededHelp: content },
      ...(holder.id === actor.volunteerId ? {} : await this.requesterOf(transaction, holder)),
      idempotencyKey: `redemption:${redemptionId}`,
    };
  }

  /** How a need names somebody for whom an officer asks: by the number of his account, or by his particulars. */
  private async requesterOf(
    transaction: WriteTransaction,
    holder: VolunteerEntity,
  ): Promise<Pick<AskForNeedInput, 'requester' | 'requesterPhone'>> {
    const number = holder.accountId && (await this.accounts.numberOf(transaction, holder.accountId));
    if (number) return { requesterPhone: number };
    const { name, mobile } = this.vault.open(holder);
    return { requester: { name, phone: mobile, birthDate: holder.birthDate } };
  }

  private async honorOf(transaction: WriteTransaction, id: string): Promise<number> {
    return (await this.ledger.timeAccounts(transaction, [id])).get(id)?.honorMinutes ?? 0;
  }
}

/** The day until which it was wished for, today when that was left open. */
function wishedDay({ wishedStartAt, wishedEndAt }: RequestRedemptionInput, today: LocalDate): LocalDate {
  const wished = wishedEndAt ?? wishedStartAt;
  const day = wished ? serviceDayOf(wished) : today;
  return day > today ? day : today;
}
