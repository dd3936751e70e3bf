import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LoginDesk } from '../support/login-desk.js';
import { TestApp } from '../support/test-app.js';
import { PASSWORD } from '../support/world.js';

let app: TestApp;
let desk: LoginDesk;

beforeAll(async () => {
  app = await TestApp.start();
  desk = new LoginDesk(app);
});
beforeEach(() => desk.quarterHourLater());
afterAll(() => app.stop());

const NEW_PASSWORD = 'another long secret';
const refresh = (refreshToken: string) => desk.codeOfAnswer('refreshSession', { refreshToken });

describe('§ 6: refreshing a session', () => {
  it('each refresh token is good for the next pair, for as long as it is used in time', async () => {
    let session = await desk.newcomer().then(({ refreshToken }) => desk.refresh(refreshToken));
    for (let month = 0; month < 3; month += 1) {
      app.clock.advanceDays(29);
      const next = await desk.refresh(session.refreshToken);
      expect(next.refreshToken).not.toBe(session.refreshToken);
      expect(next.account).toEqual(session.account);
      expect(await desk.letsIn(next.accessToken)).toBe(true);
      session = next;
    }
    app.clock.advanceDays(30);
    expect(await refresh(session.refreshToken)).toBe('REFRESH_REFUSED');
  });

  it('a token used twice ends the session for both who hold it', async () => {
    const stolen = await desk.newcomer();
    const thief = await desk.refresh(stolen.refreshToken);
    const otherDevice = await desk.logIn(stolen.phone);
    const input = { refreshToken: stolen.refreshToken };
    expect(await desk.refusal('refreshSession', input)).toMatchObject({
      code: 'REFRESH_REFUSED',
      message: '登录已失效，请重新登录',
    });
    expect((await desk.refusal('refreshSession', input, { language: 'en' })).message).toBe(
      'The session is not valid any more; log in again',
    );
    expect(await refresh(thief.refreshToken)).toBe('REFRESH_REFUSED');
    expect(await desk.letsIn(thief.accessToken)).toBe(false);
    expect(await desk.letsIn(stolen.accessToken)).toBe(false);
    expect(await desk.letsIn(otherDevice.accessToken)).toBe(true);
  });

  it('of eight who use the same token at once at most one gets the next, and the session is over', async () => {
    const { refreshToken, accessToken } = await desk.newcomer();
    const codes = await Promise.all(Array.from({ length: 8 }, () => refresh(refreshToken)));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await desk.letsIn(accessToken)).toBe(false);
  });

  it('what was never a refresh token is refused and harms nobody', async () => {
    const { accessToken } = await desk.newcomer();
    for (const text of ['x', '.', '..', "' OR 1=1 --", '志愿者', accessToken.slice(0, 200)]) {
      expect(await refresh(text)).toBe('REFRESH_REFUSED');
      expect(await desk.data('logOut', { refreshToken: text })).toBe(true);
    }
    expect((await desk.refusal('refreshSession', { refreshToken: 'x'.repeat(201) })).code).toBe(
      'INVALID_INPUT',
    );
    expect(await desk.letsIn(accessToken)).toBe(true);
  });

  it('the database has the digest of a refresh token only', async () => {
    const { refreshToken, accessToken } = await desk.newcomer();
    const rows = await app.uow.read((view) => view.rows<{ token_hash: string }>('SELECT * FROM session'));
    const secret = refreshToken.split('.')[1] ?? '';
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(accessToken);
    expect(rows.map((row) => row.token_hash)).toContain(
      createHash('sha256').update(refreshToken).digest('hex'),
    );
  });
});

describe('§ 6: an access token', () => {
  it('runs out after ten minutes, and the session does not', async () => {
    const session = await desk.newcomer();
    expect(Date.parse(session.accessTokenExpiresAt) - app.clock.now().getTime()).toBe(600_000);
    app.clock.advanceSeconds(599);
    expect(await desk.letsIn(session.accessToken)).toBe(true);
    app.clock.advanceSeconds(1);
    expect(await desk.letsIn(session.accessToken)).toBe(false);
    expect(await desk.letsIn((await desk.refresh(session.refreshToken)).accessToken)).toBe(true);
  });

  it('says who and until when, and nothing of the person', async () => {
    const { accessToken, account, refreshToken } = await desk.newcomer();
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
    expect(claims).toMatchObject({ sub: account.id, sid: refreshToken.split('.')[0] });
  });

  it('changed or unsigned is nobody’s', async () => {
    const { accessToken } = await desk.newcomer();
    const [header = '', claims = '', signature = ''] = accessToken.split('.');
    const other = await desk.newcomer();
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${header}.${other.accessToken.split('.')[1] ?? ''}.${signature}`,
      `${unsigned}.${claims}.`,
      `${unsigned}.${claims}.${signature}`,
      `${header}.${claims}.${signature.slice(0, -4)}AAAA`,
    ]) {
      expect(await desk.letsIn(token)).toBe(false);
    }
  });
});

describe('ending sessions', () => {
  it('logging out ends this session at once and no other', async () => {
    const here = await desk.newcomer();
    const there = await desk.logIn(here.phone);
    expect(await desk.data('logOut', { refreshToken: here.refreshToken })).toBe(true);
    expect(await desk.letsIn(here.accessToken)).toBe(false);
    expect(await refresh(here.refreshToken)).toBe('REFRESH_REFUSED');
    expect(await desk.letsIn(there.accessToken)).toBe(true);
    expect(await desk.data('logOut', { refreshToken: here.refreshToken })).toBe(true);
  });

  it('logging out everywhere ends all of them, and one may log in again within the same second', async () => {
    const here = await desk.newcomer();
    const there = await desk.logIn(here.phone);
    const stranger = await desk.newcomer();
    const everywhere = 'mutation { logOutEverywhere }';
    expect(await app.client.data(everywhere, {}, { token: here.accessToken })).toEqual({
      logOutEverywhere: true,
    });
    for (const { accessToken, refreshToken } of [here, there]) {
      expect(await desk.letsIn(accessToken)).toBe(false);
      expect(await refresh(refreshToken)).toBe('REFRESH_REFUSED');
    }
    expect((await app.client.refusal(everywhere, {}, { token: here.accessToken })).code).toBe(
      'UNAUTHENTICATED',
    );
    expect(await desk.letsIn((await desk.logIn(here.phone)).accessToken)).toBe(true);
    expect(await desk.letsIn(stranger.accessToken)).toBe(true);
  });
});

describe('changing the password', () => {
  it('ends every session before it and opens a new one', async () => {
    const here = await desk.newcomer();
    const there = await desk.logIn(here.phone);
    const fresh = await desk.changePassword(here.accessToken, PASSWORD, NEW_PASSWORD);
    expect(await desk.letsIn(fresh.accessToken)).toBe(true);
    expect(await desk.letsIn((await desk.refresh(fresh.refreshToken)).accessToken)).toBe(true);
    for (const { accessToken, refreshToken } of [here, there]) {
      expect(await desk.letsIn(accessToken)).toBe(false);
      expect(await refresh(refreshToken)).toBe('REFRESH_REFUSED');
    }
    expect(await desk.codeOfAnswer('logIn', { login: here.phone, password: PASSWORD })).toBe('LOGIN_REFUSED');
    expect((await desk.logIn(here.phone, NEW_PASSWORD)).account.id).toBe(here.account.id);
  });

  it('needs the present one and a good new one, or nothing changes', async () => {
    const { phone, accessToken: token } = await desk.newcomer();
    const refusal = (currentPassword: string | null, newPassword: string) =>
      desk.refusal('changePassword', { currentPassword, newPassword }, { token });
    expect((await refusal('not the present one', NEW_PASSWORD)).code).toBe('LOGIN_REFUSED');
    expect((await refusal(null, NEW_PASSWORD)).code).toBe('LOGIN_REFUSED');
    const faults = [
      ['short', 'FIELD_TOO_SHORT'],
      ['1234567890', 'PASSWORD_COMMON'],
      [`${phone}!`, 'PASSWORD_IS_LOGIN'],
    ] as const;
    for (const [password, code] of faults) {
      expect((await refusal(PASSWORD, password)).fields).toMatchObject([{ path: 'input.newPassword', code }]);
    }
    expect(await desk.letsIn(token)).toBe(true);
    expect((await desk.logIn(phone)).account.login).toContain('****');
  });
});
