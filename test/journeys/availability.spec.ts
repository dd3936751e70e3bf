import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { DELETE, MERGE, VolunteerDesk } from '../support/volunteer-desk.js';
import type { Person, World } from '../support/world.js';

const SET = `mutation ($input: SetAvailabilityInput!) {
  setAvailability(input: $input) { id availability { weekday from until } }
}`;
const READ = `query ($id: ID!) { volunteer(id: $id) { availability { weekday from until } } }`;

interface Slot {
  readonly weekday: string;
  readonly from: string;
  readonly until: string;
}
interface WithTimes {
  readonly id: string;
  readonly availability: readonly Slot[] | null;
}

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const slot = (from: string, until: string, weekday = 'SATURDAY'): Slot => ({ weekday, from, until });
const MORNING = [slot('08:30', '11:30')];
const set = async (by: Person, slots: readonly Slot[], volunteerId?: string) =>
  (await desk.send<WithTimes>(SET, { volunteerId, slots, idempotencyKey: newKey() }, by)).availability;
const refusal = (by: Person, slots: readonly Slot[], volunteerId?: string, language?: string) =>
  desk.refusal(SET, { volunteerId, slots, idempotencyKey: newKey() }, by, language);
const seenBy = async (by: Person, id: string) =>
  (await desk.app.client.data<{ volunteer: WithTimes }>(READ, { id }, { token: by.token })).volunteer
    .availability;
const storedOf = (volunteerId: string) =>
  desk.rows(
    'SELECT weekday, from_minute, until_minute FROM volunteer_availability WHERE volunteer_id = :volunteerId ORDER BY weekday, from_minute',
    { volunteerId },
  );

describe('the times of a week at which a volunteer can serve', () => {
  it('he sets them himself; those that touch are one, and the next ones replace them', async () => {
    const { id, person } = await desk.resident();
    const touching = [slot('10:00', '12:00'), slot('08:30', '10:00'), slot('20:00', '24:00', 'MONDAY')];
    const told = [slot('20:00', '24:00', 'MONDAY'), slot('08:30', '12:00')];
    expect(await set(person, touching)).toEqual(told);
    expect(await seenBy(person, id)).toEqual(told);
    expect(await set(person, MORNING)).toEqual(MORNING);
    expect(await storedOf(id)).toEqual([{ weekday: 6, from_minute: 510, until_minute: 690 }]);
    expect(await set(person, [])).toEqual([]);
    expect(await storedOf(id)).toEqual([]);
  });

  it('the same key sets them once, and answers alike', async () => {
    const { id, person } = await desk.resident();
    const input = { slots: MORNING, idempotencyKey: newKey() };
    const first = await desk.send(SET, input, person);
    expect(await desk.send(SET, input, person)).toEqual(first);
    expect(await desk.audited('volunteer.setAvailability', id)).toHaveLength(1);
    expect(await desk.refused(SET, { ...input, slots: [] }, person)).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('times that overlap, end before they start or are none are refused, each with its place and sentence', async () => {
    const { id, person } = await desk.resident();
    await set(person, MORNING);
    const wrong: [Slot[], string, string][] = [
      [[slot('08:00', '10:00'), slot('09:59', '12:00')], 'input.slots.1', 'AVAILABILITY_OVERLAPS'],
      [[slot('10:00', '10:00')], 'input.slots.0.until', 'UNTIL_NOT_AFTER_FROM'],
      [[slot('22:00', '06:00')], 'input.slots.0.until', 'UNTIL_NOT_AFTER_FROM'],
      [[slot('22:00', '24:01')], 'input.slots.0.until', 'TIME_OF_DAY'],
      [[slot('8:00', '09:00')], 'input.slots.0.from', 'TIME_OF_DAY'],
    ];
    for (const [slots, path, code] of wrong) {
      const [zh, en] = [await refusal(person, slots), await refusal(person, slots, undefined, 'en')];
      expect(zh.fields).toMatchObject([{ path, code }]);
      expect(zh.fields?.[0]?.message).toMatch(/\p{Script=Han}/u);
      expect(en.fields?.[0]?.message).not.toMatch(/\p{Script=Han}/u);
    }
    expect(await seenBy(person, id)).toEqual(MORNING);
  });

  it('twenty-one of them at most', async () => {
    const { person } = await desk.resident();
    const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
    const full = days.flatMap((day) => [
      slot('08:00', '09:00', day),
      slot('14:00', '15:00', day),
      slot('19:00', '20:00', day),
    ]);
    expect(await set(person, full)).toHaveLength(21);
    expect(await refusal(person, [...full, slot('21:00', '22:00')])).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('§ 10: who sets and sees them', () => {
  it('an officer of his community sets them for who has no account; no other officer is told that he exists', async () => {
    const { id } = await world.volunteer({ withAccount: false });
    expect(await set(world.officerA, MORNING, id)).toEqual(MORNING);
    expect((await refusal(world.officerB, [], id)).code).toBe('NOT_FOUND');
    expect((await refusal(world.auditor, [], id)).code).toBe('FORBIDDEN');
    const { person: stranger } = await desk.resident();
    expect((await refusal(stranger, [], id)).code).toBe('NOT_FOUND');
    expect(await storedOf(id)).toHaveLength(1);
  });

  it('who has not registered has none to set', async () => {
    expect((await refusal(await world.person(), MORNING)).code).toBe('NOT_A_VOLUNTEER');
  });

  it('the leader of a squad sees those of its members, as long as they are members', async () => {
    const [leader, member, outsider] = [await desk.resident(), await desk.resident(), await desk.resident()];
    const squadId = await world.squad('LEGAL_EDUCATION');
    for (const { id } of [leader, member]) await world.assign(id, squadId);
    await desk.send(
      `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`,
      { squadId, volunteerId: leader.id },
      world.officerA,
    );
    await set(member.person, MORNING);
    const members = `query ($id: ID!) { squad(id: $id) { members { nodes { volunteer { id availability { from until } } } } } }`;
    const timesSeenBy = async (by: Person): Promise<unknown> => {
      const answer = await desk.app.client.data<{
        squad: { members: { nodes: { volunteer: WithTimes }[] } };
      }>(members, { id: squadId }, { token: by.token });
      const nodes = answer.squad.members.nodes;
      return nodes.find(({ volunteer }) => volunteer.id === member.id)?.volunteer.availability;
    };
    const seen = [{ from: '08:30', until: '11:30' }];
    expect(await timesSeenBy(leader.person)).toEqual(seen);
    expect(await timesSeenBy(world.auditor)).toEqual(seen);
    expect(await timesSeenBy(member.person)).toEqual(seen);
    await world.assign(outsider.id, squadId);
    expect(await timesSeenBy(outsider.person)).toBeNull();
  });
});

describe('§ 10 and rule 4: his own data', () => {
  it('are in his export, and erased with him', async () => {
    const { id, person } = await desk.resident({ name: '韩二' });
    await set(person, MORNING);
    const { myData } = await desk.app.client.data<{ myData: Record<string, unknown> }>(
      '{ myData }',
      {},
      { token: person.token },
    );
    expect(myData['availability']).toEqual(MORNING);
    await desk.send(DELETE, { confirmation: '韩二' }, person);
    expect(await storedOf(id)).toEqual([]);
  });

  it('of two registrations the times of the one that stays are kept; has it none, it gets the other’s', async () => {
    const reason = '同一人重复登记';
    const merge = (duplicateId: string, intoId: string) =>
      desk.send(MERGE, { duplicateId, intoId, reason }, world.streetOfficer);
    const [kept, duplicate, second] = [await desk.resident(), await desk.resident(), await desk.resident()];
    await set(duplicate.person, MORNING);
    await merge(duplicate.id, kept.id);
    expect(await seenBy(kept.person, kept.id)).toEqual(MORNING);
    await set(second.person, [slot('19:00', '21:00', 'FRIDAY')]);
    await merge(second.id, kept.id);
    expect(await seenBy(kept.person, kept.id)).toEqual(MORNING);
    for (const { id } of [duplicate, second]) expect(await storedOf(id)).toEqual([]);
    expect((await refusal(world.officerA, [], second.id)).code).toBe('STATUS_NOT_ALLOWED');
  });
});
