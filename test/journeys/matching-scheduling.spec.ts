import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShownActivity } from '../support/activity-desk.js';
import { AFTERNOON, MatchDesk, type Member, SCHEDULE } from '../support/match-desk.js';
import { FULFIL, WITHDRAW } from '../support/need-desk.js';
import type { Person, World } from '../support/world.js';

let desk: MatchDesk;
let world: World;
let resident: Person;
let squadId: string;
let leader: Member;
let members: Member[];

const LECTURE = 'LEGAL_EDUCATION' as const;

beforeAll(async () => {
  desk = await MatchDesk.open();
  ({ world } = desk);
  resident = await world.person();
  squadId = await world.squad(LECTURE, { name: '普法一组' });
  leader = await desk.member(squadId, LECTURE);
  await desk.leads(squadId, leader);
  members = [];
  for (const name of ['讲师', '助教', '后勤']) members.push(await desk.member(squadId, LECTURE, { name }));
}, 60_000);
afterAll(() => desk.app.stop());

const accepted = (): Promise<string> => desk.needs.accepted(LECTURE, resident, squadId);
const member = (index: number): Member => {
  const found = members[index];
  if (!found) throw new Error(`no member ${index}`);
  return found;
};
const statusOf = async (needId: string) => (await desk.stored(needId)).status;
const planned = (needId: string) =>
  desk.queue(squadId, world.officerA).then((needs) => needs.find(({ id }) => id === needId));

/** Leaves nobody with a place, so that the next need of this afternoon finds them free. */
async function clear(activityId: string): Promise<void> {
  await desk.activities.do('cancelActivity', { activityId, reason: '改日再办' }, world.officerA);
}

describe('from an accepted need to an activity in one step', () => {
  it('is planned, published and the volunteers are invited; who accepts serves the need', async () => {
    const needId = await accepted();
    const activity = await desk.schedule(needId, [member(0), member(1)], leader.person);
    expect(activity).toMatchObject({
      ...{ status: 'PUBLISHED', title: '普法服务', address: '甲社区', personInCharge: '普法一组' },
      ...{ ...AFTERNOON, recruitingMode: 'INVITED', contentsShown: true },
      positions: [{ name: '志愿者', capacity: 2, taken: 0 }],
    });
    expect(await statusOf(needId)).toBe('SCHEDULED');
    expect(await desk.activities.counts(activity.id)).toEqual({ INVITED: 2 });
    expect(await desk.answers(member(0), activity.id)).toBe('CONFIRMED');
    expect(await desk.answers(member(1), activity.id, false)).toBe('DECLINED');
    expect((await desk.needs.read(needId, member(0).person)).contents).toMatchObject({
      content: '请派人来看看',
    });
    expect(await desk.needs.unreadable(needId, member(1).person)).toBe('NOT_FOUND');
    await clear(activity.id);
  });

  it('with a title, an address, a person in charge and positions of its own', async () => {
    const needId = await accepted();
    const own = {
      ...{ title: '防骗讲座', address: '社区会议室', personInCharge: '李老师' },
      positions: [
        { name: '主讲', capacity: 1 },
        { name: '协助', capacity: 1 },
      ],
    };
    const activity = await desk.schedule(needId, members, world.officerA, own);
    expect(activity).toMatchObject({ title: '防骗讲座', address: '社区会议室', personInCharge: '李老师' });
    const [lecturer, helper] = activity.positions.map(({ id }) => id);
    const invitedTo = async (one: Member) => (await desk.activities.own(one.person, activity.id)).positionId;
    expect([await invitedTo(member(0)), await invitedTo(member(1)), await invitedTo(member(2))]).toEqual([
      lecturer,
      helper,
      lecturer,
    ]);
    await clear(activity.id);
  });

  it('twice with one key makes one activity; with another the need is planned already', async () => {
    const needId = await accepted();
    const input = desk.plan(needId, [member(0).id]);
    const first = await desk.send<ShownActivity>(SCHEDULE, input, world.officerA);
    expect(await desk.send(SCHEDULE, input, world.officerA)).toEqual(first);
    const again = await desk.needs.refusal(SCHEDULE, desk.plan(needId, [member(1).id]), world.officerA);
    expect(again.code).toBe('NEED_STATUS_NOT_ALLOWED');
    expect(await desk.stored(needId)).toEqual({ status: 'SCHEDULED', activities: 1 });
    await clear(first.id);
  });

  it('by several at once makes one activity', async () => {
    const needId = await accepted();
    const answers = await Promise.all(
      [0, 1, 2, 0, 1, 2].map((index) => {
        const input = desk.plan(needId, [member(index).id, member((index + 1) % 3).id]);
        return desk.app.client.send<{ scheduleNeed: { id: string } }>(
          SCHEDULE,
          { input },
          { token: world.officerA.token },
        );
      }),
    );
    const [made, ...others] = answers.flatMap(({ data }) => (data ? [data.scheduleNeed.id] : []));
    expect(others).toEqual([]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(Array(5).fill('NEED_STATUS_NOT_ALLOWED'));
    expect(await desk.stored(needId)).toEqual({ status: 'SCHEDULED', activities: 1 });
    await clear(made ?? '');
  });
});

describe('what is refused leaves nothing behind', () => {
  it('volunteers who may not serve, each by his place in the input, and who is no member', async () => {
    const needId = await accepted();
    const busy = await desk.member(squadId, LECTURE, { name: '有约' });
    await desk.busy(busy);
    const stranger = await world.volunteer({ name: '外人' });
    const ids = [member(0).id, busy.id, stranger.id, 'missing'];
    expect(await desk.faults(needId, ids, world.officerA)).toEqual([
      'input.volunteerIds.1 OVERLAPPING_SIGN_UP',
      'input.volunteerIds.2 NOT_SQUAD_MEMBER',
      'input.volunteerIds.3 NOT_SQUAD_MEMBER',
    ]);
    expect(await desk.stored(needId)).toEqual({ status: 'ACCEPTED', activities: 0 });
  });

  it('nobody, or more than twenty', async () => {
    const needId = await accepted();
    const many = Array.from({ length: 21 }, (_, index) => `${member(0).id}${index}`);
    expect(await desk.faults(needId, [], world.officerA)).toEqual(['input.volunteerIds FIELD_TOO_FEW']);
    expect(await desk.faults(needId, many, world.officerA)).toEqual(['input.volunteerIds FIELD_TOO_MANY']);
  });

  it('times that are past, end before they start or last too long', async () => {
    const needId = await accepted();
    const faults = (change: object) => desk.faults(needId, [member(0).id], world.officerA, change);
    expect(await faults({ startAt: '2026-06-15T01:59:00Z' })).toEqual(['input.startAt ACTIVITY_START_PAST']);
    expect(await faults({ endAt: AFTERNOON.startAt })).toEqual(['input.endAt END_NOT_AFTER_START']);
    expect(await faults({ endAt: '2026-06-16T06:01:00Z' })).toEqual(['input.endAt ACTIVITY_TOO_LONG']);
    expect(await desk.stored(needId)).toEqual({ status: 'ACCEPTED', activities: 0 });
  });

  it('a need that is open, or over', async () => {
    const refused = async (needId: string) =>
      (await desk.needs.refusal(SCHEDULE, desk.plan(needId, [member(0).id]), world.officerA)).code;
    expect(await refused(await desk.needs.ask(LECTURE, resident))).toBe('NEED_STATUS_NOT_ALLOWED');
    const withdrawn = await accepted();
    await desk.send(WITHDRAW, { needId: withdrawn }, resident);
    expect(await refused(withdrawn)).toBe('NEED_STATUS_NOT_ALLOWED');
  });

  it('a title of what is confidential: it is named by its kind', async () => {
    const mediationSquad = await world.squad('MEDIATION');
    const mediator = await desk.member(mediationSquad, 'MEDIATION');
    const needId = await desk.needs.accepted('MEDIATION', resident, mediationSquad);
    const title = { title: '王家漏水' };
    expect(await desk.faults(needId, [mediator.id], world.headA, title)).toEqual([
      'input.title TITLE_CONFIDENTIAL',
    ]);
    expect(await desk.stored(needId)).toEqual({ status: 'ACCEPTED', activities: 0 });
  });
});

describe('a need and what is planned for it go together', () => {
  it('cancelled: the need waits for another activity, and its volunteers are free', async () => {
    const needId = await accepted();
    const first = await desk.schedule(needId, [member(0)], world.officerA);
    await desk.answers(member(0), first.id);
    expect(await planned(needId)).toMatchObject({ status: 'SCHEDULED', activityIds: [first.id] });
    await clear(first.id);
    expect(await planned(needId)).toMatchObject({ status: 'ACCEPTED', activityIds: [] });
    expect(await desk.needs.unreadable(needId, member(0).person)).toBe('NOT_FOUND');
    const second = await desk.schedule(needId, [member(0)], world.officerA);
    expect(await planned(needId)).toMatchObject({ status: 'SCHEDULED', activityIds: [second.id] });
    await clear(second.id);
  });

  it('withdrawn: the activity is called off with a reason, which everybody on the list is told', async () => {
    const needId = await accepted();
    const { id } = await desk.schedule(needId, [member(0), member(1)], world.officerA);
    await desk.answers(member(0), id);
    await desk.send(WITHDRAW, { needId, reason: '已经解决' }, resident);
    await desk.app.settled();
    const { status, statusReason } = await desk.activities.read(id, world.officerA);
    expect([status, statusReason]).toEqual(['CANCELLED', expect.stringMatching(/撤回.* · .*withdrawn/)]);
    for (const one of [member(0), member(1)])
      expect(await desk.activities.own(one.person, id)).toMatchObject({ status: 'CANCELLED', statusReason });
    expect(await statusOf(needId)).toBe('WITHDRAWN');
  });

  it('the squad’s queue tells the activities of what is planned, when it is asked for that too', async () => {
    const needId = await accepted();
    const { id } = await desk.schedule(needId, [member(2)], world.officerA);
    const queued = (await desk.queue(squadId, leader.person, false)).map((need) => need.id);
    expect(queued).not.toContain(needId);
    expect(await desk.queue(squadId, leader.person)).toContainEqual({
      ...{ id: needId, status: 'SCHEDULED', activityIds: [id] },
    });
    await clear(id);
  });

  it('held: it stays planned until it is fulfilled', async () => {
    const needId = await accepted();
    const { id } = await desk.schedule(needId, [member(0)], world.officerA);
    desk.app.clock.set(AFTERNOON.startAt);
    await desk.activities.do('startActivity', { activityId: id }, leader.person);
    await desk.activities.do('finishActivity', { activityId: id }, leader.person);
    await desk.app.settled();
    expect(await planned(needId)).toMatchObject({ status: 'SCHEDULED', activityIds: [id] });
    await desk.send(FULFIL, { needId, rating: 4 }, resident);
    expect(await statusOf(needId)).toBe('FULFILLED');
  });
});
