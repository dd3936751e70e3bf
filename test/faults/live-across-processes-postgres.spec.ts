import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { LiveDesk } from '../support/live-desk.js';
import { ActivityDesk } from '../support/activity-desk.js';
import { accountOf } from '../support/people.js';
import { allHeard, plannedActivity } from '../support/planned-activity.js';
import { TestApp } from '../support/test-app.js';
import { World } from '../support/world.js';

let one: TestApp;
let other: TestApp;
let world: World;
let desk: LiveDesk;
let squadId: string;

beforeAll(async () => {
  one = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  other = await one.beside({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(one);
  desk = new LiveDesk(one, world);
  squadId = await world.squad('PATROL');
}, 60_000);
afterEach(() => desk.leaveAll());
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const planned = async (): Promise<string> => {
  const id = await plannedActivity(one, world, { squadId });
  await allHeard(other);
  return id;
};
const enter = async (app: TestApp, activityId: string): Promise<void> => {
  const { person } = await world.volunteer();
  await new ActivityDesk(app, world).signUp(accountOf(person), activityId);
};

/** Ends the connections that listen, as a database that restarts does. */
async function cutListeners(): Promise<number> {
  const owner = new pg.Client({ connectionString: one.database.ownerUrl ?? '' });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'linli-live' AND datname = current_database()`,
    );
    return rowCount ?? 0;
  } finally {
    await owner.end();
  }
}

describe('several processes on one PostgreSQL', () => {
  it('what happens in one is seen by who watches in the other, and in its own', async () => {
    const activityId = await planned();
    const watched = [one, other].map((app) =>
      desk.on(desk.client(world.officerA, app.client.url), activityId),
    );
    for (const changes of watched) expect(await changes.kind()).toBe('ANYTHING');
    for (const app of [one, other]) {
      await enter(app, activityId);
      for (const changes of watched) expect(await changes.kind()).toBe('SIGN_UP');
    }
  });

  it('a role revoked in one ends the stream in the other', async () => {
    const activityId = await planned();
    const { officer, grantId } = await desk.grantedOfficer();
    const changes = desk.on(desk.client(officer, other.client.url), activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    await desk.revoke(grantId);
    await enter(one, activityId);
    expect((await changes.ending()).codes).toEqual(['NOT_FOUND']);
  });

  it('a listening connection that is cut comes again by itself, and who watches is told to load anew', async () => {
    const activityId = await planned();
    const changes = desk.on(desk.client(world.officerA, other.client.url), activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    for (let round = 0; round < 3; round += 1) {
      expect(await cutListeners()).toBeGreaterThan(0);
      await enter(one, activityId);
      // Whether that one was told or lost: nothing goes unnoticed, since after the gap anything may have changed.
      await changes.until('ANYTHING');
      await enter(one, activityId);
      await changes.until('SIGN_UP');
    }
  });
});
