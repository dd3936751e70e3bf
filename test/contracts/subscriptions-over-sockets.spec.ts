import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { AuditEntryEntity } from '../../src/platform/audit/audit-entry.entity.js';
import { LIMITS } from '../../src/platform/graphql/limits.js';
import { SUBSCRIPTIONS_PER_SOCKET } from '../../src/platform/live/sockets/subscription-protocol.js';
import { type Closed, LiveClient } from '../support/live-client.js';
import { plannedActivity } from '../support/planned-activity.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';
import { tellsNothingOfItself, Wire } from './support/wire.js';

const PROTOCOL = 'graphql-transport-ws';
const WATCH = 'subscription { activityChanged(activityId: "nothing") { kind } }';

let app: TestApp;
let world: World;
let person: Person;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_SOCKETS: '12' });
  world = await World.create(app);
  person = await world.person();
});
afterAll(() => app.stop());

const socketUrl = (path = '/graphql'): string => `${app.client.url.replace(/^http/, 'ws')}${path}`;

/** A socket without a client's manners. */
async function rawSocket(): Promise<WebSocket> {
  const socket = new WebSocket(socketUrl(), PROTOCOL);
  await once(socket, 'open');
  return socket;
}

async function closedOf(socket: WebSocket): Promise<Closed> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString('utf8') };
}

async function withClient<T>(
  options: { token?: string; language?: string },
  act: (client: LiveClient) => Promise<T>,
): Promise<T> {
  const client = new LiveClient(app.client.url, options);
  try {
    return await act(client);
  } finally {
    await client.leave();
  }
}

describe('§ 4: what holds over HTTP holds over the socket', () => {
  it.each([
    ['depth', `subscription { ${'a { '.repeat(LIMITS.depth + 1)}b${' }'.repeat(LIMITS.depth + 1)} }`],
    [
      'aliases',
      `subscription { activityChanged(activityId: "1") { ${Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `a${index}: kind`).join(' ')} } }`,
    ],
    [
      'directives',
      `subscription { activityChanged(activityId: "1") { kind ${'@skip(if: false) '.repeat(LIMITS.directives + 1)} } }`,
    ],
    ['tokens', `subscription { activityChanged(activityId: "1") { ${'kind '.repeat(LIMITS.tokens)} } }`],
  ])('a subscription is bounded in %s', async (limit, document) => {
    const ending = await withClient({ token: person.token, language: 'en' }, (client) =>
      client.watch(document).ending(),
    );
    expect(new Set(ending.codes)).toEqual(new Set(['QUERY_TOO_LARGE']));
    expect(ending.messages[0]).toContain(`the limit on ${limit} is ${LIMITS[limit as 'depth']}`);
  });

  it('refusals are told in the caller’s language and tell nothing of the server', async () => {
    for (const [language, message] of [
      ['zh-CN', '没有找到您所指的对象'],
      ['en', 'What you asked for was not found'],
    ] as const) {
      const ending = await withClient({ token: person.token, language }, (client) =>
        client.watch(WATCH).ending(),
      );
      expect(ending).toEqual({ codes: ['NOT_FOUND'], messages: [message], closed: null });
    }
    const wrong = await withClient({ token: person.token }, (client) =>
      client.watch('subscription { activityChange { kind } }').ending(),
    );
    expect(wrong.codes).toEqual(['BAD_REQUEST']);
    tellsNothingOfItself({ status: 200, text: JSON.stringify(wrong), codes: [] });
  });

  it('a refused attempt is audited', async () => {
    const { accountId, token } = await world.person();
    await withClient({ token }, (client) => client.watch(WATCH).ending());
    const audited = await app.uow.read((view) =>
      view.manager
        .getRepository(AuditEntryEntity)
        .findBy({ actorAccountId: accountId, subjectId: 'nothing' }),
    );
    expect(audited).toMatchObject([{ action: 'activity.read', outcome: 'REFUSED' }]);
  });

  it('variables that do not fit are the client’s mistake', async () => {
    const ending = await withClient({ token: person.token }, (client) =>
      client.watch('subscription ($id: ID!) { activityChanged(activityId: $id) { kind } }').ending(),
    );
    expect(ending.codes).toEqual(['BAD_REQUEST']);
  });
});

describe('each way has its own operations', () => {
  it('queries and mutations do not come by the socket', async () => {
    for (const document of [
      '{ me { id } }',
      'mutation { logOutEverywhere }',
      '{ __schema { types { name } } }',
    ]) {
      const ending = await withClient({ token: person.token }, (client) => client.watch(document).ending());
      expect(ending.codes).toEqual(['SOCKET_FOR_SUBSCRIPTIONS']);
    }
    expect((await app.client.send('{ me { id } }', {}, { token: person.token })).errors).toEqual([]);
  });

  it('subscriptions do not come by HTTP', async () => {
    const answer = await new Wire(app.client.url).query(
      WATCH,
      {},
      { authorization: `Bearer ${person.token}` },
    );
    expect(answer).toMatchObject({ status: 400, codes: ['SUBSCRIPTION_NEEDS_SOCKET'] });
  });
});

describe('a connection has so many subscriptions and no more', () => {
  it('the one too many is refused, the others go on, and there is room when one ends', async () => {
    const activityId = await plannedActivity(app, world, { squadId: await world.squad('PATROL') });
    const document = `subscription { activityChanged(activityId: "${activityId}") { kind } }`;
    const { token } = world.officerA;
    await withClient({ token, language: 'en' }, async (client) => {
      const held = Array.from({ length: SUBSCRIPTIONS_PER_SOCKET }, () => client.watch(document));
      for (const one of held) await one.next();
      expect(await client.watch(document).ending()).toMatchObject({
        codes: ['TOO_MANY_SUBSCRIPTIONS'],
        messages: ['A connection may have 20 subscriptions at once'],
      });
      await held[0]?.stop();
      expect(await client.watch(document).next()).toEqual({ activityChanged: { kind: 'ANYTHING' } });
    });
  });
});

describe('§ 6: who may hold a socket, and how long', () => {
  it('nobody signed in: opened, and every field refused that is not public', async () => {
    expect((await withClient({}, (client) => client.watch(WATCH).ending())).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  it('a token that is not one: closed with 4401', async () => {
    for (const token of ['x', 'ey.ey.ey', 'a'.repeat(5000)]) {
      expect(await new LiveClient(app.client.url, { token }).closed).toMatchObject({ code: 4401 });
    }
  });

  it('a token whose session has ended: closed with 4401', async () => {
    const { token } = await world.person();
    await app.client.data('mutation { logOutEverywhere }', {}, { token });
    expect(await new LiveClient(app.client.url, { token }).closed).toMatchObject({ code: 4401 });
  });

  it('a token that runs out: closed with 4403, also when nothing happens', async () => {
    const { token } = await world.person();
    const [signedIn, anonymous] = [new LiveClient(app.client.url, { token }), new LiveClient(app.client.url)];
    await signedIn.watch(WATCH).ending();
    await anonymous.watch(WATCH).ending();
    app.clock.advanceSeconds(600);
    expect(await signedIn.closed).toEqual({ code: 4403, reason: 'Access token expired' });
    expect((await anonymous.watch(WATCH).ending()).codes).toEqual(['UNAUTHENTICATED']);
    await anonymous.leave();
    Object.assign(person, { token: await world.signIn(person) });
  });
});

describe('a socket without manners', () => {
  it.each([
    ['no JSON', 'hello', 4400],
    ['a message of no known type', '{"type":"nothing"}', 4400],
    [
      'a subscription before it has said who it is',
      JSON.stringify({ type: 'subscribe', id: '1', payload: { query: WATCH } }),
      4401,
    ],
    ['a message over 256 KB', 'x'.repeat(LIMITS.bodyBytes + 1), 1009],
  ] as const)('%s', async (_, message, code) => {
    const socket = await rawSocket();
    const closed = closedOf(socket);
    socket.send(message);
    expect((await closed).code).toBe(code);
  });

  it('another protocol is not taken up', async () => {
    const [error] = (await once(new WebSocket(socketUrl(), 'graphql-ws'), 'error')) as [Error];
    expect(error.message).toContain('no subprotocol');
  });

  it('who does not say in time who he is, is closed with 4408', async () => {
    expect((await closedOf(await rawSocket())).code).toBe(4408);
  });

  it('another path is refused, and the server goes on', async () => {
    const refused = new WebSocket(socketUrl('/graphqlx'), PROTOCOL);
    const [error] = (await once(refused, 'error')) as [Error];
    expect(error.message).toContain('404');
    const answer = await new Wire(app.client.url).http('/health/live');
    expect(answer.status).toBe(200);
  });

  it('more sockets than the process may hold are refused, and there is room again when others leave', async () => {
    const clients = Array.from({ length: 12 }, () => new WebSocket(socketUrl(), PROTOCOL));
    await Promise.all(clients.map((client) => once(client, 'open')));
    const [error] = (await once(new WebSocket(socketUrl(), PROTOCOL), 'error')) as [Error];
    expect(error.message).toContain('503');
    await Promise.all(
      clients.map((client) => {
        const closed = once(client, 'close');
        client.close();
        return closed;
      }),
    );
    const ending = await withClient({ token: person.token }, (client) => client.watch(WATCH).ending());
    expect(ending.codes).toEqual(['NOT_FOUND']);
  });
});
