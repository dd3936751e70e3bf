import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTER, REPLACE, ServiceDesk } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const PAPERS = { recordingReason: '年终补交', evidence: '签到表 3 号' };
const BACKFILL = { provenance: 'BACKFILLED', ...PAPERS };
const LIST = `query ($placeCode: String) {
  serviceRecords(placeCode: $placeCode, first: 100) { nodes { id serviceDay days { day } } }
}`;

let app: TestApp;
let world: World;
let desk: ServiceDesk;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  desk = new ServiceDesk(app, world);
});
afterAll(() => app.stop());

const newVolunteer = async (options = {}): Promise<string> =>
  (await world.volunteer({ withAccount: false, ...options })).id;

/** Entering is refused with a sentence in both languages, and nothing is stored. */
async function refused(draft: object, volunteerId: string, by: Person = world.districtOfficer) {
  const refusal = await desk.refusal(ENTER, draft, by);
  expect(refusal.zh).toMatch(/\p{Script=Han}/u);
  expect(refusal.en).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
  expect(await desk.stored(volunteerId)).toEqual({});
  return refusal;
}

describe('rule 18: days that are none', () => {
  it.each(['0000', '0001', '0999', '1000', '1899', '2200', '9999'])('of the year %s', async (year) => {
    const id = await newVolunteer();
    const span = { startAt: `${year}-06-12T00:00:00Z`, endAt: `${year}-06-12T01:00:00Z` };
    const refusal = await refused(desk.draft(id, {}, { ...BACKFILL, ...span }), id);
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT' });
    expect(refusal.fields).toMatchObject([
      { path: 'input.startAt', code: 'FIELD_RANGE' },
      { path: 'input.endAt', code: 'FIELD_RANGE' },
    ]);
    expect(refusal.zh).toContain('1900-01-01');
  });

  it('one odd row does not break the lists it is in', async () => {
    const id = await newVolunteer();
    const record = await desk.enter(desk.draft(id));
    await app.uow.write((transaction) =>
      transaction.execute(`UPDATE service_record SET service_day = '0999-01-01' WHERE id = :id`, {
        id: record.id,
      }),
    );
    type Listed = { serviceRecords: { nodes: { id: string; serviceDay: string }[] } };
    const { serviceRecords } = await app.client.data<Listed>(
      LIST,
      { placeCode: world.communityA },
      { token: world.officerA.token },
    );
    expect(serviceRecords.nodes.find((node) => node.id === record.id)?.serviceDay).toBe('0999-01-01');
  });
});

describe('rule 19: provenance', () => {
  it('imported minutes come from imports, never from a desk, with papers or without', async () => {
    const id = await newVolunteer();
    for (const papers of [{}, PAPERS]) {
      for (const by of [world.officerA, world.streetOfficer, world.districtOfficer]) {
        const draft = desk.draft(id, {}, { provenance: 'IMPORTED', ...papers });
        expect(await refused(draft, id, by)).toMatchObject({ code: 'PROVENANCE_NOT_ALLOWED' });
      }
    }
    const recordId = await desk.confirmed(desk.draft(id, { from: '12:00' }));
    const record = desk.draft(id, { from: '12:00' }, { provenance: 'IMPORTED' });
    const replacing = { recordId, reason: '来源有误', record };
    expect(await desk.refusal(REPLACE, replacing, world.officerA)).toMatchObject({
      code: 'PROVENANCE_NOT_ALLOWED',
    });
    expect(await desk.stored(id)).toEqual({ CONFIRMED: 1 });
  });
});

describe('rule 5: service of times when he could not have registered', () => {
  it('is recorded neither from before his birth nor from his childhood, by whoever', async () => {
    const id = await newVolunteer({ birthDate: '2000-06-20' });
    for (const day of ['1999-06-19', '2000-06-20', '2014-06-19']) {
      const refusal = await refused(desk.draft(id, { day }, BACKFILL), id);
      expect(refusal).toMatchObject({ code: 'TOO_YOUNG_THEN', details: { day, age: 14 } });
    }
    await desk.enter(desk.draft(id, { day: '2014-06-20' }, BACKFILL), world.districtOfficer);
  });
});

describe('rule 26: a correction', () => {
  it('stays with the volunteer of the record that it replaces', async () => {
    const [id, other] = [await newVolunteer(), await newVolunteer()];
    const recordId = await desk.confirmed(desk.draft(id));
    const input = { recordId, reason: '记错了人', record: desk.draft(other, { from: '14:00' }) };
    const refusal = await desk.refusal(REPLACE, input, world.officerA);
    expect(refusal).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'input.record.volunteerId', code: 'REPLACEMENT_OTHER_VOLUNTEER' }],
    });
    expect(await desk.read(recordId)).toMatchObject({ status: 'CONFIRMED' });
    expect([await desk.stored(id), await desk.stored(other)]).toEqual([{ CONFIRMED: 1 }, {}]);
  });
});
