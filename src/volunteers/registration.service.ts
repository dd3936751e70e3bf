import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { districtOf } from '../kernel/division-code.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { invalidInput } from '../kernel/problem.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { ConsentEntity, ConsentKind } from './consent.entity.js';
import { checkApplication, type NormalIdentity } from './registration.js';
import type { ApplicationInput, RegisterVolunteerInput, ResubmitVolunteerInput } from './volunteers.inputs.js';
import { alreadyRegistered, ownRegistration, statusNotAllowed, volunteerExists } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { stateAfter, type VolunteerStep } from './volunteer-state.js';
import { VolunteerVault } from './volunteer-vault.js';

const NUMBER_DIGITS = 7;

/** From an application to an accepted volunteer (domain.md rules 1 to 5). */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly policies: PolicyService,
    private readonly volunteers: VolunteersService,
    private readonly vault: VolunteerVault,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Registers the actor himself, or somebody on his behalf by an officer of the community.
   * @throws Problem INVALID_INPUT, FORBIDDEN, VOLUNTEER_EXISTS (without telling who), ALREADY_REGISTERED
   */
  async register(actor: Actor, input: RegisterVolunteerInput): Promise<string> {
    const accountId = actor.requireAccount();
    if (input.onBehalf) actor.requireIn('volunteer.register', input.communityCode);
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, { accountId, key: input.idempotencyKey, operation: 'registerVolunteer', input }, async () => {
        await this.places.requireCommunity(transaction, input.communityCode);
        if (!input.onBehalf && (await this.registeredAlready(transaction, accountId))) throw alreadyRegistered();
        const id = newId();
        const identity = await this.check(transaction, input);
        await this.insert(transaction, id, input, identity, accountId);
        if (!input.onBehalf) await this.accounts.linkVolunteer(transaction, accountId, id);
        await this.giveConsents(transaction, id, input, accountId);
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

  /** Hands in again what was returned, rejected or withdrawn, by himself or an officer. @throws Problem NOT_FOUND, STATUS_NOT_ALLOWED, INVALID_INPUT */
  async resubmit(actor: Actor, input: ResubmitVolunteerInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { volunteerId: id } = input;
    await this.uow.write(async (transaction) => {
      const volunteer = await this.lock(transaction, id);
      if (actor.volunteerId !== id) {
        actor.require('volunteer.register', { type: 'Volunteer', id, placeCode: volunteer.communityCode }, 'volunteer.read');
      }
      if (volunteer.erasedAt || !stateAfter('resubmit', volunteer.status)) throw statusNotAllowed({ status: volunteer.status });
      const identity = await this.check(transaction, input, volunteer.communityCode);
      const columns = this.columns(id, input, identity);
      if (await this.claimDocument(transaction, columns.documentIndex ?? '', id)) throw volunteerExists();
      const publicationConsentAt = consentTime(input, this.clock.now());
      await this.volunteers.step(transaction, volunteer, 'resubmit', { accountId }, { ...columns, publicationConsentAt });
      await this.endConsents(transaction, id, accountId);
      await this.giveConsents(transaction, id, input, accountId);
      await this.audit.record(transaction, actor, {
        action: 'volunteer.resubmit',
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode: volunteer.communityCode,
      });
    });
    return id;
  }

  /**
   * An officer's decision on a pending registration; acceptance gives the public number.
   * @throws Problem NOT_FOUND, OWN_REGISTRATION, STATUS_NOT_ALLOWED
   */
  async review(actor: Actor, id: string, step: Extract<VolunteerStep, 'accept' | 'return' | 'reject'>, reason: string | null): Promise<void> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const volunteer = await this.lock(transaction, id);
      actor.require('volunteer.review', { type: 'Volunteer', id, placeCode: volunteer.communityCode }, 'volunteer.read');
      if (actor.volunteerId === id || volunteer.accountId === accountId) throw ownRegistration();
      const accepted =
        step === 'accept' && volunteer.status === VolunteerStatus.PENDING
          ? {
              acceptedAt: this.clock.now(),
              volunteerNo: volunteer.volunteerNo ?? (await this.nextNumber(transaction, volunteer.communityCode)),
            }
          : {};
      await this.volunteers.step(transaction, volunteer, step, { accountId, reason }, { ...accepted, reviewedByAccountId: accountId });
      if (step === 'accept') await this.outbox.emit(transaction, 'VolunteerAccepted', { volunteerId: id });
      await this.audit.record(transaction, actor, {
        action: `volunteer.${step}`,
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode: volunteer.communityCode,
      });
    });
  }

  private async lock(transaction: WriteTransaction, id: string): Promise<VolunteerEntity> {
    const [volunteer] = await transaction.lockById(VolunteerEntity, [id]);
    if (!volunteer) throw notFound().audited({ action: 'volunteer.review', subjectType: 'Volunteer', subjectId: id });
    return volunteer;
  }

  private async registeredAlready(transaction: WriteTransaction, accountId: string): Promise<boolean> {
    return transaction.repo(VolunteerEntity).existsBy({ accountId });
  }

  private async check(transaction: WriteTransaction, input: ApplicationInput, communityCode = input.communityCode): Promise<NormalIdentity> {
    const today = serviceDayOf(this.clock.now());
    const { policy } = await this.policies.policyFor(transaction, communityCode, today);
    const terms = { today, ages: policy.registration, adultKinds: policy.squads.adultKinds };
    const verdict = checkApplication(input, terms);
    if (!verdict.ok) throw invalidInput(verdict.faults);
    return verdict.identity;
  }

  private columns(id: string, input: ApplicationInput, identity: NormalIdentity) {
    const guardian = input.guardian
      ? { ...input.guardian, phone: normalizeMobile(input.guardian.phone) ?? '' }
      : null;
    return {
      ...this.vault.seal(id, input.documentType, { ...identity, address: input.address ?? null, guardian }),
      sex: input.sex,
      birthDate: input.birthDate,
      documentType: input.documentType,
      selfSupportDeclaredOn: input.selfSupportDeclaredOn ?? null,
      background: input.background,
      education: input.education ?? null,
      employment: input.employment ?? null,
      skills: [...new Set(input.skills)],
      serviceKinds: [...new Set(input.serviceKinds)],
    };
  }

  private async insert(
    transaction: WriteTransaction,
    id: string,
    input: RegisterVolunteerInput,
    identity: NormalIdentity,
    accountId: string,
  ): Promise<void> {
    const now = this.clock.now();
    const columns = this.columns(id, input, identity);
    const taken = await this.claimDocument(transaction, columns.documentIndex ?? '', id);
    if (taken) throw volunteerExists();
    await transaction.repo(VolunteerEntity).insert({
      id,
      ...columns,
      volunteerNo: null,
      accountId: input.onBehalf ? null : accountId,
      communityCode: input.communityCode,
      status: VolunteerStatus.PENDING,
      publicationConsentAt: consentTime(input, now),
      registeredAt: now,
      registeredByAccountId: accountId,
    });
  }

  /**
   * Whether somebody else has the document. On PostgreSQL two registrations of one document wait for each other here, so
   * the second one sees the first and is refused rather than failing on the unique index.
   */
  private async claimDocument(transaction: WriteTransaction, documentIndex: string, id: string): Promise<boolean> {
    if (this.uow.dialect === 'postgres') {
      await transaction.rows('SELECT pg_advisory_xact_lock(hashtextextended(:documentIndex, 0))', { documentIndex });
    }
    const holder = await transaction.repo(VolunteerEntity).findOneBy({ documentIndex });
    return holder !== null && holder.id !== id;
  }

  private async giveConsents(transaction: WriteTransaction, volunteerId: string, input: ApplicationInput, accountId: string): Promise<void> {
    const given = { volunteerId, givenAt: this.clock.now(), givenByAccountId: accountId };
    const consents = input.consents.map(({ kind, textVersion }) => ({ id: newId(), kind, textVersion, ...given }));
    const guardian = input.guardian && !consents.some((consent) => consent.kind === ConsentKind.GUARDIAN);
    if (guardian) consents.push({ id: newId(), kind: ConsentKind.GUARDIAN, textVersion: 'declared', ...given });
    await transaction.repo(ConsentEntity).insert(consents);
  }

  private async endConsents(transaction: WriteTransaction, volunteerId: string, accountId: string): Promise<void> {
    await transaction.execute(
      'UPDATE consent SET withdrawn_at = :now, withdrawn_by_account_id = :accountId WHERE volunteer_id = :volunteerId AND withdrawn_at IS NULL',
      { now: this.clock.now().getTime(), accountId, volunteerId },
    );
  }

  /** District code and a running number (domain.md § 1); the counter's row serialises acceptances of a district. */
  private async nextNumber(transaction: WriteTransaction, communityCode: string): Promise<string> {
    const districtCode = districtOf(communityCode);
    const [row] = await transaction.rows<{ last_number: number }>(
      `INSERT INTO volunteer_number_counter (district_code, last_number) VALUES (:districtCode, 1)
       ON CONFLICT (district_code) DO UPDATE SET last_number = volunteer_number_counter.last_number + 1 RETURNING last_number`,
      { districtCode },
    );
    return `${districtCode}${String(row?.last_number ?? 0).padStart(NUMBER_DIGITS, '0')}`;
  }
}

const consentTime = (input: ApplicationInput, now: Date): Date | null =>
  input.consents.some((consent) => consent.kind === ConsentKind.PUBLICATION) ? now : null;
