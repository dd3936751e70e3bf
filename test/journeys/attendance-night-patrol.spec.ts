import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Crew } from '../support/attendance-crew.js';
import { AttendanceBench } from '../support/attendance-bench.js';
import { CONFIRM, type Decision } from '../support/service.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { World } from '../support/world.js';

/** From 22:00 on 15 June to 02:00 on the 16th, in Shanghai. */
const PATROL = { startAt: '2026-06-15T14:00:00.000Z', endAt: '2026-06-15T18:00:00.000Z' };

let app: TestApp;
let world: World;
let bench: AttendanceBench;
let crew: Crew;
let activityId: string;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(app);
  bench = new AttendanceBench(app);
  crew = await Crew.of(world, 'PATROL', ['punctual', 'late', 'forgetful', 'absent']);
  activityId = await crew.activity(PATROL);
}, 60_000);
afterAll(() => app.stop());

const at = (instant: string): void => app.clock.set(instant);
const byCode = async (name: string, kind: 'checkIn' | 'checkOut') => {
  const code = await bench.code(crew.leader.person, activityId);
  return bench[kind](crew.member(name).person, activityId, code);
};
const attendee = async (name: string) => {
  const all = await bench.attendance(crew.leader.person, activityId);
  return all.find(({ volunteerId }) => volunteerId === crew.member(name).id);
};
const recordsOf = async (name: string) =>
  (await bench.records(activityId)).filter(({ volunteerId }) => volunteerId === crew.member(name).id);
const daysOf = (name: string) =>
  bench.rows<{ day: string; raw: number; credited: number }>(
    `SELECT d.day, d.raw_minutes AS raw, d.credited_minutes AS credited
       FROM service_record_day d JOIN service_record r ON r.id = d.record_id
      WHERE r.activity_id = :activityId AND r.volunteer_id = :volunteerId ORDER BY d.day`,
    { activityId, volunteerId: crew.member(name).id },
  );

describe('a night patrol over midnight', () => {
  it('nobody checks in before the leader has started it', async () => {
    at('2026-06-15T13:40:00Z');
    const code = await bench.code(crew.leader.person, activityId);
    await expect(bench.checkIn(crew.member('punctual').person, activityId, code)).rejects.toThrow(
      'ATTENDANCE_NOT_OPEN',
    );
    await crew.start(activityId);
  });

  it('the leader shows a code that changes every thirty seconds; the punctual one checks in by it', async () => {
    at('2026-06-15T13:50:10Z');
    const attended = await byCode('punctual', 'checkIn');
    expect(attended).toMatchObject({
      ...{ state: 'PRESENT', outcome: null, lateMinutes: 0, arrivedAt: '2026-06-15T13:50:00.000Z' },
      events: [{ kind: 'CHECK_IN', proof: 'CODE', receivedAt: '2026-06-15T13:50:10.000Z' }],
    });
    const first = await bench.code(crew.leader.person, activityId);
    app.clock.advanceSeconds(30);
    expect(await bench.code(crew.leader.person, activityId)).not.toBe(first);
  });

  it('the leader checks himself in by the code that he holds, which proves no more than his word', async () => {
    at('2026-06-15T14:00:00Z');
    const code = await bench.code(crew.leader.person, activityId);
    const { events } = await bench.checkIn(crew.leader.person, activityId, code);
    expect(events).toMatchObject([{ proof: 'LEADER' }]);
    await byCode('forgetful', 'checkIn');
  });

  it('who comes forty minutes late is late, and no no-show (karrot-backend PR#1280)', async () => {
    at('2026-06-15T14:40:00Z');
    expect(await byCode('late', 'checkIn')).toMatchObject({ state: 'PRESENT', lateMinutes: 40 });
    expect(await attendee('absent')).toMatchObject({ state: 'AWAITED', lateMinutes: 0, arrivedAt: null });
  });

  it('they check out five minutes after the planned end, but for one who forgets', async () => {
    at('2026-06-15T18:05:00Z');
    await byCode('punctual', 'checkOut');
    await byCode('late', 'checkOut');
    const code = await bench.code(crew.leader.person, activityId);
    await bench.checkOut(crew.leader.person, activityId, code);
    expect(await attendee('late')).toMatchObject({
      state: 'LEFT',
      intervals: [{ minutes: 205, provenance: 'CHECKED_IN' }],
    });
  });

  it('finished, everybody’s attendance is settled', async () => {
    at('2026-06-15T18:10:00Z');
    await crew.finish(activityId);
    const outcomes = Object.fromEntries(
      await Promise.all(crew.names.map(async (name) => [name, (await attendee(name))?.outcome])),
    ) as Record<string, string>;
    expect(outcomes).toEqual({
      punctual: 'ATTENDED',
      late: 'ATTENDED',
      forgetful: 'END_MISSING',
      absent: 'NO_SHOW',
    });
  });

  it('the punctual one gets what he served, also past the plan (ephios#66), on the days on which he served it', async () => {
    expect(await recordsOf('punctual')).toMatchObject([
      { rawMinutes: 245, creditedMinutes: 240, provenance: 'CHECKED_IN', status: 'PENDING' },
    ]);
    // volunteer_portal#22: at GMT+8, 22:00 is 14:00 UTC of the same day, and midnight is 16:00 UTC.
    expect(await daysOf('punctual')).toEqual([
      { day: '2026-06-15', raw: 120, credited: 120 },
      { day: '2026-06-16', raw: 125, credited: 120 },
    ]);
  });

  it('the late one gets his own minutes, the leader his by his word', async () => {
    expect(await recordsOf('late')).toMatchObject([
      { rawMinutes: 205, creditedMinutes: 180, provenance: 'CHECKED_IN' },
    ]);
    expect(await daysOf('late')).toEqual([
      { day: '2026-06-15', raw: 80, credited: 80 },
      { day: '2026-06-16', raw: 125, credited: 100 },
    ]);
    const own = (await bench.records(activityId)).filter(({ volunteerId }) => volunteerId === crew.leader.id);
    expect(own).toMatchObject([{ rawMinutes: 245, provenance: 'LEADER_ATTESTED' }]);
  });

  it('the no-show gets none (engelsystem#280), and the forgetful one none yet (rule 17)', async () => {
    expect(await recordsOf('absent')).toEqual([]);
    expect(await recordsOf('forgetful')).toEqual([]);
    expect(await bench.unrecorded(activityId)).toEqual([]);
  });

  it('until the leader attests the end', async () => {
    at('2026-06-16T01:00:00Z');
    const { id } = crew.member('forgetful');
    const attended = await bench.attest(
      crew.leader.person,
      activityId,
      id,
      'CHECK_OUT',
      '2026-06-15T18:00:00Z',
    );
    expect(attended).toMatchObject({
      outcome: 'ATTENDED',
      intervals: [{ minutes: 240, provenance: 'LEADER_ATTESTED' }],
    });
    expect(attended.events.at(-1)).toMatchObject({ proof: 'LEADER', reason: '手机没电' });
    expect(await recordsOf('forgetful')).toMatchObject([
      { rawMinutes: 240, creditedMinutes: 240, provenance: 'LEADER_ATTESTED', status: 'PENDING' },
    ]);
    expect(await daysOf('forgetful')).toMatchObject([{ credited: 120 }, { credited: 120 }]);
  });

  it('twice changes nothing: whoever is settled stays settled', async () => {
    const { id } = crew.member('forgetful');
    await expect(
      bench.attest(crew.leader.person, activityId, id, 'CHECK_OUT', '2026-06-15T18:30:00Z'),
    ).rejects.toThrow('ATTENDANCE_SETTLED');
    expect(await recordsOf('forgetful')).toHaveLength(1);
  });

  it('the records name the patrol and wait for confirmation like any other, which credits the minutes', async () => {
    const rows = await bench.rows<Record<string, string>>(
      `SELECT id, occasion, address, organising_unit, person_in_charge, squad_id, recorded_by_account_id
         FROM service_record WHERE activity_id = :activityId ORDER BY id`,
      { activityId },
    );
    expect(new Set(rows.map((row) => row['squad_id']))).toEqual(new Set([crew.squadId]));
    expect(new Set(rows.map((row) => row['recorded_by_account_id']))).toEqual(
      new Set([crew.leader.person.accountId]),
    );
    const { confirmServiceRecords } = await app.client.data<{ confirmServiceRecords: Decision[] }>(
      CONFIRM,
      { input: { recordIds: rows.map((row) => row['id']), idempotencyKey: newKey() } },
      { token: world.officerA.token },
    );
    expect(confirmServiceRecords.map(({ record }) => record?.status)).toEqual(Array(4).fill('CONFIRMED'));
  });
});
