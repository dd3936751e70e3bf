import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGN_UP, type SignedUp } from '../support/calendar-desk.js';
import { newKey } from '../support/people.js';
import { CREATE_SERIES, END_SERIES, LIST_SERIES, SeriesDesk, UPDATE_SERIES } from '../support/series-desk.js';
import type { World } from '../support/world.js';

let desk: SeriesDesk;
let world: World;
let squadId: string;

beforeAll(async () => {
  desk = await SeriesDesk.open();
  ({ world } = desk);
  squadId = await world.squad('PATROL', { name: '夜巡队' });
});
afterAll(() => desk.app.stop());

const TWO = [
  { name: '巡逻员', capacity: 1 },
  { name: '驾驶员', capacity: 1 },
];
const positionsOf = (activityId: string) =>
  desk.app.uow.read((view) =>
    view.rows<{ id: string; name: string; capacity: number; taken_places: number }>(
      'SELECT id, name, capacity, taken_places FROM activity_position WHERE activity_id = :activityId ORDER BY id',
      { activityId },
    ),
  );
const positionOf = async (activityId: string, wanted: string): Promise<string> =>
  (await positionsOf(activityId)).find(({ name }) => name === wanted)?.id ?? '';
const signUp = async (activityId: string, positionId: string): Promise<SignedUp> => {
  const { person } = await world.volunteer();
  const input = { activityId, positionId, idempotencyKey: newKey() };
  return desk.send<SignedUp>(SIGN_UP, input, person ?? world.officerA);
};
const statusOf = async (id: string): Promise<unknown> => {
  const [row] = await desk.app.uow.read((view) =>
    view.rows<{ status: string }>('SELECT status FROM activity_sign_up WHERE id = :id', { id }),
  );
  return row?.status;
};

describe('recurring activities', () => {
  it('are published sixty days ahead, each at its time in Shanghai', async () => {
    const series = await desk.send(CREATE_SERIES, desk.patrol(squadId));
    expect(series).toMatchObject({
      rule: 'FREQ=WEEKLY;BYDAY=FR,SA',
      status: 'RUNNING',
      template: { title: '夜间巡逻', positions: [{ name: '巡逻员', capacity: 3 }] },
    });
    const occasions = await desk.occasions(series.id);
    expect(occasions).toHaveLength(16);
    expect(occasions.every(({ status }) => status === 'PUBLISHED')).toBe(true);
    expect(occasions.slice(0, 3).map(({ startAt, endAt }) => `${startAt} – ${endAt}`)).toEqual([
      '06-19 22:00 – 06-20 02:00',
      '06-20 22:00 – 06-21 02:00',
      '06-26 22:00 – 06-27 02:00',
    ]);
    expect(await desk.read(series.id)).toEqual(series);
  });

  it('begin once for one key, and answer alike', async () => {
    const input = desk.patrol(squadId, { rule: 'FREQ=DAILY;COUNT=3' });
    const first = await desk.send(CREATE_SERIES, input);
    expect(await desk.send(CREATE_SERIES, input)).toEqual(first);
    expect(await desk.occasions(first.id)).toHaveLength(3);
    const other = { ...input, durationMinutes: 60 };
    expect((await desk.refusal(CREATE_SERIES, other)).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('belong to an organisation just as well', async () => {
    const { id: organisationId } = await desk.send<{ id: string }>(
      `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }`,
      { communityCode: world.communityA, name: '巾帼服务队', category: 'SERVICE', idempotencyKey: newKey() },
    );
    const ofOrganisation = { squadId: undefined, organisationId };
    const officer = await world.person();
    await desk.send(
      `mutation ($input: GrantOrganisationOfficerInput!) { grantOrganisationOfficer(input: $input) { id } }`,
      { organisationId, login: officer.phone },
    );
    const input = desk.patrol('', ofOrganisation, { squadKind: 'POVERTY_RELIEF' });
    const series = await desk.send(CREATE_SERIES, input, officer);
    expect(series).toMatchObject({ organisationId, squadId: null });
    expect(await desk.occasions(series.id)).toHaveLength(16);
    const { activitySeriesOf } = await desk.app.client.data<{
      activitySeriesOf: { nodes: { id: string }[] };
    }>(LIST_SERIES, { organisationId }, { token: world.auditor.token });
    expect(activitySeriesOf.nodes.map(({ id }) => id)).toEqual([series.id]);
    expect((await desk.refusal(CREATE_SERIES, desk.patrol(squadId), officer)).code).toBe('NOT_FOUND');
  });

  it('are listed page by page', async () => {
    const ownSquad = await world.squad('PATROL');
    const made: string[] = [];
    for (let count = 1; count <= 3; count += 1) {
      made.push(
        (await desk.send(CREATE_SERIES, desk.patrol(ownSquad, { rule: `FREQ=DAILY;COUNT=${count}` }))).id,
      );
    }
    const page = async (after: string | null) =>
      (
        await desk.app.client.data<{
          activitySeriesOf: {
            nodes: { id: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        }>(LIST_SERIES, { squadId: ownSquad, first: 2, after }, { token: world.officerA.token })
      ).activitySeriesOf;
    const first = await page(null);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(made);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('a change of the template reaches the coming occasions that are as they were made', async () => {
    const { id } = await desk.send(
      CREATE_SERIES,
      desk.patrol(squadId, { rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=3' }),
    );
    const positions = [
      { name: '巡逻员', capacity: 5 },
      { name: '驾驶员', capacity: 1 },
    ];
    const changed = await desk.send(UPDATE_SERIES, { seriesId: id, title: '平安夜巡', positions });
    expect(changed.template).toMatchObject({ title: '平安夜巡', positions });
    expect((await desk.occasions(id)).map(({ title, revision }) => [title, revision])).toEqual(
      Array(3).fill(['平安夜巡', 1]),
    );
    const rows = await desk.app.uow.read((view) =>
      view.rows<{ name: string; capacity: number }>(
        `SELECT p.name, p.capacity FROM activity_position p JOIN activity a ON a.id = p.activity_id WHERE a.series_id = :id
          ORDER BY a.occasion_at, p.id`,
        { id },
      ),
    );
    expect(rows.map(({ name, capacity }) => ({ name, capacity: Number(capacity) }))).toEqual([
      ...positions,
      ...positions,
      ...positions,
    ]);
    const { fields } = await desk.refusal(UPDATE_SERIES, {
      seriesId: id,
      positions: [positions[0], positions[0]],
    });
    expect(fields).toMatchObject([{ path: 'input.positions.1.name', code: 'POSITION_NAME_REPEATED' }]);
  });

  it('a change of the positions takes nobody’s place, and new places go to those who wait', async () => {
    const { id } = await desk.send(
      CREATE_SERIES,
      desk.patrol(squadId, { rule: 'FREQ=DAILY;COUNT=1' }, { positions: TWO }),
    );
    const activityId = (await desk.occasions(id))[0]?.id ?? '';
    const positionId = await positionOf(activityId, '巡逻员');
    const [first, second] = [await signUp(activityId, positionId), await signUp(activityId, positionId)];
    expect([first.status, second.status]).toEqual(['CONFIRMED', 'WAITING']);
    const shown = async (): Promise<string[]> =>
      (await positionsOf(activityId)).map(
        ({ name, capacity, taken_places }) => `${name} ${taken_places}/${capacity}`,
      );

    await desk.send(UPDATE_SERIES, { seriesId: id, positions: [{ name: '巡逻员', capacity: 2 }] });
    expect(await shown()).toEqual(['巡逻员 2/2']);
    expect(await statusOf(second.id)).toBe('OFFERED');

    await desk.send(UPDATE_SERIES, { seriesId: id, positions: [{ name: '司机', capacity: 1 }] });
    expect(await shown()).toEqual(['巡逻员 2/2', '司机 0/1']);
    await desk.send(UPDATE_SERIES, { seriesId: id, positions: [{ name: '巡逻员', capacity: 1 }] });
    expect(await shown()).toEqual(['巡逻员 2/2']);
  });

  it('end with a reason: what is to come is cancelled, nothing is made any more', async () => {
    const { id } = await desk.send(CREATE_SERIES, desk.patrol(squadId));
    const ended = await desk.send(END_SERIES, { seriesId: id, reason: '人手不足' });
    expect(ended).toMatchObject({ status: 'ENDED', endReason: '人手不足' });
    const occasions = await desk.occasions(id);
    expect(new Set(occasions.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
    for (const [text, input] of [
      [END_SERIES, { seriesId: id, reason: '再来一次' }],
      [UPDATE_SERIES, { seriesId: id, title: '改名' }],
    ] as const) {
      expect((await desk.refusal(text, input)).code).toBe('SERIES_ENDED');
    }
  });
});
