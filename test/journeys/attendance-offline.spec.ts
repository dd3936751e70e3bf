import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttendanceBench, SUBMIT, type SentEvent } from '../support/attendance-bench.js';
import { Crew } from '../support/attendance-crew.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const HOUR = 3_600_000;
const minutes = (count: number): number => count * 60_000;

let app: TestApp;
let world: World;
let bench: AttendanceBench;
let crew: Crew;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(app);
  bench = new AttendanceBench(app);
  crew = await Crew.of(world, 'PATROL', ['first', 'second']);
}, 60_000);
afterAll(() => app.stop());

interface Shift {
  readonly id: string;
  readonly startAt: Date;
  /** So many minutes after the start. */
  at(after: number): Date;
}

/** An activity of two hours that begins now. */
async function shift(): Promise<Shift> {
  app.clock.advanceSeconds(4 * 3600);
  for (const member of crew.everybody)
    Object.assign(member.person, { token: await world.signIn(member.person) });
  const startAt = new Date(app.clock.now().getTime() + HOUR);
  const endAt = new Date(startAt.getTime() + 2 * HOUR);
  const id = await crew.activity({ startAt: startAt.toISOString(), endAt: endAt.toISOString() });
  await crew.run(id, startAt.toISOString());
  return { id, startAt, at: (after) => new Date(startAt.getTime() + minutes(after)) };
}

/** What a volunteer's device notes: the code it saw, and the time by its own clock. */
async function seen(on: Shift, kind: string, after: number, clockWrongBy = 0): Promise<SentEvent> {
  const statedAt = new Date(on.at(after).getTime() + minutes(clockWrongBy)).toISOString();
  const code = await bench.codeAt(on.id, on.at(after));
  return { clientEventId: newKey(), activityId: on.id, kind, code, statedAt, deviceId: 'phone-1' };
}

/** What the leader's device notes. */
const noted = (
  on: Shift,
  volunteerId: string,
  kind: string,
  after: number,
  more: object = {},
): SentEvent => ({
  ...{ clientEventId: newKey(), activityId: on.id, kind, volunteerId, statedAt: on.at(after).toISOString() },
  ...more,
});

const first = (): { id: string; person: Person } => crew.member('first');
const attended = async (on: Shift, volunteerId = first().id) => {
  const all = await bench.attendance(crew.leader.person, on.id);
  return all.find((one) => one.volunteerId === volunteerId);
};

describe('a device without a network', () => {
  it('whose clock is minutes wrong is set right by the code; what it said and when it was heard are kept', async () => {
    const on = await shift();
    const events = [await seen(on, 'CHECK_IN', 10, 9), await seen(on, 'CHECK_OUT', 100, -12)];
    app.clock.set(on.at(115).toISOString());
    const answers = await bench.submit(first().person, events);
    expect(answers).toMatchObject([
      { index: 0, verdict: 'ACCEPTED', happenedAt: on.at(10).toISOString() },
      { index: 1, verdict: 'ACCEPTED', happenedAt: on.at(100).toISOString() },
    ]);
    expect(await attended(on)).toMatchObject({
      intervals: [{ minutes: 90, provenance: 'CHECKED_IN' }],
      events: [{ statedAt: on.at(19).toISOString(), receivedAt: on.at(115).toISOString() }, {}],
    });
  });

  it('of the leader, that knows by serverTime what its clock is wrong by, says so with each event', async () => {
    const on = await shift();
    const { serverTime } = await app.client.data<{ serverTime: string }>(
      '{ serverTime }',
      {},
      { token: crew.leader.person.token },
    );
    expect(serverTime).toBe(app.clock.now().toISOString());
    app.clock.set(on.at(110).toISOString());
    const slow = { clockOffsetSeconds: 300 };
    const events = [noted(on, first().id, 'CHECK_IN', 0, slow), noted(on, first().id, 'CHECK_OUT', 95, slow)];
    await bench.submit(crew.leader.person, events);
    expect((await attended(on))?.intervals).toMatchObject([
      { startAt: on.at(5).toISOString(), endAt: on.at(100).toISOString(), provenance: 'LEADER_ATTESTED' },
    ]);
  });

  it('finds a volunteer by his number too', async () => {
    const on = await shift();
    const [row] = await bench.rows<{ no: string }>(
      'SELECT volunteer_no AS no FROM volunteer WHERE id = :id',
      {
        id: first().id,
      },
    );
    const event = { ...noted(on, '', 'CHECK_IN', 0), volunteerId: undefined, volunteerNo: row?.no };
    expect(await bench.verdict(crew.leader.person, event)).toBe('ACCEPTED');
    expect(await attended(on)).toMatchObject({ state: 'PRESENT' });
  });
});

describe('sent again', () => {
  it('in another order, in halves and twice it is the same: what is known is a duplicate', async () => {
    const on = await shift();
    app.clock.set(on.at(119).toISOString());
    const events = [
      await seen(on, 'CHECK_IN', 1),
      await seen(on, 'CHECK_OUT', 30),
      await seen(on, 'CHECK_IN', 40),
      await seen(on, 'CHECK_OUT', 110),
    ];
    const backwards = events.toReversed();
    expect((await bench.submit(first().person, backwards.slice(0, 1))).map((one) => one.verdict)).toEqual([
      'ACCEPTED',
    ]);
    expect((await bench.submit(first().person, backwards)).map((one) => one.verdict)).toEqual([
      ...['DUPLICATE', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED'],
    ]);
    const before = await attended(on);
    expect((await bench.submit(first().person, events)).map((one) => one.verdict)).toEqual(
      Array(4).fill('DUPLICATE'),
    );
    expect(await attended(on)).toEqual(before);
    expect(before?.intervals.map((one) => one.minutes)).toEqual([29, 70]);
  });

  it('twice in one call, the second is a duplicate', async () => {
    const on = await shift();
    const event = await seen(on, 'CHECK_IN', 0);
    const answers = await bench.submit(first().person, [event, event]);
    expect(answers.map((one) => one.verdict)).toEqual(['ACCEPTED', 'DUPLICATE']);
  });

  it('with another content the id is refused, and nothing changes', async () => {
    const on = await shift();
    const event = await seen(on, 'CHECK_IN', 0);
    await bench.submit(first().person, [event]);
    const before = await attended(on);
    for (const other of [
      { kind: 'CHECK_OUT' },
      { statedAt: on.at(1).toISOString() },
      { deviceId: 'phone-2' },
    ])
      expect(await bench.verdict(first().person, { ...event, ...other })).toBe('EVENT_ID_REUSED');
    const taken = noted(on, crew.member('second').id, 'CHECK_IN', 0, { clientEventId: event.clientEventId });
    expect(await bench.verdict(crew.leader.person, taken)).toBe('EVENT_ID_REUSED');
    expect(await attended(on)).toEqual(before);
  });

  it('a duplicate stays one when the activity is over and done', async () => {
    const on = await shift();
    const event = await seen(on, 'CHECK_IN', 0);
    await bench.submit(first().person, [event]);
    app.clock.advanceDays(6);
    Object.assign(first().person, { token: await world.signIn(first().person) });
    expect(await bench.verdict(first().person, event)).toBe('DUPLICATE');
  });
});

describe('sent after the activity was finished', () => {
  it('it settles whoever has nothing recorded yet, once', async () => {
    const on = await shift();
    const events = [await seen(on, 'CHECK_IN', 0), await seen(on, 'CHECK_OUT', 90)];
    app.clock.set(on.at(125).toISOString());
    await crew.finish(on.id);
    expect(await attended(on)).toMatchObject({ outcome: 'NO_SHOW' });
    await bench.submit(first().person, events);
    expect(await attended(on)).toMatchObject({ outcome: 'ATTENDED' });
    expect(await bench.records(on.id)).toMatchObject([{ volunteerId: first().id, creditedMinutes: 90 }]);
    await bench.submit(first().person, events);
    expect(await bench.records(on.id)).toHaveLength(1);
    expect(await bench.verdict(first().person, await seen(on, 'CHECK_OUT', 110))).toBe('ATTENDANCE_SETTLED');
  });

  it('the second half completes the first, and what was whole stays as it was', async () => {
    const on = await shift();
    const events = [
      await seen(on, 'CHECK_IN', 0),
      await seen(on, 'CHECK_OUT', 30),
      await seen(on, 'CHECK_IN', 40),
      await seen(on, 'CHECK_OUT', 100),
    ];
    app.clock.set(on.at(125).toISOString());
    await bench.submit(first().person, events.slice(0, 3));
    await crew.finish(on.id);
    expect(await attended(on)).toMatchObject({ outcome: 'END_MISSING' });
    expect(await bench.records(on.id)).toMatchObject([{ creditedMinutes: 30 }]);
    const earlier = await seen(on, 'CHECK_OUT', 20);
    expect(await bench.verdict(first().person, earlier)).toBe('ATTENDANCE_SETTLED');
    await bench.submit(first().person, events.slice(2));
    expect(await attended(on)).toMatchObject({ outcome: 'ATTENDED' });
    expect(await bench.records(on.id)).toMatchObject([{ creditedMinutes: 30 }, { creditedMinutes: 60 }]);
  });

  it('days later it comes too late', async () => {
    const on = await shift();
    const event = await seen(on, 'CHECK_IN', 0);
    app.clock.set(on.at(120).toISOString());
    app.clock.advanceDays(3);
    const { person } = first();
    Object.assign(person, { token: await world.signIn(person) });
    app.clock.advanceSeconds(1);
    expect(await bench.verdict(person, event)).toBe('ATTENDANCE_TOO_LATE');
  });
});

describe('a call', () => {
  it('takes 300 events and refuses 301', async () => {
    const on = await shift();
    const events = Array.from({ length: 301 }, () => noted(on, first().id, 'CHECK_IN', 0));
    const answers = await bench.submit(crew.leader.person, events.slice(0, 300));
    expect(answers.map((one) => one.index)).toEqual(Array.from({ length: 300 }, (_, index) => index));
    expect(new Set(answers.map((one) => one.verdict))).toEqual(new Set(['ACCEPTED']));
    const refusal = await app.client.refusal(
      SUBMIT,
      { input: { events } },
      { token: crew.leader.person.token },
    );
    expect(refusal).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'input.events', code: 'FIELD_TOO_MANY' }],
    });
  });
});
