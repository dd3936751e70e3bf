import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeriesJob } from '../../src/activities/series/series.job.js';
import { CREATE_SERIES, END_SERIES, SeriesDesk } from '../support/series-desk.js';
import { World } from '../support/world.js';

let desk: SeriesDesk;
let world: World;

beforeAll(async () => {
  desk = await SeriesDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const timesOf = async (id: string): Promise<string[]> =>
  (await desk.occasions(id)).map(({ occasionAt }) => occasionAt);

describe('occasions of a series, asked for by many at once', () => {
  it('eight runs of the job make each occasion once, and a ninth nothing', async () => {
    const ids: string[] = [];
    for (const rule of ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=FR,SA', 'FREQ=DAILY;COUNT=70']) {
      ids.push((await desk.send(CREATE_SERIES, desk.patrol(await world.squad('PATROL'), { rule }))).id);
    }
    await desk.later(14);
    const job = desk.app.get(SeriesJob);
    await Promise.all(Array.from({ length: 8 }, () => job.run()));
    const made = await Promise.all(ids.map(timesOf));
    expect(made.map(({ length }) => length)).toEqual([70, 20, 70]);
    expect(made.map((times) => new Set(times).size)).toEqual([70, 20, 70]);
    await job.run();
    expect(await Promise.all(ids.map(timesOf))).toEqual(made);
  });

  it('the same call sixteen times at once begins one series', async () => {
    const squadId = await world.squad('PATROL');
    const start = new Date(desk.app.clock.now().getTime() + 3_600_000).toISOString();
    const input = desk.patrol(squadId, { rule: 'FREQ=DAILY;COUNT=5', firstStartAt: start });
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        desk.app.client.send<{ createActivitySeries: { id: string } }>(
          CREATE_SERIES,
          { input },
          { token: world.officerA.token },
        ),
      ),
    );
    const ids = new Set(answers.map(({ data }) => data?.createActivitySeries.id));
    expect(ids.size).toBe(1);
    expect(await timesOf([...ids][0] ?? '')).toHaveLength(5);
  });

  it('ending it while the job runs leaves nothing published behind', async () => {
    const squadId = await world.squad('PATROL');
    const start = new Date(desk.app.clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await desk.send(
      CREATE_SERIES,
      desk.patrol(squadId, { rule: 'FREQ=DAILY', firstStartAt: start }),
    );
    await desk.later(10);
    const job = desk.app.get(SeriesJob);
    await Promise.all([job.run(), desk.send(END_SERIES, { seriesId: id, reason: '人手不足' }), job.run()]);
    const now = desk.app.clock.now();
    const left = await desk.app.uow.read((view) =>
      view.rows(
        `SELECT id FROM activity WHERE series_id = :id AND status = 'PUBLISHED' AND start_at > :now`,
        {
          id,
          now: now.getTime(),
        },
      ),
    );
    expect(left).toEqual([]);
  });
});
