import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ATTEMPT_LIMITS } from '../../src/identity/attempt-limits.js';
import { newSecrets } from '../../src/platform/security/keyring.js';
import { LoginDesk } from '../support/login-desk.js';
import { mobile } from '../support/people.js';
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

const WRONG = 'a wrong but long secret';
const guess = (login: string, password = WRONG) => desk.codeOfAnswer('logIn', { login, password });
const times = (count: number, code: string): string[] => Array<string>(count).fill(code);

describe('§ 6: guessing a password', () => {
  it('after five wrong ones even the right one waits for the rest of the quarter of an hour', async () => {
    const { phone } = await desk.newcomer();
    for (let round = 0; round < 5; round += 1) {
      expect(await guess(phone)).toBe('LOGIN_REFUSED');
      app.clock.advanceSeconds(60);
    }
    const input = { login: phone, password: PASSWORD };
    expect(await desk.refusal('logIn', input)).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      message: '尝试次数过多，请在 600 秒后再试',
      details: { retryAfterSeconds: 600 },
    });
    expect((await desk.refusal('logIn', input, { language: 'en' })).message).toBe(
      'Too many attempts; try again in 600 seconds',
    );
    app.clock.advanceSeconds(599);
    expect(await guess(phone, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
    app.clock.advanceSeconds(1);
    expect(await guess(phone, PASSWORD)).toBeNull();
  });

  it('a success forgets the wrong ones before it', async () => {
    const { phone } = await desk.newcomer();
    for (let round = 0; round < 3; round += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) expect(await guess(phone)).toBe('LOGIN_REFUSED');
      expect(await guess(phone, PASSWORD)).toBeNull();
    }
  });

  it('within a request nothing is tried after the first refusal', async () => {
    const { phone } = await desk.newcomer();
    const inputs = [WRONG, PASSWORD, WRONG, PASSWORD].map((password) => ({ login: phone, password }));
    const codes = await desk.codesOfAliases('logIn', inputs);
    expect(codes[0]).toBe('LOGIN_REFUSED');
    for (let wrong = 0; wrong < 4; wrong += 1) expect(await guess(phone)).toBe('LOGIN_REFUSED');
    expect(await guess(phone, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('of twelve at once five are compared', async () => {
    const { phone } = await desk.newcomer();
    const codes = await Promise.all(Array.from({ length: 12 }, () => guess(phone)));
    expect(codes.sort()).toEqual([...times(5, 'LOGIN_REFUSED'), ...times(7, 'TOO_MANY_ATTEMPTS')]);
  });

  it('a number without an account is limited alike, in whatever spelling', async () => {
    const phone = mobile();
    const spellings = [
      phone,
      ` ${phone}`,
      `+86${phone}`,
      `0086 ${phone}`,
      `${phone.slice(0, 3)}-${phone.slice(3)}`,
      phone,
    ];
    const codes = [];
    for (const login of spellings) codes.push(await guess(login));
    expect(codes).toEqual([...times(5, 'LOGIN_REFUSED'), 'TOO_MANY_ATTEMPTS']);
  });

  it('one account’s limit is not another’s', async () => {
    const [one, other] = [await desk.newcomer(), await desk.newcomer()];
    for (let wrong = 0; wrong < 5; wrong += 1) await guess(one.phone);
    expect(await guess(one.phone, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
    expect(await guess(other.phone, PASSWORD)).toBeNull();
  });

  it('an address that tries many accounts is stopped at every account', async () => {
    const { phone } = await desk.newcomer();
    const { attempts } = ATTEMPT_LIMITS.address;
    // Opening the account was the first.
    for (let tried = 1; tried < attempts; tried += 1) expect(await guess(mobile())).toBe('LOGIN_REFUSED');
    expect(await guess(phone, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
    expect(await desk.codeOfAnswer('registerAccount', { phone: mobile(), password: PASSWORD })).toBe(
      'TOO_MANY_ATTEMPTS',
    );
    desk.quarterHourLater();
    expect(await guess(phone, PASSWORD)).toBeNull();
  });

  it('guessing the present password to change it is limited, too', async () => {
    const { phone, accessToken: token } = await desk.newcomer();
    const change = async (currentPassword: string | null) =>
      (
        await desk.refusal(
          'changePassword',
          { currentPassword, newPassword: 'another long secret' },
          { token },
        )
      ).code;
    for (const current of [WRONG, WRONG, null, WRONG, WRONG])
      expect(await change(current)).toBe('LOGIN_REFUSED');
    expect(await change(PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
    expect(await guess(phone, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('§ 6: guessing a code', () => {
  it('after five wrong codes the right one waits, and a new code does not help', async () => {
    const phone = mobile();
    const right = await desk.codeOf(phone);
    const wrong = right === '000000' ? '111111' : '000000';
    const enter = (code: string) => desk.codeOfAnswer('logInWithCode', { phone, code });
    for (const code of Array<string>(5).fill(wrong)) expect(await enter(code)).toBe('LOGIN_REFUSED');
    expect(await enter(right)).toBe('TOO_MANY_ATTEMPTS');
    expect(await enter(await desk.codeOf(phone))).toBe('TOO_MANY_ATTEMPTS');
  });

  it('codes and passwords are guesses at one account: five of both together', async () => {
    const { phone } = await desk.newcomer();
    const right = await desk.codeOf(phone);
    const wrong = right === '000000' ? '111111' : '000000';
    const enter = (code: string) => desk.codeOfAnswer('logInWithCode', { phone, code });
    for (let round = 0; round < 3; round += 1) expect(await guess(phone)).toBe('LOGIN_REFUSED');
    for (let round = 0; round < 2; round += 1) expect(await enter(wrong)).toBe('LOGIN_REFUSED');
    expect(await enter(right)).toBe('TOO_MANY_ATTEMPTS');
    expect(await guess(phone, PASSWORD)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('a number gets three codes in a quarter of an hour', async () => {
    const phone = mobile();
    const ask = () => desk.codeOfAnswer('requestLoginCode', { phone });
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      null,
      null,
      null,
      'TOO_MANY_ATTEMPTS',
    ]);
    desk.quarterHourLater();
    expect(await ask()).toBeNull();
  });

  it('each code asked for in a request counts, not the request', async () => {
    const phone = mobile();
    const codes = await desk.codesOfAliases('requestLoginCode', Array<{ phone: string }>(4).fill({ phone }));
    expect(codes).toEqual([null, null, null, 'TOO_MANY_ATTEMPTS']);
  });

  it('an address gets a limited number of codes for all numbers together', async () => {
    const { attempts } = ATTEMPT_LIMITS.codesByAddress;
    const codes: (string | null)[] = [];
    for (let asked = 0; asked <= attempts; asked += 1) {
      codes.push(await desk.codeOfAnswer('requestLoginCode', { phone: mobile() }));
    }
    expect(codes).toEqual([...Array<null>(attempts).fill(null), 'TOO_MANY_ATTEMPTS']);
  });
});

describe('in production', () => {
  it('no code is made while nothing is configured that could send it', async () => {
    const { fieldKeys, indexKey, tokenKey } = newSecrets();
    const keys = { LINLI_FIELD_KEYS: fieldKeys, LINLI_INDEX_KEY: indexKey, LINLI_TOKEN_KEY: tokenKey };
    const production = await TestApp.start({ NODE_ENV: 'production', ...keys });
    try {
      const ask = 'mutation ($input: RequestLoginCodeInput!) { requestLoginCode(input: $input) }';
      const input = { phone: mobile() };
      expect(await production.client.refusal(ask, { input })).toMatchObject({
        code: 'CODE_SENDER_MISSING',
        message: '尚未配置短信发送，请用密码登录',
      });
      expect((await production.client.refusal(ask, { input }, { language: 'en' })).message).toBe(
        'No sender of codes is configured; log in with a password',
      );
      expect(await production.uow.read((view) => view.rows('SELECT * FROM login_code'))).toEqual([]);
    } finally {
      await production.stop();
    }
  });
});
