import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SquadKind } from '../../src/kernel/vocabulary.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { newId } from '../../src/platform/database/new-id.js';
import { newKey } from '../support/people.js';
import { RANKING, RankedService, type RankingNode, type RankingPage } from '../support/ranked-service.js';
import { TestApp } from '../support/test-app.js';
import { STREET, World } from '../support/world.js';

const GROUPS = `query ($kind: GroupKind!, $placeCode: String!, $squadKind: SquadKind, $period: RankingPeriodInput!, $measure: GroupMeasure!,
  $first: Int, $after: String) {
  groupRanking(kind: $kind, placeCode: $placeCode, squadKind: $squadKind, period: $period, measure: $measure, first: $first, after: $after) {
    nodes { rank id kind name communityCode minutes heads minutesPerHead } groups asOf pageInfo { hasNextPage endCursor } } }`;
const STANDING = `query ($volunteerId: ID!, $placeCode: String!, $squadId: ID, $period: RankingPeriodInput!) {
  standing(volunteerId: $volunteerId, placeCode: $placeCode, squadId: $squadId, period: $period) {
    rank participants minutes minutesToNext tiedWith percentile } }`;
const RANGE = { kind: 'RANGE', fromDay: '2026-05-10', untilDay: '2026-06-01' };

let app: TestApp;
let world: World;
let service: RankedService;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  service = new RankedService(app, world);
});
afterAll(() => app.stop());

const standing = async (volunteerId: string, asked: object): Promise<object> => {
  const { token } = world.districtOfficer;
  return (await app.client.data<{ standing: object }>(STANDING, { volunteerId, ...asked }, { token }))
    .standing;
};
const organisation = async (communityCode: string, name: string): Promise<string> => {
  const input = { communityCode, name, category: 'CULTURE_SPORTS', idempotencyKey: newKey() };
  const { addOrganisation } = await app.client.data<{ addOrganisation: { id: string } }>(
    'mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }',
    { input },
    { token: world.districtOfficer.token },
  );
  return addOrganisation.id;
};

describe('rule 51: any range of dates', () => {
  it('counts the days within, both ends included, whatever months they are in', async () => {
    const placeCode = await service.newCommunity();
    const first = await service.volunteer(placeCode, 60, { name: '张三' });
    const second = await service.volunteer(placeCode, 30, { name: '李四' });
    for (const [day, minutes] of [
      ['2026-05-09', 600],
      ['2026-05-10', 10],
      ['2026-06-01', 5],
      ['2026-06-02', 600],
    ] as const)
      await service.served(second, minutes, { day });
    expect(await service.lines({ placeCode, period: RANGE })).toEqual(['1 张* 60', '2 李* 45']);
    expect(await service.lines({ placeCode, period: { ...RANGE, untilDay: '2026-06-02' } })).toEqual([
      '1 李* 645',
      '2 张* 60',
    ]);
    const day = { kind: 'RANGE', fromDay: '2026-05-20', untilDay: '2026-05-20' };
    expect(await service.lines({ placeCode, period: day })).toEqual(['1 张* 60', '2 李* 30']);
    expect(await service.lines({ placeCode, squadKind: SquadKind.RIGHTS, period: RANGE })).toEqual([]);
    expect(await standing(second, { placeCode, period: RANGE })).toEqual({
      ...{ rank: 2, participants: 2, minutes: 45, minutesToNext: 15, tiedWith: 0, percentile: 0 },
    });
    expect(await standing(first, { placeCode: STREET, period: RANGE })).toMatchObject({
      rank: 1,
      minutes: 60,
    });
  });

  it('is read the same page by page as in one, with ties; a cursor is of its range', async () => {
    const placeCode = await service.newCommunity();
    for (const minutes of [120, 90, 90, 90, 30]) await service.volunteer(placeCode, minutes);
    const whole = (await service.ranking({ placeCode, period: RANGE, first: 100 })).nodes;
    expect(whole.map(({ rank }) => rank)).toEqual([1, 2, 2, 2, 5]);
    const read: RankingNode[] = [];
    let after: string | null = null;
    do {
      const page: RankingPage = await service.ranking({ placeCode, period: RANGE, first: 2, after });
      expect(page.participants).toBe(5);
      read.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual(whole);
    const { endCursor } = (await service.ranking({ placeCode, period: RANGE, first: 2 })).pageInfo;
    const other = { ...RANGE, untilDay: '2026-06-02' };
    const refusal = await app.client.refusal(RANKING, { placeCode, period: other, after: endCursor });
    expect(refusal).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('names what is wrong with it', async () => {
    const refusal = (period: object, more: object = {}) =>
      app.client.refusal(RANKING, { placeCode: STREET, period, ...more });
    expect(await refusal({ kind: 'RANGE', untilDay: '2026-06-01' })).toMatchObject({
      fields: [{ path: 'period.fromDay', code: 'PERIOD_PART_REQUIRED' }],
    });
    expect(await refusal({ ...RANGE, untilDay: '2026-05-09' })).toMatchObject({
      fields: [{ path: 'period.untilDay', code: 'PERIOD_ORDER' }],
    });
    expect(await refusal({ ...RANGE, untilDay: '2026-02-30' })).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await refusal(RANGE, { squadKind: 'PATROL', squadId: newId() })).toMatchObject({
      fields: [{ path: 'squadId', code: 'ONE_SERVICE_FILTER' }],
    });
    for (const missing of [{ squadId: newId() }, { organisationId: newId() }])
      expect(await refusal(RANGE, missing)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('rules 51 and 52: squads, organisations and communities', () => {
  it('who served in a squad or an organisation is ranked in it; voided, he is not', async () => {
    const placeCode = await service.newCommunity();
    const squadId = await world.squad('PATROL', { communityCode: placeCode, name: '夜巡队' });
    const organisationId = await organisation(placeCode, '排名鼓乐队');
    const first = await service.volunteer(placeCode, 60, { name: '张三' });
    const second = await service.volunteer(placeCode, 90, { name: '李四' });
    await service.served(first, 40, { squadId });
    await service.served(second, 30, { squadId, day: '2026-04-01' });
    const drummed = await service.served(second, 20, { organisationId, squadKind: null });
    const may = { kind: 'MONTH', year: 2026, month: 5 };
    expect(await service.lines({ placeCode, squadId })).toEqual(['1 张* 40', '2 李* 30']);
    expect(await service.lines({ placeCode, squadId, period: may })).toEqual(['1 张* 40']);
    expect(await service.lines({ placeCode: STREET, squadId, period: RANGE })).toEqual(['1 张* 40']);
    expect(await service.lines({ placeCode: world.communityA, squadId })).toEqual([]);
    expect(await service.lines({ placeCode, organisationId })).toEqual(['1 李* 20']);
    expect(await service.lines({ placeCode, organisationId, period: RANGE })).toEqual(['1 李* 20']);
    expect(await standing(second, { placeCode, squadId, period: { kind: 'ALL' } })).toEqual({
      ...{ rank: 2, participants: 2, minutes: 30, minutesToNext: 10, tiedWith: 0, percentile: 0 },
    });
    await service.voided(drummed, second);
    expect(await service.lines({ placeCode, organisationId })).toEqual([]);
  });

  it('a draft of an organisation is ranked by nobody', async () => {
    const id = await app.uow.write(async (transaction) => {
      const actor = { requireAccount: () => world.officerA.accountId } as never;
      const place = {
        communityCode: world.communityA,
        name: '排名草稿队',
        category: 'CHARITY',
        tier: 'STREET_FILED',
      };
      return (await app.get(OrganisationsService).begin(transaction, actor, place as never)).id;
    });
    const refusal = await app.client.refusal(RANKING, {
      placeCode: STREET,
      period: RANGE,
      organisationId: id,
    });
    expect(refusal.code).toBe('NOT_FOUND');
  });

  it('groups are ranked in total and per head, page by page', async () => {
    const places = [await service.newCommunity(), await service.newCommunity(), await service.newCommunity()];
    const [one = '', two = '', three = ''] = places;
    const squads = new Map<string, string>();
    for (const placeCode of places)
      squads.set(placeCode, await world.squad('RIGHTS', { communityCode: placeCode, name: '维权队' }));
    const work = { day: '2024-03-05', squadKind: SquadKind.RIGHTS } as const;
    const volunteerOf = async (placeCode: string): Promise<string> =>
      (await world.volunteer({ communityCode: placeCode, withAccount: false })).id;
    for (const [placeCode, minutes, people] of [
      [one, 120, 4],
      [two, 60, 1],
      [three, 120, 1],
    ] as const) {
      const squadId = squads.get(placeCode) ?? null;
      await service.served(await volunteerOf(placeCode), minutes, { ...work, squadId });
      for (let more = 1; more < people; more += 1) await volunteerOf(placeCode);
    }
    const ask = async (kind: string, measure: string, more: object = {}) => {
      const variables = { kind, measure, placeCode: STREET, period: { kind: 'YEAR', year: 2024 }, ...more };
      return (
        await app.client.data<{
          groupRanking: {
            nodes: { rank: number; id: string; minutes: number; heads: number; minutesPerHead: number }[];
            groups: number;
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        }>(GROUPS, variables)
      ).groupRanking;
    };
    const shown = async (...asked: Parameters<typeof ask>) =>
      (await ask(...asked)).nodes.map(({ rank, id, minutes, heads }) => [rank, id, minutes, heads]);
    const [low, high] = [one, three].sort();
    const headsOf = (code: string | undefined) => (code === one ? 4 : 1);
    expect(await shown('COMMUNITY', 'TOTAL')).toEqual([
      [1, low, 120, headsOf(low)],
      [1, high, 120, headsOf(high)],
      [3, two, 60, 1],
    ]);
    expect(await shown('COMMUNITY', 'PER_HEAD')).toEqual([
      [1, three, 120, 1],
      [2, two, 60, 1],
      [3, one, 120, 4],
    ]);
    const range = { kind: 'RANGE', fromDay: '2024-03-01', untilDay: '2024-03-31' };
    expect(await shown('COMMUNITY', 'PER_HEAD', { period: range })).toEqual(
      await shown('COMMUNITY', 'PER_HEAD'),
    );
    expect(await shown('COMMUNITY', 'TOTAL', { squadKind: 'PATROL' })).toEqual([]);
    expect(await shown('COMMUNITY', 'TOTAL', { squadKind: 'RIGHTS', placeCode: two })).toEqual([
      [1, two, 60, 1],
    ]);
    // Nobody is a member, so there are no heads.
    expect((await shown('SQUAD', 'TOTAL')).map(([rank, , minutes, heads]) => [rank, minutes, heads])).toEqual(
      [
        [1, 120, 0],
        [1, 120, 0],
        [3, 60, 0],
      ],
    );
    expect(await shown('SQUAD', 'PER_HEAD')).toEqual([]);
    expect(await shown('SQUAD', 'TOTAL', { period: range, squadKind: 'PATROL' })).toEqual([]);
    expect(await shown('ORGANISATION', 'TOTAL')).toEqual([]);
    const organisations = { kind: 'ORGANISATION', measure: 'TOTAL', placeCode: STREET, squadKind: 'PATROL' };
    expect(await app.client.refusal(GROUPS, { ...organisations, period: range })).toMatchObject({
      fields: [{ path: 'squadKind', code: 'NO_SQUAD_KIND' }],
    });
    const read: unknown[] = [];
    let after: string | null = null;
    do {
      const { nodes, groups, pageInfo } = await ask('COMMUNITY', 'TOTAL', { first: 1, after });
      expect(groups).toBe(3);
      read.push(...nodes.map(({ rank, id, minutes, heads }) => [rank, id, minutes, heads]));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual(await shown('COMMUNITY', 'TOTAL'));
  });
});
