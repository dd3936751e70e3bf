import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mobile } from '../support/people.js';
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

const WRONG = 'a wrong but long secret';

describe('opening an account', () => {
  it('takes a number in any spelling and tells it masked', async () => {
    const phone = mobile();
    const { account } = await desk.register(
      `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    );
    expect(account).toMatchObject({
      login: `${phone.slice(0, 3)}****${phone.slice(7)}`,
      mustChangePassword: false,
      volunteerId: null,
    });
    expect((await desk.logIn(phone)).account.id).toBe(account.id);
    expect((await desk.logIn(`0086${phone}`)).account.id).toBe(account.id);
  });

  it('a number has one account; who comes second is advised to log in with a code', async () => {
    const { phone } = await desk.newcomer();
    const input = { phone: `+86${phone}`, password: WRONG };
    expect(await desk.refusal('registerAccount', input)).toMatchObject({
      code: 'ACCOUNT_EXISTS',
      message: '该手机号已有账号，请用验证码登录',
    });
    expect((await desk.refusal('registerAccount', input, { language: 'en' })).message).toBe(
      'This number has an account already; log in with a code',
    );
  });

  it('of eight who take the same number at once one has it', async () => {
    const phone = mobile();
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => desk.codeOfAnswer('registerAccount', { phone, password: PASSWORD })),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set([null, 'ACCOUNT_EXISTS']));
  });

  it('names what is wrong with a number and a password, and stores nothing', async () => {
    const phone = mobile();
    const faultsOf = async (input: Record<string, unknown>) =>
      (await desk.refusal('registerAccount', input)).fields?.map(({ path, code }) => [path, code]);
    expect(await faultsOf({ phone: '12345678901', password: PASSWORD })).toEqual([
      ['input.phone', 'MOBILE_FORMAT'],
    ]);
    expect(await faultsOf({ phone, password: 'x'.repeat(9) })).toEqual([
      ['input.password', 'FIELD_TOO_SHORT'],
    ]);
    expect(await faultsOf({ phone, password: 'x'.repeat(129) })).toEqual([
      ['input.password', 'FIELD_TOO_LONG'],
    ]);
    expect(await faultsOf({ phone, password: 'WoAiNi1314520' })).toEqual([
      ['input.password', 'PASSWORD_COMMON'],
    ]);
    expect(await faultsOf({ phone, password: `a${phone}b` })).toEqual([
      ['input.password', 'PASSWORD_IS_LOGIN'],
    ]);
    expect((await desk.register(phone)).account.login).toContain('****');
  });

  it('tells the faults in both languages', async () => {
    const input = { phone: mobile(), password: 'password123' };
    const chinese = await desk.refusal('registerAccount', input);
    const english = await desk.refusal('registerAccount', input, { language: 'en' });
    expect(chinese.fields?.[0]?.message).toBe('密码过于常见，请换一个');
    expect(english.fields?.[0]?.message).toBe('this password is among the commonest; take another one');
  });
});

describe('logging in by password', () => {
  it('an unknown number and a wrong password are answered alike', async () => {
    const { phone } = await desk.newcomer();
    const wrong = await desk.refusal('logIn', { login: phone, password: WRONG });
    expect(wrong).toMatchObject({ code: 'LOGIN_REFUSED', message: '账号、密码或验证码不正确' });
    expect(await desk.refusal('logIn', { login: mobile(), password: WRONG })).toEqual(wrong);
    expect(await desk.refusal('logIn', { login: 'nobody', password: WRONG })).toEqual(wrong);
    expect((await desk.refusal('logIn', { login: phone, password: WRONG }, { language: 'en' })).message).toBe(
      'The login, the password or the code is wrong',
    );
  });

  it('a password is compared as typed, blanks and case included', async () => {
    const phone = mobile();
    const password = ' 密码 with Blanks 🔑 ';
    await desk.register(phone, password);
    for (const other of [password.trim(), password.toLowerCase(), `${password} `]) {
      expect((await desk.refusal('logIn', { login: phone, password: other })).code).toBe('LOGIN_REFUSED');
    }
    expect((await desk.logIn(phone, password)).account.login).toContain('****');
  });

  it('§ 10: the refused attempt is in the audit log, without the number', async () => {
    const { phone, account } = await desk.newcomer();
    await desk.refusal('logIn', { login: phone, password: WRONG });
    const rows = await app.uow.read((view) =>
      view.rows<{ action: string; details: string }>(
        `SELECT action, details FROM audit_entry WHERE subject_id = :id AND outcome = 'REFUSED'`,
        { id: account.id },
      ),
    );
    expect(rows).toEqual([{ action: 'account.logIn', details: '{"code":"LOGIN_REFUSED"}' }]);
    const all = await app.uow.read((view) => view.rows<Record<string, unknown>>('SELECT * FROM audit_entry'));
    expect(JSON.stringify(all)).not.toContain(phone);
  });
});

describe('logging in by code', () => {
  it('opens the account at the first time and finds it the second', async () => {
    const phone = mobile();
    const first = await desk.logInByCode(phone);
    const second = await desk.logInByCode(phone);
    expect(second.account.id).toBe(first.account.id);
    expect((await desk.refusal('logIn', { login: phone, password: PASSWORD })).code).toBe('LOGIN_REFUSED');
  });

  it('asking for a code answers alike, whether or not the number has an account', async () => {
    const { phone } = await desk.newcomer();
    expect(await desk.data('requestLoginCode', { phone })).toBe(true);
    expect(await desk.data('requestLoginCode', { phone: mobile() })).toBe(true);
    expect((await desk.refusal('requestLoginCode', { phone: '110' })).fields).toMatchObject([
      { path: 'input.phone', code: 'MOBILE_FORMAT' },
    ]);
  });

  it('a code is good once, for its own number, for five minutes, until the next is asked for', async () => {
    const [phone, other] = [mobile(), mobile()];
    const enter = (code: string, number = phone) =>
      desk.codeOfAnswer('logInWithCode', { phone: number, code });
    const old = await desk.codeOf(phone);
    let code = await desk.codeOf(phone);
    while (code === old) code = await desk.codeOf(phone);
    await desk.codeOf(other);
    expect(code).toMatch(/^\d{6}$/);
    expect(await enter(old)).toBe('LOGIN_REFUSED');
    if (desk.screens.get(other) !== code) expect(await enter(code, other)).toBe('LOGIN_REFUSED');
    expect(await enter(code)).toBeNull();
    expect(await enter(code)).toBe('LOGIN_REFUSED');
    desk.quarterHourLater();
    const late = await desk.codeOf(phone);
    app.clock.advanceSeconds(300);
    expect(await enter(late)).toBe('LOGIN_REFUSED');
    const inTime = await desk.codeOf(phone);
    app.clock.advanceSeconds(299);
    expect(await enter(inTime)).toBeNull();
  });

  it('of five who enter the same code at once one is let in', async () => {
    const phone = mobile();
    const code = await desk.codeOf(phone);
    const codes = await Promise.all(
      Array.from({ length: 5 }, () => desk.codeOfAnswer('logInWithCode', { phone, code })),
    );
    expect(codes.filter((answer) => answer === null)).toHaveLength(1);
  });

  it('neither the code nor the number is in the database as it is', async () => {
    const phone = mobile();
    const code = await desk.codeOf(phone);
    const tables = ['account', 'login_code', 'attempt', 'audit_entry'];
    for (const table of tables) {
      const rows = await app.uow.read((view) => view.rows<Record<string, unknown>>(`SELECT * FROM ${table}`));
      expect(JSON.stringify(rows)).not.toContain(phone);
      if (table === 'login_code') expect(rows.map((row) => row['code_hash'])).not.toContain(code);
    }
  });

  it('whoever took a number that is not his is out as soon as its owner proves it', async () => {
    const squatter = await desk.newcomer();
    const owner = await desk.logInByCode(squatter.phone);
    expect(owner.account.id).toBe(squatter.account.id);
    expect(await desk.letsIn(owner.accessToken)).toBe(true);
    expect(await desk.letsIn(squatter.accessToken)).toBe(false);
    expect(await desk.codeOfAnswer('refreshSession', { refreshToken: squatter.refreshToken })).toBe(
      'REFRESH_REFUSED',
    );
    expect(await desk.codeOfAnswer('logIn', { login: squatter.phone, password: PASSWORD })).toBe(
      'LOGIN_REFUSED',
    );
  });

  it('the owner sets a password of his own, and a later code leaves it and his sessions alone', async () => {
    const { phone } = await desk.newcomer();
    const byCode = await desk.logInByCode(phone);
    const own = await desk.changePassword(byCode.accessToken, null, 'the owner’s own secret');
    await desk.logInByCode(phone);
    expect(await desk.letsIn(own.accessToken)).toBe(true);
    expect((await desk.logIn(phone, 'the owner’s own secret')).account.id).toBe(byCode.account.id);
  });
});
