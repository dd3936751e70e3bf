import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { CANCEL_ACTIVITY, MOVE_ACTIVITY, SIGN_UP, type SignedUp } from '../support/calendar-desk.js';
import { newKey } from '../support/people.js';
import {
  CREATE_SERIES,
  END_SERIES,
  SeriesDesk,
  type StoredOccasion,
  UPDATE_SERIES,
} from '../support/series-desk.js';
import type { Person, World } from '../support/world.js';

const ACTIVITY = `query ($id: ID!) { activity(id: $id) {
  title status startAt endAt seriesId occasionAt series { id rule } mySignUp { status statusReason }
} }`;
const OCCASIONS = `query ($id: ID!, $first: Int, $after: String) { activitySeries(id: $id) {
  occasions(first: $first, after: $after) { nodes { id title startAt } pageInfo { hasNextPage endCursor } }
} }`;

interface Shown {
  readonly title: string;
  readonly status: string;
  readonly seriesId: string;
  readonly occasionAt: string;
  readonly series: { readonly id: string; readonly rule: string } | null;
  readonly mySignUp: { readonly status: string; readonly statusReason: string | null } | null;
}

let desk: SeriesDesk;
let world: World;
let leader: Person;
let member: Person;
let seriesId: string;

const at = async (occasionAt: string): Promise<StoredOccasion> => {
  const found = (await desk.occasions(seriesId)).filter((one) => one.occasionAt === occasionAt);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} occasions at ${occasionAt}`);
  return found[0];
};
const seen = async (id: string, by: Person): Promise<Shown> =>
  (await desk.app.client.data<{ activity: Shown }>(ACTIVITY, { id }, { token: by.token })).activity;
const signUp = async (occasionAt: string): Promise<SignedUp> => {
  const input = { activityId: (await at(occasionAt)).id, idempotencyKey: newKey() };
  return desk.send<SignedUp>(SIGN_UP, input, member);
};
const makeOccasions = () => desk.app.get(Jobs).run('series.make-occasions');

beforeAll(async () => {
  desk = await SeriesDesk.open();
  ({ world } = desk);
  const squadId = await world.squad('PATROL', { name: '夜巡队' });
  const [first, second] = [await world.volunteer({ name: '赵组长' }), await world.volunteer()];
  if (!first.person || !second.person) throw new Error('volunteers with accounts were asked for');
  [leader, member] = [first.person, second.person];
  await world.assign(first.id, squadId);
  await world.assign(second.id, squadId);
  const appoint = `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`;
  await desk.send(appoint, { squadId, volunteerId: first.id });
  ({ id: seriesId } = await desk.send(CREATE_SERIES, desk.patrol(squadId), leader));
});
afterAll(() => desk.app.stop());

describe('a weekly night patrol, on Fridays and Saturdays from 22:00 to 02:00', () => {
  it('is planned by its leader for two months, over each midnight', async () => {
    const occasions = await desk.occasions(seriesId);
    expect(occasions).toHaveLength(16);
    expect(
      occasions.every(({ startAt, endAt }) => startAt.endsWith('22:00') && endAt.endsWith('02:00')),
    ).toBe(true);
    expect(occasions.at(-1)).toMatchObject({
      startAt: '08-08 22:00',
      endAt: '08-09 02:00',
      status: 'PUBLISHED',
    });
    expect((await signUp('06-20 22:00')).status).toBe('CONFIRMED');
    expect((await signUp('06-19 22:00')).status).toBe('CONFIRMED');
  });

  it('shows its occasions page by page, and each occasion its series to those who plan it', async () => {
    const page = async (after: string | null) =>
      (
        await desk.app.client.data<{
          activitySeries: {
            occasions: {
              nodes: { startAt: string }[];
              pageInfo: { hasNextPage: boolean; endCursor: string };
            };
          };
        }>(OCCASIONS, { id: seriesId, first: 10, after }, { token: leader.token })
      ).activitySeries.occasions;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([10, true]);
    expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([6, false]);
    const starts = [...first.nodes, ...second.nodes].map(({ startAt }) => startAt);
    expect(starts).toEqual([...starts].sort());

    const { id } = await at('06-20 22:00');
    expect(await seen(id, leader)).toMatchObject({
      ...{ seriesId, occasionAt: '2026-06-20T14:00:00.000Z' },
      series: { id: seriesId, rule: 'FREQ=WEEKLY;BYDAY=FR,SA' },
    });
    expect(await seen(id, member)).toMatchObject({ seriesId, series: null });
  });

  it('has one occasion moved, which keeps its place in the series', async () => {
    const { id: activityId } = await at('06-26 22:00');
    await signUp('06-26 22:00');
    const moved = { activityId, startAt: '2026-06-25T13:00:00Z', endAt: '2026-06-25T17:00:00Z' };
    await desk.send(MOVE_ACTIVITY, moved, leader);
    expect(await at('06-26 22:00')).toMatchObject({
      startAt: '06-25 21:00',
      endAt: '06-26 01:00',
      revision: 1,
    });
    expect((await seen(activityId, member)).mySignUp).toMatchObject({ status: 'CONFIRMED' });
  });

  it('has one called off with a reason, and those on its list are told it', async () => {
    const { id: activityId } = await at('07-03 22:00');
    await signUp('07-03 22:00');
    await desk.send(CANCEL_ACTIVITY, { activityId, reason: '台风预警' }, leader);
    expect(await seen(activityId, member)).toMatchObject({
      status: 'CANCELLED',
      mySignUp: { status: 'CANCELLED', statusReason: '台风预警' },
    });
  });

  it('is given another title: those to come follow, but the one that was moved and the one that was called off', async () => {
    await desk.send(UPDATE_SERIES, { seriesId, title: '平安夜巡' }, leader);
    const former = (await desk.occasions(seriesId)).filter(({ title }) => title !== '平安夜巡');
    expect(former.map(({ occasionAt }) => occasionAt)).toEqual(['06-26 22:00', '07-03 22:00']);
    const { id } = await at('06-20 22:00');
    expect(await seen(id, member)).toMatchObject({ title: '平安夜巡', mySignUp: { status: 'CONFIRMED' } });
  });

  it('goes on week by week; what was moved or called off is not made again', async () => {
    const before = await desk.occasions(seriesId);
    await makeOccasions();
    expect(await desk.occasions(seriesId)).toEqual(before);
    await desk.later(14, leader, member);
    await makeOccasions();
    await makeOccasions();
    const after = await desk.occasions(seriesId);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ title, startAt }) => [title, startAt])).toEqual([
      ['平安夜巡', '08-14 22:00'],
      ['平安夜巡', '08-15 22:00'],
      ['平安夜巡', '08-21 22:00'],
      ['平安夜巡', '08-22 22:00'],
    ]);
  });

  it('makes up for weeks in which nothing ran, and does not make what is past', async () => {
    await desk.later(70, leader, member);
    await makeOccasions();
    const times = (await desk.occasions(seriesId)).map(({ occasionAt }) => occasionAt);
    expect(new Set(times).size).toBe(times.length);
    const now = '09-07 10:00';
    expect(times.filter((time) => time > '08-22 22:00' && time < now)).toEqual([]);
    expect(times.filter((time) => time > now)).toHaveLength(16);
  });

  it('ends with a reason: what is to come is called off, what was stays, and nothing is made any more', async () => {
    const coming = '09-11 22:00';
    await signUp(coming);
    await desk.send(END_SERIES, { seriesId, reason: '并入街道联防' }, leader);
    expect(await desk.read(seriesId)).toMatchObject({ status: 'ENDED', endReason: '并入街道联防' });
    expect(await seen((await at(coming)).id, member)).toMatchObject({
      status: 'CANCELLED',
      mySignUp: { status: 'CANCELLED', statusReason: '并入街道联防' },
    });
    const occasions = await desk.occasions(seriesId);
    expect(
      occasions.filter(({ occasionAt, status }) => occasionAt > coming && status !== 'CANCELLED'),
    ).toEqual([]);
    expect(occasions[0]).toMatchObject({ occasionAt: '06-19 22:00', status: 'PUBLISHED' });
    desk.app.clock.advanceDays(30);
    await makeOccasions();
    expect(await desk.occasions(seriesId)).toEqual(occasions);
  });
});
