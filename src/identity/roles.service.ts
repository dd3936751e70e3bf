import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { isWithin } from '../kernel/division-code.js';
import { newId } from '../platform/database/new-id.js';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { Role } from '../platform/security/roles.js';
import { RoleGrantEntity } from './account.entity.js';
import { administratorApart } from './identity.problems.js';

export interface NewGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
  readonly grantedByAccountId: string | null;
}

/** Grants and revokes roles; who may is the caller's question. */
@Injectable()
export class RolesService {
  constructor(private readonly clock: Clock) {}

  async grant(transaction: WriteTransaction, grant: NewGrant): Promise<string> {
    const id = newId();
    await transaction.repo(RoleGrantEntity).insert({
      id,
      accountId: grant.accountId,
      role: grant.role,
      placeCode: grant.placeCode,
      squadId: grant.squadId ?? null,
      organisationId: grant.organisationId ?? null,
      grantedByAccountId: grant.grantedByAccountId,
      grantedAt: this.clock.now(),
    });
    return id;
  }

  async revoke(
    transaction: WriteTransaction,
    grantId: string,
    by: { accountId: string | null; reason: string },
  ): Promise<void> {
    await transaction
      .repo(RoleGrantEntity)
      .update({ id: grantId, revokedAt: IsNull() }, this.revocation(by.accountId, by.reason));
  }

  async revokeSquadLeader(
    transaction: WriteTransaction,
    squadId: string,
    byAccountId: string | null,
  ): Promise<void> {
    await transaction
      .repo(RoleGrantEntity)
      .update({ squadId, revokedAt: IsNull() }, this.revocation(byAccountId, 'no longer leader'));
  }

  async revokeOrganisationOfficers(
    transaction: WriteTransaction,
    organisationId: string,
    byAccountId: string,
  ): Promise<void> {
    await transaction
      .repo(RoleGrantEntity)
      .update({ organisationId, revokedAt: IsNull() }, this.revocation(byAccountId, 'draft discarded'));
  }

  async revokeAll(transaction: WriteTransaction, accountId: string): Promise<void> {
    await transaction
      .repo(RoleGrantEntity)
      .update({ accountId, revokedAt: IsNull() }, this.revocation(accountId, 'account closed'));
  }

  async activeOf(view: ReadView, accountId: string): Promise<RoleGrantEntity[]> {
    return view.manager
      .getRepository(RoleGrantEntity)
      .find({ where: { accountId, revokedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /**
   * Who keeps accounts and keys reads no personal data, so no other role goes to an administrator (domain.md § 10).
   * @throws Problem ADMINISTRATOR_APART
   */
  async refuseAdministrator(view: ReadView, accountId: string): Promise<void> {
    const grants = await this.activeOf(view, accountId);
    if (grants.some((grant) => grant.role === Role.ADMINISTRATOR)) throw administratorApart();
  }

  /** Whether a role is held in a place or above it already. */
  async holds(view: ReadView, accountId: string, role: Role, placeCode: string): Promise<boolean> {
    const grants = await this.activeOf(view, accountId);
    return grants.some((grant) => grant.role === role && isWithin(placeCode, grant.placeCode));
  }

  private revocation(byAccountId: string | null, reason: string) {
    return { revokedAt: this.clock.now(), revokedByAccountId: byAccountId, revokeReason: reason };
  }
}
