import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { checkCreditCode } from '../kernel/credit-code.js';
import { invalidInput } from '../kernel/problem.js';
import { addDays, addMonths, type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { CharterBook } from './charters/charter-book.js';
import { FilingFactsReader, memberCounts } from './filing-facts.js';
import { OrganisationBook } from './organisation-book.js';
import { OrganisationStatus, OrganisationStep, OrganisationTier } from './organisation-lifecycle.js';
import { OrganisationEntity } from './organisation.entity.js';
import type { RecordRegistrationInput } from './organisations.inputs.js';
import {
  cancellationNotProposed,
  creditCodeTaken,
  IN_FUTURE,
  registrationFunds,
  registrationTooSmall,
  renewalAsked,
  renewalEarly,
  renewalNotAsked,
} from './organisations.problems.js';
import { OrganisationsService } from './organisations.service.js';

/** What becomes of an organisation that is filed: registered, renewed, suspended, ended (domain.md rules 42 to 44 and 49). */
@Injectable()
export class OrganisationStanding {
  constructor(
    private readonly clock: Clock,
    private readonly book: OrganisationBook,
    private readonly organisations: OrganisationsService,
    private readonly facts: FilingFactsReader,
    private readonly charters: CharterBook,
  ) {}

  /**
   * Records that civil affairs has registered it; its filing ends in that.
   * @throws Problem as a step, INVALID_INPUT, CREDIT_CODE_TAKEN, REGISTRATION_TOO_SMALL, REGISTRATION_FUNDS, ORGANISATION_NAME_TAKEN
   */
  register(actor: Actor, input: RecordRegistrationInput): Promise<void> {
    const { organisationId, registeredOn, authority, fundsYuan } = input;
    const code = checkCreditCode(input.creditCode);
    if (!code.ok) throw invalidInput([{ path: 'input.creditCode', code: code.fault }]);
    const today = serviceDayOf(this.clock.now());
    if (registeredOn > today) throw invalidInput([{ path: 'input.registeredOn', code: IN_FUTURE }]);
    return this.book.take(
      actor,
      organisationId,
      OrganisationStep.REGISTER,
      async (transaction, organisation) => {
        await this.requireLarge(transaction, organisation, fundsYuan);
        const { streetCode, name } = organisation;
        await this.organisations.reserveName(transaction, streetCode, name, organisationId);
        const others = { creditCode: code.code, id: Not(organisationId) };
        if (await transaction.repo(OrganisationEntity).existsBy(others)) throw creditCodeTaken();
        return {
          ...{ tier: OrganisationTier.REGISTERED, creditCode: code.code, registeredOn, fundsYuan },
          ...{ registrationAuthority: authority, validUntil: null, renewalAskedAt: null },
        };
      },
    );
  }

  /** The organisation asks for another term. @throws Problem as a step, RENEWAL_ASKED, RENEWAL_EARLY */
  askRenewal(actor: Actor, organisationId: string): Promise<void> {
    return this.book.take(
      actor,
      organisationId,
      OrganisationStep.ASK_RENEWAL,
      async (transaction, organisation) => {
        if (organisation.renewalAskedAt) throw renewalAsked();
        const { organisations: policy } = await this.facts.policy(transaction, organisation);
        const from = renewableFrom(organisation.validUntil, policy.renewalReminderDays);
        const now = this.clock.now();
        if (from === null || serviceDayOf(now) < from)
          throw renewalEarly({ until: organisation.validUntil ?? '—', from: from ?? '—' });
        return { renewalAskedAt: now };
      },
    );
  }

  /** Another term, from the end of the one before; or from today, when that has passed. @throws Problem as a step, RENEWAL_NOT_ASKED */
  renew(actor: Actor, organisationId: string): Promise<void> {
    return this.book.take(
      actor,
      organisationId,
      OrganisationStep.RENEW,
      async (transaction, organisation) => {
        if (!organisation.renewalAskedAt) throw renewalNotAsked();
        const { organisations: policy } = await this.facts.policy(transaction, organisation);
        const today = serviceDayOf(this.clock.now());
        const until = organisation.validUntil ?? today;
        const start = until < today ? today : addDays(until, 1);
        return { renewalAskedAt: null, validUntil: addDays(addMonths(start, policy.validMonths), -1) };
      },
    );
  }

  /** @throws Problem as a step, RENEWAL_NOT_ASKED */
  refuseRenewal(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.book.take(actor, organisationId, OrganisationStep.REFUSE_RENEWAL, (_, { renewalAskedAt }) => {
      if (!renewalAskedAt) throw renewalNotAsked();
      return Promise.resolve({ renewalAskedAt: null, reason });
    });
  }

  /** @throws Problem as a step */
  suspend(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.book.take(actor, organisationId, OrganisationStep.SUSPEND, (_, { status }) =>
      Promise.resolve({ suspendedFrom: status, reason }),
    );
  }

  /** Back to the state that was suspended; past its term, it is expired. @throws Problem as a step */
  resume(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.book.take(
      actor,
      organisationId,
      OrganisationStep.RESUME,
      (_, { suspendedFrom, validUntil }) => {
        const past = validUntil !== null && validUntil < serviceDayOf(this.clock.now());
        const before = suspendedFrom ?? OrganisationStatus.FILED;
        const status = past && before === OrganisationStatus.FILED ? OrganisationStatus.EXPIRED : before;
        return Promise.resolve({ status, suspendedFrom: null, reason });
      },
    );
  }

  /** The organisation says why it should not be cancelled. @throws Problem as a step, CANCELLATION_NOT_PROPOSED */
  object(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.book.take(actor, organisationId, OrganisationStep.OBJECT, proposed(reason));
  }

  /** It stays; the time of its idleness begins anew. @throws Problem as a step, CANCELLATION_NOT_PROPOSED */
  keep(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.book.take(actor, organisationId, OrganisationStep.KEEP, async (_, organisation) => ({
      ...(await proposed(reason)(_, organisation)),
      ...{ cancellationProposedAt: null, activeOn: serviceDayOf(this.clock.now()) },
    }));
  }

  /** @throws Problem as a step */
  cancel(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.end(actor, organisationId, OrganisationStep.CANCEL, reason);
  }

  /** @throws Problem as a step */
  revoke(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.end(actor, organisationId, OrganisationStep.REVOKE, reason);
  }

  private end(actor: Actor, organisationId: string, step: OrganisationStep, reason: string): Promise<void> {
    return this.book.take(actor, organisationId, step, async (transaction) => {
      await this.charters.return(transaction, actor, organisationId);
      return { renewalAskedAt: null, cancellationProposedAt: null, suspendedFrom: null, reason };
    });
  }

  /** Rule 44 [law]. */
  private async requireLarge(
    transaction: WriteTransaction,
    organisation: OrganisationEntity,
    fundsYuan: number,
  ): Promise<void> {
    const { organisations: policy } = await this.facts.policy(transaction, organisation);
    const { individuals, units } = await memberCounts(transaction, organisation.id);
    const large =
      individuals >= policy.registeredIndividualsMin ||
      units >= policy.registeredUnitsMin ||
      individuals + units >= policy.registeredMixedMin;
    if (!large)
      throw registrationTooSmall({
        ...{ individuals: policy.registeredIndividualsMin, units: policy.registeredUnitsMin },
        ...{ mixed: policy.registeredMixedMin, heldIndividuals: individuals, heldUnits: units },
      });
    if (fundsYuan < policy.registeredFundsYuan) throw registrationFunds({ yuan: policy.registeredFundsYuan });
  }
}

/** From which day on a renewal can be asked for; what has no term needs none. */
const renewableFrom = (validUntil: LocalDate | null, days: number): LocalDate | null =>
  validUntil && addDays(validUntil, -days);

const proposed =
  (reason: string) =>
  (_: WriteTransaction, { cancellationProposedAt }: OrganisationEntity): Promise<{ reason: string }> => {
    if (!cancellationProposedAt) throw cancellationNotProposed();
    return Promise.resolve({ reason });
  };
