import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttendanceBench } from '../support/attendance-bench.js';
import { AFTERNOON, ALL_AFTERNOON, MatchDesk, type Member } from '../support/match-desk.js';
import { ACCEPT, FULFIL, PROGRESS } from '../support/need-desk.js';
import type { World } from '../support/world.js';

const ELDER = { name: '周奶奶', phone: '13912121212', birthDate: '1946-02-03' };
const REQUEST = {
  requester: ELDER,
  content: '独居，行动不便，米面已尽',
  address: '莲花池巷七号',
  urgency: 'URGENT',
  serviceTargets: ['ELDERLY', 'POOR_FAMILIES'],
  povertyRelief: { householdCategory: 'EXTREME_HARDSHIP', neededHelp: '米面油，量血压' },
};

let desk: MatchDesk;
let world: World;
let bench: AttendanceBench;
let squadId: string;
let leader: Member;
let people: Record<'free' | 'tired' | 'busy' | 'unskilled', Member>;

beforeAll(async () => {
  desk = await MatchDesk.open();
  ({ world } = desk);
  bench = new AttendanceBench(desk.app);
  squadId = await world.squad('POVERTY_RELIEF', { name: '帮困一组', wantedSkills: ['HEALTH_CARE'] });
  const join = (name: string, skills: string[]) =>
    desk.member(squadId, 'POVERTY_RELIEF', { name, skills, serviceKinds: ['POVERTY_RELIEF'] });
  leader = await join('组长', ['DRIVING']);
  await desk.leads(squadId, leader);
  people = {
    unskilled: await join('不会', ['ARTS']),
    busy: await join('有约', ['HEALTH_CARE']),
    tired: await join('劳累', ['HEALTH_CARE']),
    free: await join('有空', ['HEALTH_CARE']),
  };
  for (const member of Object.values(people)) await desk.states(member, ALL_AFTERNOON);
  await desk.busy(people.busy);
  await desk.served(people.tired, '2026-06-12', 420);
}, 120_000);
afterAll(() => desk.app.stop());

describe('a food visit, asked by an officer for an 80-year-old', () => {
  it('is matched, given and fulfilled by the committee', async () => {
    const { officerA, secondOfficerA, auditor } = world;
    const { free } = people;

    // The officer asks on her behalf; the squad's leader finds it first in his queue and takes it.
    const needId = await desk.needs.ask('POVERTY_RELIEF', officerA, REQUEST);
    expect(await desk.queue(squadId, leader.person)).toEqual([
      { id: needId, status: 'OPEN', activityIds: [] },
    ]);
    await desk.send(ACCEPT, { needId, squadId }, leader.person);

    // The nearest free volunteer with the skill is first, whoever is elsewhere last.
    const ranked = await desk.candidates(needId, leader.person);
    expect(ranked.map(({ volunteer }) => volunteer.id)).toEqual([
      ...[free.id, people.tired.id, people.unskilled.id, leader.id],
      people.busy.id,
    ]);
    expect(ranked[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['SKILLS_WANTED', 'AVAILABLE', 'LOAD', 'SAME_COMMUNITY']),
    );
    const activity = await desk.schedule(needId, [free], leader.person);

    // Only who has said yes reads where she lives; the activity itself does not tell.
    expect(await desk.needs.unreadable(needId, free.person)).toBe('NOT_FOUND');
    expect(await desk.answers(free, activity.id)).toBe('CONFIRMED');
    const read = await desk.needs.read(needId, free.person);
    expect(read.contents).toMatchObject({
      ...{ address: REQUEST.address, content: REQUEST.content },
      requester: { ...ELDER, onBehalf: true },
    });
    const shown = await desk.activities.read(activity.id, free.person);
    expect(shown).toMatchObject({ title: '帮困服务', address: '甲社区', contentsShown: true });
    expect(await desk.needs.unreadable(needId, people.tired.person)).toBe('NOT_FOUND');
    expect(await desk.needs.read(needId, auditor)).toMatchObject({ status: 'SCHEDULED', contents: null });

    // The visit, with the code that the leader's phone shows.
    desk.app.clock.set(AFTERNOON.startAt);
    await desk.activities.do('startActivity', { activityId: activity.id }, leader.person);
    await bench.checkIn(free.person, activity.id, await bench.code(leader.person, activity.id));
    desk.app.clock.set('2026-06-15T07:31:00Z');
    await bench.checkOut(free.person, activity.id, await bench.code(leader.person, activity.id));
    await desk.activities.do('finishActivity', { activityId: activity.id }, leader.person);

    // What was found and given is told by who was there.
    const given = {
      visitedOn: '2026-06-15',
      visitFindings: '血压偏高，已约社区医生',
      given: '米 10 斤，油 1 桶',
    };
    await desk.send(PROGRESS, { needId, povertyRelief: given }, free.person);
    const fulfilled = await desk.send(FULFIL, { needId, rating: 5, comment: '老人满意' }, secondOfficerA);
    expect(fulfilled).toMatchObject({ status: 'FULFILLED' });
    expect((await desk.needs.read(needId, officerA)).contents).toMatchObject({
      ...{ rating: 5, closingText: '老人满意' },
      povertyRelief: { ...REQUEST.povertyRelief, ...given },
    });

    // 91 minutes with a check-in: 90 are credited, and the next need finds him less rested.
    expect(await bench.records(activity.id)).toMatchObject([
      { volunteerId: free.id, rawMinutes: 91, creditedMinutes: 90, provenance: 'CHECKED_IN' },
    ]);
    const next = await desk.needs.ask('POVERTY_RELIEF', officerA, REQUEST);
    await desk.send(ACCEPT, { needId: next, squadId }, officerA);
    const evening = { startAt: '2026-06-15T09:00:00Z', endAt: '2026-06-15T10:00:00Z' };
    const again = await desk.candidates(next, officerA, evening);
    const load = again.find(({ volunteer }) => volunteer.id === free.id)?.reasons.find(isLoad)?.text;
    expect(load).toBe('近 90 日服务 91 分钟');
  }, 120_000);
});

const isLoad = ({ code }: { code: string }): boolean => code === 'LOAD';
