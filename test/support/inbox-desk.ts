import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestApp } from './test-app.js';
import { newKey } from './people.js';
import type { Person } from './world.js';

const INBOX = `query ($unreadOnly: Boolean) { myNotifications(first: 100, unreadOnly: $unreadOnly) {
  nodes { id kind text subjectType subjectId readAt } } unreadNotifications }`;
const CHOOSE = `mutation ($input: ChooseNotificationsInput!) { chooseNotifications(input: $input) {
  mutedKinds webhookUrl webhookSecret mailAddress } }`;
const MARK = `mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) }`;

export interface ShownNotification {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly readAt: string | null;
}

export interface ShownChoice {
  readonly mutedKinds: readonly string[];
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
  readonly mailAddress: string | null;
}

/** People's inboxes, and how they choose to hear, over HTTP. */
export class InboxDesk {
  constructor(private readonly app: TestApp) {}

  async read(
    by: Person,
    options: { language?: string; unreadOnly?: boolean } = {},
  ): Promise<{ nodes: ShownNotification[]; unread: number }> {
    await this.app.settled();
    const { myNotifications, unreadNotifications } = await this.app.client.data<{
      myNotifications: { nodes: ShownNotification[] };
      unreadNotifications: number;
    }>(INBOX, { unreadOnly: options.unreadOnly ?? false }, { token: by.token, language: options.language });
    return { nodes: myNotifications.nodes, unread: unreadNotifications };
  }

  /** The kinds in an inbox, newest first. */
  async kinds(by: Person): Promise<string[]> {
    return (await this.read(by)).nodes.map(({ kind }) => kind);
  }

  async choose(by: Person, choice: object): Promise<ShownChoice> {
    const input = { mutedKinds: [], idempotencyKey: newKey(), ...choice };
    const answer = await this.app.client.data<{ chooseNotifications: ShownChoice }>(
      CHOOSE,
      { input },
      { token: by.token },
    );
    return answer.chooseNotifications;
  }

  refusedChoice(by: Person, choice: object, language = 'zh-CN') {
    const input = { mutedKinds: [], idempotencyKey: newKey(), ...choice };
    return this.app.client.refusal(CHOOSE, { input }, { token: by.token, language });
  }

  async mark(by: Person, notificationIds?: readonly string[]): Promise<number> {
    const answer = await this.app.client.data<{ markNotificationsRead: number }>(
      MARK,
      { input: { notificationIds } },
      { token: by.token },
    );
    return answer.markNotificationsRead;
  }
}

export interface Posted {
  readonly body: string;
  readonly notification: {
    readonly id: string;
    readonly kind: string;
    readonly text: { zh: string; en: string };
  };
  readonly signature: string;
}

/** The far end of a webhook on the loopback, which answers as it is told. */
export class FarEnd {
  readonly posted: Posted[] = [];
  status = 204;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<FarEnd> {
    const server = createServer();
    const end = new FarEnd(server);
    server.on('request', (request, answer) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        end.posted.push({
          body,
          notification: JSON.parse(body) as Posted['notification'],
          signature: String(request.headers['linli-signature']),
        });
        answer.writeHead(end.status, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return end;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Checks a signature as a receiver would. */
export function isSigned({ body, signature }: Posted, secret: string): boolean {
  const [, seconds = '', digest = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex') === digest;
}
