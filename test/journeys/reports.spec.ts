import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Provenance } from '../../src/kernel/vocabulary.js';
import { RankedService } from '../support/ranked-service.js';
import { lineOf, REPORT, REPORT_DOWNLOAD, ReportDesk, sumOf } from '../support/report-desk.js';
import { ServiceDesk, VOID } from '../support/service-desk.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, OTHER_STREET, type Person, STREET, World } from '../support/world.js';

let app: TestApp;
let world: World;
let reports: ReportDesk;
let desk: ServiceDesk;
let service: RankedService;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  reports = new ReportDesk(app);
  desk = new ServiceDesk(app, world);
  service = new RankedService(app, world);
});
afterAll(() => app.stop());

const ofA = (month: number | null = 6) =>
  reports.report(world.officerA, { placeCode: world.communityA, month });

describe('rule 54: the monthly report of a community', () => {
  it('has every line, with nothing in it, before anything happened', async () => {
    const report = await reports.report(world.officerB, { placeCode: world.communityB });
    expect(report).toMatchObject({
      fromDay: '2026-06-01',
      untilDay: '2026-06-30',
      registered: 0,
      minutes: 0,
    });
    expect(report.parts).toEqual([]);
    expect(report.targets).toHaveLength(12);
    // Where nobody served by a list, there is 0 and not nothing (engelsystem#548).
    expect(report.provenances).toContainEqual({ provenance: 'BACKFILLED', records: 0, minutes: 0 });
    expect(report.standards[0]).toEqual({ standard: 'VOLUNTEERS', required: 340, held: 0, gap: 340 });
    expect(report.needs).toHaveLength(5);
  });

  it('counts volunteers by background, squads by kind, hours by kind, provenance and target', async () => {
    const before = await ofA();
    const retiree = await world.volunteer({ withAccount: false });
    const student = await world.volunteer({ withAccount: false, background: 'STUDENT' });
    await world.volunteer({ withAccount: false, accept: false });
    // Two squads, two kinds: joined into one statement each would double the hours (volunteer_portal PR#81).
    const patrol = await world.squad('PATROL');
    const education = await world.squad('LEGAL_EDUCATION');
    await world.assign(retiree.id, patrol, { primary: true });
    await world.assign(retiree.id, education);
    await world.assign(student.id, patrol);
    await desk.confirmed(
      desk.draft(retiree.id, { day: '2026-06-15', from: '07:00', minutes: 90 }, { squadId: patrol }),
    );
    await desk.confirmed(desk.draft(student.id, { minutes: 60 }, { serviceTarget: 'CHILDREN' }));
    await app.settled();
    const report = await ofA();
    expect(report.registered - before.registered).toBe(2);
    expect(report.joined - before.joined).toBe(2);
    expect(report.served).toBe(2);
    expect(lineOf(report.backgrounds, 'STUDENT')).toMatchObject({ volunteers: 1 });
    expect(lineOf(report.kinds, 'PATROL')).toMatchObject({
      squads: 1,
      memberships: 2,
      records: 1,
      minutes: 90,
    });
    expect(lineOf(report.kinds, 'LEGAL_EDUCATION')).toMatchObject({ squads: 1, memberships: 1, minutes: 0 });
    expect(lineOf(report.targets, 'CHILDREN')).toEqual({ target: 'CHILDREN', records: 1, minutes: 60 });
    expect(lineOf(report.provenances, 'LEADER_ATTESTED')).toMatchObject({ records: 2, minutes: 150 });
    // What belongs to no squad is a line of its own and not left out (timeoverflow#701).
    expect(lineOf(report.kinds, null)).toMatchObject({ records: 1, minutes: 60 });
    expect(report.minutes).toBe(150);
    for (const lines of [report.kinds, report.targets, report.provenances])
      expect(sumOf(lines, 'minutes')).toBe(report.minutes);
  });

  it('counts what is confirmed, and no longer what was voided (volunteer_portal PR#310)', async () => {
    const before = await ofA();
    const { id } = await world.volunteer({ withAccount: false });
    await desk.enter(desk.draft(id, { from: '10:00' }));
    const voided = await desk.confirmed(desk.draft(id, { from: '14:00' }));
    expect((await ofA()).minutes - before.minutes).toBe(60);
    await app.client.data(
      VOID,
      { input: { recordId: voided, reason: '签到表有误', idempotencyKey: newKey() } },
      { token: world.secondOfficerA.token },
    );
    await app.settled();
    expect(await ofA()).toMatchObject({
      minutes: before.minutes,
      records: before.records,
      served: before.served,
    });
  });

  it('counts just the days it shows; service over midnight in each month with its part (volunteer_portal PR#54)', async () => {
    const [may, june, year] = [await ofA(5), await ofA(), await ofA(null)];
    const { id } = await world.volunteer({ withAccount: false });
    const reason = { recordingReason: '补录', evidence: '签到表' };
    await desk.confirmed(desk.draft(id, { day: '2026-05-31', from: '23:00', minutes: 120 }, reason));
    await app.settled();
    expect((await ofA(5)).minutes - may.minutes).toBe(60);
    expect((await ofA()).minutes - june.minutes).toBe(60);
    const whole = await ofA(null);
    expect(whole).toMatchObject({ fromDay: '2026-01-01', untilDay: '2026-12-31' });
    expect([whole.minutes - year.minutes, whole.records - year.records]).toEqual([120, 1]);
    expect((await ofA(4)).minutes).toBe(0);
  });

  it('of a past month tells who was registered then', async () => {
    const { registered } = await ofA();
    const { id } = await world.volunteer({ withAccount: false });
    expect((await ofA()).registered).toBe(registered + 1);
    expect((await ofA(5)).registered).toBe(0);
    await app.client.data(
      `mutation ($input: VolunteerReasonInput!) { withdrawVolunteer(input: $input) { status } }`,
      { input: { volunteerId: id, reason: '搬离' } },
      { token: world.officerA.token },
    );
    const after = await ofA();
    expect([after.registered, after.withdrawn]).toEqual([registered, 1]);
  });
});

describe('rule 54: rolled up', () => {
  it('a street is the sum of its communities, and the district of its streets', async () => {
    const code = await service.newCommunity(OTHER_STREET);
    const volunteer = await service.volunteer(code, 45);
    await service.served(volunteer, 15, { day: '2026-06-02', provenance: Provenance.BACKFILLED });
    const district = await reports.report(world.districtOfficer, { placeCode: DISTRICT, month: null });
    const street = await reports.report(world.streetOfficer, { placeCode: STREET, month: null });
    expect(district.parts.find(({ place }) => place.code === STREET)).toMatchObject({
      ...{
        minutes: street.minutes,
        registered: street.registered,
        kinds: street.kinds,
        targets: street.targets,
      },
    });
    for (const { parts, ...whole } of [district, street])
      for (const total of ['registered', 'joined', 'served', 'records', 'minutes'] as const)
        expect(parts.reduce((sum, part) => sum + part[total], 0)).toBe(whole[total]);
    // He serves in community A and lives in the other street: his hours count there, he himself here, once.
    const other = district.parts.find(({ place }) => place.code === OTHER_STREET);
    expect(other).toMatchObject({ served: 1, minutes: 0 });
  });
});

describe('rule 54: who may', () => {
  const code = async (query: string, variables: object, by: Person | null) =>
    (
      await app.client.refusal(
        query,
        { year: 2026, month: 6, format: 'CSV', ...variables },
        { token: by?.token },
      )
    ).code;

  it.each([
    ['report', REPORT],
    ['reportDownload', REPORT_DOWNLOAD],
  ])('%s is for the offices of the place and those above it', async (_, query) => {
    const ask = (placeCode: string, by: Person | null) => code(query, { placeCode }, by);
    expect(await ask(DISTRICT, world.officerA)).toBe('FORBIDDEN');
    expect(await ask(world.communityA, world.officerB)).toBe('FORBIDDEN');
    expect(await ask(world.communityA, await world.person())).toBe('FORBIDDEN');
    expect(await ask(world.communityA, null)).toBe('UNAUTHENTICATED');
    expect(await ask('510502999', world.districtOfficer)).toBe('PLACE_NOT_FOUND');
  });

  it('a period that has not begun, or none at all, is refused in both languages', async () => {
    const refusal = (variables: object, language: string) =>
      app.client.refusal(
        REPORT,
        { placeCode: STREET, ...variables },
        { token: world.streetOfficer.token, language },
      );
    const july = await refusal({ year: 2026, month: 7 }, 'zh-CN');
    expect(july).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'month', code: 'REPORT_PERIOD_FUTURE', message: '该时段尚未开始' }],
    });
    expect(await refusal({ year: 2027 }, 'en')).toMatchObject({
      fields: [{ path: 'year', code: 'REPORT_PERIOD_FUTURE', message: 'this period has not begun' }],
    });
    expect(await refusal({ year: 2026, month: 13 }, 'zh-CN')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusal({ year: 26 }, 'zh-CN')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
