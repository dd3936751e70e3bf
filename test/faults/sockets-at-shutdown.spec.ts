import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { LiveClient } from '../support/live-client.js';
import { plannedActivity } from '../support/planned-activity.js';
import { TestApp } from '../support/test-app.js';
import { type Officer, World } from '../support/world.js';
import { ChildServer } from './support/child-server.js';

let app: TestApp;
let officer: Officer;
let activityId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(new Date().toISOString());
  const world = await World.create(app);
  officer = world.officerA;
  activityId = await plannedActivity(app, world, { squadId: await world.squad('PATROL') });
  // The file has one owner at a time: from here on the child has it.
  await app.app.close();
  await app.uow.close();
}, 60_000);
afterAll(() => app.database.remove());

describe('promise 10: SIGTERM ends in 10 seconds, whoever watches', () => {
  it('open subscriptions are told, and a client that does not even listen is left', async () => {
    const server = await ChildServer.start(app.database.environment);
    const token = await server.signIn(officer.phone);
    const { url } = server.client;
    const client = new LiveClient(url, { token });
    const changes = client.watch(`subscription { activityChanged(activityId: "${activityId}") { kind } }`);
    expect(await changes.next()).toEqual({ activityChanged: { kind: 'ANYTHING' } });
    const deaf = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    await once(deaf, 'open');
    deaf.pause();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    expect((await changes.ending()).closed).toMatchObject({ code: 1001 });
    deaf.terminate();
  }, 60_000);
});
