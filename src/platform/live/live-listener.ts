import pg from 'pg';
import type { Log } from '../logging/log.js';

const RETRY_FIRST_MILLISECONDS = 100;
const RETRY_LAST_MILLISECONDS = 5000;
const PULSE_MILLISECONDS = 15_000;
const ANSWER_MILLISECONDS = 5000;

export interface ListenerParts {
  readonly url: string;
  readonly channel: string;
  readonly log: Log;
  heard(message: string): void;
  /** Listening has begun; what was told before it is lost. */
  begun(): void;
}

/** One connection that only listens, opened when it is first needed and opened again whenever it is lost. */
export class LiveListener {
  private client: pg.Client | null = null;
  private opening = false;
  private stopped = false;
  private attempts = 0;
  private timer: NodeJS.Timeout | undefined;
  private listens = false;

  constructor(private readonly parts: ListenerParts) {}

  get listening(): boolean {
    return this.listens;
  }

  start(): void {
    if (!this.client && !this.opening && !this.stopped) void this.open();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.drop(client);
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    this.opening = true;
    const client = new pg.Client({
      connectionString: this.parts.url,
      application_name: 'linli-live',
      connectionTimeoutMillis: ANSWER_MILLISECONDS,
      query_timeout: ANSWER_MILLISECONDS,
      keepAlive: true,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ payload }) => this.parts.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${this.parts.channel}`);
    } catch (error) {
      this.opening = false;
      this.parts.log.warn('live.unreachable', { code: (error as { code?: string }).code });
      void client.end().catch(() => undefined);
      this.retry();
      return;
    }
    this.opening = false;
    if (this.stopped) {
      void client.end().catch(() => undefined);
      return;
    }
    this.client = client;
    this.listens = true;
    this.attempts = 0;
    this.pulse(client);
    this.parts.begun();
  }

  /** A connection that hears nothing may be dead without knowing; a query finds out. */
  private pulse(client: pg.Client): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => this.client === client && this.pulse(client),
        () => this.lose(client),
      );
    }, PULSE_MILLISECONDS).unref();
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.drop(client);
    this.parts.log.warn('live.connection-lost');
    void client.end().catch(() => undefined);
    this.retry();
  }

  private drop(client: pg.Client | null): void {
    if (client !== this.client) return;
    this.client = null;
    this.listens = false;
    clearTimeout(this.timer);
  }

  private retry(): void {
    if (this.stopped) return;
    const longest = Math.min(RETRY_FIRST_MILLISECONDS * 2 ** this.attempts, RETRY_LAST_MILLISECONDS);
    this.attempts += 1;
    this.timer = setTimeout(() => this.start(), longest * (0.5 + Math.random() / 2)).unref();
  }
}
