import { randomUUID } from 'node:crypto';
import type { Language } from '../../../kernel/problem.js';
import { Loaders } from '../../graphql/loaders.js';
import { bearerToken, languageOf, type RequestContext } from '../../graphql/request-context.js';
import { anonymous } from '../../security/actor.js';
import type { ActorSource } from '../../security/actor-source.js';

/** Close codes. The graphql-ws client connects again by itself after each of them but 4401. */
export const CLOSE = {
  /** This process stops. */
  goingAway: 1001,
  tryAgainLater: 1013,
  /** The token is not valid, or its session has ended. */
  unauthenticated: 4401,
  /** The token has run out; come again with the next one. */
  tokenExpired: 4403,
} as const;

export type CloseReason = keyof typeof CLOSE;

/** One client's connection: by which token he came, and in which language he reads. */
export class LiveSocket {
  /** Stands for the request wherever one is named. */
  readonly id = randomUUID();
  accountId: string | null = null;
  language: Language = 'zh-CN';
  /** Null: nobody is signed in. */
  expiresAt: Date | null = null;
  private token: string | null = null;

  constructor(
    readonly address: string,
    private readonly actors: ActorSource,
    readonly close: (reason: CloseReason) => void,
  ) {}

  /**
   * Who he is, by the parameters of `connection_init`, which are named like the headers of a request.
   * @throws Problem UNAUTHENTICATED
   */
  async identify(parameters: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const given = new Map(
      Object.entries(parameters).map(([name, value]) => [name.replaceAll('-', '').toLowerCase(), value]),
    );
    this.language = languageOf(textOf(given.get('acceptlanguage')));
    if (!given.has('authorization')) return;
    const token = bearerToken(textOf(given.get('authorization')) ?? '');
    const expiresAt = await this.actors.expiryOf(token);
    const { accountId } = await this.actors.load(token, this.id);
    Object.assign(this, { token, expiresAt, accountId });
  }

  /** Token or session have ended. */
  endSession(now: Date): void {
    this.close(this.expiresAt && this.expiresAt <= now ? 'tokenExpired' : 'unauthenticated');
  }

  /**
   * As for a request that is made now: with the rights of this moment.
   * @throws Problem UNAUTHENTICATED when token or session have ended
   */
  async context(): Promise<RequestContext> {
    return {
      requestId: this.id,
      language: this.language,
      address: this.address,
      actor: this.token ? await this.actors.load(this.token, this.id) : anonymous(this.id),
      authenticationFault: null,
      loaders: new Loaders(),
    };
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
