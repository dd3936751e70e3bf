import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  ASK,
  DECLINE,
  FULFIL,
  LIST,
  MINE,
  NeedDesk,
  PROGRESS,
  WITHDRAW,
} from '../support/need-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const GRANDMOTHER = { name: '王老太', phone: '13900008080', birthDate: '1946-03-01' };

let desk: NeedDesk;
let world: World;
let squadId: string;
let leader: Person;
let helper: { readonly id: string; readonly person: Person };

beforeAll(async () => {
  const app = await TestApp.start();
  world = await World.create(app);
  desk = new NeedDesk(app, world);
  ({ squadId, leader } = await desk.ledSquad('POVERTY_RELIEF'));
  helper = await desk.volunteer('帮扶志愿者');
}, 60_000);
afterAll(() => desk.app.stop());

const ofNeed = (id: string) =>
  desk.rows('SELECT requester_account_id, created_by_account_id, rating FROM need WHERE id = :id', { id });

describe('a visit with food, which an officer asks for on behalf of an eighty-year-old without an account', () => {
  it('from the request to the committee’s confirmation', async () => {
    const { officerA, secondOfficerA } = world;
    const id = await desk.ask('POVERTY_RELIEF', officerA, { requester: GRANDMOTHER, urgency: 'URGENT' });
    expect(await ofNeed(id)).toEqual([
      { requester_account_id: null, created_by_account_id: officerA.accountId, rating: null },
    ]);
    expect(await desk.audited('need.ask', id)).toEqual([officerA.accountId]);
    expect(await desk.ids(MINE, {}, officerA)).not.toContain(id);
    expect((await desk.read(id, leader)).contents).toMatchObject({
      requester: { ...GRANDMOTHER, onBehalf: true },
      povertyRelief: { householdCategory: 'MINIMUM_LIVING', neededHelp: '米面油', given: null },
    });

    await desk.send(ACCEPT, { needId: id, squadId }, leader);
    expect(await desk.unreadable(id, helper.person)).toBe('NOT_FOUND');
    await desk.assign(id, helper.id);
    await desk.schedule(id);
    const visit = { visitedOn: '2026-06-15', visitFindings: '独居，行动不便', given: '大米十斤' };
    await desk.send(PROGRESS, { needId: id, povertyRelief: visit }, helper.person);
    // Who has done it does not confirm it.
    for (const person of [helper.person, leader])
      expect(await desk.refused(FULFIL, { needId: id, rating: 5 }, person)).toBe('FORBIDDEN');
    const done = { needId: id, rating: 4, comment: '老人很满意' };
    expect(await desk.send(FULFIL, done, secondOfficerA)).toMatchObject({ status: 'FULFILLED' });
    expect((await desk.read(id, officerA)).contents).toMatchObject({
      ...{ rating: 4, closingText: '老人很满意' },
      povertyRelief: visit,
    });
    expect(await desk.audited('need.fulfil', id)).toEqual([secondOfficerA.accountId]);
  });

  it('somebody with an account finds what was asked for him, confirms and withdraws it himself', async () => {
    const resident = await world.person();
    const id = await desk.ask('POVERTY_RELIEF', world.officerA, { requesterPhone: `+86 ${resident.phone}` });
    expect(await ofNeed(id)).toMatchObject([{ requester_account_id: resident.accountId }]);
    expect(await desk.ids(MINE, {}, resident)).toEqual([id]);
    expect((await desk.read(id, resident)).contents).toMatchObject({
      requester: { name: null, phone: resident.phone, onBehalf: true },
    });
    expect(await desk.send(WITHDRAW, { needId: id }, resident)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('only an office of the community asks for others, and for others only', async () => {
    const { officerA, officerB, auditor } = world;
    for (const person of [officerB, auditor, leader, await world.person()]) {
      const input = desk.request('POVERTY_RELIEF', { requester: GRANDMOTHER });
      expect(await desk.refused(ASK, input, person)).toBe('FORBIDDEN');
    }
    expect(await desk.faults('POVERTY_RELIEF', { requesterPhone: officerA.phone }, officerA)).toEqual([
      'input.requesterPhone REQUESTER_IS_SELF',
    ]);
    const herself = { ...GRANDMOTHER, phone: officerA.phone };
    expect(await desk.faults('POVERTY_RELIEF', { requester: herself }, officerA)).toEqual([
      'input.requester.phone REQUESTER_IS_SELF',
    ]);
    const stranger = desk.request('POVERTY_RELIEF', { requesterPhone: '13000000000' });
    expect(await desk.refused(ASK, stranger, officerA)).toBe('ACCOUNT_NOT_FOUND');
  });
});

describe('rule 13: what is restricted', () => {
  it('its contents are for the offices, the squad’s leader, who serves it and who asked; the auditor sees the header', async () => {
    const { officerA, headA, streetOfficer, districtOfficer, auditor, officerB } = world;
    const { squadId: otherId, leader: otherLeader } = await desk.ledSquad('POVERTY_RELIEF');
    const { leader: patrolLeader } = await desk.ledSquad('PATROL');
    const resident = await world.person();
    const id = await desk.ask('POVERTY_RELIEF', resident);
    for (const person of [officerA, headA, streetOfficer, districtOfficer, leader, otherLeader, resident])
      expect((await desk.read(id, person)).contents).toMatchObject({ content: '请派人来看看' });
    expect(await desk.read(id, auditor)).toMatchObject({ status: 'OPEN', contents: null });
    for (const person of [officerB, patrolLeader, helper.person, world.administrator])
      expect(await desk.unreadable(id, person)).toBe('NOT_FOUND');

    await desk.send(ACCEPT, { needId: id, squadId: otherId }, officerA);
    expect(await desk.unreadable(id, leader)).toBe('NOT_FOUND');
    expect(await desk.read(id, otherLeader)).toMatchObject({ status: 'ACCEPTED', squadId: otherId });
    expect(await desk.ids(LIST, {}, otherLeader)).toEqual([id]);
    expect(await desk.ids(LIST, {}, leader)).not.toContain(id);
    // Each reading of unmasked contents is audited, but one's own.
    expect((await desk.audited('need.read', id)).sort()).toEqual(
      [officerA, headA, streetOfficer, districtOfficer, leader, otherLeader, otherLeader]
        .map(({ accountId }) => accountId)
        .sort(),
    );
  });

  it('what is public is read by the auditor too', async () => {
    const id = await desk.ask('LEGAL_EDUCATION', await world.person());
    expect((await desk.read(id, world.auditor)).contents).toMatchObject({
      legalEducation: { topic: '防范电信诈骗', lecturer: '片区民警', audienceSize: null },
    });
  });

  it('a leader accepts for his own squad, and declines what his squad has accepted', async () => {
    const { squadId: otherId } = await desk.ledSquad('POVERTY_RELIEF');
    const resident = await world.person();
    const id = await desk.ask('POVERTY_RELIEF', resident);
    expect(await desk.refused(ACCEPT, { needId: id, squadId: otherId }, leader)).toBe('FORBIDDEN');
    expect(await desk.refused(DECLINE, { needId: id, reason: '人手不足' }, leader)).toBe('FORBIDDEN');
    await desk.send(ACCEPT, { needId: id, squadId }, leader);
    expect(await desk.send(DECLINE, { needId: id, reason: '人手不足' }, leader)).toMatchObject({
      status: 'DECLINED',
    });
    expect((await desk.read(id, resident)).contents).toMatchObject({ closingText: '人手不足' });
  });
});
