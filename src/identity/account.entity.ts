import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import type { Role } from '../platform/security/roles.js';

/** A way to log in: a mobile number, or the administrator's user name. */
@Entity('account')
@Index('account_login', ['loginIndex'], { unique: true })
@Index('account_volunteer', ['volunteerId'], { unique: true })
export class AccountEntity {
  @IdColumn()
  id: string;

  /** Digest of the login; null once the account is closed. */
  @TextColumn(64, { nullable: true })
  loginIndex: string | null;

  @LongTextColumn()
  loginSealed: string;

  /** Argon2id; null: log in by code only. */
  @TextColumn(200, { nullable: true })
  passwordHash: string | null;

  @FlagColumn()
  mustChangePassword: boolean;

  /** When a code sent to the number was given back. */
  @InstantColumn({ nullable: true })
  phoneVerifiedAt: Date | null;

  /** The person behind the account, once registered as a volunteer; no constraint, since volunteers refer to accounts. */
  @RefColumn({ nullable: true })
  volunteerId: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;
}

/** A login on one device: a family of refresh tokens of which only the newest is good. */
@Entity('session')
@Index('session_account', ['accountId'])
export class SessionEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => AccountEntity)
  @RefColumn()
  accountId: string;

  /** SHA-256 of the newest refresh token. */
  @TextColumn(64)
  tokenHash: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  expiresAt: Date;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}

/** A role in a place, kept after it was revoked. */
@Entity('role_grant')
@Index('role_grant_account', ['accountId', 'revokedAt'])
@Index('role_grant_place', ['placeCode', 'id'])
export class RoleGrantEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => AccountEntity)
  @RefColumn()
  accountId: string;

  @EnumColumn()
  role: Role;

  /** Root of the subtree; empty: everywhere (administrators). */
  @PlaceCodeColumn()
  placeCode: string;

  @RefColumn({ nullable: true })
  squadId: string | null;

  @RefColumn({ nullable: true })
  organisationId: string | null;

  /** Null: made by the first start. */
  @RefColumn({ nullable: true })
  grantedByAccountId: string | null;

  @InstantColumn()
  grantedAt: Date;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;

  @RefColumn({ nullable: true })
  revokedByAccountId: string | null;

  @TextColumn(500, { nullable: true })
  revokeReason: string | null;
}

/** The newest one-time code of a phone. */
@Entity('login_code')
export class LoginCodeEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  phoneIndex: string;

  @TextColumn(64)
  codeHash: string;

  @InstantColumn()
  expiresAt: Date;
}

/** Attempts within a window of time, by what is being tried. */
@Entity('attempt')
export class AttemptEntity {
  @PrimaryColumn({ type: 'varchar', length: 80 })
  key: string;

  @InstantColumn()
  windowStartedAt: Date;

  @IntegerColumn()
  count: number;
}
