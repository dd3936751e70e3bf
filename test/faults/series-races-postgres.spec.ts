import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeriesJob } from '../../src/activities/series/series.job.js';
import { CREATE_SERIES, SeriesDesk } from '../support/series-desk.js';
import { SecondApplication } from './support/second-application.js';

// What only a database with many processes needs; SQLite has one.
let desk: SeriesDesk;
let others: SecondApplication[];

beforeAll(async () => {
  desk = await SeriesDesk.open();
  others = [await SecondApplication.start(desk.app), await SecondApplication.start(desk.app)];
});
afterAll(async () => {
  for (const other of others) await other.stop();
  await desk.app.stop();
});

describe('occasions of a series, made by several processes', () => {
  it('each exists once, whichever process is first', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const squadId = await desk.world.squad('PATROL');
      ids.push((await desk.send(CREATE_SERIES, desk.patrol(squadId, { rule: 'FREQ=DAILY' }))).id);
    }
    const apps = [desk.app, ...others];
    for (let round = 1; round <= 3; round += 1) {
      await desk.later(5);
      await Promise.all(apps.flatMap((app) => [app.get(SeriesJob).run(), app.get(SeriesJob).run()]));
      for (const id of ids) {
        const times = (await desk.occasions(id)).map(({ occasionAt }) => occasionAt);
        expect(times).toHaveLength(56 + 5 * round);
        expect(new Set(times).size).toBe(times.length);
      }
    }
  });
});
