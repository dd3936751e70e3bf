import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { type Settings, SETTINGS_TOKEN } from '../platform/config/settings.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { AccessTokens } from './access-tokens.js';
import { SessionEntity } from './account.entity.js';
import { refreshRefused } from './identity.problems.js';

export interface IssuedSession {
  readonly accountId: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const DAY_MILLISECONDS = 86_400_000;

/** Sessions with rotating refresh tokens `sessionId.secret`; using an old one ends the session. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly tokens: AccessTokens,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  async open(transaction: WriteTransaction, accountId: string): Promise<IssuedSession> {
    const sessionId = newId();
    const refreshToken = newRefreshToken(sessionId);
    await transaction.repo(SessionEntity).insert({
      id: sessionId,
      accountId,
      tokenHash: hashOf(refreshToken),
      createdAt: this.clock.now(),
      expiresAt: this.expiry(),
      revokedAt: null,
    });
    return this.issued(accountId, sessionId, refreshToken);
  }

  /** Answers a new pair. @throws Problem REFRESH_REFUSED; a token used before has then ended its session */
  async refresh(refreshToken: string): Promise<IssuedSession> {
    const [sessionId = ''] = refreshToken.split('.');
    // The revocation of a reused family must stay, so the verdict leaves the unit as a value.
    const renewed = await this.uow.write(async (transaction) => {
      const [session] = await transaction.lockById(SessionEntity, [sessionId]);
      if (!session || session.revokedAt || session.expiresAt <= this.clock.now()) return null;
      if (session.tokenHash !== hashOf(refreshToken)) {
        await transaction.repo(SessionEntity).update({ id: sessionId }, { revokedAt: this.clock.now() });
        return null;
      }
      const next = newRefreshToken(sessionId);
      await transaction
        .repo(SessionEntity)
        .update({ id: sessionId }, { tokenHash: hashOf(next), expiresAt: this.expiry() });
      return { accountId: session.accountId, next };
    });
    if (!renewed) throw refreshRefused();
    return this.issued(renewed.accountId, sessionId, renewed.next);
  }

  /** Ends the session of a refresh token; an unknown one is ended already. */
  async end(refreshToken: string): Promise<void> {
    const [id = ''] = refreshToken.split('.');
    await this.uow.write(async (transaction) => {
      const [session] = await transaction.lockById(SessionEntity, [id]);
      if (session && !session.revokedAt && session.tokenHash === hashOf(refreshToken)) {
        await transaction.repo(SessionEntity).update({ id }, { revokedAt: this.clock.now() });
      }
    });
  }

  /** Ends every session of an account, but for one. */
  async endAll(transaction: WriteTransaction, accountId: string, exceptId?: string): Promise<void> {
    await transaction
      .repo(SessionEntity)
      .update(
        { accountId, revokedAt: IsNull(), ...(exceptId ? { id: Not(exceptId) } : {}) },
        { revokedAt: this.clock.now() },
      );
  }

  private expiry(): Date {
    return new Date(this.clock.now().getTime() + this.settings.LINLI_REFRESH_TOKEN_DAYS * DAY_MILLISECONDS);
  }

  private async issued(accountId: string, sessionId: string, refreshToken: string): Promise<IssuedSession> {
    const { token, expiresAt } = await this.tokens.issue({ accountId, sessionId });
    return { accountId, accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken };
  }
}

const newRefreshToken = (sessionId: string): string =>
  `${sessionId}.${randomBytes(32).toString('base64url')}`;
