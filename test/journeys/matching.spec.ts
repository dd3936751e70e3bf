import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AFTERNOON,
  ALL_AFTERNOON,
  MatchDesk,
  type Member,
  SCHEDULE,
  type ShownCandidate,
} from '../support/match-desk.js';
import { ACCEPT } from '../support/need-desk.js';
import { mobile } from '../support/people.js';
import { SUSPEND } from '../support/volunteer-desk.js';
import type { Person, World } from '../support/world.js';

let desk: MatchDesk;
let world: World;
let resident: Person;

beforeAll(async () => {
  desk = await MatchDesk.open();
  ({ world } = desk);
  resident = await world.person();
}, 60_000);
afterAll(() => desk.app.stop());

const RELIEF = 'POVERTY_RELIEF' as const;
const namesOf = (ranked: readonly ShownCandidate[]) => ranked.map(({ volunteer }) => volunteer.name);
const codesOf = (list: readonly { code: string }[] | undefined) => list?.map(({ code }) => code);

async function squadOf(names: readonly string[], options = {}): Promise<[string, Map<string, Member>]> {
  const squadId = await world.squad(RELIEF, { wantedSkills: ['HEALTH_CARE'] });
  const members = new Map<string, Member>();
  for (const name of names) members.set(name, await desk.member(squadId, RELIEF, { name, ...options }));
  return [squadId, members];
}
const one = (members: Map<string, Member>, name: string): Member => {
  const member = members.get(name);
  if (!member) throw new Error(`nobody is called ${name}`);
  return member;
};

describe('whom to ask for a need', () => {
  const NURSE = { skills: ['HEALTH_CARE'], background: 'OTHER', serviceKinds: ['PATROL'] };
  let needId: string;
  let squadId: string;
  let members: Map<string, Member>;

  beforeAll(async () => {
    [squadId, members] = await squadOf(['有空', '劳累', '无空', '未填', '暂停', '有约'], NURSE);
    members.set('不会', await desk.member(squadId, RELIEF, { name: '不会', ...NURSE, skills: ['ARTS'] }));
    const free = ['有空', '劳累', '暂停', '有约', '不会'];
    for (const name of free) await desk.states(one(members, name), ALL_AFTERNOON);
    await desk.states(one(members, '无空'), [{ weekday: 'SUNDAY', from: '08:00', until: '12:00' }]);
    await desk.served(one(members, '劳累'), '2026-06-12', 300);
    await desk.served(one(members, '劳累'), '2026-06-11', 300);
    await desk.busy(one(members, '有约'));
    await desk.leads(squadId, one(members, '有空'));
    needId = await desk.needs.accepted(RELIEF, resident, squadId);
    const suspend = { volunteerId: one(members, '暂停').id, reason: '虚报时长' };
    await desk.send(SUSPEND, suspend, world.officerA);
  }, 60_000);

  it('by skills, time and load, those who may not serve last', async () => {
    const ranked = await desk.candidates(needId, world.officerA);
    expect(namesOf(ranked)).toEqual(['有空', '劳累', '未填', '不会', '无空', '暂停', '有约']);
    expect(ranked.map(({ eligible }) => eligible)).toEqual([true, true, true, true, true, false, false]);
    expect(ranked.slice(-2).map(({ obstacles }) => codesOf(obstacles))).toEqual([
      ['VOLUNTEER_MAY_NOT_SERVE'],
      ['OVERLAPPING_SIGN_UP'],
    ]);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([79, 76, 64, 56, 49, 79, 79]);
  });

  it('each with its reasons in the language of the request', async () => {
    const first = async (language: string) =>
      (await desk.candidates(needId, world.officerA, { first: 2 }, language)).map(({ reasons }) =>
        reasons.map(({ text }) => text),
      );
    const [zh, en] = [await first('zh-CN'), await first('en')];
    expect(zh[1]).toEqual([
      '整个时段都在本人可服务的时间内',
      '具备小组所需 1 项技能中的 1 项',
      '居住在同一社区',
      '近 90 日服务 600 分钟',
    ]);
    expect(en[1]).toContain('served 600 minutes in the last 90 days');
    expect(en.flat().join()).not.toMatch(/\p{Script=Han}/u);
  });

  it('of an obstacle too', async () => {
    const told = async (language: string) =>
      (await desk.candidates(needId, world.officerA, {}, language)).flatMap(({ obstacles }) =>
        obstacles.map(({ text }) => text),
      );
    expect((await told('zh-CN'))[0]).toBe('该志愿者当前状态（暂停）不能参加活动');
    expect((await told('en')).join()).not.toMatch(/\p{Script=Han}|[{}]/u);
  });

  it('without an end it is two hours, and somebody who comes later is free', async () => {
    const evening = { startAt: '2026-06-15T08:00:00Z', endAt: null };
    const ranked = await desk.candidates(needId, world.officerA, evening);
    expect(namesOf(ranked.filter(({ eligible }) => !eligible))).toEqual(['暂停']);
    expect(codesOf(ranked.find(({ volunteer }) => volunteer.name === '有空')?.reasons)).toContain(
      'AVAILABLE',
    );
  });

  it('the squad’s leader sees full names, as he does of his members elsewhere', async () => {
    const leader = one(members, '有空').person;
    const told = namesOf(await desk.candidates(needId, leader));
    expect(told).toEqual(expect.arrayContaining(['有空', '未填']));
  });

  it('nobody but who decides about the need is told', async () => {
    const refused = async (by: Person | null) => (await desk.refusedCandidates(needId, by)).code;
    expect(await refused(null)).toBe('UNAUTHENTICATED');
    for (const by of [resident, one(members, '未填').person, world.auditor, world.administrator])
      expect(await refused(by)).toBe('FORBIDDEN');
    const { leader } = await desk.needs.ledSquad(RELIEF);
    for (const by of [leader, world.officerB, world.otherStreetOfficer])
      expect(await refused(by)).toBe('NOT_FOUND');
    for (const by of [world.headA, world.streetOfficer, world.districtOfficer])
      expect(await desk.candidates(needId, by)).toHaveLength(7);
  });

  it('refuses times that are past or end before they start, and needs that no squad has', async () => {
    const faults = async (change: object) =>
      (await desk.refusedCandidates(needId, world.officerA, change)).fields?.map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(await faults({ startAt: '2026-06-15T01:00:00Z' })).toEqual(['startAt ACTIVITY_START_PAST']);
    expect(await faults({ endAt: AFTERNOON.startAt })).toEqual(['endAt END_NOT_AFTER_START']);
    const open = await desk.needs.ask(RELIEF, resident);
    expect((await desk.refusedCandidates(open, world.officerA)).code).toBe('NEED_STATUS_NOT_ALLOWED');
    expect((await desk.refusedCandidates('missing', world.officerA)).code).toBe('NOT_FOUND');
  });
});

describe('nobody serves what he asked for himself', () => {
  it('not by his account', async () => {
    const [squadId, members] = await squadOf(['求助', '邻居']);
    const needId = await desk.needs.accepted(RELIEF, one(members, '求助').person, squadId);
    const ranked = await desk.candidates(needId, world.officerA);
    expect(namesOf(ranked)).toEqual(['邻居', '求助']);
    expect(codesOf(ranked[1]?.obstacles)).toEqual(['OWN_NEED']);
    expect(await desk.faults(needId, [one(members, '求助').id], world.officerA)).toEqual([
      'input.volunteerIds.0 OWN_NEED',
    ]);
  });

  it('not by his name and number, when an officer asked for somebody without an account', async () => {
    const squadId = await world.squad(RELIEF);
    const phone = mobile();
    const register = `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id } }`;
    for (const name of ['赵婆婆', '赵女儿']) {
      const input = { ...world.application({ name }), mobile: phone, onBehalf: true };
      const { id } = await desk.send<{ id: string }>(register, input, world.officerA);
      await world.accept(id, world.officerA);
      await desk.joined(id, squadId, RELIEF);
    }
    const requester = { name: '赵婆婆', phone, birthDate: '1946-03-01' };
    const needId = await desk.needs.ask(RELIEF, world.officerA, { requester });
    await desk.send(ACCEPT, { needId, squadId }, world.officerA);
    const ranked = await desk.candidates(needId, world.officerA);
    expect(ranked.map(({ volunteer, obstacles }) => [volunteer.name, codesOf(obstacles)])).toEqual([
      ['赵女儿', []],
      ['赵婆婆', ['OWN_NEED']],
    ]);
  });
});

describe('rule 13: what is confidential', () => {
  it('is matched by the head alone, and each time it is audited', async () => {
    const squadId = await world.squad('MEDIATION');
    const leader = await desk.member(squadId, 'MEDIATION');
    await desk.leads(squadId, leader);
    const needId = await desk.needs.accepted('MEDIATION', resident, squadId);
    expect(await desk.candidates(needId, world.headA)).toHaveLength(1);
    expect(await desk.needs.audited('need.match', needId)).toEqual([world.headA.accountId]);
    for (const by of [leader.person, world.officerA, world.streetOfficer, world.districtOfficer]) {
      expect((await desk.refusedCandidates(needId, by)).code).toBe('NOT_FOUND');
      expect((await desk.needs.refusal(SCHEDULE, desk.plan(needId, [leader.id]), by)).code).toBe('NOT_FOUND');
    }
    expect(await desk.needs.audited('need.match', needId)).toHaveLength(1);
  });
});
