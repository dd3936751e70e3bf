import { Injectable } from '@nestjs/common';
import { isWithin } from '../kernel/division-code.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { withinPlaces } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { Role } from '../platform/security/roles.js';
import { notFound } from '../platform/security/security.problems.js';
import { PlacesService } from '../places/places.service.js';
import { RoleGrantEntity } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import {
  accountNotFound,
  ownRole,
  roleHeld,
  roleNotGrantable,
  rolePlaceMismatch,
} from './identity.problems.js';
import { mayGrant, roleFits } from './role-fit.js';
import { RolesService } from './roles.service.js';

export interface GrantRequest {
  readonly login: string;
  readonly role: Role;
  readonly placeCode: string;
}

/** Giving and taking offices, by administrators and district officers, never to oneself. */
@Injectable()
export class RoleGrantingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly roles: RolesService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem FORBIDDEN, PLACE_NOT_FOUND, ROLE_PLACE_MISMATCH, ROLE_NOT_GRANTABLE, ACCOUNT_NOT_FOUND, OWN_ROLE, ADMINISTRATOR_APART, ROLE_HELD */
  async grant(actor: Actor, request: GrantRequest): Promise<RoleGrantEntity> {
    const grantedByAccountId = actor.requireAccount();
    actor.requireIn('role.grant', request.placeCode);
    this.requireGrantable(actor, request.role, request.placeCode);
    const id = await this.uow.write(async (transaction) => {
      const place = await this.places.require(transaction, request.placeCode);
      if (!roleFits(request.role, place.kind)) throw rolePlaceMismatch();
      const account = await this.accounts.byLogin(
        transaction,
        normalizeMobile(request.login) ?? request.login.trim(),
      );
      if (!account) throw accountNotFound();
      if (account.id === grantedByAccountId) throw ownRole();
      await this.roles.refuseAdministrator(transaction, account.id);
      if (await this.roles.holds(transaction, account.id, request.role, place.code)) throw roleHeld();
      const grant = { accountId: account.id, role: request.role, placeCode: place.code, grantedByAccountId };
      const grantId = await this.roles.grant(transaction, grant);
      await this.audit.record(transaction, actor, {
        action: 'role.grant',
        subjectType: 'Account',
        subjectId: account.id,
        placeCode: place.code,
        details: { role: request.role, grantId },
      });
      return grantId;
    });
    return this.byId(id);
  }

  /** @throws Problem NOT_FOUND, OWN_ROLE, ROLE_NOT_GRANTABLE */
  async revoke(actor: Actor, grantId: string, reason: string): Promise<RoleGrantEntity> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [grant] = await transaction.lockById(RoleGrantEntity, [grantId]);
      if (!grant || grant.revokedAt || grant.squadId) throw notFound();
      actor.require('role.grant', { type: 'RoleGrant', id: grant.id, placeCode: grant.placeCode });
      if (grant.accountId === accountId) throw ownRole();
      this.requireGrantable(actor, grant.role, grant.placeCode);
      await this.roles.revoke(transaction, grant.id, { accountId, reason });
      await this.audit.record(transaction, actor, {
        action: 'role.revoke',
        subjectType: 'Account',
        subjectId: grant.accountId,
        placeCode: grant.placeCode,
        details: { role: grant.role, grantId },
      });
    });
    return this.byId(grantId);
  }

  /** Roles in force in a place and below, oldest first. @throws Problem FORBIDDEN */
  async list(actor: Actor, placeCode: string, afterId: string, limit: number): Promise<RoleGrantEntity[]> {
    actor.requireIn('role.grant', placeCode);
    return this.uow.read(async (view) => {
      await this.places.require(view, placeCode);
      return view.manager
        .createQueryBuilder(RoleGrantEntity, 'held')
        .where(withinPlaces('held.place_code', [placeCode]))
        .andWhere('held.revoked_at IS NULL AND held.id > :afterId', { afterId })
        .orderBy('held.id')
        .take(limit)
        .getMany();
    });
  }

  private requireGrantable(actor: Actor, role: Role, placeCode: string): void {
    const held = actor.grants
      .filter((grant) => isWithin(placeCode, grant.placeCode))
      .map((grant) => grant.role);
    if (!mayGrant(held, role)) throw roleNotGrantable();
  }

  private byId(id: string): Promise<RoleGrantEntity> {
    return this.uow.read((view) => view.manager.getRepository(RoleGrantEntity).findOneByOrFail({ id }));
  }
}
