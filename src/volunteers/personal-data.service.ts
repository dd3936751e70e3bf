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

/** What a module keeps about a person by his account, also of one who is no volunteer. */
export interface AccountDataSource {
  readonly name: string;
  /** Runs in the export's own transaction, so that reading can be audited with it. */
  collect(transaction: WriteTransaction, actor: Actor): Promise<unknown>;
}

/** Unmasked reading, and the export of one's own data (domain.md § 10). */
@Injectable()
export class PersonalDataService {
  private readonly sources: PersonalDataSource[] = [];
  private readonly accountSources: AccountDataSource[] = [];

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

  /** To be called while the application starts, by each module that keeps something about an account. */
  registerAccountSource(source: AccountDataSource): void {
    this.accountSources.push(source);
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

  /** Everything Linli keeps about the actor, as a plain object; of a resident who is no volunteer, what hangs on his account. */
  async export(actor: Actor): Promise<Record<string, unknown>> {
    const accountId = actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const account = await this.accounts.record(transaction, accountId);
      const kept: Record<string, unknown> = { account };
      for (const source of this.accountSources) kept[source.name] = await source.collect(transaction, actor);
      if (actor.volunteerId) {
        return { ...kept, ...(await this.registrationOf(transaction, actor, actor.volunteerId)) };
      }
      const subject = { subjectType: 'Account', subjectId: accountId };
      await this.audit.record(transaction, actor, { action: 'account.export', ...subject });
      return kept;
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
        ({ kind, textVersion, givenAt, givenByAccountId, evidence, withdrawnAt }) => ({
          ...{ kind, textVersion, givenAt, givenByAccountId, evidence, withdrawnAt },
        }),
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
