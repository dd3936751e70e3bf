import { Inject, Injectable } from '@nestjs/common';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { Clock } from '../kernel/clock.js';
import { type Settings, SETTINGS_TOKEN } from '../platform/config/settings.js';
import { KEYRING_TOKEN } from '../platform/platform.module.js';
import type { Keyring } from '../platform/security/keyring.js';
import { unauthenticated } from '../platform/security/security.problems.js';

const ALGORITHM = 'HS256';
const ISSUER = 'linli';
const AUDIENCE = 'linli-api';
/** Tokens remembered as right, some hundred bytes each. */
const MOST_KNOWN = 10_000;

export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Short-lived signed tokens that name an account and its session; rights are looked up, not carried. */
@Injectable()
export class AccessTokens {
  private readonly known = new Map<string, JWTPayload>();

  constructor(
    @Inject(KEYRING_TOKEN) private readonly keyring: Keyring,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async issue(claims: AccessClaims): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const expiresAt = issuedAt + this.settings.LINLI_ACCESS_TOKEN_SECONDS;
    const token = await new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(claims.accountId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.keyring.tokenKey);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  /** @throws Problem UNAUTHENTICATED */
  async read(token: string): Promise<AccessClaims> {
    const { sub, sid } = await this.verified(token);
    return { accountId: String(sub), sessionId: String(sid) };
  }

  /** @throws Problem UNAUTHENTICATED */
  async expiryOf(token: string): Promise<Date> {
    const { exp } = await this.verified(token);
    return new Date(Number(exp) * 1000);
  }

  /** A token that was right stays so until it ends; its bearer asks many times in these minutes. */
  private async verified(token: string): Promise<JWTPayload> {
    const known = this.known.get(token);
    if (known && Number(known.exp) * 1000 > this.clock.now().getTime()) return known;
    const payload = await this.verifiedAnew(token);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(token, payload);
    return payload;
  }

  private async verifiedAnew(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keyring.tokenKey, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        currentDate: this.clock.now(),
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw unauthenticated();
      throw error;
    }
  }
}
