import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Actor, type Grant } from '../platform/security/actor.js';
import { ActorSource } from '../platform/security/actor-source.js';
import type { Role } from '../platform/security/roles.js';
import { unauthenticated } from '../platform/security/security.problems.js';
import { AccessTokens } from './access-tokens.js';

interface ActorRow {
  volunteer_id: string | null;
  must_change_password: boolean | number;
  grant_id: string | null;
  role: Role;
  place_code: string;
  squad_id: string | null;
  organisation_id: string | null;
}

/** Reads session, account and grants at each request, so that what is revoked ends at once. */
@Injectable()
export class AccountActorSource extends ActorSource {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly uow: UnitOfWork,
  ) {
    super();
  }

  async load(accessToken: string, requestId: string): Promise<Actor> {
    const { accountId, sessionId } = await this.tokens.read(accessToken);
    const rows = await this.uow.read((view) =>
      view.rows<ActorRow>(
        `SELECT a.volunteer_id, a.must_change_password, g.id AS grant_id, g.role, g.place_code, g.squad_id, g.organisation_id
         FROM session s
         JOIN account a ON a.id = s.account_id AND a.closed_at IS NULL
         LEFT JOIN role_grant g ON g.account_id = a.id AND g.revoked_at IS NULL
         WHERE s.id = :sessionId AND s.account_id = :accountId AND s.revoked_at IS NULL`,
        { sessionId, accountId },
      ),
    );
    return actorOf(accountId, rows, requestId);
  }

  async ofAccount(accountId: string): Promise<Actor> {
    const rows = await this.uow.read((view) =>
      view.rows<ActorRow>(
        `SELECT a.volunteer_id, a.must_change_password, g.id AS grant_id, g.role, g.place_code, g.squad_id, g.organisation_id
         FROM account a LEFT JOIN role_grant g ON g.account_id = a.id AND g.revoked_at IS NULL
         WHERE a.id = :accountId AND a.closed_at IS NULL`,
        { accountId },
      ),
    );
    return actorOf(accountId, rows, null);
  }

  expiryOf(accessToken: string): Promise<Date> {
    return this.tokens.expiryOf(accessToken);
  }
}

function actorOf(accountId: string, rows: readonly ActorRow[], requestId: string | null): Actor {
  const [first] = rows;
  if (!first) throw unauthenticated();
  // Until the one-time password is changed, the account can do nothing but change it.
  const grants = first.must_change_password ? [] : rows.flatMap(grantOf);
  return new Actor(accountId, first.volunteer_id, grants, requestId);
}

function grantOf(row: ActorRow): Grant[] {
  if (row.grant_id === null) return [];
  return [
    {
      id: row.grant_id,
      role: row.role,
      placeCode: row.place_code,
      squadId: row.squad_id,
      organisationId: row.organisation_id,
    },
  ];
}
