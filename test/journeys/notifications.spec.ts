import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ActivityDesk } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { InboxDesk } from '../support/inbox-desk.js';
import { LiveClient } from '../support/live-client.js';
import { ServiceDesk } from '../support/service-desk.js';

let desk: ActivityDesk;
let inbox: InboxDesk;
let squadId: string;
let people: CrowdMember[];

beforeAll(async () => {
  desk = await ActivityDesk.open();
  inbox = new InboxDesk(desk.app);
  squadId = await desk.world.squad('LEGAL_EDUCATION', { name: '普法队' });
  people = await crowd(desk.app, desk.world, 8);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (number: number): CrowdMember => people[number] as CrowdMember;
const one = [{ name: '讲解', capacity: 1 }];
const latest = async (by: CrowdMember, language?: string) => (await inbox.read(by, { language })).nodes[0];

describe('what becomes of a sign-up reaches the inbox', () => {
  it('signed up, waiting, offered a place, and the activity called off with its reason', async () => {
    const activity = await desk.published({ squadId, positions: one });
    const first = await desk.signUp(person(0), activity.id);
    await desk.signUp(person(1), activity.id);
    expect([await inbox.kinds(person(0)), await inbox.kinds(person(1))]).toEqual([
      ['SIGNED_UP'],
      ['WAITING'],
    ]);

    await desk.do('cancelSignUp', { signUpId: first.id, reason: '临时有事' }, person(0));
    expect(await latest(person(1))).toMatchObject({
      kind: 'PLACE_OFFERED',
      subjectType: 'Activity',
      subjectId: activity.id,
      text: '“社区便民服务日”（2026-06-17 10:00）有了空位，为您保留到 2026-06-16 10:00，请确认',
    });

    await desk.do('cancelActivity', { activityId: activity.id, reason: '暴雨红色预警' });
    expect((await latest(person(1)))?.text).toBe('“社区便民服务日”（2026-06-17 10:00）已取消：暴雨红色预警');
    expect((await latest(person(1), 'en'))?.text).toBe(
      '“社区便民服务日” (2026-06-17 10:00) has been called off: 暴雨红色预警',
    );
    expect(await inbox.kinds(person(0))).not.toContain('ACTIVITY_CANCELLED');
  });

  it('an invitation, and a move to another time', async () => {
    const activity = await desk.published({ squadId, recruitingMode: 'INVITED' });
    await desk.do('inviteVolunteers', { activityId: activity.id, volunteerIds: [person(2).volunteerId] });
    expect((await latest(person(2)))?.kind).toBe('INVITED');
    await desk.do('moveActivity', { activityId: activity.id, startAt: desk.at(72), endAt: desk.at(74) });
    expect((await latest(person(2)))?.text).toBe(
      '“社区便民服务日”的时间或地点有变：2026-06-18 10:00 开始，地点请看活动',
    );
  });

  it('a reminder on the day before, once for each time that is set, to those who have a place', async () => {
    const times = { startAt: desk.at(24 * 6), endAt: desk.at(24 * 6 + 2) };
    const activity = await desk.published({ squadId, positions: one, ...times });
    for (const number of [3, 4]) await desk.signUp(person(number), activity.id);
    const remind = () => desk.app.get(Jobs).run('notifications.remind');
    await remind();
    expect(await inbox.kinds(person(3))).toEqual(['SIGNED_UP']);
    desk.app.clock.advanceDays(5);
    await remind();
    await remind();
    const awake = await desk.awake(person(3));
    expect((await inbox.read(awake)).nodes.map(({ text }) => text)).toEqual([
      '提醒：“社区便民服务日”明天 2026-06-21 10:00 开始',
      '您已报名“社区便民服务日”，2026-06-21 10:00 开始',
    ]);
    expect(await inbox.kinds(await desk.awake(person(4)))).toEqual(['WAITING']);
  });
});

describe('what is decided about one’s service reaches the inbox', () => {
  it('confirmed with its minutes, rejected with the reason', async () => {
    const world = desk.world;
    Object.assign(world.officerA, await desk.awake(world.officerA));
    Object.assign(world.secondOfficerA, await desk.awake(world.secondOfficerA));
    const records = new ServiceDesk(desk.app, world);
    const volunteer = await desk.awake(person(5));
    await records.confirmed(records.draft(volunteer.volunteerId, { day: '2026-06-12', minutes: 89 }));
    const { id } = await records.enter(records.draft(volunteer.volunteerId, { day: '2026-06-13' }));
    await records.reject([id]);
    const told = (await inbox.read(volunteer)).nodes.map(({ kind, text }) => [kind, text]);
    expect(told).toEqual([
      ['RECORD_REJECTED', expect.stringContaining('未获确认：与签到表不符')],
      ['RECORD_CONFIRMED', expect.stringContaining('已确认，计入 60 分钟')],
    ]);
  });
});

describe('an inbox is its owner’s alone', () => {
  it('is read, counted and marked by himself; others’ ids are like unknown ones', async () => {
    const mine = await desk.awake(person(1));
    const other = await desk.awake(person(2));
    const before = await inbox.read(mine);
    expect(before.unread).toBe(before.nodes.length);
    expect(await inbox.mark(other, [before.nodes[0]?.id ?? ''])).toBe((await inbox.read(other)).unread);
    expect((await inbox.read(mine)).unread).toBe(before.unread);
    expect(await inbox.mark(mine, [before.nodes[0]?.id ?? ''])).toBe(before.unread - 1);
    expect(await inbox.mark(mine)).toBe(0);
    expect((await inbox.read(mine, { unreadOnly: true })).nodes).toEqual([]);
    const refused = await desk.app.client.refusal('{ myNotifications { nodes { id } } }');
    expect(refused.code).toBe('UNAUTHENTICATED');
  });

  it('is watched live, and nobody else’s news come', async () => {
    const [mine, other] = [await desk.awake(person(6)), await desk.awake(person(7))];
    const [socket, otherSocket] = [mine, other].map((each) => new LiveClient(desk.app.client.url, each));
    const watch = (client: LiveClient | undefined) =>
      client?.watch<{ inboxChanged: { notificationId: string | null } }>(
        'subscription { inboxChanged { notificationId } }',
      );
    const [watching, otherWatching] = [watch(socket), watch(otherSocket)];
    expect(await watching?.next()).toEqual({ inboxChanged: { notificationId: null } });
    expect(await otherWatching?.next()).toEqual({ inboxChanged: { notificationId: null } });
    const leader = await desk.awake(desk.leader);
    const activity = await desk.published({ squadId }, leader);
    await desk.signUp(mine, activity.id);
    await desk.signUp(other, activity.id);
    await desk.app.settled();
    const told = (await watching?.next())?.inboxChanged.notificationId;
    expect((await inbox.read(mine)).nodes[0]).toMatchObject({ id: told, kind: 'SIGNED_UP' });
    const toldOther = (await otherWatching?.next())?.inboxChanged.notificationId;
    expect((await inbox.read(other)).nodes[0]?.id).toBe(toldOther);
    expect(toldOther).not.toBe(told);
    await Promise.all([socket?.leave(), otherSocket?.leave()]);
  });

  it('is in his own export, and gone with his account', async () => {
    const mine = await desk.awake(person(6));
    const { myData } = await desk.app.client.data<{ myData: { notifications: { inbox: object[] } } }>(
      '{ myData }',
      {},
      { token: mine.token },
    );
    expect(myData.notifications.inbox).toHaveLength(1);
    const count = async () =>
      desk.app.uow.read((view) =>
        view.rows('SELECT id FROM notification WHERE account_id = :id', { id: mine.accountId }),
      );
    expect(await count()).toHaveLength(1);
    await desk.app.client.data(
      `mutation ($input: DeleteMyDataInput!) { deleteMyData(input: $input) }`,
      { input: { confirmation: '张三' } },
      { token: mine.token },
    );
    await desk.app.settled();
    expect(await count()).toEqual([]);
  });
});
