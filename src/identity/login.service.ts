import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { normalizeMobile } from '../kernel/mobile.js';
import { invalidInput } from '../kernel/problem.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { FieldCipher } from '../platform/security/field-cipher.js';
import { AccountEntity } from './account.entity.js';
import { AccountsService, loginField } from './accounts.service.js';
import { AttemptsService } from './attempts.service.js';
import { CodeSender } from './code-sender.js';
import { accountExists, loginRefused, MOBILE_FORMAT } from './identity.problems.js';
import { passwordFault } from './password-rules.js';
import { Passwords } from './passwords.js';
import { type IssuedSession, SessionsService } from './sessions.service.js';

const CODE_LIFE_MILLISECONDS = 5 * 60_000;

/** Opening accounts and logging in, by password and by one-time code. */
@Injectable()
export class LoginService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly accounts: AccountsService,
    private readonly attempts: AttemptsService,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly codes: CodeSender,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Opens an account. The number counts as unverified until a code sent to it is given back; whoever does that owns the
   * account, and a password set before is void then.
   * @throws Problem INVALID_INPUT, ACCOUNT_EXISTS, TOO_MANY_ATTEMPTS
   */
  async register(request: RequestContext, phone: string, password: string): Promise<IssuedSession> {
    const login = requireMobile(phone, 'input.phone');
    const fault = passwordFault(password, login);
    if (fault) throw invalidInput([{ path: 'input.password', code: fault }]);
    await this.attempts.count('address', request.address);
    if (await this.uow.read((view) => this.accounts.byLogin(view, login))) throw accountExists();
    const passwordHash = await this.passwords.hash(password);
    return this.uow.write(async (transaction) => {
      const accountId = await this.accounts.create(transaction, { login, passwordHash });
      await this.audit.record(
        transaction,
        { accountId, requestId: request.requestId },
        {
          action: 'account.register',
          subjectType: 'Account',
          subjectId: accountId,
        },
      );
      return this.sessions.open(transaction, accountId);
    });
  }

  /** @throws Problem LOGIN_REFUSED, TOO_MANY_ATTEMPTS, SERVICE_BUSY; unknown accounts cost the same work */
  async logIn(request: RequestContext, loginText: string, password: string): Promise<IssuedSession> {
    const login = normalizeMobile(loginText) ?? loginText.trim();
    await this.attempts.count('address', request.address);
    await this.attempts.count('account', login);
    const account = await this.uow.read((view) => this.accounts.byLogin(view, login));
    if (!(await this.passwords.matches(account?.passwordHash ?? null, password)) || !account) {
      throw loginRefused().audited({
        action: 'account.logIn',
        subjectType: 'Account',
        subjectId: account?.id ?? null,
      });
    }
    await this.attempts.clear('account', login);
    return this.uow.write((transaction) => this.sessions.open(transaction, account.id));
  }

  /** Sends a code, whether or not the number has an account. @throws Problem INVALID_INPUT, TOO_MANY_ATTEMPTS, CODE_SENDER_MISSING */
  async requestCode(request: RequestContext, phone: string): Promise<void> {
    this.codes.requireReady();
    const mobile = requireMobile(phone, 'input.phone');
    await this.attempts.count('codesByAddress', request.address);
    await this.attempts.count('codes', mobile);
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
    const phoneIndex = this.accounts.loginIndex(mobile);
    await this.uow.write((transaction) =>
      transaction.execute(
        `INSERT INTO login_code (phone_index, code_hash, expires_at) VALUES (:phoneIndex, :codeHash, :expiresAt)
         ON CONFLICT (phone_index) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
        {
          phoneIndex,
          codeHash: this.codeHash(mobile, code),
          expiresAt: this.clock.now().getTime() + CODE_LIFE_MILLISECONDS,
        },
      ),
    );
    await this.codes.send(mobile, code);
  }

  /** Opens the account on first use; guesses count together with those of its password. @throws Problem LOGIN_REFUSED, TOO_MANY_ATTEMPTS */
  async logInWithCode(request: RequestContext, phone: string, code: string): Promise<IssuedSession> {
    const mobile = requireMobile(phone, 'input.phone');
    await this.attempts.count('address', request.address);
    await this.attempts.count('account', mobile);
    const session = await this.uow.write(async (transaction) => {
      const used = await transaction.execute(
        'DELETE FROM login_code WHERE phone_index = :phoneIndex AND code_hash = :codeHash AND expires_at > :now',
        {
          phoneIndex: this.accounts.loginIndex(mobile),
          codeHash: this.codeHash(mobile, code.trim()),
          now: this.clock.now().getTime(),
        },
      );
      if (used === 0) throw loginRefused();
      const account = await this.accounts.byLogin(transaction, mobile);
      if (!account) {
        const phoneVerifiedAt = this.clock.now();
        return this.sessions.open(
          transaction,
          await this.accounts.create(transaction, { login: mobile, passwordHash: null, phoneVerifiedAt }),
        );
      }
      if (!account.phoneVerifiedAt) await this.takePossession(transaction, account.id);
      return this.sessions.open(transaction, account.id);
    });
    await this.attempts.clear('account', mobile);
    return session;
  }

  /** @throws Problem LOGIN_REFUSED when the current password is wrong, INVALID_INPUT, TOO_MANY_ATTEMPTS */
  async changePassword(
    request: RequestContext,
    current: string | null,
    next: string,
  ): Promise<IssuedSession> {
    const accountId = request.actor.requireAccount();
    const account = await this.uow.read((view) =>
      view.manager.getRepository(AccountEntity).findOneByOrFail({ id: accountId }),
    );
    const login = this.cipher.open(loginField(accountId), account.loginSealed);
    await this.attempts.count('account', login);
    if (account.passwordHash && !(await this.passwords.matches(account.passwordHash, current ?? '')))
      throw loginRefused();
    const fault = passwordFault(next, login);
    if (fault) throw invalidInput([{ path: 'input.newPassword', code: fault }]);
    await this.attempts.clear('account', login);
    const passwordHash = await this.passwords.hash(next);
    return this.uow.write(async (transaction) => {
      await transaction
        .repo(AccountEntity)
        .update({ id: accountId }, { passwordHash, mustChangePassword: false });
      await this.sessions.endAll(transaction, accountId);
      await this.audit.record(transaction, request.actor, {
        action: 'account.changePassword',
        subjectType: 'Account',
        subjectId: accountId,
      });
      return this.sessions.open(transaction, accountId);
    });
  }

  /** The first proof of owning the number: what anybody else set up on it before is void. */
  private async takePossession(
    transaction: Parameters<SessionsService['endAll']>[0],
    accountId: string,
  ): Promise<void> {
    await this.sessions.endAll(transaction, accountId);
    await transaction
      .repo(AccountEntity)
      .update({ id: accountId }, { passwordHash: null, phoneVerifiedAt: this.clock.now() });
  }

  private codeHash(mobile: string, code: string): string {
    return this.cipher.blindIndex('login-code', `${mobile}|${code}`);
  }
}

function requireMobile(text: string, path: string): string {
  const mobile = normalizeMobile(text);
  if (!mobile) throw invalidInput([{ path, code: MOBILE_FORMAT }]);
  return mobile;
}
