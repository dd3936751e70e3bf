import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Provenance, SquadKind } from '../../src/kernel/vocabulary.js';
import { RankingProjection } from '../../src/rankings/ranking-projection.js';
import { newKey } from '../support/people.js';
import { ALL_TIME, RankedService } from '../support/ranked-service.js';
import { TestApp } from '../support/test-app.js';
import { OTHER_STREET, type Person, STREET, World } from '../support/world.js';

let app: TestApp;
let world: World;
let service: RankedService;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  service = new RankedService(app, world);
});
afterAll(() => app.stop());

const ask = async (
  by: Person | null,
  mutation: string,
  type: string,
  input: object,
  selection = '{ __typename }',
) => {
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) ${selection} }`;
  await app.client.data(text, { input }, { token: by?.token });
  await app.settled();
};

describe('rule 26: the ranking follows what happens', () => {
  it('a voided record falls out', async () => {
    const placeCode = await service.newCommunity();
    const volunteerId = await service.volunteer(placeCode, 60);
    const recordId = await service.served(volunteerId, 120, { day: '2026-06-02' });
    expect(await service.lines({ placeCode })).toEqual(['1 张* 180']);
    await service.voided(recordId, volunteerId);
    expect(await service.lines({ placeCode })).toEqual(['1 张* 60']);
    expect(await service.lines({ placeCode, period: { kind: 'MONTH', year: 2026, month: 6 } })).toEqual([]);
  });

  it('who moves takes his minutes along', async () => {
    const [from, to] = [await service.newCommunity(), await service.newCommunity(OTHER_STREET)];
    const { id: volunteerId, person } = await world.volunteer({ communityCode: from });
    await service.served(volunteerId, 60);
    await service.volunteer(to, 30, { name: '李四' });
    await ask(person, 'moveVolunteer', 'MoveVolunteerInput', { volunteerId, communityCode: to }, '');
    expect(await service.lines({ placeCode: from })).toEqual([]);
    expect(await service.lines({ placeCode: to })).toEqual(['1 张* 60', '2 李* 30']);
  });

  it('who withdraws, erases himself or was registered twice is ranked no more', async () => {
    const placeCode = await service.newCommunity();
    const volunteerId = await service.volunteer(placeCode, 90, { name: '甲一' });
    const { id: erased, person } = await world.volunteer({ communityCode: placeCode, name: '乙二' });
    await service.served(erased, 60);
    const duplicateId = await service.volunteer(placeCode, 30, { name: '丙三' });
    const intoId = await service.volunteer(placeCode, 30, { name: '丁四' });
    expect(await service.lines({ placeCode })).toEqual(['1 甲* 90', '2 乙* 60', '3 丙* 30', '3 丁* 30']);
    const reason = '本人要求';
    await ask(world.districtOfficer, 'withdrawVolunteer', 'VolunteerReasonInput', { volunteerId, reason });
    await ask(person, 'deleteMyData', 'DeleteMyDataInput', { confirmation: '乙二' }, '');
    await ask(world.districtOfficer, 'mergeVolunteers', 'MergeVolunteersInput', {
      duplicateId,
      intoId,
      reason,
    });
    expect((await service.ranking({ placeCode })).nodes.map((entry) => entry.name)).toEqual(['丁*']);
  });

  it('counts the provenance that the place’s policy counts, after a rebuild also for the past (rule 19)', async () => {
    const street = world.communityC.slice(0, 9);
    const placeCode = await service.newCommunity(street);
    const volunteerId = await service.volunteer(placeCode, 60);
    await service.served(volunteerId, 600, { provenance: Provenance.BACKFILLED });
    expect(await service.lines({ placeCode })).toEqual(['1 张* 660']);
    const { policy } = await app.client.data<{ policy: { policy: { records: object } } }>(
      `query ($placeCode: String!) { policy(placeCode: $placeCode) { policy } }`,
      { placeCode: street },
      { token: world.districtOfficer.token },
    );
    const records = { ...policy.policy.records, rankingProvenances: ['CHECKED_IN', 'LEADER_ATTESTED'] };
    const changed = { placeCode: street, validFrom: '2026-06-15', policy: { ...policy.policy, records } };
    await ask(world.districtOfficer, 'setPolicy', 'SetPolicyInput', { ...changed, idempotencyKey: newKey() });
    await app.get(RankingProjection).rebuild();
    expect(await service.lines({ placeCode })).toEqual(['1 张* 60']);
  });
});

describe('the rankings as a whole', () => {
  const TABLES = {
    ranking_total: 'volunteer_id, squad_kind, period',
    ranking_group_total: 'volunteer_id, group_id, period',
    ranking_day: 'volunteer_id, day, squad_kind, squad_id, organisation_id',
    ranking_count: 'scope_code, squad_kind, period, width, bucket',
  };
  const stored = async () => {
    const rows: unknown[] = [];
    for (const [table, order] of Object.entries(TABLES))
      rows.push(...(await app.uow.read((view) => view.rows(`SELECT * FROM ${table} ORDER BY ${order}`))));
    return rows;
  };

  /** `rank volunteerNo minutes`, straight from the records. */
  const plainSums = async (
    placeCode: string,
    squadKind: SquadKind | undefined,
    days: string,
  ): Promise<string[]> => {
    const sums = await app.uow.read((view) =>
      view.rows<{ volunteer_no: string; minutes: number | string }>(
        `SELECT v.volunteer_no, sum(d.credited_minutes) AS minutes FROM service_record_day d
           JOIN service_record r ON r.id = d.record_id JOIN volunteer v ON v.id = d.volunteer_id
          WHERE r.status = 'CONFIRMED' AND v.status NOT IN ('WITHDRAWN', 'MERGED') AND d.day LIKE :days
            AND v.community_code LIKE :within AND (:squadKind = 'ALL' OR r.squad_kind = :squadKind)
          GROUP BY v.volunteer_no ORDER BY minutes DESC, v.volunteer_no`,
        { within: `${placeCode}%`, days, squadKind: squadKind ?? 'ALL' },
      ),
    );
    const minutes = sums.map((sum) => Number(sum.minutes));
    return sums.map((sum, i) => {
      const better = minutes.filter((other) => other > (minutes[i] ?? 0)).length;
      return `${1 + better} ${sum.volunteer_no} ${sum.minutes}`;
    });
  };

  it('equal a plain sum over the confirmed records, in every place, kind and period', async () => {
    const places = [await service.newCommunity(), await service.newCommunity()];
    let seed = 7;
    const chosen = <T>(of: readonly T[]): T => of[(seed = (seed * 16_807) % 2_147_483_647) % of.length] as T;
    const kinds = [SquadKind.PATROL, SquadKind.RIGHTS, null];
    for (let i = 0; i < 10; i += 1) {
      const { id } = await world.volunteer({ communityCode: chosen(places), withAccount: false });
      for (let j = 0; j < 6; j += 1) {
        const day = chosen(['2025-01-31', '2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01']);
        await service.served(id, chosen([30, 60, 90]), { day, squadKind: chosen(kinds) });
      }
    }
    const periods = {
      '%': ALL_TIME,
      '2025%': { kind: 'YEAR', year: 2025 },
      '2026-05%': { kind: 'MONTH', year: 2026, month: 5 },
    };
    for (const placeCode of [...places, STREET]) {
      for (const squadKind of [undefined, SquadKind.PATROL, SquadKind.RIGHTS]) {
        for (const [days, period] of Object.entries(periods)) {
          const expected = await plainSums(placeCode, squadKind, days);
          const page = await service.ranking({ placeCode, squadKind, period, first: 100 });
          expect(page.nodes.map((entry) => `${entry.rank} ${entry.volunteerNo} ${entry.minutes}`)).toEqual(
            expected,
          );
          expect(page.participants).toBe(expected.length);
        }
      }
    }
  });

  it('are the same rows after a rebuild from nothing, also after two at once', async () => {
    const before = await stored();
    expect(before.length).toBeGreaterThan(100);
    // Counts that are lost, wrong, or of nobody, too.
    for (const statement of [
      ...Object.keys(TABLES).filter((table) => table !== 'ranking_count'),
      "ranking_count WHERE width = 0 AND period = 'ALL'",
    ])
      await app.uow.write((transaction) => transaction.execute(`DELETE FROM ${statement}`));
    await app.uow.write((transaction) =>
      transaction.execute('UPDATE ranking_count SET volunteers = volunteers + 1 WHERE width = 1'),
    );
    const [{ volunteers } = { volunteers: 0 }] = await app.uow.read((view) =>
      view.rows<{ volunteers: number | string }>('SELECT count(*) AS volunteers FROM volunteer'),
    );
    expect(await app.get(RankingProjection).rebuild()).toBe(Number(volunteers));
    await Promise.all([app.get(RankingProjection).rebuild(), app.get(RankingProjection).rebuild()]);
    expect(await stored()).toEqual(before);
  });
});
