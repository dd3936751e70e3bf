import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SquadKind } from '../../src/kernel/vocabulary.js';
import { newId } from '../../src/platform/database/new-id.js';
import {
  ALL_TIME,
  RANKING,
  RankedService,
  type RankingNode,
  type RankingPage,
} from '../support/ranked-service.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, OTHER_STREET, STREET, World } from '../support/world.js';

const SHOWN = 'rank participants minutes minutesToNext tiedWith percentile asOf';
const STANDING = `query ($volunteerId: ID!, $placeCode: String!, $squadKind: SquadKind, $period: RankingPeriodInput!) {
  standing(volunteerId: $volunteerId, placeCode: $placeCode, squadKind: $squadKind, period: $period) { ${SHOWN} } }`;
const MY_STANDING = `query ($placeCode: String!, $period: RankingPeriodInput!) {
  myStanding(placeCode: $placeCode, period: $period) { ${SHOWN} } }`;
const NOW = '2026-06-15T02:00:00.000Z';

let app: TestApp;
let world: World;
let service: RankedService;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  service = new RankedService(app, world);
});
afterAll(() => app.stop());

describe('rule 51: the public ranking', () => {
  it('shares ranks among equal minutes, orders ties by number, and masks names', async () => {
    const placeCode = await service.newCommunity();
    await service.volunteer(placeCode, 60, { name: '赵六' });
    await service.volunteer(placeCode, 240, { name: '李四丰' });
    await service.volunteer(placeCode, 300, { name: '张三' });
    await service.volunteer(placeCode, 240, { name: '阿依古丽·买买提' });
    await world.volunteer({ communityCode: placeCode, withAccount: false, name: '没有服务' });
    expect(await service.lines({ placeCode })).toEqual([
      '1 张* 300',
      '2 李** 240',
      '2 阿***·*** 240',
      '4 赵* 60',
    ]);
    const page = await service.ranking({ placeCode });
    expect(page).toMatchObject({ participants: 4, asOf: NOW, pageInfo: { hasNextPage: false } });
    const here = { anonymous: false, communityCode: placeCode, communityName: '排名社区1' };
    expect(page.nodes).toMatchObject([here, here, here, here]);
    const numbers = page.nodes.map((entry) => entry.volunteerNo ?? '');
    expect(numbers.every((number) => number.startsWith(DISTRICT))).toBe(true);
    expect(numbers[1]?.localeCompare(numbers[2] ?? '')).toBe(-1);
    expect(await service.lines({ placeCode, first: 2 })).toEqual(['1 张* 300', '2 李** 240']);
  });

  it('counts but never names who did not consent, no more consents, or is under 18 (rule 6)', async () => {
    const placeCode = await service.newCommunity();
    const guardian = { name: '王五', relation: '父亲', phone: '13900000000', consentedOn: '2026-06-01' };
    await service.volunteer(placeCode, 90, { publication: false });
    await service.volunteer(placeCode, 60, { birthDate: '2009-01-01', guardian });
    const volunteerId = await service.volunteer(placeCode, 30);
    const unnamed = { anonymous: true, name: '匿名志愿者', volunteerNo: null };
    const named = { anonymous: false, name: '张*' };
    expect((await service.ranking({ placeCode })).nodes).toMatchObject([unnamed, unnamed, named]);

    await app.client.data(
      `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { id } }`,
      { input: { volunteerId, kind: 'PUBLICATION' } },
      { token: world.districtOfficer.token },
    );
    const page = await service.ranking({ placeCode });
    expect(page.nodes).toMatchObject([unnamed, unnamed, unnamed]);
    const english = await service.ranking({ placeCode }, 'en');
    expect(english.nodes[2]).toMatchObject({
      rank: 3,
      minutes: 30,
      name: 'Anonymous volunteer',
      volunteerNo: null,
    });

    const find = 'SELECT volunteer_no FROM volunteer WHERE id = :volunteerId';
    const [row] = await app.uow.read((view) => view.rows<{ volunteer_no: string }>(find, { volunteerId }));
    const cursors = page.edges.map((edge) => Buffer.from(edge.cursor, 'base64url').toString());
    expect(cursors.join()).not.toContain(row?.volunteer_no);
  });

  it('is kept by squad kind, and by month, year and all time', async () => {
    const placeCode = await service.newCommunity();
    const early = await service.volunteer(placeCode, 60, { name: '张三' });
    await service.served(early, 300, { day: '2025-12-31', squadKind: SquadKind.RIGHTS });
    const late = await service.volunteer(placeCode, 120, { name: '李四' });
    await service.served(late, 30, { day: '2026-06-01', squadKind: null });
    const of = (kind: string, year?: number, month?: number) =>
      service.lines({ placeCode, period: { kind, year, month } });
    expect(await of('ALL')).toEqual(['1 张* 360', '2 李* 150']);
    expect(await of('YEAR', 2026)).toEqual(['1 李* 150', '2 张* 60']);
    expect(await of('YEAR', 2025)).toEqual(['1 张* 300']);
    expect(await of('MONTH', 2026, 5)).toEqual(['1 李* 120', '2 张* 60']);
    expect(await of('MONTH', 2026, 6)).toEqual(['1 李* 30']);
    expect(await of('MONTH', 2024, 1)).toEqual([]);
    expect(await service.lines({ placeCode, squadKind: SquadKind.PATROL })).toEqual([
      '1 李* 120',
      '2 张* 60',
    ]);
    expect(await service.lines({ placeCode, squadKind: SquadKind.RIGHTS })).toEqual(['1 张* 300']);
  });

  it('reads the same page by page as in one, with ties over a page’s end', async () => {
    const placeCode = await service.newCommunity();
    for (const minutes of [120, 90, 90, 90, 90, 30, 30]) await service.volunteer(placeCode, minutes);
    const whole = (await service.ranking({ placeCode, first: 100 })).nodes;
    expect(whole.map((entry) => entry.rank)).toEqual([1, 2, 2, 2, 2, 6, 6]);
    const read: RankingNode[] = [];
    let after: string | null = null;
    do {
      const page: RankingPage = await service.ranking({ placeCode, first: 3, after });
      read.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual(whole);
  });

  it('refuses a cursor that it did not give for this ranking', async () => {
    const placeCode = await service.newCommunity();
    await service.volunteer(placeCode, 60);
    const cursor = (await service.ranking({ placeCode })).pageInfo.endCursor ?? '';
    const forged = Buffer.from(JSON.stringify([60, '1', 1, 1])).toString('base64url');
    const refusal = (asked: object) => app.client.refusal(RANKING, { placeCode, period: ALL_TIME, ...asked });
    for (const after of ['nonsense', forged, `${cursor.slice(0, -6)}AAAAAA`]) {
      expect(await refusal({ after })).toMatchObject({ code: 'CURSOR_INVALID' });
    }
    expect(await refusal({ after: cursor, placeCode: STREET })).toMatchObject({ code: 'CURSOR_INVALID' });
    expect(await refusal({ after: cursor, period: { kind: 'YEAR', year: 2026 } })).toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  it('names what is wrong with a place or a period', async () => {
    const refusal = (placeCode: string, period: object) => app.client.refusal(RANKING, { placeCode, period });
    expect(await refusal('510599', ALL_TIME)).toMatchObject({ code: 'PLACE_NOT_FOUND' });
    expect(await refusal(STREET, { kind: 'MONTH', month: 13 })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [
        { path: 'period.year', code: 'PERIOD_PART_REQUIRED' },
        { path: 'period.month', code: 'FIELD_RANGE' },
      ],
    });
  });
});

describe('rule 51: one’s own standing', () => {
  it('tells rank, of how many, minutes to the next, and who shares it', async () => {
    const placeCode = await service.newCommunity();
    const best = await service.volunteer(placeCode, 300);
    const tied = await service.volunteer(placeCode, 120);
    await service.volunteer(placeCode, 120);
    const idle = (await world.volunteer({ communityCode: placeCode, withAccount: false })).id;
    const of = async (volunteerId: string, period: object = ALL_TIME, squadKind?: SquadKind) => {
      const variables = { volunteerId, placeCode, period, squadKind };
      const { token } = world.districtOfficer;
      return (await app.client.data<{ standing: object }>(STANDING, variables, { token })).standing;
    };
    expect(await of(best)).toEqual({
      rank: 1,
      participants: 3,
      minutes: 300,
      minutesToNext: null,
      tiedWith: 0,
      percentile: 100,
      asOf: NOW,
    });
    expect(await of(tied)).toMatchObject({
      rank: 2,
      participants: 3,
      minutes: 120,
      minutesToNext: 180,
      tiedWith: 1,
      percentile: 0,
    });
    expect(await of(idle)).toMatchObject({
      rank: null,
      participants: 3,
      minutes: 0,
      minutesToNext: 120,
      tiedWith: 0,
      percentile: null,
    });
    await service.served(tied, 30, { day: '2026-06-01', squadKind: SquadKind.RIGHTS });
    expect(await of(tied, ALL_TIME, SquadKind.RIGHTS)).toMatchObject({
      rank: 1,
      participants: 1,
      minutes: 30,
    });
    expect(await of(tied)).toMatchObject({ rank: 2, minutes: 150, minutesToNext: 150, tiedWith: 0 });
    const empty = { kind: 'YEAR', year: 2020 };
    expect(await of(best, empty)).toMatchObject({
      rank: null,
      participants: 0,
      minutes: 0,
      minutesToNext: null,
    });
  });

  it('is for himself and his offices; others find nobody', async () => {
    const { id, person } = await world.volunteer({ communityCode: world.communityB });
    await service.served(id, 60);
    const mine = (placeCode: string, token?: string) =>
      app.client.send<{ myStanding: object }>(MY_STANDING, { placeCode, period: ALL_TIME }, { token });
    expect((await mine(DISTRICT, person?.token)).data?.myStanding).toMatchObject({ minutes: 60 });
    expect((await mine(OTHER_STREET, person?.token)).errors[0]?.extensions.code).toBe('NOT_RANKED_HERE');
    expect((await mine(DISTRICT, world.auditor.token)).errors[0]?.extensions.code).toBe('NOT_A_VOLUNTEER');
    expect((await mine(DISTRICT)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const codeFor = async (volunteerId: string, token?: string) => {
      const variables = { volunteerId, placeCode: DISTRICT, period: ALL_TIME };
      const answer = await app.client.send(STANDING, variables, { token });
      return answer.errors[0]?.extensions.code;
    };
    for (const { token } of [world.officerB, world.streetOfficer, world.auditor]) {
      expect(await codeFor(id, token)).toBeUndefined();
    }
    for (const { token } of [world.officerA, world.otherStreetOfficer, world.administrator]) {
      expect(await codeFor(id, token)).toBe('NOT_FOUND');
      expect(await codeFor(newId(), token)).toBe('NOT_FOUND');
    }
    expect(await codeFor(id)).toBe('UNAUTHENTICATED');
  });
});
