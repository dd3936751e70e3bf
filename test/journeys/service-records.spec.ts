import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { newKey } from '../support/people.js';
import { ENTER, ServiceDesk, type Slot } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, STREET, World } from '../support/world.js';

let app: TestApp;
let world: World;
let desk: ServiceDesk;
let volunteer: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  desk = new ServiceDesk(app, world);
  volunteer = await newVolunteer();
});
afterAll(() => app.stop());

const newVolunteer = async (options = {}): Promise<string> =>
  (await world.volunteer({ withAccount: false, ...options })).id;

/** Entering is refused with a code and a sentence in both languages, and nothing is stored. */
async function refused(
  code: string,
  volunteerId: string,
  slot: Slot,
  change: object = {},
  by: Person = world.officerA,
) {
  const before = await desk.stored(volunteerId);
  const refusal = await desk.refusal(ENTER, desk.draft(volunteerId, slot, change), by);
  expect(refusal.code).toBe(code);
  expect(refusal.zh).toMatch(/\p{Script=Han}/u);
  expect(refusal.en).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
  expect(await desk.stored(volunteerId)).toEqual(before);
  return refusal;
}

describe('from service to minutes', () => {
  it('an hour and a half less a minute is entered, confirmed by a second officer, and credits an hour (rule 20)', async () => {
    const record = await desk.enter(desk.draft(volunteer, { day: '2026-06-11', minutes: 89 }));
    expect(record).toMatchObject({
      status: 'PENDING',
      rawMinutes: 89,
      creditedMinutes: 60,
      ledgerEntryId: null,
    });
    const [decision] = await desk.confirm([record.id]);
    expect(decision).toMatchObject({ recordId: record.id, problem: null, record: { status: 'CONFIRMED' } });
    const ledger = app.get(LedgerService);
    const totals = await app.uow.read((view) => ledger.timeAccounts(view, [volunteer]));
    expect(totals.get(volunteer)).toMatchObject({
      honorMinutes: 60,
      balanceMinutes: 60,
      availableMinutes: 60,
    });
    expect(await desk.entries([record.id])).toEqual([
      { id: decision?.record?.ledgerEntryId, kind: 'SERVICE_CREDIT', recordId: record.id },
    ]);
  });

  it('backfilled minutes are honoured and cannot be redeemed (rule 19)', async () => {
    const id = await newVolunteer();
    const papers = { provenance: 'BACKFILLED', recordingReason: '签到设备故障', evidence: '签到表 3 号' };
    await desk.confirmed(desk.draft(id, {}, papers));
    const totals = await app.uow.read((view) => app.get(LedgerService).timeAccounts(view, [id]));
    expect(totals.get(id)).toMatchObject({ honorMinutes: 60, availableMinutes: 0 });
  });

  it('over midnight it is one record of two days, rounded once (rules 18 and 20)', async () => {
    const id = await newVolunteer();
    const record = await desk.enter(desk.draft(id, { from: '23:45', minutes: 65 }));
    expect(record).toMatchObject({ rawMinutes: 65, creditedMinutes: 60 });
    expect(record.days).toEqual([
      { day: '2026-06-12', rawMinutes: 15, creditedMinutes: 15 },
      { day: '2026-06-13', rawMinutes: 50, creditedMinutes: 45 },
    ]);
  });

  it('training is kept, however short, and earns nothing (rule 20)', async () => {
    const id = await newVolunteer();
    const recordId = await desk.confirmed(desk.draft(id, { minutes: 20 }, { training: true }));
    expect(await desk.read(recordId)).toMatchObject({
      status: 'CONFIRMED',
      creditedMinutes: 0,
      ledgerEntryId: null,
    });
  });
});

describe('what is not recorded', () => {
  it('29 minutes (rule 20)', async () => {
    const refusal = await refused('BELOW_CREDIT_UNIT', volunteer, { minutes: 29 });
    expect([refusal.zh, refusal.en].every((text) => text.includes('30'))).toBe(true);
  });

  it('what has not ended yet, though it ends this minute; the clock says 10:00 (rule 24)', async () => {
    await refused('RECORD_IN_FUTURE', volunteer, { day: '2026-06-15', from: '09:01' });
    await desk.enter(desk.draft(await newVolunteer(), { day: '2026-06-15', from: '09:00' }));
  });

  it('what is not voluntary (rule 25)', () =>
    refused('NOT_VOLUNTEER_SERVICE', volunteer, {}, { voluntary: false }));

  it('more than a day in one record, or one that ends before it starts', async () => {
    await refused('SPAN_TOO_LONG', volunteer, { minutes: 1441 });
    const { fields } = await refused('INVALID_INPUT', volunteer, { minutes: 0 });
    expect(fields).toMatchObject([{ path: 'input.endAt', code: 'END_NOT_AFTER_START' }]);
  });

  it('time that overlaps by a minute, while touching ends are fine (rule 21)', async () => {
    const id = await newVolunteer();
    await desk.enter(desk.draft(id, { from: '10:00' }));
    await refused('OVERLAPPING_RECORD', id, { from: '09:01' });
    await refused('OVERLAPPING_RECORD', id, { from: '10:59' });
    await refused('OVERLAPPING_RECORD', id, { from: '10:20', minutes: 30 });
    await desk.enter(desk.draft(id, { from: '09:00' }));
    await desk.enter(desk.draft(id, { from: '11:00' }));
    expect(await desk.stored(id)).toEqual({ PENDING: 3 });
  });

  it('who is not accepted, or is in a squad not yet his (rules 7 and 8)', async () => {
    await refused('VOLUNTEER_NOT_ACTIVE', await newVolunteer({ accept: false }), {});
    const squadId = await world.squad('POVERTY_RELIEF');
    await world.assign(volunteer, squadId);
    await refused('NOT_A_MEMBER', volunteer, {}, { squadId });
    await desk.enter(desk.draft(volunteer, { day: '2026-06-15', from: '07:00' }, { squadId }));
  });

  it('provenance that is nobody’s to type in, and a backfill without papers or over the quota (rule 19)', async () => {
    await refused('PROVENANCE_NOT_ALLOWED', volunteer, {}, { provenance: 'CHECKED_IN' });
    const { fields } = await refused('INVALID_INPUT', volunteer, {}, { provenance: 'BACKFILLED' });
    expect(fields?.map((fault) => fault.path)).toEqual(['input.recordingReason', 'input.evidence']);
    const clerk = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const papers = { provenance: 'BACKFILLED', recordingReason: '签到设备故障', evidence: '签到表 4 号' };
    const day = (index: number) => `2026-06-${String(2 + index).padStart(2, '0')}`;
    const hundredHours = await Promise.all(Array.from({ length: 10 }, () => newVolunteer()));
    const backfills = hundredHours.map((id, index) =>
      desk.draft(id, { day: day(index), from: '08:00', minutes: 600 }, papers),
    );
    expect((await desk.enterMany(backfills, clerk)).map((answer) => answer.problem)).toEqual(
      Array(10).fill(null),
    );
    await refused('BACKFILL_QUOTA', volunteer, { day: '2026-06-10' }, papers, clerk);
  });

  it('late: after ten working days the street with a reason, after ninety days the district (rule 24)', async () => {
    const late = { recordingReason: '材料补交' };
    await desk.enter(desk.draft(volunteer, { day: '2026-06-01' }));
    const { details } = await refused('LATE_RECORD', volunteer, { day: '2026-05-29' }, late);
    expect(details).toEqual({ office: 'STREET' });
    await refused('INVALID_INPUT', volunteer, { day: '2026-05-29' }, {}, world.streetOfficer);
    await desk.enter(desk.draft(volunteer, { day: '2026-05-29' }, late), world.streetOfficer);
    await refused('LATE_RECORD', volunteer, { day: '2026-03-16' }, late, world.streetOfficer);
    await desk.enter(desk.draft(volunteer, { day: '2026-03-17' }, late), world.streetOfficer);
    await desk.enter(desk.draft(volunteer, { day: '2026-03-16' }, late), world.districtOfficer);
  });

  it('by another community’s officer, who is not told that the volunteer exists', async () => {
    await refused('NOT_FOUND', volunteer, {}, {}, world.officerB);
    await refused('NOT_FOUND', volunteer, {}, { communityCode: world.communityB }, world.officerB);
  });

  it.each([
    ['another community', () => world.communityB],
    ['a street', () => STREET],
    ['a place that is not there', () => `${STREET}999`],
  ])('outside squads in %s, though the officer has the right there', async (_, placeCode) => {
    const id = await newVolunteer();
    const input = { ...desk.draft(id, {}, { communityCode: placeCode() }), idempotencyKey: newKey() };
    const { errors } = await app.client.send(ENTER, { input }, { token: world.streetOfficer.token });
    expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
    expect(await desk.stored(id)).toEqual({});
  });
});

describe('rule 27: many at once', () => {
  it('of 300 records in one call three are bad: these say why, the others are stored', async () => {
    const ids = [await newVolunteer(), await newVolunteer(), await newVolunteer()];
    const slot = (index: number): Slot => {
      const hour = Math.floor(index / 3) % 20;
      return {
        day: `2026-06-${String(5 + Math.floor(index / 60)).padStart(2, '0')}`,
        from: `${String(hour).padStart(2, '0')}:00`,
      };
    };
    const records = Array.from({ length: 300 }, (_, index) => desk.draft(ids[index % 3] ?? '', slot(index)));
    records[7] = desk.draft(ids[1] ?? '', { ...slot(7), minutes: 29 });
    records[100] = desk.draft(ids[1] ?? '', { day: '2026-06-15', from: '09:30' });
    records[299] = desk.draft(ids[2] ?? '', slot(2));
    const answers = await desk.enterMany(records);
    expect(answers).toHaveLength(300);
    const problems = answers
      .filter(({ problem }) => problem !== null)
      .map(({ index, problem }) => [index, problem?.code]);
    expect(problems).toEqual([
      [7, 'BELOW_CREDIT_UNIT'],
      [100, 'RECORD_IN_FUTURE'],
      [299, 'OVERLAPPING_RECORD'],
    ]);
    expect(answers.filter(({ record }) => record?.status === 'PENDING')).toHaveLength(297);
    const stored = await Promise.all(ids.map((id) => desk.stored(id)));
    expect(stored.reduce((sum, { PENDING = 0 }) => sum + PENDING, 0)).toBe(297);
  });

  it('names a wrong field by the place of its record', async () => {
    const input = {
      records: [desk.draft(volunteer, { day: '2026-06-09' }), desk.draft(volunteer, { minutes: 0 })],
      idempotencyKey: newKey(),
    };
    const query = `mutation ($input: EnterServiceRecordsInput!) { enterServiceRecords(input: $input) { problem { fields { path } } } }`;
    type Answers = { enterServiceRecords: { problem: { fields: { path: string }[] } | null }[] };
    const { enterServiceRecords } = await app.client.data<Answers>(
      query,
      { input },
      { token: world.officerA.token },
    );
    expect(enterServiceRecords.map(({ problem }) => problem?.fields[0]?.path)).toEqual([
      undefined,
      'input.records.1.endAt',
    ]);
  });

  it('refuses 301 with the number allowed', async () => {
    const records = Array.from({ length: 301 }, () => ({
      ...desk.draft(volunteer),
      address: '社区',
      content: '探望',
      occasion: '探访',
    }));
    const query = `mutation ($input: EnterServiceRecordsInput!) { enterServiceRecords(input: $input) { index } }`;
    const { fields } = await desk.refusal(query, { records }, world.officerA);
    expect(fields).toMatchObject([{ path: 'input.records', code: 'FIELD_TOO_MANY' }]);
  });
});
