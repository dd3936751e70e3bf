import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityEntity } from '../../src/activities/activity.entity.js';
import { Secrecy } from '../../src/kernel/secrecy.js';
import { SquadKind } from '../../src/kernel/vocabulary.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { ActivityFixture } from '../support/activity-fixture.js';
import { AttendanceBench } from '../support/attendance-bench.js';
import { Crew, type Member } from '../support/attendance-crew.js';
import { newKey } from '../support/people.js';
import { recordOf } from '../support/service.js';
import { ENTER } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { MERGE, SUSPEND } from '../support/volunteer-desk.js';
import { World } from '../support/world.js';

const HOUR = 3_600_000;

let app: TestApp;
let world: World;
let bench: AttendanceBench;
let crew: Crew;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(app);
  bench = new AttendanceBench(app);
  crew = await Crew.of(world, 'PATROL', ['one', 'two', 'three', 'four', 'five']);
}, 60_000);
afterAll(() => app.stop());

/** An activity of two hours that begins half an hour from now; the clock goes on to its start. */
async function running(people: readonly Member[]) {
  const startAt = new Date(app.clock.now().getTime() + HOUR / 2);
  const endAt = new Date(startAt.getTime() + 2 * HOUR);
  const when = { startAt: startAt.toISOString(), endAt: endAt.toISOString() };
  const id = await crew.activity(when, people);
  await crew.run(id, when.startAt);
  const at = (minutes: number): string => new Date(startAt.getTime() + minutes * 60_000).toISOString();
  return { id, at };
}

/** The leader attests from when to when somebody was there. */
async function attested(
  on: { id: string; at: (minutes: number) => string },
  who: Member,
  from: number,
  until: number,
) {
  const event = (kind: string, minutes: number) => ({
    ...{ clientEventId: newKey(), activityId: on.id, kind, volunteerId: who.id, statedAt: on.at(minutes) },
  });
  const answers = await bench.submit(crew.leader.person, [
    event('CHECK_IN', from),
    event('CHECK_OUT', until),
  ]);
  expect(answers.map(({ problem }) => problem)).toEqual([null, null]);
}

describe('what cannot be recorded is kept with the reason', () => {
  it('overlapping attendance at two activities credits once (engelsystem#184)', async () => {
    const who = crew.member('one');
    const first = await running([who]);
    const startAt = first.at(120);
    const second = await crew.activity({ startAt, endAt: first.at(240) }, [who]);
    app.clock.set(first.at(240));
    // Kept on past the plan of the first, and at the same time there from the start of the second.
    await attested(first, who, 0, 150);
    await crew.start(second);
    await attested({ id: second, at: first.at }, who, 120, 240);
    await crew.finish(first.id);
    await crew.finish(second);
    expect(await bench.records(first.id)).toMatchObject([{ creditedMinutes: 150 }]);
    expect(await bench.records(second)).toEqual([]);
    expect(await bench.unrecorded(second)).toEqual([
      { volunteerId: who.id, problemCode: 'OVERLAPPING_RECORD' },
    ]);
  });

  it('nor is time credited again that an office has entered already', async () => {
    const who = crew.member('two');
    const on = await running([who]);
    app.clock.set(on.at(90));
    await attested(on, who, 0, 60);
    const typed = {
      ...recordOf({ volunteerId: who.id, startAt: on.at(30), minutes: 60 }),
      idempotencyKey: newKey(),
    };
    await app.client.data(ENTER, { input: typed }, { token: world.officerA.token });
    await crew.finish(on.id);
    expect(await bench.records(on.id)).toEqual([]);
    expect(await bench.unrecorded(on.id)).toMatchObject([{ problemCode: 'OVERLAPPING_RECORD' }]);
  });

  it('less than the unit of credit (rule 20), with what its sentence needs', async () => {
    const on = await running(crew.everybody.slice(1));
    app.clock.set(on.at(120));
    await attested(on, crew.member('three'), 0, 29);
    await attested(on, crew.member('four'), 0, 59);
    await crew.finish(on.id);
    expect(await bench.records(on.id)).toMatchObject([
      { volunteerId: crew.member('four').id, rawMinutes: 59, creditedMinutes: 30 },
    ]);
    const [row] = await bench.rows<{ code: string; details: string }>(
      `SELECT problem_code AS code, problem_details AS details FROM unrecorded_attendance WHERE activity_id = :id`,
      { id: on.id },
    );
    expect(row).toEqual({ code: 'BELOW_CREDIT_UNIT', details: JSON.stringify({ unitMinutes: 30 }) });
  });

  it('of who serves no longer; the others of the same activity are recorded', async () => {
    const [gone, stays] = [crew.member('five'), crew.member('four')];
    const on = await running([gone, stays]);
    app.clock.set(on.at(120));
    for (const who of [gone, stays]) await attested(on, who, 0, 120);
    const input = { volunteerId: gone.id, reason: '记录造假' };
    await app.client.data(SUSPEND, { input }, { token: world.officerA.token });
    await crew.finish(on.id);
    expect(await bench.records(on.id)).toMatchObject([{ volunteerId: stays.id }]);
    expect(await bench.unrecorded(on.id)).toEqual([
      { volunteerId: gone.id, problemCode: 'VOLUNTEER_NOT_ACTIVE' },
    ]);
    expect(await app.get(Outbox).behindSince('service-records-attendance')).toBeNull();
  });
});

describe('somebody who turns out to be registered twice (rule 4)', () => {
  it('has what he attended under either registration', async () => {
    const [twice, once] = [(await world.volunteer()).id, (await world.volunteer({ withAccount: false })).id];
    const on = await running([{ id: twice, person: crew.leader.person }]);
    app.clock.set(on.at(120));
    const event = (kind: string, volunteerId: string, minutes: number) => ({
      ...{ clientEventId: newKey(), activityId: on.id, kind, volunteerId, statedAt: on.at(minutes) },
    });
    expect(await bench.verdict(crew.leader.person, event('CHECK_IN', twice, 0))).toBe('ACCEPTED');
    const input = { duplicateId: twice, intoId: once, reason: '重复登记' };
    await app.client.data(MERGE, { input }, { token: world.streetOfficer.token });
    await app.settled();
    expect(await bench.verdict(crew.leader.person, event('CHECK_OUT', once, 90))).toBe('ACCEPTED');
    await crew.finish(on.id);
    expect(await bench.records(on.id)).toMatchObject([{ volunteerId: once, creditedMinutes: 90 }]);
  });
});

describe('what a record tells', () => {
  it('of an open activity it is made for who is no member of the squad too', async () => {
    const { id, person } = await world.volunteer({ withAccount: true });
    if (!person) throw new Error('the guest has an account');
    const on = await running([{ id, person }]);
    app.clock.set(on.at(120));
    await attested(on, { id, person }, 0, 120);
    await crew.finish(on.id);
    await app.settled();
    const [row] = await bench.rows(
      `SELECT occasion, content, address, service_target, organising_unit, person_in_charge, squad_kind, squad_id
         FROM service_record WHERE activity_id = :id`,
      { id: on.id },
    );
    const [squad] = await bench.rows<{ name: string }>('SELECT name FROM squad WHERE id = :id', {
      id: crew.squadId,
    });
    expect(row).toEqual({
      ...{ occasion: '夜间巡逻', content: '沿街巡逻', address: '南大街', service_target: 'PUBLIC' },
      ...{
        organising_unit: squad?.name,
        person_in_charge: '组长',
        squad_kind: 'PATROL',
        squad_id: crew.squadId,
      },
    });
  });

  it('of an organisation’s it names the organisation', async () => {
    const { addOrganisation } = await app.client.data<{ addOrganisation: { id: string } }>(
      `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }`,
      {
        input: {
          communityCode: world.communityA,
          name: '巾帼服务队',
          category: 'SERVICE',
          idempotencyKey: newKey(),
        },
      },
      { token: world.officerA.token },
    );
    const fixture = new ActivityFixture(world);
    const who = crew.member('three');
    const startAt = new Date(app.clock.now().getTime() + HOUR).toISOString();
    const endAt = new Date(Date.parse(startAt) + HOUR).toISOString();
    const organisationId = addOrganisation.id;
    const id = await fixture.publish(world.officerA, { organisationId }, { startAt, endAt }, [who.id]);
    app.clock.set(startAt);
    await fixture.start(world.officerA, id);
    app.clock.set(endAt);
    const events = [
      { clientEventId: newKey(), activityId: id, kind: 'CHECK_IN', volunteerId: who.id, statedAt: startAt },
      { clientEventId: newKey(), activityId: id, kind: 'CHECK_OUT', volunteerId: who.id, statedAt: endAt },
    ];
    await bench.submit(world.officerA, events);
    await fixture.finish(world.officerA, id);
    await app.settled();
    const [row] = await bench.rows(
      'SELECT organisation_id, organising_unit, squad_id FROM service_record WHERE activity_id = :id',
      { id },
    );
    expect(row).toEqual({ organisation_id: organisationId, organising_unit: '巾帼服务队', squad_id: null });
  });

  it('of a confidential one it names the kind and nothing else, and only the head and the assigned see who was there', async () => {
    const who = crew.member('three');
    const on = await running([who]);
    await app.uow.write((transaction) =>
      transaction
        .repo(ActivityEntity)
        .update({ id: on.id }, { secrecy: Secrecy.CONFIDENTIAL, squadKind: SquadKind.MEDIATION }),
    );
    app.clock.set(on.at(90));
    const head = await world.officer('COMMUNITY_HEAD', world.communityA);
    const event = {
      clientEventId: newKey(),
      activityId: on.id,
      kind: 'CHECK_IN',
      volunteerId: who.id,
      statedAt: on.at(0),
    };
    for (const by of [crew.leader.person, world.officerA])
      expect(await bench.verdict(by, event)).toBe('NOT_FOUND');
    expect(await bench.verdict(head, event)).toBe('ACCEPTED');
    expect(await bench.attendance(head, on.id)).toHaveLength(1);
    expect(await bench.attendance(who.person, on.id)).toHaveLength(1);
    const out = { ...event, clientEventId: newKey(), kind: 'CHECK_OUT', statedAt: on.at(90) };
    await bench.submit(head, [out]);
    await crew.finish(on.id);
    await app.settled();
    const [row] = await bench.rows(
      'SELECT occasion, content, address, service_target, credited_minutes FROM service_record WHERE activity_id = :id',
      { id: on.id },
    );
    expect(row).toEqual({
      ...{ occasion: '调解服务', content: '调解服务', address: '保密', service_target: 'OTHER' },
      credited_minutes: 90,
    });
  });
});
