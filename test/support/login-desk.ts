import { CodeSender } from '../../src/identity/code-sender.js';
import type { AnsweredError, RequestOptions } from './graphql-client.js';
import { mobile } from './people.js';
import type { TestApp } from './test-app.js';
import { PASSWORD } from './world.js';

export interface HeldSession {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
  readonly account: {
    readonly id: string;
    readonly login: string;
    readonly mustChangePassword: boolean;
    readonly volunteerId: string | null;
  };
}

const SESSION =
  '{ accessToken accessTokenExpiresAt refreshToken account { id login mustChangePassword volunteerId } }';

/** The mutations of logging in: the type of their input and what is asked back. */
const MUTATIONS = {
  registerAccount: { type: 'RegisterAccountInput', selection: SESSION },
  logIn: { type: 'LogInInput', selection: SESSION },
  requestLoginCode: { type: 'RequestLoginCodeInput', selection: '' },
  logInWithCode: { type: 'LogInWithCodeInput', selection: SESSION },
  refreshSession: { type: 'RefreshTokenInput', selection: SESSION },
  logOut: { type: 'RefreshTokenInput', selection: '' },
  changePassword: { type: 'ChangePasswordInput', selection: SESSION },
} as const;

export type LoginMutation = keyof typeof MUTATIONS;

/** Logging in as a client does; the phones' screens stand for the text message service. */
export class LoginDesk {
  /** The last code that reached a number. */
  readonly screens = new Map<string, string>();

  constructor(readonly app: TestApp) {
    app.get(CodeSender).send = (phone, code) => {
      this.screens.set(phone, code);
      return Promise.resolve();
    };
  }

  register(phone: string, password = PASSWORD): Promise<HeldSession> {
    return this.session('registerAccount', { phone, password });
  }

  /** A fresh account with a password. */
  async newcomer(): Promise<HeldSession & { readonly phone: string }> {
    const phone = mobile();
    return { phone, ...(await this.register(phone)) };
  }

  logIn(login: string, password = PASSWORD): Promise<HeldSession> {
    return this.session('logIn', { login, password });
  }

  /** Asks for a code and reads it from the phone's screen. */
  async codeOf(phone: string): Promise<string> {
    await this.data('requestLoginCode', { phone });
    return this.screens.get(phone) ?? '';
  }

  async logInByCode(phone: string): Promise<HeldSession> {
    return this.session('logInWithCode', { phone, code: await this.codeOf(phone) });
  }

  refresh(refreshToken: string): Promise<HeldSession> {
    return this.session('refreshSession', { refreshToken });
  }

  async changePassword(
    token: string,
    currentPassword: string | null,
    newPassword: string,
  ): Promise<HeldSession> {
    const input = { currentPassword, newPassword };
    return (await this.data('changePassword', input, { token })) as HeldSession;
  }

  async session(mutation: LoginMutation, input: Record<string, unknown>): Promise<HeldSession> {
    return (await this.data(mutation, input)) as HeldSession;
  }

  async data(
    mutation: LoginMutation,
    input: Record<string, unknown>,
    options: RequestOptions = {},
  ): Promise<unknown> {
    const data = await this.app.client.data<Record<string, unknown>>(
      documentOf(mutation),
      { input },
      options,
    );
    return data[mutation];
  }

  refusal(
    mutation: LoginMutation,
    input: Record<string, unknown>,
    options: RequestOptions = {},
  ): Promise<AnsweredError['extensions'] & { message: string }> {
    return this.app.client.refusal(documentOf(mutation), { input }, options);
  }

  /** The code of the refusal; null: not refused. */
  async codeOfAnswer(mutation: LoginMutation, input: Record<string, unknown>): Promise<string | null> {
    const { errors } = await this.app.client.send(documentOf(mutation), { input });
    return errors[0]?.extensions.code ?? null;
  }

  /** The codes of the same mutation, several times under aliases in one request; null: not refused. */
  async codesOfAliases(
    mutation: LoginMutation,
    inputs: readonly Record<string, unknown>[],
  ): Promise<(string | null)[]> {
    const { type, selection } = MUTATIONS[mutation];
    const names = inputs.map((_, index) => `input${index}`);
    const parameters = names.map((name) => `$${name}: ${type}!`).join(', ');
    const fields = names.map((name) => `as_${name}: ${mutation}(input: $${name}) ${selection}`).join(' ');
    const variables = Object.fromEntries(names.map((name, index) => [name, inputs[index]]));
    const { errors } = await this.app.client.send(`mutation (${parameters}) { ${fields} }`, variables);
    const codes = new Map(errors.map((error) => [error.path?.[0], error.extensions.code]));
    return names.map((name) => codes.get(`as_${name}`) ?? null);
  }

  /** Whether an access token still lets in. */
  async letsIn(token: string): Promise<boolean> {
    const { errors } = await this.app.client.send('{ me { id } }', {}, { token });
    const codes = errors.map((error) => error.extensions.code);
    if (codes.some((code) => code !== 'UNAUTHENTICATED')) throw new Error(`unexpected ${codes.join()}`);
    return codes.length === 0;
  }

  /** Time enough that every counter of attempts starts anew; access tokens run out in it. */
  quarterHourLater(): void {
    this.app.clock.advanceSeconds(900);
  }
}

function documentOf(mutation: LoginMutation): string {
  const { type, selection } = MUTATIONS[mutation];
  return `mutation ($input: ${type}!) { ${mutation}(input: $input) ${selection} }`;
}
