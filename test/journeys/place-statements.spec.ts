import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FUND, GivingDesk, GRANT, type Kin } from '../support/giving-desk.js';
import { AFTERNOON } from '../support/match-desk.js';
import { ACCEPT } from '../support/need-desk.js';
import { CONFIRM_REDEMPTION, type RedemptionDesk } from '../support/redemption-desk.js';
import { OTHER_STREET, type Person, STREET, type World } from '../support/world.js';

const CLEARING = `query ($streetCode: String!, $month: String!) {
  clearingStatement(streetCode: $streetCode, month: $month) { openingMinutes closingMinutes
    counterparts { streetCode streetName servedMinutes receivedMinutes netMinutes entries }
    lines { nodes { kind minutes balanceAfterMinutes counterpartCode entryId } } } }`;
const CLEARING_FILE = `query ($streetCode: String!, $month: String!, $format: TableFormat!) {
  clearingDownload(streetCode: $streetCode, month: $month, format: $format) { path fileName } }`;
const POOL = `query ($communityCode: String!, $first: Int = 20, $after: String) { poolAccount(communityCode: $communityCode) {
  balanceMinutes lines(first: $first, after: $after) { nodes { kind minutes balanceAfterMinutes reason } pageInfo { endCursor } } } }`;
const CANDIDATES = `query ($communityCode: String!, $first: Int = 20, $after: String) {
  grantCandidates(communityCode: $communityCode, first: $first, after: $after) {
    nodes { volunteerId ground grantedMinutes remainingMinutes volunteer { name } } pageInfo { hasNextPage endCursor } } }`;

interface Link {
  readonly path: string;
}

let desk: GivingDesk;
let redemptions: RedemptionDesk;
let world: World;

beforeAll(async () => {
  desk = await GivingDesk.open();
  ({ redemptions, world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;
const ask = <T>(query: string, variables: Record<string, unknown>, by: Person): Promise<T> =>
  desk.app.client.data<T>(query, variables, { token: by.token });
const refused = async (query: string, variables: Record<string, unknown>, by: Person): Promise<string> =>
  (await desk.app.client.refusal(query, variables, { token: by.token })).code;
const fetched = (path: string): Promise<Response> => fetch(`${desk.app.client.url}${path}`);

describe('rule 36: served in another street', () => {
  it('is cleared between the streets, which both read it in their statements', async () => {
    const elder = await desk.kin('老孔', 120);
    const redemption = await redemptions.ask(person(elder), { communityCode: world.communityC });
    await servedInCommunityC(redemption.needId, 60);
    await redemptions.send(CONFIRM_REDEMPTION, redemption.id, person(elder));

    type Clearing = {
      clearingStatement: { openingMinutes: number; lines: { nodes: { entryId: string }[] } };
    };
    const of = (streetCode: string, by: Person, month = '2026-06') =>
      ask<Clearing>(CLEARING, { streetCode, month }, by);
    const home = await of(STREET, world.streetOfficer);
    expect(home.clearingStatement).toMatchObject({
      ...{ openingMinutes: 0, closingMinutes: -60 },
      counterparts: [
        {
          ...{ streetCode: OTHER_STREET, streetName: '北城街道', servedMinutes: 0, receivedMinutes: 60 },
          ...{ netMinutes: -60, entries: 1 },
        },
      ],
      lines: {
        nodes: [{ kind: 'CLEARING', minutes: -60, balanceAfterMinutes: -60, counterpartCode: OTHER_STREET }],
      },
    });
    const serving = await of(OTHER_STREET, world.otherStreetOfficer);
    expect(serving.clearingStatement).toMatchObject({
      closingMinutes: 60,
      counterparts: [{ streetCode: STREET, servedMinutes: 60, receivedMinutes: 0, netMinutes: 60 }],
    });
    const later = await of(STREET, world.districtOfficer, '2026-07');
    expect(later.clearingStatement).toMatchObject({
      ...{ openingMinutes: -60, closingMinutes: -60, counterparts: [], lines: { nodes: [] } },
    });

    const variables = { streetCode: STREET, month: '2026-06', format: 'CSV' };
    const { clearingDownload } = await ask<{ clearingDownload: Link }>(
      CLEARING_FILE,
      variables,
      world.streetOfficer,
    );
    const csv = Buffer.from(await (await fetched(clearingDownload.path)).arrayBuffer()).toString('utf8');
    expect(csv.split('\r\n').slice(1, 4)).toEqual(['月初,,,0,', '北城街道,0,60,-60,1', '月末,,,-60,']);
  });

  it('is read by the offices of the street and above, and asked for a street', async () => {
    const variables = { streetCode: STREET, month: '2026-06' };
    expect(await refused(CLEARING, variables, world.officerA)).toBe('FORBIDDEN');
    expect(await refused(CLEARING, variables, world.otherStreetOfficer)).toBe('FORBIDDEN');
    expect(
      await refused(CLEARING, { ...variables, streetCode: world.communityA }, world.districtOfficer),
    ).toBe('INVALID_INPUT');
    expect(await refused(CLEARING, { ...variables, streetCode: '510502999' }, world.districtOfficer)).toBe(
      'PLACE_NOT_FOUND',
    );
  });
});

describe('rule 33: the pool, and whom it may help', () => {
  it('tells what came in and what went out, the latest first', async () => {
    const fund = { communityCode: world.communityA, minutes: 600, reason: '慈善基金' };
    await desk.policy({ grants: { fundMayIssue: true } });
    await desk.send(FUND, fund, world.streetOfficer);
    const { poolAccount } = await ask<{
      poolAccount: { balanceMinutes: number; lines: { nodes: { kind: string; minutes: number }[] } };
    }>(POOL, { communityCode: world.communityA }, world.officerA);
    const { balanceMinutes, lines } = poolAccount;
    expect(lines.nodes[0]).toEqual({
      ...{ kind: 'ADJUSTMENT', minutes: 600, balanceAfterMinutes: balanceMinutes, reason: '慈善基金' },
    });
    expect(lines.nodes.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(balanceMinutes);
    expect(await refused(POOL, { communityCode: world.communityA }, world.officerB)).toBe('FORBIDDEN');
    expect(await refused(POOL, { communityCode: STREET }, world.streetOfficer)).toBe('NOT_A_COMMUNITY');
  });

  it('lists the eligible with what the year still allows, and nobody else', async () => {
    const alone = await desk.kin('独居老人', 0, { birthDate: '1940-01-01', withAccount: false });
    await desk.verify(alone.id, 'LIVING_ALONE');
    const younger = await desk.kin('未满八十', 0, { birthDate: '1950-01-01', withAccount: false });
    await desk.verify(younger.id, 'LIVING_ALONE');
    const poor = await desk.kin('困难户', 0, { birthDate: '1960-01-01', withAccount: false });
    await desk.verify(poor.id, 'ON_RELIEF');
    const of = async (variables: object = {}) =>
      (
        await ask<{
          grantCandidates: { nodes: { volunteerId: string }[]; pageInfo: { endCursor: string } };
        }>(CANDIDATES, { communityCode: world.communityA, ...variables }, world.officerA)
      ).grantCandidates;
    expect((await of()).nodes).toEqual([
      {
        ...{ volunteerId: alone.id, ground: 'ALONE', grantedMinutes: 0, remainingMinutes: 6_000 },
        volunteer: { name: '独居老人' },
      },
    ]);
    await desk.verify(poor.id, 'DISABLED');
    await desk.send(GRANT, { volunteerId: alone.id, minutes: 60, reason: '高龄独居' }, world.officerA);
    const page = await of({ first: 1 });
    expect(page).toMatchObject({
      nodes: [{ volunteerId: alone.id, grantedMinutes: 60, remainingMinutes: 5_940 }],
      pageInfo: { hasNextPage: true },
    });
    expect((await of({ first: 1, after: page.pageInfo.endCursor })).nodes).toMatchObject([
      { volunteerId: poor.id, ground: 'ON_RELIEF_AND_DISABLED' },
    ]);
  });
});

/** A squad of community C takes the need, and one of its members comes and stays for so many minutes. */
async function servedInCommunityC(needId: string, minutes: number): Promise<void> {
  const { match, bench } = redemptions;
  const { communityC, districtOfficer } = world;
  const squadId = await world.squad('POVERTY_RELIEF', { communityCode: communityC });
  const { id, person: helper } = await world.volunteer({ communityCode: communityC });
  if (!helper) throw new Error('a helper has an account');
  const input = { volunteerId: id, squadId, primary: false, idempotencyKey: 'assign-in-c-1' };
  await match.send(
    `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id } }`,
    input,
    districtOfficer,
  );
  await match.send(ACCEPT, { needId, squadId }, districtOfficer);
  const activity = await match.schedule(needId, [{ id }], districtOfficer);
  await match.answers({ id, person: helper }, activity.id);
  desk.app.clock.set(AFTERNOON.startAt);
  const by = { ...districtOfficer, token: await world.signIn(districtOfficer) };
  const present = { ...helper, token: await world.signIn(helper) };
  await match.activities.do('startActivity', { activityId: activity.id }, by);
  await bench.checkIn(present, activity.id, await bench.code(by, activity.id));
  desk.app.clock.set(new Date(Date.parse(AFTERNOON.startAt) + minutes * 60_000).toISOString());
  await bench.checkOut(present, activity.id, await bench.code(by, activity.id));
  await match.activities.do('finishActivity', { activityId: activity.id }, by);
  await desk.app.settled();
  desk.app.clock.set('2026-06-15T02:00:00Z');
}
