import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeedDesk, STATISTICS, WITHDRAW } from '../support/need-desk.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, type Person, STREET, World } from '../support/world.js';

let desk: NeedDesk;
let world: World;
let resident: Person;

beforeAll(async () => {
  const app = await TestApp.start();
  world = await World.create(app);
  desk = new NeedDesk(app, world);
  resident = await world.person();
}, 60_000);
afterAll(() => desk.app.stop());

describe('rule 13: statistics show no small number of what is confidential', () => {
  interface Counts {
    readonly kind: string;
    readonly counts: readonly { status: string; count: number | null }[];
    readonly total: number | null;
  }
  const june = { from: '2026-06-01', until: '2026-06-30' };
  const countsOf = async (kind: string, variables: object, by: Person): Promise<Counts> => {
    const answer = await desk.app.client.data<{ needStatistics: Counts[] }>(
      STATISTICS,
      { ...variables },
      { token: by.token },
    );
    const found = answer.needStatistics.find((each) => each.kind === kind);
    if (!found) throw new Error(`no counts of ${kind}`);
    return found;
  };
  const shown = ({ counts, total }: Counts) => ({
    total,
    ...Object.fromEntries(counts.flatMap(({ status, count }) => (count ? [[status, count]] : []))),
  });

  it('four are not told, five are; what is public is always told', async () => {
    const { communityB, officerB } = world;
    const inB = { communityCode: communityB };
    const before = shown(await countsOf('PATROL', { ...june, placeCode: communityB }, officerB));
    expect(before).toEqual({ total: 0 });
    await desk.ask('PATROL', resident, inB);
    for (let asked = 1; asked <= 4; asked += 1) await desk.ask('RIGHTS', resident, inB);
    const variables = { ...june, placeCode: communityB };
    expect(shown(await countsOf('PATROL', variables, officerB))).toEqual({ total: 1, OPEN: 1 });
    expect(await countsOf('RIGHTS', variables, officerB)).toMatchObject({ total: null });
    expect(shown(await countsOf('RIGHTS', variables, officerB))).toEqual({ total: null });
    const withdrawn = await desk.ask('RIGHTS', resident, inB);
    expect(shown(await countsOf('RIGHTS', variables, officerB))).toEqual({ total: 5, OPEN: 5 });

    await desk.ask('RIGHTS', resident, inB);
    await desk.send(WITHDRAW, { needId: withdrawn }, resident);
    // Six with a total would tell of one that was withdrawn.
    expect(shown(await countsOf('RIGHTS', variables, officerB))).toEqual({ total: null, OPEN: 5 });

    // The one in community A follows from the street's total and what B shows.
    await desk.ask('RIGHTS', resident);
    expect(shown(await countsOf('RIGHTS', { ...june, placeCode: STREET }, world.streetOfficer))).toEqual({
      total: null,
    });
    expect(shown(await countsOf('RIGHTS', { ...june, placeCode: DISTRICT }, world.auditor))).toEqual({
      total: null,
    });
  });

  it('of periods of one’s own choice, whose difference would tell of a single day, not at all', async () => {
    const { communityB, officerB } = world;
    const days = { from: '2026-06-01', until: '2026-06-29', placeCode: communityB };
    expect(shown(await countsOf('RIGHTS', days, officerB))).toEqual({ total: null });
    expect(shown(await countsOf('PATROL', days, officerB))).toEqual({ total: 1, OPEN: 1 });
    const year = { from: '2026-01-01', until: '2026-12-31', placeCode: communityB };
    expect(shown(await countsOf('RIGHTS', year, officerB))).toEqual({ total: null, OPEN: 5 });
  });

  it('of one’s own places, in a period that does not run backwards', async () => {
    const ask = (variables: object, by: Person) =>
      desk.app.client.refusal(STATISTICS, { ...variables }, { token: by.token });
    expect((await ask({ ...june, placeCode: world.communityA }, world.officerB)).code).toBe('FORBIDDEN');
    expect(
      (await ask({ ...june, placeCode: world.communityA }, (await desk.ledSquad('PATROL')).leader)).code,
    ).toBe('FORBIDDEN');
    const backwards = { placeCode: world.communityA, from: '2026-06-02', until: '2026-06-01' };
    expect((await ask(backwards, world.officerA)).fields).toMatchObject([
      { path: 'until', code: 'STATISTICS_PERIOD' },
    ]);
  });
});
