import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityDesk } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { type HeardEvent, listenTo } from '../support/heard-events.js';

let desk: ActivityDesk;
let squadId: string;
let people: CrowdMember[];
let heard: () => Promise<HeardEvent[]>;

beforeAll(async () => {
  desk = await ActivityDesk.open();
  squadId = await desk.world.squad('LEGAL_EDUCATION', { name: '普法队' });
  people = await crowd(desk.app, desk.world, 4);
  heard = listenTo(desk.app, [
    'ActivityPublished',
    'ActivityMoved',
    'ActivityCancelled',
    'ActivityFinished',
    'SignUpChanged',
  ]);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (number: number): CrowdMember => people[number] as CrowdMember;
const open = (change: object = {}) => desk.published({ squadId, ...desk.nextDay(), ...change });
const sooner = (time: string, hours: number): string =>
  new Date(Date.parse(time) - hours * 3_600_000).toISOString();
const changes = (events: readonly HeardEvent[]) =>
  events
    .filter(({ type }) => type === 'SignUpChanged')
    .map(({ payload }) => `${String(payload['from'])} ${String(payload['to'])}`);

describe('rule 14: called off, or moved', () => {
  it('cancelled with a reason: everybody signed up is released and told, nobody is promoted', async () => {
    const { id: activityId } = await open({ positions: [{ name: '讲解', capacity: 1 }] });
    for (const one of people.slice(0, 2)) await desk.signUp(one, activityId);
    await desk.do('inviteVolunteers', { activityId, volunteerIds: [person(2).volunteerId] });
    await heard();
    const cancelled = await desk.do('cancelActivity', { activityId, reason: '暴雨红色预警' });
    expect(cancelled).toMatchObject({
      status: 'CANCELLED',
      statusReason: '暴雨红色预警',
      positions: [{ taken: 0, waiting: 0 }],
    });
    const events = await heard();
    expect(changes(events).sort()).toEqual(['CONFIRMED CANCELLED', 'INVITED CANCELLED', 'WAITING CANCELLED']);
    expect(events.filter(({ type }) => type === 'ActivityCancelled')).toEqual([
      { type: 'ActivityCancelled', payload: { activityId } },
    ]);
    expect(await desk.own(person(1), activityId)).toMatchObject({
      status: 'CANCELLED',
      statusReason: '暴雨红色预警',
    });
    expect(await desk.read(activityId, person(0))).toMatchObject({ status: 'CANCELLED' });
    expect(await desk.unreadable(activityId, person(3))).toBe('NOT_FOUND');
    expect(await desk.refused('signUp', { activityId }, person(0))).toBe('ACTIVITY_STATUS_NOT_ALLOWED');
    expect(await desk.refused('cancelActivity', { activityId, reason: '再取消' })).toBe(
      'ACTIVITY_STATUS_NOT_ALLOWED',
    );
  });

  it('moved: who is elsewhere then is released with the reason, who waits moves up, all others are told', async () => {
    const { id: activityId, startAt } = await open({ positions: [{ name: '讲解', capacity: 2 }] });
    for (const one of people.slice(0, 3)) await desk.signUp(one, activityId);
    const other = await open();
    await desk.signUp(person(0), other.id);
    await heard();
    const to = {
      startAt: sooner(other.startAt, -1),
      endAt: sooner(other.startAt, -3),
      address: '居委会二楼',
    };
    expect(await desk.do('moveActivity', { activityId, ...to })).toMatchObject({
      status: 'PUBLISHED',
      ...to,
    });
    expect(await desk.own(person(0), activityId)).toMatchObject({ status: 'CANCELLED' });
    expect((await desk.own(person(0), activityId)).statusReason).toContain('改期');
    expect(await desk.own(person(1), activityId)).toMatchObject({ status: 'CONFIRMED' });
    expect(await desk.own(person(2), activityId)).toMatchObject({ status: 'OFFERED' });
    const events = await heard();
    expect(changes(events)).toEqual(['CONFIRMED CANCELLED', 'WAITING OFFERED']);
    expect(events.filter(({ type }) => type === 'ActivityMoved')).toEqual([
      { type: 'ActivityMoved', payload: { activityId, formerStartAt: startAt } },
    ]);
    expect(await desk.refused('signUp', { activityId: other.id }, person(1))).toBe('OVERLAPPING_SIGN_UP');
  });
});

describe('what happens to a volunteer', () => {
  it('rule 7: who is suspended gives his places free, and gets no new ones', async () => {
    const { id: activityId } = await open({ positions: [{ name: '讲解', capacity: 1 }] });
    const [leaving] = await crowd(desk.app, desk.world, 1);
    if (!leaving) throw new Error('nobody');
    await desk.signUp(leaving, activityId);
    await desk.signUp(person(0), activityId);
    await desk.world.client.data(
      `mutation ($input: VolunteerReasonInput!) { suspendVolunteer(input: $input) { id } }`,
      { input: { volunteerId: leaving.volunteerId, reason: '虚报时长' } },
      { token: desk.world.officerA.token },
    );
    await desk.app.settled();
    expect(await desk.own(leaving, activityId)).toMatchObject({ status: 'CANCELLED' });
    expect(await desk.own(person(0), activityId)).toMatchObject({ status: 'OFFERED' });
    const refusal = await desk.refusal('signUp', { activityId }, leaving);
    expect(refusal).toMatchObject({ code: 'VOLUNTEER_MAY_NOT_SERVE' });
    expect(refusal.message).toContain('暂停');
  });

  it('rule 4: a duplicate’s sign-ups go to the person he turned out to be, who is nowhere twice', async () => {
    const span = desk.nextDay();
    const [here, there, elsewhere] = [
      await desk.published({ squadId, ...span }),
      await desk.published({ squadId, ...desk.nextDay() }),
      await desk.published({ squadId, ...span }),
    ];
    const [duplicate, kept] = await crowd(desk.app, desk.world, 2);
    if (!duplicate || !kept) throw new Error('nobody');
    await desk.signUp(duplicate, here.id);
    await desk.signUp(duplicate, there.id);
    await desk.signUp(kept, elsewhere.id);
    await desk.signUp(kept, there.id);
    await desk.world.client.data(
      `mutation ($input: MergeVolunteersInput!) { mergeVolunteers(input: $input) { id } }`,
      { input: { duplicateId: duplicate.volunteerId, intoId: kept.volunteerId, reason: '同一人' } },
      { token: desk.world.streetOfficer.token },
    );
    await desk.app.settled();
    const held = (await desk.mine(kept)).map(({ activityId, status }) => [activityId, status]);
    expect(held).toHaveLength(4);
    expect(held).toEqual(
      expect.arrayContaining([
        [here.id, 'CANCELLED'],
        [there.id, 'CANCELLED'],
        [there.id, 'CONFIRMED'],
        [elsewhere.id, 'CONFIRMED'],
      ]),
    );
  });
});
