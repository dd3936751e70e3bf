import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { VolunteerEventEntity } from './consent.entity.js';
import { ConsentsService } from './consents.service.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { type PersonalDetails, VolunteerVault } from './volunteer-vault.js';
import { confirmationWrong, notAVolunteer } from './volunteers.problems.js';
import { VolunteersService } from './volunteers.service.js';

/** What a module keeps about a person, for the person's own export. */
export interface PersonalDataSource {
  readonly name: string;
  collect(view: ReadView, volunteerId: string): Promise<unknown>;
}

/** Unmasked reading, the export of one's own data, and deletion (domain.md § 10). */
@Injectable()
export class PersonalDataService {
  private readonly sources: PersonalDataSource[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly vault: VolunteerVault,
    private readonly volunteers: VolunteersService,
    private readonly consents: ConsentsService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** To be called while the application starts, by each module that keeps something about a person. */
  register(source: PersonalDataSource): void {
    this.sources.push(source);
  }

  /** A person's full data for an officer, audited with the reason in the same transaction. @throws Problem NOT_FOUND */
  async reveal(actor: Actor, id: string, reason: string): Promise<{ volunteer: VolunteerEntity; details: PersonalDetails }> {
    return this.uow.write(async (transaction) => {
      const volunteer = await this.volunteers.require(transaction, id);
      actor.require('volunteer.reveal', { type: 'Volunteer', id, placeCode: volunteer.communityCode }, 'volunteer.read');
      await this.audit.record(transaction, actor, {
        action: 'volunteer.reveal',
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode: volunteer.communityCode,
        details: { reason },
      });
      return { volunteer, details: this.vault.open(volunteer) };
    });
  }

  /** Everything Linli keeps about the actor, as a plain object. @throws Problem NOT_A_VOLUNTEER */
  async export(actor: Actor): Promise<Record<string, unknown>> {
    const id = requireVolunteer(actor);
    return this.uow.write(async (transaction) => {
      const row = await this.volunteers.require(transaction, id);
      await this.audit.record(transaction, actor, {
        action: 'volunteer.export',
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode: row.communityCode,
      });
      const collected: Record<string, unknown> = {};
      for (const source of this.sources) collected[source.name] = await source.collect(transaction, id);
      const { volunteerNo, communityCode, status, sex, birthDate, documentType, background, skills, serviceKinds } = row;
      const { education, employment, registeredAt, acceptedAt } = row;
      return {
        profile: {
          ...{ volunteerNo, communityCode, status, sex, birthDate, documentType, background, skills, serviceKinds },
          ...{ education, employment, registeredAt, acceptedAt },
          ...this.vault.open(row),
        },
        consents: (await this.consents.of(transaction, id)).map(({ kind, textVersion, givenAt, withdrawnAt }) => ({
          ...{ kind, textVersion, givenAt, withdrawnAt },
        })),
        history: (await transaction.repo(VolunteerEventEntity).find({ where: { volunteerId: id }, order: { id: 'ASC' } })).map(
          ({ kind, fromValue, toValue, reason, at }) => ({ kind, fromValue, toValue, reason, at }),
        ),
        ...collected,
      };
    });
  }

  /**
   * Erases the actor's profile and account. Records and ledger stay under the id alone (kept ten years).
   * @param confirmation his own name or volunteer number, so that nobody does it by a slip
   * @throws Problem NOT_A_VOLUNTEER, CONFIRMATION_WRONG
   */
  async erase(actor: Actor, confirmation: string): Promise<void> {
    const accountId = actor.requireAccount();
    const id = requireVolunteer(actor);
    await this.uow.write(async (transaction) => {
      const [volunteer] = await transaction.lockById(VolunteerEntity, [id]);
      if (!volunteer) throw notFound();
      const given = confirmation.trim();
      if (given !== this.vault.name(volunteer) && given !== volunteer.volunteerNo) throw confirmationWrong();
      if (volunteer.status !== VolunteerStatus.WITHDRAWN) {
        await this.volunteers.step(transaction, volunteer, 'withdraw', { accountId, reason: 'erased' });
      }
      await transaction.repo(VolunteerEntity).update(
        { id },
        {
          ...this.vault.erased(),
          accountId: null,
          birthDate: `${volunteer.birthDate.slice(0, 4)}-01-01`,
          selfSupportDeclaredOn: null,
          education: null,
          employment: null,
          publicationConsentAt: null,
          statusReason: null,
          erasedAt: this.clock.now(),
        },
      );
      await this.consents.end(transaction, id, accountId);
      await this.accounts.erase(transaction, accountId);
      await this.outbox.emit(transaction, 'VolunteerErased', { volunteerId: id });
      await this.audit.record(transaction, actor, {
        action: 'volunteer.erase',
        subjectType: 'Volunteer',
        subjectId: id,
        placeCode: volunteer.communityCode,
      });
    });
  }
}

function requireVolunteer(actor: Actor): string {
  if (!actor.volunteerId) throw notAVolunteer();
  return actor.volunteerId;
}
