import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { VolunteerEventEntity } from './consent.entity.js';
import { ConsentsService } from './consents.service.js';
import type { VolunteerEntity } from './volunteer.entity.js';
import { type PersonalDetails, VolunteerVault } from './volunteer-vault.js';
import { VolunteersService } from './volunteers.service.js';

/** What a module keeps about a person, for the person's own export. */
export interface PersonalDataSource {
  readonly name: string;
  collect(view: ReadView, volunteerId: string): Promise<unknown>;
}

/** Unmasked reading, and the export of one's own data (domain.md § 10). */
@Injectable()
export class PersonalDataService {
  private readonly sources: PersonalDataSource[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: VolunteerVault,
    private readonly volunteers: VolunteersService,
    private readonly consents: ConsentsService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLog,
  ) {}

  /** To be called while the application starts, by each module that keeps something about a person. */
  register(source: PersonalDataSource): void {
    this.sources.push(source);
  }

  /** A person's full data for an officer, audited with the reason in the same transaction. @throws Problem NOT_FOUND */
  async reveal(
    actor: Actor,
    id: string,
    reason: string,
  ): Promise<{ volunteer: VolunteerEntity; details: PersonalDetails }> {
    return this.uow.write(async (transaction) => {
      const volunteer = await this.volunteers.require(transaction, id);
      actor.require(
        'volunteer.reveal',
        { type: 'Volunteer', id, placeCode: volunteer.communityCode },
        'volunteer.read',
      );
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

  /** Everything Linli keeps about the actor, as a plain object; of a resident who is no volunteer, his account. */
  async export(actor: Actor): Promise<Record<string, unknown>> {
    const accountId = actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const account = await this.accounts.record(transaction, accountId);
      if (actor.volunteerId) {
        return { account, ...(await this.registrationOf(transaction, actor, actor.volunteerId)) };
      }
      const subject = { subjectType: 'Account', subjectId: accountId };
      await this.audit.record(transaction, actor, { action: 'account.export', ...subject });
      return { account };
    });
  }

  private async registrationOf(
    transaction: WriteTransaction,
    actor: Actor,
    id: string,
  ): Promise<Record<string, unknown>> {
    const row = await this.volunteers.require(transaction, id);
    await this.audit.record(transaction, actor, {
      action: 'volunteer.export',
      subjectType: 'Volunteer',
      subjectId: id,
      placeCode: row.communityCode,
    });
    const merged = await this.volunteers.mergedInto(transaction, id);
    const history = await transaction
      .repo(VolunteerEventEntity)
      .find({ where: { volunteerId: id }, order: { id: 'ASC' } });
    const collected: Record<string, unknown> = {};
    for (const source of this.sources) collected[source.name] = await source.collect(transaction, id);
    return {
      profile: this.profileOf(row),
      mergedProfiles: merged.map((duplicate) => this.profileOf(duplicate)),
      consents: (await this.consents.of(transaction, id)).map(
        ({ kind, textVersion, givenAt, withdrawnAt }) => ({ kind, textVersion, givenAt, withdrawnAt }),
      ),
      history: history.map(({ kind, fromValue, toValue, reason, at }) => ({
        ...{ kind, fromValue, toValue, reason, at },
      })),
      ...collected,
    };
  }

  private profileOf(row: VolunteerEntity): Record<string, unknown> {
    const { volunteerNo, communityCode, status, statusReason, suspendedUntil, registeredAt, acceptedAt } =
      row;
    const { sex, birthDate, documentType, selfSupportDeclaredOn } = row;
    const { background, education, employment, skills, serviceKinds } = row;
    return {
      ...{ volunteerNo, communityCode, status, statusReason, suspendedUntil, registeredAt, acceptedAt },
      ...{ sex, birthDate, documentType, selfSupportDeclaredOn },
      ...{ background, education, employment, skills, serviceKinds },
      ...this.vault.open(row),
    };
  }
}
