import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { Clock } from '../kernel/clock.js';
import { readSettings } from '../platform/config/settings.js';
import type { Keyring } from '../platform/security/keyring.js';
import { AccessTokens } from './access-tokens.js';

class StoppedClock extends Clock {
  instant = new Date('2026-06-15T02:00:00.999Z');
  now(): Date {
    return this.instant;
  }
}

const newKeyring = (): Keyring => ({ fieldKeys: [], indexKey: randomBytes(32), tokenKey: randomBytes(32) });
const settings = readSettings({ LINLI_ACCESS_TOKEN_SECONDS: '600' });
const clock = new StoppedClock();
const keyring = newKeyring();
const tokens = new AccessTokens(keyring, settings, clock);
const CLAIMS = { accountId: 'account-1', sessionId: 'session-1' };
const REFUSED = { code: 'UNAUTHENTICATED' };

/** A token that is right in everything but what is changed. */
function forged(change: (token: SignJWT) => SignJWT = (token) => token, alg = 'HS256'): SignJWT {
  const seconds = Math.floor(clock.now().getTime() / 1000);
  const token = new SignJWT({ sid: 'session-1' }).setProtectedHeader({ alg }).setSubject('account-1');
  return change(
    token
      .setIssuer('linli')
      .setAudience('linli-api')
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 600),
  );
}

describe('§ 6: access tokens', () => {
  it('name an account and its session until they run out by the application’s clock', async () => {
    const { token, expiresAt } = await tokens.issue(CLAIMS);
    expect(await tokens.read(token)).toEqual(CLAIMS);
    expect(expiresAt).toEqual(new Date('2026-06-15T02:10:00Z'));
    const later = new StoppedClock();
    later.instant = new Date('2026-06-15T02:09:59.999Z');
    const reader = new AccessTokens(keyring, settings, later);
    expect(await reader.read(token)).toEqual(CLAIMS);
    later.instant = expiresAt;
    await expect(reader.read(token)).rejects.toMatchObject(REFUSED);
  });

  it('made by hand with the same key, issuer, audience and algorithm is the same', async () => {
    expect(await tokens.read(await forged().sign(keyring.tokenKey))).toEqual(CLAIMS);
  });

  it.each([
    ['another issuer', (token: SignJWT) => token.setIssuer('somebody')],
    ['another audience', (token: SignJWT) => token.setAudience('another-api')],
    ['an end in the past', (token: SignJWT) => token.setExpirationTime(new Date('2026-06-15T01:59:59Z'))],
    ['a beginning in the future', (token: SignJWT) => token.setNotBefore(new Date('2026-06-15T02:05:00Z'))],
  ])('%s is refused', async (_, change) => {
    const token = await forged(change).sign(keyring.tokenKey);
    await expect(tokens.read(token)).rejects.toMatchObject(REFUSED);
  });

  it('another algorithm of the same key is refused', async () => {
    for (const alg of ['HS384', 'HS512']) {
      const key = Buffer.alloc(64, keyring.tokenKey);
      const reader = new AccessTokens({ ...keyring, tokenKey: key }, settings, clock);
      await expect(reader.read(await forged((token) => token, alg).sign(key))).rejects.toMatchObject(REFUSED);
      expect(await reader.read(await forged().sign(key))).toEqual(CLAIMS);
    }
  });

  it('another key is refused', async () => {
    await expect(tokens.read(await forged().sign(newKeyring().tokenKey))).rejects.toMatchObject(REFUSED);
  });

  it('without a subject, a session or an end is refused', async () => {
    const header = { alg: 'HS256' };
    const seconds = Math.floor(clock.now().getTime() / 1000);
    const all = { iss: 'linli', aud: 'linli-api', sub: 'account-1', sid: 'session-1', exp: seconds + 600 };
    for (const missing of ['sub', 'sid', 'exp', 'iss', 'aud']) {
      const claims = Object.fromEntries(Object.entries(all).filter(([name]) => name !== missing));
      const token = await new SignJWT(claims).setProtectedHeader(header).sign(keyring.tokenKey);
      await expect(tokens.read(token)).rejects.toMatchObject(REFUSED);
    }
  });

  it.each(['', '.', '..', 'a.b.c', 'x'.repeat(5000)])('“%.20s” is refused', async (text) => {
    await expect(tokens.read(text)).rejects.toMatchObject(REFUSED);
  });
});
