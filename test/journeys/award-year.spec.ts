import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AwardDesk,
  CLOSE_NOMINATIONS,
  CONFER,
  HONOURS_OF,
  OPEN,
  READ_CYCLE,
  type ShownCycle,
} from '../support/award-desk.js';
import { OBJECT, READ as READ_NOTICE, type ShownNotice } from '../support/notice-desk.js';
import type { Officer, Person } from '../support/world.js';

let desk: AwardDesk;
let placeCode: string;
let officer: Officer;
let cycle: ShownCycle;
/** By rank: the first two served 900 and 890 minutes, …, and three of them 800 each: the tenth place is shared by two. */
const people: string[] = [];
let champion: Person | null;

const MINUTES = [900, 890, 880, 870, 860, 850, 840, 830, 820, 800, 800, 790];

beforeAll(async () => {
  desk = await AwardDesk.open();
  placeCode = await desk.service.newCommunity();
  officer = await desk.world.officer('COMMUNITY_OFFICER', placeCode);
  for (const [index, minutes] of MINUTES.entries()) {
    const options = { communityCode: placeCode, name: `候选${'甲乙丙丁戊己庚辛壬癸子丑'[index] ?? ''}` };
    const { id, person } = await desk.world.volunteer({
      ...{ ...options, withAccount: index === 0, publication: index !== 4 },
    });
    if (index === 0) champion = person;
    people.push(id);
    await desk.service.served(id, minutes, { day: '2026-05-20' });
  }
}, 120_000);
afterAll(() => desk.app.stop());

describe('rule 40: an award of ten places, from its scheme to the list of honours', () => {
  it('its candidates are the first ten by service in the period, and who ties with the tenth', async () => {
    const scheme = await desk.scheme(placeCode);
    cycle = await desk.did(OPEN, {
      ...{ schemeId: scheme.id, period: '2026-05' },
    });
    expect(cycle).toMatchObject({ status: 'NOMINATING', lastPlaceMinutes: 800 });
    expect(cycle.steps).toMatchObject([{ kind: 'OPENED', byAccountId: desk.district.accountId }]);
    const candidates = await desk.candidates(cycle.id, officer);
    expect(candidates.map(({ rank, minutes }) => [rank, minutes])).toEqual([
      ...[900, 890, 880, 870, 860, 850, 840, 830, 820].map((minutes, index) => [index + 1, minutes]),
      [10, 800],
      [10, 800],
    ]);
    expect(candidates.map(({ volunteerId }) => volunteerId).slice(0, 9)).toEqual(people.slice(0, 9));
  });

  it('an officer of their community nominates, with a reason; another person reviews', async () => {
    const candidates = await desk.candidates(cycle.id);
    for (const { id } of candidates) await desk.nominated(id, officer);
    expect(await desk.did(CLOSE_NOMINATIONS, { cycleId: cycle.id })).toMatchObject({ status: 'REVIEWING' });
    for (const { id, rank } of candidates) await desk.reviewed(id, rank !== 2);
    const reviewed = await desk.candidates(cycle.id);
    expect(reviewed.map(({ approved }) => approved)).toEqual(candidates.map(({ rank }) => rank !== 2));
  });

  it('rule 55: who was approved is in public notice for seven days, masked as consent allows', async () => {
    desk.notices.moveTo('2026-07-06T02:00:00Z');
    cycle = await desk.noticed(cycle.id);
    expect(cycle.status).toBe('NOTICED');
    const notice = await desk.ask<ShownNotice & { title: string }>(
      READ_NOTICE.replace('{ id status', '{ id title status'),
      { id: cycle.noticeId },
      null,
    );
    expect(notice.title).toBe('优秀志愿者（2026-05）拟表彰名单公示');
    expect(notice.closableFrom).toBe('2026-07-13T16:00:00.000Z');
    expect(notice.entries).toHaveLength(10);
    expect(notice.entries[0]).toMatchObject({ name: '候**', merit: '热心服务' });
    expect(notice.entries[3]).toMatchObject({ name: '匿名志愿者', merit: null });
  });

  it('rules 55 and 56: it is conferred on the eighth day, not a minute earlier, nor while an objection is open', async () => {
    const neighbour = await desk.world.person();
    const { entries } = await desk.ask<ShownNotice>(READ_NOTICE, { id: cycle.noticeId }, null);
    const objected = (position: number) =>
      desk.did<{ id: string }>(
        OBJECT,
        desk.notices.objection(cycle.noticeId ?? '', entries[position]?.id),
        neighbour,
      );
    const [upheld, refused] = [await objected(2), await objected(5)];
    desk.notices.moveTo('2026-07-13T15:59:59.999Z');
    expect(await desk.refused(CONFER, desk.conferral(cycle.id))).toBe('NOTICE_STILL_OPEN');
    desk.notices.moveTo('2026-07-13T16:00:00Z');
    expect(await desk.refused(CONFER, desk.conferral(cycle.id))).toBe('OBJECTIONS_OPEN');
    await desk.notices.decided(upheld.id, true, desk.district);
    expect(await desk.refused(CONFER, desk.conferral(cycle.id))).toBe('OBJECTIONS_OPEN');
    await desk.notices.decided(refused.id, false, desk.district);
    cycle = await desk.did(CONFER, desk.conferral(cycle.id));
    expect(cycle).toMatchObject({
      ...{ status: 'CONFERRED', conferredOn: '2026-07-14', grantor: '江阳区民政局' },
      documentNumber: '江民发〔2026〕12号',
    });
  });

  it('upheld: out; refused: honoured; in the public list as consent allows', async () => {
    const honours = await desk.honours({ placeCode });
    expect(honours.map(({ minutes }) => minutes)).toEqual([800, 800, 820, 830, 840, 850, null, 880, 900]);
    expect(honours.filter(({ anonymous }) => anonymous)).toMatchObject([
      { name: '匿名志愿者', volunteerNo: null, communityCode: null, merit: null },
    ]);
    const excluded = (await desk.candidates(cycle.id)).filter(({ exclusion }) => exclusion);
    expect(excluded).toMatchObject([{ volunteerId: people[3], exclusion: 'OBJECTION' }]);
    expect(await desk.honours({ placeCode: desk.district.placeCode, year: 2026 })).toHaveLength(9);
    expect(await desk.honours({ placeCode, year: 2025 })).toHaveLength(0);
  });

  it('every step is dated, and by whom is shown to offices', async () => {
    const open = await desk.ask(READ_CYCLE, { id: cycle.id }, null);
    expect(open.steps.map(({ kind }) => kind)).toEqual([
      ...['OPENED', 'NOMINATIONS_CLOSED', 'NOTICE_PUBLISHED', 'CONFERRED'],
    ]);
    expect(open.steps.every(({ byAccountId }) => byAccountId === null)).toBe(true);
    expect(open.steps.at(-1)?.at).toBe('2026-07-13T16:00:00.000Z');
    const office = await desk.ask(READ_CYCLE, { id: cycle.id });
    expect(office.steps.every(({ byAccountId }) => byAccountId === desk.district.accountId)).toBe(true);
  });

  it('who is honoured is told so, and reads it', async () => {
    if (!champion) throw new Error('the first has an account');
    await desk.app.settled();
    const inbox = await desk.ask<{ nodes: { kind: string; text: string }[] }>(
      '{ myNotifications { nodes { kind text } } }',
      {},
      champion,
    );
    expect(inbox.nodes[0]).toEqual({
      kind: 'AWARD_CONFERRED',
      text: '您获得表彰“优秀志愿者（2026-05）”，文号 江民发〔2026〕12号',
    });
    const mine = await desk.ask<{ nodes: unknown[] }>(HONOURS_OF, {}, champion);
    expect(mine.nodes).toMatchObject([{ minutes: 900, merit: '热心服务', communityCode: placeCode }]);
  });
});

describe('the honours of a squad', () => {
  it('are those of who was in it then, and only of who may be named', async () => {
    desk.notices.moveTo('2026-06-15T02:00:00Z');
    const { communityA, officerA } = desk.world;
    const squadId = await desk.world.squad('PATROL');
    const member = async (minutes: number, publication: boolean): Promise<string> => {
      const { id } = await desk.world.volunteer({ publication, withAccount: false });
      await desk.service.served(id, minutes);
      return id;
    };
    const [named, unnamed] = [await member(300, true), await member(200, false)];
    await member(100, true);
    for (const id of [named, unnamed]) await desk.world.assign(id, squadId);
    const { id: schemeId } = await desk.scheme(communityA);
    const { id } = await desk.did(OPEN, { schemeId, period: '2026-05' });
    desk.notices.moveTo('2026-07-06T02:00:00Z');
    await desk.broughtToNotice(id, officerA);
    desk.notices.moveTo('2026-07-14T02:00:00Z');
    await desk.did(CONFER, desk.conferral(id));
    const squad = await desk.honours({ placeCode: communityA, squadId });
    expect(squad.map(({ minutes }) => minutes)).toEqual([300]);
    expect(await desk.honours({ placeCode: communityA })).toHaveLength(3);
  });
});
