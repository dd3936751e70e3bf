import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { maskMobile } from '../kernel/mask.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { unauthenticated } from '../platform/security/security.problems.js';
import { AccountEntity, RoleGrantEntity } from './account.entity.js';
import type { Account } from './identity.types.js';
import { accountExists } from './identity.problems.js';
import { RolesService } from './roles.service.js';
import { SessionsService } from './sessions.service.js';

export interface NewAccount {
  readonly login: string;
  readonly passwordHash: string | null;
  readonly mustChangePassword?: boolean;
  readonly phoneVerifiedAt?: Date | null;
}

/** What is kept about an account, for its owner's export. */
export interface AccountRecord {
  readonly login: string;
  readonly createdAt: Date;
  readonly phoneVerifiedAt: Date | null;
  readonly roles: readonly Pick<RoleGrantEntity, 'role' | 'placeCode' | 'grantedAt' | 'revokedAt'>[];
}

/** Accounts as the other modules need them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly roles: RolesService,
    private readonly sessions: SessionsService,
  ) {}

  /** The digest by which a login is found; a phone in its 11 digits, a user name as it is. */
  loginIndex(login: string): string {
    return this.cipher.blindIndex('login', login);
  }

  async byLogin(view: ReadView, login: string): Promise<AccountEntity | null> {
    return view.manager.getRepository(AccountEntity).findOneBy({ loginIndex: this.loginIndex(login) });
  }

  /** @throws Problem ACCOUNT_EXISTS */
  async create(transaction: WriteTransaction, account: NewAccount): Promise<string> {
    const id = newId();
    const loginIndex = this.loginIndex(account.login);
    const created = await transaction.execute(
      `INSERT INTO account (id, login_index, login_sealed, password_hash, must_change_password, phone_verified_at, created_at)
       VALUES (:id, :loginIndex, :loginSealed, :passwordHash, :mustChange, :verifiedAt, :createdAt) ON CONFLICT (login_index) DO NOTHING`,
      {
        id,
        loginIndex,
        loginSealed: this.cipher.seal(loginField(id), account.login),
        passwordHash: account.passwordHash,
        mustChange: account.mustChangePassword ?? false,
        verifiedAt: account.phoneVerifiedAt?.getTime() ?? null,
        createdAt: this.clock.now().getTime(),
      },
    );
    if (created === 0) throw accountExists();
    return id;
  }

  /** An account as its owner sees it. */
  async describe(id: string): Promise<Account> {
    const account = await this.uow.read((view) =>
      view.manager.getRepository(AccountEntity).findOneByOrFail({ id }),
    );
    const { mustChangePassword, volunteerId } = account;
    return { id, login: this.maskedLogin(account), mustChangePassword, volunteerId };
  }

  /** Everything about an account, unmasked, for its owner alone. */
  async record(view: ReadView, id: string): Promise<AccountRecord> {
    const account = await view.manager.getRepository(AccountEntity).findOneByOrFail({ id });
    const grants = await view.manager
      .getRepository(RoleGrantEntity)
      .find({ where: { accountId: id }, order: { id: 'ASC' } });
    return {
      login: this.cipher.open(loginField(id), account.loginSealed),
      createdAt: account.createdAt,
      phoneVerifiedAt: account.phoneVerifiedAt,
      roles: grants.map(({ role, placeCode, grantedAt, revokedAt }) => ({
        role,
        placeCode,
        grantedAt,
        revokedAt,
      })),
    };
  }

  /** The number or user name that an account logs in with; null once it is closed. */
  async numberOf(view: ReadView, id: string): Promise<string | null> {
    const account = await view.manager.getRepository(AccountEntity).findOneBy({ id });
    if (!account || account.closedAt) return null;
    return this.cipher.open(loginField(id), account.loginSealed);
  }

  /** Whether somebody logs in with a number; a phone in its 11 digits. */
  async logsInWith(view: ReadView, accountId: string, phone: string): Promise<boolean> {
    return view.manager
      .getRepository(AccountEntity)
      .existsBy({ id: accountId, loginIndex: this.loginIndex(phone) });
  }

  /** The account, locked so that what one person does twice at once happens in turn. @throws Problem UNAUTHENTICATED once closed */
  async lock(transaction: WriteTransaction, id: string): Promise<AccountEntity> {
    const [account] = await transaction.lockById(AccountEntity, [id]);
    if (!account || account.closedAt) throw unauthenticated();
    return account;
  }

  /**
   * Waits until every unit of work that took its turn for the same account has ended. Unlike `lock` it keeps nobody waiting
   * who only refers to the account (a login, a role).
   */
  async takeTurn(transaction: WriteTransaction, id: string): Promise<void> {
    const lock = this.uow.dialect === 'postgres' ? 'FOR NO KEY UPDATE' : '';
    await transaction.rows(`SELECT id FROM account WHERE id = :id ${lock}`, { id });
  }

  /** A masked number, or the user name. */
  private maskedLogin(account: AccountEntity): string {
    if (account.closedAt) return '';
    const login = this.cipher.open(loginField(account.id), account.loginSealed);
    return /^\d{11}$/.test(login) ? maskMobile(login) : login;
  }

  async linkVolunteer(transaction: WriteTransaction, accountId: string, volunteerId: string): Promise<void> {
    await transaction.repo(AccountEntity).update({ id: accountId }, { volunteerId });
  }

  async unlinkVolunteer(transaction: WriteTransaction, volunteerId: string): Promise<void> {
    await transaction.repo(AccountEntity).update({ volunteerId }, { volunteerId: null });
  }

  /** Closes an account and forgets its login; its id stays in what it did. */
  async erase(transaction: WriteTransaction, accountId: string): Promise<void> {
    await this.sessions.endAll(transaction, accountId);
    await this.roles.revokeAll(transaction, accountId);
    await transaction.repo(AccountEntity).update(
      { id: accountId },
      {
        loginIndex: null,
        loginSealed: '',
        passwordHash: null,
        volunteerId: null,
        phoneVerifiedAt: null,
        closedAt: this.clock.now(),
      },
    );
  }
}

export const loginField = (id: string) => ({ table: 'account', rowId: id, field: 'login' });
