import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTIVITY_CALLS, ActivityDesk, type ShownSignUp } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { ChildServer } from './support/child-server.js';
import { newGate } from './support/gate.js';

const PEOPLE = 200;
const PLACES = 30;

interface Row {
  readonly volunteer_id: string;
  readonly status: string;
  readonly arrival: number;
}

describe('promise 6: sign-ups with the server killed in the middle', () => {
  let app: TestApp;
  let people: CrowdMember[];
  let activityId: string;

  beforeAll(async () => {
    const desk = await ActivityDesk.open();
    app = desk.app;
    app.clock.set(new Date().toISOString());
    desk.world.officerA = await desk.awake(desk.world.officerA);
    desk.world.secondOfficerA = await desk.awake(desk.world.secondOfficerA);
    people = await crowd(app, desk.world, PEOPLE);
    const squadId = await desk.world.squad('LEGAL_EDUCATION');
    const positions = [{ name: '讲解', capacity: PLACES }];
    ({ id: activityId } = await desk.published({ squadId, ...desk.nextDay(), positions }));
    // The file has one owner at a time: from here on the child has it.
    await app.app.close();
    await app.uow.close();
  }, 600_000);
  afterAll(() => app.database.remove());

  const child = () => ChildServer.start(app.database.environment);

  /** Everybody signs up at once, each with his key; answers whose sign-up was acknowledged, and tells how many are so far. */
  async function everybody(
    server: ChildServer,
    keys: ReadonlyMap<string, string>,
    told: (acknowledged: number) => void = () => undefined,
  ): Promise<Set<string>> {
    const acknowledged = new Set<string>();
    await Promise.all(
      people.map(async ({ volunteerId, token }) => {
        try {
          const input = { activityId, idempotencyKey: keys.get(volunteerId) };
          await server.client.data<{ signUp: ShownSignUp }>(ACTIVITY_CALLS.signUp, { input }, { token });
          acknowledged.add(volunteerId);
          told(acknowledged.size);
        } catch {
          // The server was gone, or going.
        }
      }),
    );
    return acknowledged;
  }

  async function list(): Promise<{ rows: Row[]; taken: number }> {
    const reopened = await TestApp.reopen(app.database);
    try {
      return await reopened.uow.read(async (view) => {
        const rows = await view.rows<Row>(
          'SELECT volunteer_id, status, arrival FROM activity_sign_up WHERE activity_id = :activityId ORDER BY arrival',
          { activityId },
        );
        const [position] = await view.rows<{ taken: number }>(
          'SELECT taken_places AS taken FROM activity_position WHERE activity_id = :activityId',
          { activityId },
        );
        return {
          rows: rows.map((row) => ({ ...row, arrival: Number(row.arrival) })),
          taken: Number(position?.taken),
        };
      });
    } finally {
      await reopened.close();
    }
  }

  function expectInOrder({ rows, taken }: { rows: Row[]; taken: number }): void {
    expect(rows.map(({ arrival }) => arrival)).toEqual(rows.map((_, index) => index + 1));
    expect(new Set(rows.map((row) => row.volunteer_id)).size).toBe(rows.length);
    const confirmed = rows.filter(({ status }) => status === 'CONFIRMED');
    expect(confirmed.map(({ arrival }) => arrival)).toEqual(
      rows.slice(0, PLACES).map(({ arrival }) => arrival),
    );
    expect(taken).toBe(Math.min(PLACES, rows.length));
  }

  it(`kill -9 while ${PEOPLE} sign up for ${PLACES} places, again and again: what was acknowledged is there once`, async () => {
    const keys = new Map(people.map(({ volunteerId }) => [volunteerId, newKey()]));
    const acknowledged = new Set<string>();
    for (const answers of [1, 25, 90]) {
      const server = await child();
      const middle = newGate();
      const signing = everybody(server, keys, (count) => {
        if (count >= answers) middle.open();
      });
      await middle.opened;
      await server.end('SIGKILL');
      for (const id of await signing) acknowledged.add(id);
      const after = await list();
      expectInOrder(after);
      const there = new Set(after.rows.map((row) => row.volunteer_id));
      expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
    }
    const server = await child();
    const all = await everybody(server, keys);
    await server.end('SIGTERM');
    expect(all.size).toBe(PEOPLE);
    const after = await list();
    expectInOrder(after);
    expect(after.rows).toHaveLength(PEOPLE);
  }, 300_000);
});
