import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwardDesk, OPEN } from '../support/award-desk.js';
import { TestApp } from '../support/test-app.js';
import { ChildServer } from './support/child-server.js';

const SCHEMES = 12;
const PEOPLE = 15;
const ROUNDS = 3;

interface Opened {
  readonly scheme_id: string;
  readonly cycles: number | string;
  readonly candidates: number | string;
  readonly steps: number | string;
}

describe('rule 40: award cycles opened with the server killed in the middle', () => {
  let desk: AwardDesk;
  const schemeIds: string[] = [];

  beforeAll(async () => {
    desk = await AwardDesk.open();
    const placeCode = await desk.service.newCommunity();
    for (let index = 0; index < PEOPLE; index += 1) await desk.service.volunteer(placeCode, 120 + index);
    for (let index = 0; index < SCHEMES; index += 1)
      schemeIds.push((await desk.scheme(placeCode, { name: `优秀志愿者${index}`, places: PEOPLE })).id);
    await desk.app.settled();
    // The file has one owner at a time: from here on the child has it.
    await desk.app.app.close();
    await desk.app.uow.close();
  }, 120_000);
  afterAll(() => desk.app.database.remove());

  /** Opens all at once; answers how many were acknowledged, and tells each. */
  async function everyScheme(server: ChildServer, told: () => void = () => undefined): Promise<number> {
    const token = await server.signIn(desk.district.phone);
    let acknowledged = 0;
    await Promise.all(
      schemeIds.map(async (schemeId) => {
        try {
          await server.client.data(OPEN, { input: { schemeId, period: '2026-05' } }, { token });
          acknowledged += 1;
          told();
        } catch {
          // The server was gone, or there is one already.
        }
      }),
    );
    return acknowledged;
  }

  it('killed and run again, each period has one cycle with all of its candidates and one step', async () => {
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await ChildServer.start(desk.app.database.environment);
      let ended: Promise<unknown> | undefined;
      acknowledged += await everyScheme(server, () => {
        ended ??= server.end('SIGKILL');
      });
      await (ended ?? server.end('SIGKILL'));
    }
    const server = await ChildServer.start(desk.app.database.environment);
    acknowledged += await everyScheme(server);
    expect(await everyScheme(server)).toBe(0);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(acknowledged).toBeLessThanOrEqual(SCHEMES);
    const { uow, close } = await TestApp.reopen(desk.app.database);
    const rows = await uow.read((view) =>
      view.rows<Opened>(
        `SELECT c.scheme_id, COUNT(*) AS cycles,
                SUM((SELECT COUNT(*) FROM award_candidate k WHERE k.cycle_id = c.id)) AS candidates,
                SUM((SELECT COUNT(*) FROM award_step s WHERE s.cycle_id = c.id)) AS steps
           FROM award_cycle c GROUP BY c.scheme_id ORDER BY c.scheme_id`,
      ),
    );
    await close();
    expect(
      rows.map(({ scheme_id, cycles, candidates, steps }) => [
        ...[scheme_id, Number(cycles), Number(candidates), Number(steps)],
      ]),
    ).toEqual([...schemeIds].sort().map((id) => [id, 1, PEOPLE, 1]));
  }, 120_000);
});
