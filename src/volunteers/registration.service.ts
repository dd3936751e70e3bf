import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { ApplicationIntake } from './application-intake.js';
import { ConsentsService } from './consents.service.js';
import { OwnRegistration } from './own-registration.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { stateAfter } from './volunteer-state.js';
import type {
  ApplicationInput,
  RegisterVolunteerInput,
  ResubmitVolunteerInput,
} from './volunteers.inputs.js';
import { alreadyRegistered, statusNotAllowed } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

/** Handing in an application, and handing it in again (domain.md rules 1 to 6). */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly volunteers: VolunteersService,
    private readonly intake: ApplicationIntake,
    private readonly consents: ConsentsService,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Registers the actor himself, or somebody on his behalf by an officer of the community.
   * @throws Problem INVALID_INPUT, FORBIDDEN, VOLUNTEER_EXISTS (without telling who), ALREADY_REGISTERED,
   * OWN_REGISTRATION when an officer registers himself as if he were somebody else
   */
  async register(actor: Actor, input: RegisterVolunteerInput): Promise<string> {
    const accountId = actor.requireAccount();
    if (input.onBehalf) actor.requireIn('volunteer.register', input.communityCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'registerVolunteer', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.places.requireCommunity(transaction, input.communityCode);
        if (!input.onBehalf) await this.refuseSecond(transaction, accountId);
        const id = newId();
        await this.insert(transaction, id, actor, input);
        if (!input.onBehalf) await this.accounts.linkVolunteer(transaction, accountId, id);
        await this.consents.giveAll(transaction, id, accountId, input, paperOf(input, !input.onBehalf));
        await this.audit.record(transaction, actor, {
          action: 'volunteer.register',
          subjectType: 'Volunteer',
          subjectId: id,
          placeCode: input.communityCode,
          details: { onBehalf: input.onBehalf },
        });
        return id;
      }),
    );
  }

  /**
   * Hands in again what was returned, rejected or withdrawn, by himself or an officer; the application says in which
   * community he lives now, where an officer needs his right too. A suspension goes on running.
   * @throws Problem NOT_FOUND, FORBIDDEN, STATUS_NOT_ALLOWED, PLACE_NOT_FOUND, NOT_A_COMMUNITY, INVALID_INPUT,
   * VOLUNTEER_EXISTS, OWN_REGISTRATION
   */
  async resubmit(actor: Actor, input: ResubmitVolunteerInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { volunteerId: id, communityCode } = input;
    await this.uow.write(async (transaction) => {
      const volunteer = await this.lock(transaction, id);
      const himself = actor.volunteerId === id;
      if (!himself) {
        const subject = { type: 'Volunteer', id, placeCode: volunteer.communityCode };
        actor.require('volunteer.register', subject, 'volunteer.read');
        await this.own.refuse(transaction, actor, volunteer);
      }
      await this.places.requireCommunity(transaction, communityCode);
      if (!himself) actor.requireIn('volunteer.register', communityCode);
      if (volunteer.erasedAt || !stateAfter('resubmit', volunteer.status)) {
        throw statusNotAllowed({ status: volunteer.status });
      }
      const identity = await this.intake.check(transaction, input, !himself);
      if (!himself) await this.own.refuseMobile(transaction, actor, identity.mobile);
      const columns = await this.intake.columns(transaction, id, input, identity);
      await this.volunteers.step(transaction, volunteer, 'resubmit', { accountId }, columns);
      if (communityCode !== volunteer.communityCode) {
        await this.volunteers.noteMove(transaction, volunteer, communityCode, accountId);
      }
      await this.consents.end(transaction, id, accountId);
      await this.consents.giveAll(transaction, id, accountId, input, paperOf(input, himself));
      await this.audit.record(transaction, actor, {
        action: 'volunteer.resubmit',
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode: communityCode,
        details: { fromPlaceCode: volunteer.communityCode },
      });
    });
    return id;
  }

  private async lock(transaction: WriteTransaction, id: string): Promise<VolunteerEntity> {
    const [volunteer] = await transaction.lockById(VolunteerEntity, [id]);
    if (volunteer) return volunteer;
    throw notFound().audited({ action: 'volunteer.register', subjectType: 'Volunteer', subjectId: id });
  }

  /** The account's row is locked, so of two registrations at once the second one sees the first. */
  private async refuseSecond(transaction: WriteTransaction, accountId: string): Promise<void> {
    await this.accounts.lock(transaction, accountId);
    if (await transaction.repo(VolunteerEntity).existsBy({ accountId })) throw alreadyRegistered();
  }

  private async insert(
    transaction: WriteTransaction,
    id: string,
    actor: Actor,
    input: RegisterVolunteerInput,
  ): Promise<void> {
    const accountId = actor.requireAccount();
    const identity = await this.intake.check(transaction, input, input.onBehalf ?? false);
    if (input.onBehalf) await this.own.refuseMobile(transaction, actor, identity.mobile);
    await transaction.repo(VolunteerEntity).insert({
      id,
      ...(await this.intake.columns(transaction, id, input, identity)),
      volunteerNo: null,
      accountId: input.onBehalf ? null : accountId,
      status: VolunteerStatus.PENDING,
      registeredAt: this.clock.now(),
      registeredByAccountId: accountId,
    });
  }
}

/** Who gives his own word needs no paper for it. */
const paperOf = ({ consentEvidence }: ApplicationInput, himself: boolean): string | null =>
  himself ? null : (consentEvidence ?? null);
