import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoDistrict } from '../../src/demo/demo-district.js';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../src/demo/demo-accounts.js';
import { walkAward } from '../../src/demo/walk/award.js';
import { walkCertificate } from '../../src/demo/walk/certificate.js';
import { walkMainJob } from '../../src/demo/walk/main-job.js';
import { walkNeedsAndHours } from '../../src/demo/walk/needs-and-hours.js';
import { walkTimeBank } from '../../src/demo/walk/time-bank.js';
import { WalkClient } from '../../src/demo/walk/walk-client.js';
import { PlaceEntity } from '../../src/places/place.entity.js';
import { checkResidentId } from '../../src/kernel/resident-id.js';
import { serviceDayOf, startOfServiceDay } from '../../src/kernel/service-day.js';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { VolunteerEntity, VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { VolunteerVault } from '../../src/volunteers/volunteer-vault.js';
import { TestApp } from '../support/test-app.js';

/** Of this day in Shanghai: what the walk plans is to come, and its service was this morning. */
const NOON = new Date(startOfServiceDay(serviceDayOf(new Date())).getTime() + 12 * 3_600_000);
const SIZE = { volunteers: 10, serviceDays: 120 };

describe('the main job, as `npm run demo` walks through it', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
    app.clock.set(NOON.toISOString());
    await app.get(DemoDistrict).loadIntoEmpty(() => undefined, SIZE);
  }, 120_000);
  afterAll(() => app.stop());

  it('the demo district is the essay’s: nine streets, 38 communities of 340 asked for', async () => {
    const places = await app.uow.read((view) => view.manager.getRepository(PlaceEntity).find());
    expect(places.filter((place) => place.kind === 'STREET')).toHaveLength(9);
    const communities = places.filter((place) => place.kind === 'COMMUNITY');
    expect(communities).toHaveLength(38);
    expect(new Set(communities.map((place) => place.volunteerTarget))).toEqual(new Set([340]));
  });

  it('its people have valid synthetic IDs, each once', async () => {
    const volunteers = await app.uow.read((view) => view.manager.getRepository(VolunteerEntity).find());
    const registered = volunteers.filter((volunteer) => volunteer.status === VolunteerStatus.ACTIVE);
    expect(registered).toHaveLength(38 * SIZE.volunteers);
    const vault = app.get(VolunteerVault);
    const today = serviceDayOf(app.clock.now());
    const verdicts = volunteers.map((volunteer) =>
      checkResidentId(vault.open(volunteer).documentNumber, today),
    );
    expect(
      verdicts.filter((verdict, index) => !verdict.ok || verdict.birthDate !== volunteers[index]?.birthDate),
    ).toEqual([]);
  });

  it('its service has all four provenances and the books are right', async () => {
    const rows = await app.uow.read((view) =>
      view.rows<{ provenance: string }>('SELECT DISTINCT provenance FROM service_record'),
    );
    expect(rows.map((row) => row.provenance).sort()).toEqual([
      'BACKFILLED',
      'CHECKED_IN',
      'IMPORTED',
      'LEADER_ATTESTED',
    ]);
    const report = await app.uow.read((view) => runVerify(view, {}));
    expect(report.faults).toEqual([]);
    expect(report.entries).toBeGreaterThan(100);
  });

  it('loading it again changes nothing', async () => {
    expect(await app.get(DemoDistrict).loadIntoEmpty(() => undefined, SIZE)).toBe(false);
  });

  it('its officers log in with the printed password', async () => {
    const query = `mutation ($input: LogInInput!) { logIn(input: $input) { account { login } } }`;
    for (const login of Object.values(DEMO_LOGINS)) {
      const input = { login, password: DEMO_PASSWORD };
      const answer = await app.client.data<{ logIn: { account: { login: string } } }>(query, { input });
      expect(answer.logIn.account.login).toBe(`139****${login.slice(-4)}`);
    }
  });

  it.each([
    ['at noon', 0],
    ['at noon, once more', 0],
    ['just after midnight, when there is no service of today yet', 12.5],
    ['just after midnight, once more', 12.5],
  ])(
    'from registration to the ranking, with every refusal on the way, %s',
    async (_, hoursLater) => {
      const now = new Date(NOON.getTime() + hoursLater * 3_600_000);
      app.clock.set(now.toISOString());
      const told: string[] = [];
      await walkMainJob(new WalkClient(app.client.url, (line) => told.push(line)), now);
      expect(told.filter((line) => line.includes('✗'))).toHaveLength(7);
      expect((await app.uow.read((view) => runVerify(view, {}))).faults).toEqual([]);
    },
    60_000,
  );

  it('from a need to hours, and again on the same district', async () => {
    for (const refusals of [5, 5]) {
      const told: string[] = [];
      await walkNeedsAndHours(new WalkClient(app.client.url, (line) => told.push(line)));
      expect(told.filter((line) => line.includes('✗'))).toHaveLength(refusals);
    }
  }, 60_000);

  it('a certificate issued, verified and revoked, and again', async () => {
    for (const refusals of [1, 1]) {
      const told: string[] = [];
      await walkCertificate(new WalkClient(app.client.url, (line) => told.push(line)));
      expect(told.filter((line) => line.includes('✗'))).toHaveLength(refusals);
    }
  }, 60_000);

  it('an award from its scheme to its notice, and again', async () => {
    for (const refusals of [2, 2]) {
      const told: string[] = [];
      await walkAward(new WalkClient(app.client.url, (line) => told.push(line)));
      expect(told.filter((line) => line.includes('✗'))).toHaveLength(refusals);
    }
  }, 60_000);

  it('minutes held, released and given away, and again', async () => {
    for (const refusals of [3, 3]) {
      const told: string[] = [];
      await walkTimeBank(new WalkClient(app.client.url, (line) => told.push(line)));
      expect(told.filter((line) => line.includes('✗'))).toHaveLength(refusals);
    }
    expect((await app.uow.read((view) => runVerify(view, {}))).faults).toEqual([]);
  }, 60_000);
});
