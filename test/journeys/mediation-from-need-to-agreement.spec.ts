import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttendanceBench } from '../support/attendance-bench.js';
import { AFTERNOON, ALL_AFTERNOON, MatchDesk, type Member } from '../support/match-desk.js';
import { ACCEPT, FULFIL, PROGRESS } from '../support/need-desk.js';
import { Onlookers } from '../support/onlookers.js';
import type { Person, World } from '../support/world.js';

/** What only the three may read, in every field that somebody writes in. */
const SECRETS = {
  content: '楼上夜里跳绳，已吵到报警',
  address: '莲花池巷七号二单元',
  parties: '钱家与孙家',
  matter: '夜间噪声与漏水赔偿',
  agreementText: '钱家铺设隔音垫，赔偿八百元',
};
const COMMENT = '两家握手言和';
const TOLD = { startAt: AFTERNOON.startAt, endAt: AFTERNOON.endAt };

let desk: MatchDesk;
let world: World;
let bench: AttendanceBench;
let resident: Person;
let squadId: string;
let leader: Member;
let fellow: Member;
let mediators: readonly [Member, Member];
let onlookers: Onlookers;

beforeAll(async () => {
  desk = await MatchDesk.open();
  ({ world } = desk);
  bench = new AttendanceBench(desk.app);
  resident = await world.person();
  squadId = await world.squad('MEDIATION', { name: '调解一组', wantedSkills: ['MEDIATION', 'LAW'] });
  const join = (name: string, skills: string[]) => desk.member(squadId, 'MEDIATION', { name, skills });
  leader = await join('组长', ['OTHER']);
  await desk.leads(squadId, leader);
  fellow = await join('组员', ['OTHER']);
  mediators = [await join('老张', ['MEDIATION', 'LAW']), await join('老李', ['MEDIATION'])];
  for (const mediator of mediators) await desk.states(mediator, ALL_AFTERNOON);
  const otherHead = await world.officer('COMMUNITY_HEAD', world.communityB);
  const { officerA, secondOfficerA, officerB, streetOfficer, districtOfficer, auditor } = world;
  onlookers = new Onlookers(desk, squadId, {
    ...{ officerA, secondOfficerA, officerB, streetOfficer, districtOfficer, auditor, otherHead },
    administrator: world.administrator,
    leader: leader.person,
    fellow: fellow.person,
    resident: await world.person(),
  });
}, 120_000);
afterAll(() => desk.app.stop());

describe('a mediation, from the need to the agreement', () => {
  it('is asked, matched, held, agreed on and credited, and nobody but the three sees what it is about', async () => {
    const { headA, officerA, secondOfficerA } = world;
    const phrases = [...Object.values(SECRETS), COMMENT];
    const [first, second] = mediators;

    // A resident asks for it.
    const { content, address, parties, matter, agreementText } = SECRETS;
    const mediation = { source: 'ASKED', parties, matter };
    const needId = await desk.needs.ask('MEDIATION', resident, { content, address, mediation });
    const see = () => onlookers.seeNothing(needId, phrases);
    await see();
    const own = [needId, content, address, parties, matter];
    expect(await onlookers.foundBy(resident, needId, own)).toEqual(own);

    // The head takes it for the squad and is told whom to ask.
    await desk.send(ACCEPT, { needId, squadId }, headA);
    const ranked = await desk.candidates(needId, headA);
    expect(ranked.map(({ volunteer }) => volunteer.name)).toEqual(['老张', '老李', '组长', '组员']);
    expect(ranked.every(({ eligible }) => eligible)).toBe(true);
    await see();

    // One click: an activity with two invitations. Nobody is assigned before he has said yes.
    const activity = await desk.schedule(needId, mediators, headA, { address: SECRETS.address });
    expect(activity).toMatchObject({ status: 'PUBLISHED', ...TOLD });
    expect(await desk.needs.unreadable(needId, first.person)).toBe('NOT_FOUND');
    expect(await desk.activities.read(activity.id, first.person)).toMatchObject({
      ...{ title: '调解服务', address: null, contentsShown: false },
    });
    await see();

    // Both accept, and read what it is about.
    for (const mediator of mediators) expect(await desk.answers(mediator, activity.id)).toBe('CONFIRMED');
    expect((await desk.needs.read(needId, second.person)).contents).toMatchObject({
      ...{ content, address },
      mediation: { parties, matter },
    });
    for (const party of [first.person, headA, resident])
      expect(await desk.activities.read(activity.id, party)).toMatchObject({ address, contentsShown: true });
    await see();
    // Those who plan in the community see that there is something, and when: the name of its kind, and how many come.
    for (const planner of [officerA, world.streetOfficer, world.auditor, leader.person])
      expect(await desk.activities.read(activity.id, planner)).toMatchObject({
        ...{ title: '调解服务', content: null, address: null, contentsShown: false, ...TOLD },
        positions: [{ name: null, capacity: 2, taken: 2 }],
      });

    // It is held; the head attests, since nobody shows a code at a mediation.
    desk.app.clock.set(TOLD.startAt);
    await desk.activities.do('startActivity', { activityId: activity.id }, headA);
    desk.app.clock.set('2026-06-15T08:05:00Z');
    for (const { id } of mediators) {
      await bench.attest(headA, activity.id, id, 'CHECK_IN', TOLD.startAt);
      await bench.attest(headA, activity.id, id, 'CHECK_OUT', TOLD.endAt);
    }
    await desk.activities.do('finishActivity', { activityId: activity.id }, headA);
    await see();

    // A mediator writes down the agreement; the resident confirms and rates.
    const agreement = { outcome: 'AGREEMENT', agreementText };
    await desk.send(PROGRESS, { needId, mediation: agreement }, first.person);
    await desk.send(FULFIL, { needId, rating: 5, comment: COMMENT }, resident);
    expect(await desk.needs.read(needId, resident)).toMatchObject({
      status: 'FULFILLED',
      contents: { rating: 5, closingText: COMMENT, mediation: agreement },
    });
    await see();

    // The hours count, under the name of their kind.
    expect(await bench.records(activity.id)).toMatchObject(
      [0, 1].map(() => ({ rawMinutes: 120, provenance: 'LEADER_ATTESTED', status: 'PENDING' })),
    );
    for (const recordId of await recordIds(activity.id))
      expect(await desk.service.refusedConfirmation(recordId, secondOfficerA)).toBeNull();
    for (const { person } of mediators) expect(await honourOf(person)).toBe(120);
    const stored = await storedRecords(activity.id);
    expect(stored).toEqual([0, 1].map(() => ({ occasion: '调解服务', content: '调解服务' })));
    await desk.app.settled();
    await see();
  }, 300_000);

  it('every reading of it was audited, by those who did', async () => {
    const [{ id } = { id: '' }] = await desk.needs.rows<{ id: string }>('SELECT id FROM need');
    const readers = new Set(await desk.needs.audited('need.read', id));
    const { accountId } = mediators[1].person;
    expect(readers).toEqual(new Set([accountId, resident.accountId]));
    expect(await desk.needs.audited('need.match', id)).toEqual([world.headA.accountId]);
  });
});

const recordIds = async (activityId: string): Promise<string[]> => {
  const rows = await desk.needs.rows<{ id: string }>(
    'SELECT id FROM service_record WHERE activity_id = :activityId',
    { activityId },
  );
  return rows.map(({ id }) => id);
};
const storedRecords = (activityId: string) =>
  desk.needs.rows('SELECT occasion, content FROM service_record WHERE activity_id = :activityId', {
    activityId,
  });
const honourOf = async ({ token }: Person): Promise<number> => {
  const { myTimeAccount } = await desk.app.client.data<{ myTimeAccount: { honorMinutes: number } }>(
    '{ myTimeAccount { honorMinutes } }',
    {},
    { token },
  );
  return myTimeAccount.honorMinutes;
};
