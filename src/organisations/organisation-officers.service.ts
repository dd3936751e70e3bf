import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { RoleGrantEntity } from '../identity/account.entity.js';
import { AccountsService } from '../identity/accounts.service.js';
import { accountNotFound, ownRole, roleHeld } from '../identity/identity.problems.js';
import { RolesService } from '../identity/roles.service.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor, Subject } from '../platform/security/actor.js';
import { Role } from '../platform/security/roles.js';
import { notFound } from '../platform/security/security.problems.js';
import type { OrganisationEntity } from './organisation.entity.js';
import { OrganisationsService } from './organisations.service.js';

/** Who acts for an organisation: its officers hold the role in it and in no other, as a leader in his squad (domain.md § 10). */
@Injectable()
export class OrganisationOfficersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organisations: OrganisationsService,
    private readonly accounts: AccountsService,
    private readonly roles: RolesService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem NOT_FOUND, ACCOUNT_NOT_FOUND, OWN_ROLE, ROLE_HELD */
  async grant(actor: Actor, organisationId: string, login: string): Promise<RoleGrantEntity> {
    const grantedByAccountId = actor.requireAccount();
    const id = await this.uow.write(async (transaction) => {
      const organisation = await this.organisations.require(transaction, organisationId);
      actor.require('organisation.edit', subjectOf(organisation));
      const account = await this.accounts.byLogin(transaction, normalizeMobile(login) ?? login);
      if (!account) throw accountNotFound();
      if (account.id === grantedByAccountId) throw ownRole();
      await this.accounts.takeTurn(transaction, account.id);
      const held = await this.roles.activeOf(transaction, account.id);
      if (held.some((grant) => grant.organisationId === organisationId)) throw roleHeld();
      const grantId = await this.roles.grant(transaction, {
        accountId: account.id,
        role: Role.ORGANISATION_OFFICER,
        placeCode: organisation.communityCode,
        organisationId,
        grantedByAccountId,
      });
      await this.audit.record(transaction, actor, {
        action: 'organisation.grantOfficer',
        subjectType: 'Account',
        subjectId: account.id,
        placeCode: organisation.communityCode,
        details: { organisationId, grantId },
      });
      return grantId;
    });
    return this.byId(id);
  }

  /** @throws Problem NOT_FOUND, OWN_ROLE */
  async revoke(actor: Actor, grantId: string, reason: string): Promise<RoleGrantEntity> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [grant] = await transaction.lockById(RoleGrantEntity, [grantId]);
      if (!grant?.organisationId || grant.revokedAt) throw missing(grantId);
      const organisation = await this.organisations.require(transaction, grant.organisationId);
      actor.require('organisation.edit', { ...subjectOf(organisation), type: 'RoleGrant', id: grantId });
      if (grant.accountId === accountId) throw ownRole();
      await this.roles.revoke(transaction, grantId, { accountId, reason });
      await this.audit.record(transaction, actor, {
        action: 'organisation.revokeOfficer',
        subjectType: 'Account',
        subjectId: grant.accountId,
        placeCode: organisation.communityCode,
        details: { organisationId: organisation.id, grantId },
      });
    });
    return this.byId(grantId);
  }

  /** Roles in force in organisations; for a request's loaders. */
  load = (organisationIds: readonly string[]): Promise<Map<string, RoleGrantEntity[]>> =>
    this.uow.read(async (view) => {
      const grants = await view.manager.getRepository(RoleGrantEntity).find({
        where: { organisationId: In([...organisationIds]), revokedAt: IsNull() },
        order: { id: 'ASC' },
      });
      const of = (id: string): RoleGrantEntity[] => grants.filter((grant) => grant.organisationId === id);
      return new Map(organisationIds.map((id) => [id, of(id)]));
    });

  private byId(id: string): Promise<RoleGrantEntity> {
    return this.uow.read((view) => view.manager.getRepository(RoleGrantEntity).findOneByOrFail({ id }));
  }
}

const subjectOf = ({ id, communityCode }: OrganisationEntity): Subject => ({
  type: 'Organisation',
  id,
  placeCode: communityCode,
});

const missing = (subjectId: string) =>
  notFound().audited({ action: 'organisation.edit', subjectType: 'RoleGrant', subjectId });
