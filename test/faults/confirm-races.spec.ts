import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { newKey } from '../support/people.js';
import type { Decision } from '../support/service.js';
import { ENTER, ServiceDesk, VOID } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const ROUNDS = 20;
const DESKS = 50;

let app: TestApp;
let world: World;
let desk: ServiceDesk;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  desk = new ServiceDesk(app, world);
});
afterAll(async () => {
  await app.stop();
});

const newVolunteer = async (): Promise<string> => (await world.volunteer({ withAccount: false })).id;
const codesOf = (decisions: readonly Decision[]): (string | null)[] =>
  decisions.map(({ problem }) => problem?.code ?? null);

/** Sends one call by each person, all at once; answers the codes of refusals, sorted, null for what was done. */
async function atOnce(query: string, input: object, people: readonly Person[]): Promise<(string | null)[]> {
  const answers = await Promise.all(
    people.map(({ token }) =>
      app.client.send(query, { input: { ...input, idempotencyKey: newKey() } }, { token }),
    ),
  );
  return answers.map(({ errors }) => errors[0]?.extensions.code ?? null).sort();
}

describe('promise 7: whatever is asked at once happens once', () => {
  it(`a record confirmed by two officers at once is credited once; ${ROUNDS} rounds`, async () => {
    const id = await newVolunteer();
    for (let round = 0; round < ROUNDS; round += 1) {
      const day = `2026-06-${String(2 + (round % 10)).padStart(2, '0')}`;
      const record = await desk.enter(desk.draft(id, { day, from: round < 10 ? '08:00' : '14:00' }));
      const both = await Promise.all([
        desk.confirm([record.id], world.officerA),
        desk.confirm([record.id], world.secondOfficerA),
      ]);
      expect(both.flatMap(codesOf).sort()).toEqual([null, 'RECORD_NOT_PENDING'].sort());
      expect(await desk.entries([record.id])).toHaveLength(1);
    }
  }, 60_000);

  it('confirmed and rejected at once it is one of the two, and credited only when confirmed', async () => {
    const id = await newVolunteer();
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const record = await desk.enter(
        desk.draft(id, { day: `2026-06-${String(2 + round).padStart(2, '0')}` }),
      );
      await Promise.all([
        desk.confirm([record.id], world.officerA),
        desk.reject([record.id], world.secondOfficerA),
      ]);
      const { status } = await desk.read(record.id);
      expect(await desk.entries([record.id])).toHaveLength(status === 'CONFIRMED' ? 1 : 0);
    }
  }, 60_000);

  it('two calls over the same records in opposite order: each record once, and neither call fails', async () => {
    const volunteers = await Promise.all(Array.from({ length: 12 }, newVolunteer));
    const entered = await desk.enterMany(volunteers.map((id) => desk.draft(id)));
    const ids = entered.map(({ record }) => record?.id ?? '');
    const both = await Promise.all([
      desk.confirm(ids, world.officerA),
      desk.confirm([...ids].reverse(), world.secondOfficerA),
      desk.confirm(ids.slice(4), world.streetOfficer),
    ]);
    expect(both.flatMap(codesOf).filter((code) => code === null)).toHaveLength(ids.length);
    expect(await desk.entries(ids)).toHaveLength(ids.length);
  }, 60_000);

  it(`the same hour entered ${DESKS} times at once is entered once`, async () => {
    const id = await newVolunteer();
    const people = Array.from({ length: DESKS }, (_, index) =>
      index % 2 === 0 ? world.officerA : world.secondOfficerA,
    );
    const codes = await atOnce(ENTER, desk.draft(id), people);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set([null, 'OVERLAPPING_RECORD']));
    expect(await desk.stored(id)).toEqual({ PENDING: 1 });
  }, 60_000);

  it('hours that overlap by a minute, entered at once: one of them', async () => {
    const id = await newVolunteer();
    const starts = ['08:00', '08:59', '09:58'];
    const answers = await Promise.all(
      starts.map((from) =>
        app.client.send(
          ENTER,
          { input: { ...desk.draft(id, { from }), idempotencyKey: newKey() } },
          { token: world.officerA.token },
        ),
      ),
    );
    const done = answers
      .map(({ errors }, index) => (errors.length === 0 ? starts[index] : null))
      .filter((from) => from !== null);
    expect([['08:00', '09:58'], ['08:59']]).toContainEqual(done);
    expect(await desk.stored(id)).toEqual({ PENDING: done.length });
  }, 60_000);

  it('two day-long halves confirmed at once do not pass the community’s day total together (rule 22)', async () => {
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const id = await newVolunteer();
      const [first, second] = [
        await desk.enter(desk.draft(id, { minutes: 300 })),
        await desk.enter(desk.draft(id, { from: '14:00', minutes: 300 })),
      ];
      const both = await Promise.all([
        desk.confirm([first.id], world.officerA),
        desk.confirm([second.id], world.secondOfficerA),
      ]);
      expect(both.flatMap(codesOf).sort()).toEqual([null, 'DAY_TOTAL_EXCEEDED'].sort());
    }
  }, 60_000);

  it('backfills at once do not pass their recorder’s monthly quota together (rule 19)', async () => {
    const clerk = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const papers = { provenance: 'BACKFILLED', recordingReason: '签到设备故障', evidence: '签到表 4 号' };
    const volunteers = await Promise.all(Array.from({ length: 12 }, newVolunteer));
    const answers = await Promise.all(
      volunteers.map((id) => desk.enterMany([desk.draft(id, { minutes: 600 }, papers)], clerk)),
    );
    const codes = answers.flat().map(({ problem }) => problem?.code ?? null);
    expect(codes.filter((code) => code === null)).toHaveLength(10);
  }, 60_000);

  it('a record voided twice at once is reversed once', async () => {
    const id = await newVolunteer();
    const recordId = await desk.confirmed(desk.draft(id));
    const codes = await atOnce(VOID, { recordId, reason: '误记' }, [
      world.officerA,
      world.secondOfficerA,
      world.streetOfficer,
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect((await desk.entries([recordId])).map((entry) => entry.kind)).toEqual([
      'SERVICE_CREDIT',
      'REVERSAL',
    ]);
  }, 60_000);

  it('and the books are right after all of it', async () => {
    expect((await app.uow.read((view) => runVerify(view, {}))).faults).toEqual([]);
  });
});
