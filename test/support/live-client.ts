import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { AnsweredError, RequestOptions } from './graphql-client.js';

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** What ends a subscription: refusals, or the end of the connection. */
export interface Ending {
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  readonly closed: Closed | null;
}

/** A graphql-ws client on a socket of its own, which does not come again by itself. */
export class LiveClient {
  readonly closed: Promise<Closed>;
  private readonly client: Client;

  constructor(url: string, options: RequestOptions = {}) {
    let tellClosed: (closed: Closed) => void = () => undefined;
    this.closed = new Promise((resolve) => (tellClosed = resolve));
    this.client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      connectionParams: {
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        acceptLanguage: options.language ?? 'zh-CN',
      },
      onNonLazyError: () => undefined,
      on: { closed: (event) => tellClosed(closingOf(event)) },
    });
  }

  watch<T = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): LiveSubscription<T> {
    return new LiveSubscription<T>(this.client.iterate({ query, variables }));
  }

  async leave(): Promise<void> {
    await this.client.dispose();
  }
}

/** One subscription, event by event. */
export class LiveSubscription<T> {
  constructor(
    private readonly answers: AsyncIterableIterator<{ data?: unknown; errors?: unknown }, unknown>,
  ) {}

  /** The next event's data, when it comes. @throws Error when the subscription has ended, or the event has errors */
  async next(): Promise<T> {
    const { done, value } = await this.answers.next();
    if (done) throw new Error('the subscription has ended');
    const { data, errors } = value as { data: T; errors?: unknown };
    if (errors) throw new Error(`an event with errors: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The first event, or the refusal in its place, as HTTP would answer. */
  async first(): Promise<{ readonly data: T | null; readonly errors: readonly AnsweredError[] }> {
    try {
      return { data: await this.next(), errors: [] };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { data: null, errors: error };
    }
  }

  /** How it ends. @throws Error when an event comes instead */
  async ending(): Promise<Ending> {
    let event: unknown;
    try {
      const { done, value } = await this.answers.next();
      if (done) return { codes: [], messages: [], closed: null };
      event = value;
    } catch (error) {
      if (!isRefusal(error)) return { codes: [], messages: [], closed: closingOf(error) };
      const codes = error.map(({ extensions }) => extensions.code);
      return { codes, messages: error.map(({ message }) => message), closed: null };
    }
    throw new Error(`expected an end, got ${JSON.stringify(event)}`);
  }

  async stop(): Promise<void> {
    await this.answers.return?.();
  }
}

const isRefusal = (error: unknown): error is readonly AnsweredError[] => Array.isArray(error);

const closingOf = (event: unknown): Closed => {
  const { code, reason } = event as Partial<Closed>;
  return { code: code ?? 0, reason: reason ?? '' };
};
