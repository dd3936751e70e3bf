import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyInstance } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { Clock } from '../../../kernel/clock.js';
import { AuditLog } from '../../audit/audit-log.js';
import { type Settings, SETTINGS_TOKEN } from '../../config/settings.js';
import { LIMITS } from '../../graphql/limits.js';
import { Log } from '../../logging/log.js';
import { ActorSource } from '../../security/actor-source.js';
import { CLOSE, type CloseReason, LiveSocket } from './live-socket.js';
import { subscriptionProtocol } from './subscription-protocol.js';

/** Many people of one office share an address. */
const SOCKETS_PER_ADDRESS = 200;
const EXPIRY_MILLISECONDS = 1000;
const PING_MILLISECONDS = 15_000;
const FAREWELL_MILLISECONDS = 1000;

const REASONS: Readonly<Record<CloseReason, string>> = {
  goingAway: 'Going away',
  tryAgainLater: 'Try again later',
  unauthenticated: 'Unauthenticated',
  tokenExpired: 'Access token expired',
};

/** The WebSockets at /graphql (protocol graphql-transport-ws): who may open one, how long it holds, how all end. */
@Injectable()
export class SubscriptionServer {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.bodyBytes,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  private readonly sockets = new Map<WebSocket, LiveSocket>();
  private readonly silent = new WeakSet<WebSocket>();
  private timers: NodeJS.Timeout[] = [];
  private closing = false;

  constructor(
    private readonly schema: GraphQLSchemaHost,
    private readonly actors: ActorSource,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  /** Takes the upgrades of a server; before it is ready, since the sockets must end before it can. */
  attach(fastify: FastifyInstance): void {
    fastify.addHook('preClose', () => this.close());
    // Where Node knows it, other upgrades (some clients offer h2c with every request) stay plain requests.
    Object.assign(fastify.server, {
      shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket',
    });
    fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.upgrade(request, socket, head),
    );
    this.timers = [
      setInterval(() => this.endExpired(), EXPIRY_MILLISECONDS).unref(),
      setInterval(() => this.pingAll(), PING_MILLISECONDS).unref(),
    ];
  }

  /** Says goodbye to every client, and leaves those who do not answer. */
  async close(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) clearInterval(timer);
    const gone = [...this.sockets].map(
      ([client, socket]) =>
        new Promise<void>((resolve) => {
          client.once('close', () => resolve());
          socket.close('goingAway');
        }),
    );
    const impatience = setTimeout(() => {
      for (const client of this.sockets.keys()) client.terminate();
    }, FAREWELL_MILLISECONDS);
    await Promise.all(gone);
    clearTimeout(impatience);
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/graphql') return refuse(socket, '404 Not Found');
    const address = this.addressOf(request);
    if (this.closing || this.isFull(address)) return refuse(socket, '503 Service Unavailable');
    this.server.handleUpgrade(request, socket, head, (client) => this.open(client, address));
  }

  private open(client: WebSocket, address: string): void {
    const close = (reason: CloseReason): void => client.close(CLOSE[reason], REASONS[reason]);
    const socket = new LiveSocket(address, this.actors, close);
    this.sockets.set(client, socket);
    client.on('pong', () => this.silent.delete(client));
    // What a client does against the protocol ends his connection by itself, with a code of its own.
    client.on('error', () => undefined);
    const { log, audit, clock } = this;
    const protocol = subscriptionProtocol({
      schema: () => this.schema.schema,
      hideSchema: this.settings.NODE_ENV === 'production',
      ...{ log, audit, clock },
    });
    const ended = protocol.opened(
      {
        protocol: client.protocol,
        send: (text) => send(client, text),
        close: (code, reason) => client.close(code, reason),
        onMessage: (read) =>
          client.on('message', (message: Buffer) => {
            read(message.toString('utf8')).catch((error: unknown) => this.failed(socket, error));
          }),
      },
      socket,
    );
    client.once('close', (code, reason) => {
      this.sockets.delete(client);
      ended(code, reason.toString('utf8')).catch((error: unknown) => this.failed(socket, error));
    });
  }

  private failed(socket: LiveSocket, error: unknown): void {
    this.log.error('live.socket-failed', error);
    socket.close('tryAgainLater');
  }

  private isFull(address: string): boolean {
    if (this.sockets.size >= this.settings.LINLI_SOCKETS) return true;
    const fromThere = [...this.sockets.values()].filter((socket) => socket.address === address);
    return fromThere.length >= SOCKETS_PER_ADDRESS;
  }

  private addressOf({ headers, socket }: IncomingMessage): string {
    const forwarded = this.settings.LINLI_TRUST_PROXY ? headers['x-forwarded-for'] : undefined;
    const first = String(forwarded ?? '')
      .split(',')[0]
      ?.trim();
    return first || (socket.remoteAddress ?? '');
  }

  private endExpired(): void {
    const now = this.clock.now();
    for (const socket of this.sockets.values()) {
      if (socket.expiresAt && socket.expiresAt <= now) socket.close('tokenExpired');
    }
  }

  /** Who did not answer the last ping is not there any more, though nobody said so. */
  private pingAll(): void {
    for (const client of this.sockets.keys()) {
      if (this.silent.has(client)) client.terminate();
      else {
        this.silent.add(client);
        client.ping();
      }
    }
  }
}

/** Answers when the text has left this process, so that a slow reader is waited for. */
function send(client: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (client.readyState !== client.OPEN) return resolve();
    // An error here means that the connection is gone, which is told by its end.
    client.send(text, () => resolve());
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
