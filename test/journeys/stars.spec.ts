import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { GivingDesk, type Kin } from '../support/giving-desk.js';
import { InboxDesk } from '../support/inbox-desk.js';
import { FULFIL } from '../support/need-desk.js';
import { newKey } from '../support/people.js';
import { VOID } from '../support/service-desk.js';
import { MERGE } from '../support/volunteer-desk.js';
import type { Person, World } from '../support/world.js';

const HISTORY = `query ($volunteerId: ID, $first: Int = 20, $after: String) {
  starHistory(volunteerId: $volunteerId, first: $first, after: $after) {
    nodes { level honorMinutes entryId lostAt lostBecause lostHonorMinutes lostEntryId } pageInfo { hasNextPage endCursor } } }`;
const STARS = `query ($id: ID!) { volunteer(id: $id) { stars } }`;

interface ShownStar {
  readonly level: number;
  readonly honorMinutes: number;
  readonly entryId: string | null;
  readonly lostAt: string | null;
  readonly lostBecause: string | null;
  readonly lostHonorMinutes: number | null;
  readonly lostEntryId: string | null;
}

let desk: GivingDesk;
let world: World;
let inbox: InboxDesk;

beforeAll(async () => {
  desk = await GivingDesk.open();
  ({ world } = desk);
  inbox = new InboxDesk(desk.app);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (kin: Kin): Person => kin.person as Person;
const history = async (kin: Kin, by = person(kin)): Promise<ShownStar[]> => {
  await desk.app.settled();
  const answer = await desk.app.client.data<{ starHistory: { nodes: ShownStar[] } }>(
    HISTORY,
    { volunteerId: kin.id },
    { token: by.token },
  );
  return answer.starHistory.nodes;
};
const starsOf = async (kin: Kin): Promise<number> => {
  await desk.app.settled();
  const { volunteer } = await desk.app.client.data<{ volunteer: { stars: number } }>(
    STARS,
    { id: kin.id },
    { token: world.officerA.token },
  );
  return volunteer.stars;
};
const serve = (kin: Kin, day: string, minutes: number): Promise<string> => {
  const { service } = desk.redemptions.match;
  return service.confirmed(service.draft(kin.id, { day, minutes }));
};
const voided = (recordId: string) =>
  desk.redemptions.match.send(
    VOID,
    { recordId, reason: '查实未到岗', idempotencyKey: newKey() },
    world.officerA,
  );
const entryOf = async (recordId: string, kind: string): Promise<string | undefined> =>
  (await desk.redemptions.match.service.entries([recordId])).find((entry) => entry.kind === kind)?.id;
const kinds = async (kin: Kin): Promise<string[]> =>
  (await inbox.kinds(person(kin))).filter((kind) => kind.startsWith('STAR'));

describe('rules 38 and 39: a volunteer crosses 100 hours by a record that is later voided', () => {
  let kin: Kin;
  let last: string;

  it('has no star with one minute’s worth too few, and one with the hundredth hour, on the entry that made it', async () => {
    kin = await desk.kin('老星');
    for (let day = 1; day <= 12; day += 1) await serve(kin, `2026-06-${String(day).padStart(2, '0')}`, 480);
    await serve(kin, '2026-06-13', 210);
    expect(await starsOf(kin)).toBe(0);
    last = await serve(kin, '2026-06-14', 30);
    expect(await starsOf(kin)).toBe(1);
    expect(await history(kin)).toEqual([
      {
        ...{ level: 1, honorMinutes: 6_000, entryId: await entryOf(last, 'SERVICE_CREDIT') },
        ...{ lostAt: null, lostBecause: null, lostHonorMinutes: null, lostEntryId: null },
      },
    ]);
    expect((await inbox.read(person(kin))).nodes.find(({ kind }) => kind === 'STAR_GAINED')?.text).toBe(
      '您已达到 1 星志愿者标准（累计服务 6000 分钟）',
    );
  }, 60_000);

  it('loses it with the void, with notice, and the history says on which entry and why', async () => {
    await voided(last);
    expect(await starsOf(kin)).toBe(0);
    expect(await history(kin)).toMatchObject([
      {
        ...{ level: 1, lostAt: '2026-06-15T02:00:00.000Z', lostBecause: 'MINUTES', lostHonorMinutes: 5_970 },
        lostEntryId: await entryOf(last, 'REVERSAL'),
      },
    ]);
    expect(await kinds(kin)).toEqual(['STAR_LOST', 'STAR_GAINED']);
  });

  it('gains it anew, as a star of its own in the history', async () => {
    await serve(kin, '2026-06-14', 30);
    expect((await history(kin)).map(({ level, lostAt }) => [level, lostAt === null])).toEqual([
      [1, true],
      [1, false],
    ]);
  });

  it('rule 39: evaluating again changes nothing, by the job, twice, and at once', async () => {
    const before = await history(kin);
    const jobs = desk.app.get(Jobs);
    await jobs.run('recognition.stars');
    await Promise.all([jobs.run('recognition.stars'), jobs.run('recognition.stars')]);
    expect(await history(kin)).toEqual(before);
    expect(await kinds(kin)).toEqual(['STAR_GAINED', 'STAR_LOST', 'STAR_GAINED']);
  });
});

describe('rule 38: by policy', () => {
  it('none is skipped, and stars follow a policy that the job evaluates', async () => {
    const kin = await desk.kin('三星');
    await serve(kin, '2026-06-12', 180);
    await desk.policy({ timebank: { starHonorMinutes: [60, 120, 180, 240, 300] } });
    await desk.app.get(Jobs).run('recognition.stars');
    expect((await history(kin)).map(({ level }) => level)).toEqual([3, 2, 1]);
    expect(await starsOf(kin)).toBe(3);
    await desk.policy({ recognition: { starTenureMonths: [0, 0, 6, 6, 12] } });
    await desk.app.get(Jobs).run('recognition.stars');
    expect(await starsOf(kin)).toBe(2);
    expect((await history(kin))[0]).toMatchObject({ level: 3, lostBecause: 'TENURE', lostEntryId: null });
  });

  it('who was rated below 3.0 on average has none until it is better', async () => {
    const { redemptions } = desk;
    const { needs, service } = redemptions.match;
    const helper = await redemptions.anotherHelper();
    const kin = { ...helper, volunteerNo: '', name: '帮手' };
    const requester = await world.person();
    const rated = async (rating: number, hour: string): Promise<void> => {
      const when = { startAt: `2026-06-15T${hour}:00:00.000Z`, endAt: `2026-06-15T${hour}:59:00.000Z` };
      const needId = await needs.ask('POVERTY_RELIEF', requester);
      const activityId = await redemptions.scheduled({ needId }, when);
      await redemptions.served(activityId, 58, when);
      const [record] = await desk.app.uow.read((view) =>
        view.rows<{ id: string }>('SELECT id FROM service_record WHERE activity_id = :activityId', {
          activityId,
        }),
      );
      await service.confirm([record?.id ?? '']);
      await needs.send(FULFIL, { needId, rating, comment: null }, requester);
    };
    await serve(kin, '2026-06-12', 60);
    expect(await starsOf(kin)).toBe(1);
    await rated(1, '04');
    expect(await starsOf(kin)).toBe(0);
    expect((await history(kin))[0]).toMatchObject({ level: 1, lostBecause: 'RATING', lostEntryId: null });
    await rated(5, '06');
    expect(await starsOf(kin)).toBe(2);
    desk.app.clock.set('2026-06-15T02:00:00Z');
  });

  it('a duplicate’s stars go with its hours to the registration that stays', async () => {
    const [kept, duplicate] = [
      await desk.kin('留下', 60),
      await desk.kin('重复', 60, { withAccount: false }),
    ];
    expect([await starsOf(kept), await starsOf(duplicate)]).toEqual([1, 1]);
    const merge = { duplicateId: duplicate.id, intoId: kept.id, reason: '同一人' };
    await desk.redemptions.match.send(MERGE, merge, world.streetOfficer);
    expect(await starsOf(kept)).toBe(2);
    expect((await history(duplicate, world.officerA))[0]).toMatchObject({ lostBecause: 'MERGED' });
  });

  it('the history of others is read by who reads volunteers there', async () => {
    const kin = await desk.kin('外人', 60);
    const variables = { volunteerId: kin.id };
    for (const by of [world.officerB, await world.person()])
      expect((await desk.app.client.refusal(HISTORY, variables, { token: by.token })).code).toBe('NOT_FOUND');
    expect(await history(kin, world.auditor)).toHaveLength(1);
  });
});
