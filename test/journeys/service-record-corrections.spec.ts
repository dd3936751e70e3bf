import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdleVolunteersService } from '../../src/service-records/idle-volunteers.service.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { newKey } from '../support/people.js';
import { REPLACE, ServiceDesk, type DeskRecord, VOID } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const DISPUTE = `mutation ($input: DisputeServiceRecordInput!) { disputeServiceRecord(input: $input) { id status dueOn } }`;
const ANSWER = `mutation ($input: AnswerDisputeInput!) { answerDispute(input: $input) { id status answer } }`;
const OPEN = `query ($placeCode: String!) { openDisputes(placeCode: $placeCode, first: 20) { nodes { id dueOn } } }`;
const RANKED = `query ($place: String!) { ranking(placeCode: $place, period: { kind: ALL }, first: 100) { nodes { volunteerNo minutes } } }`;

let app: TestApp;
let world: World;
let desk: ServiceDesk;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  desk = new ServiceDesk(app, world);
});
afterAll(() => app.stop());

const newVolunteer = async (): Promise<string> => (await world.volunteer({ withAccount: false })).id;
const send = async <T>(query: string, input: object, by: Person): Promise<T> =>
  Object.values(
    await app.client.data<Record<string, T>>(
      query,
      { input: { ...input, idempotencyKey: newKey() } },
      { token: by.token },
    ),
  )[0] as T;
const honour = async (id: string): Promise<number | undefined> =>
  (await app.uow.read((view) => app.get(LedgerService).timeAccounts(view, [id]))).get(id)?.honorMinutes;
const rankedMinutes = async (volunteerId: string): Promise<number | undefined> => {
  await app.settled();
  const query = 'SELECT volunteer_no FROM volunteer WHERE id = :volunteerId';
  const [row] = await app.uow.read((view) => view.rows<{ volunteer_no: string }>(query, { volunteerId }));
  type Ranked = { ranking: { nodes: { volunteerNo: string; minutes: number }[] } };
  const { ranking } = await app.client.data<Ranked>(RANKED, { place: world.communityA });
  return ranking.nodes.find((node) => node.volunteerNo === row?.volunteer_no)?.minutes;
};

describe('rule 26: a confirmed record is voided, never changed', () => {
  it('with a reason; ledger and ranking follow', async () => {
    const id = await newVolunteer();
    const kept = await desk.confirmed(desk.draft(id, { from: '08:00', minutes: 30 }));
    const voided = await desk.confirmed(desk.draft(id, { from: '10:00' }));
    expect([await honour(id), await rankedMinutes(id)]).toEqual([90, 90]);
    const record = await send<DeskRecord>(VOID, { recordId: voided, reason: '并未到场' }, world.officerA);
    expect(record).toMatchObject({ id: voided, status: 'VOIDED', decisionReason: '并未到场' });
    expect((await desk.entries([voided])).map((entry) => entry.kind)).toEqual(['SERVICE_CREDIT', 'REVERSAL']);
    expect([await honour(id), await rankedMinutes(id)]).toEqual([30, 30]);
    expect((await desk.read(kept)).status).toBe('CONFIRMED');
    await desk.enter(desk.draft(id, { from: '10:30' }));
  });

  it('not twice, not while it is pending, not by the volunteer himself, not from another community', async () => {
    const { id, person } = await world.volunteer();
    await app.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: person?.phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
      { token: world.administrator.token },
    );
    const recordId = await desk.confirmed(desk.draft(id));
    const pending = await desk.enter(desk.draft(id, { from: '12:00' }));
    const voiding = { recordId, reason: '误记' };
    expect(await desk.refusal(VOID, { ...voiding, recordId: pending.id }, world.officerA)).toMatchObject({
      code: 'RECORD_NOT_CONFIRMED',
    });
    expect(await desk.refusal(VOID, voiding, person as Person)).toMatchObject({ code: 'OWN_RECORD' });
    expect(await desk.refusal(VOID, voiding, world.officerB)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.entries([recordId])).toHaveLength(1);
    await send(VOID, voiding, world.officerA);
    expect(await desk.refusal(VOID, voiding, world.secondOfficerA)).toMatchObject({
      code: 'RECORD_NOT_CONFIRMED',
    });
    expect(await desk.entries([recordId])).toHaveLength(2);
  });

  it('replaced, the new record stands in its time, is linked and waits to be confirmed', async () => {
    const id = await newVolunteer();
    const recordId = await desk.confirmed(desk.draft(id, { minutes: 120 }));
    const record = desk.draft(id, { from: '08:30', minutes: 60 });
    const replacement = await send<DeskRecord>(
      REPLACE,
      { recordId, reason: '时间有误', record },
      world.officerA,
    );
    expect(replacement).toMatchObject({ status: 'PENDING', replacesId: recordId, creditedMinutes: 60 });
    expect((await desk.read(recordId)).status).toBe('VOIDED');
    expect(await desk.refusedConfirmation(replacement.id)).toBeNull();
    expect([await honour(id), await rankedMinutes(id)]).toEqual([60, 60]);
  });

  it('when the new record is refused, the old one stands', async () => {
    const id = await newVolunteer();
    const recordId = await desk.confirmed(desk.draft(id));
    await desk.enter(desk.draft(id, { from: '10:00' }));
    for (const [code, slot] of [
      ['BELOW_CREDIT_UNIT', { minutes: 29 }],
      ['OVERLAPPING_RECORD', { from: '09:30' }],
    ] as const) {
      const input = { recordId, reason: '时间有误', record: desk.draft(id, slot) };
      expect(await desk.refusal(REPLACE, input, world.officerA)).toMatchObject({ code });
    }
    expect(await desk.read(recordId)).toMatchObject({ status: 'CONFIRMED' });
    expect([await honour(id), (await desk.entries([recordId])).length]).toEqual([60, 1]);
  });
});

describe('rule 26: the volunteer can dispute', () => {
  const open = async (placeCode: string, by: Person) =>
    (
      await app.client.data<{ openDisputes: { nodes: { id: string; dueOn: string }[] } }>(
        OPEN,
        { placeCode },
        { token: by.token },
      )
    ).openDisputes.nodes;

  it('his own record, once at a time, to be answered in ten working days by somebody uninvolved', async () => {
    const { id, person } = await world.volunteer();
    const self = person as Person;
    const recordId = await desk.confirmed(desk.draft(id));
    const input = { recordId, reason: '实际服务了两小时' };
    for (const other of [(await world.volunteer()).person as Person, world.officerB]) {
      expect(await desk.refusal(DISPUTE, input, other)).toMatchObject({ code: 'NOT_FOUND' });
    }
    // 19 June 2026 is a holiday.
    const dispute = await send<{ id: string; dueOn: string }>(DISPUTE, input, self);
    expect(dispute).toMatchObject({ status: 'OPEN', dueOn: '2026-06-30' });
    expect(await desk.refusal(DISPUTE, input, self)).toMatchObject({ code: 'DISPUTE_OPEN' });
    expect(await open(world.communityA, world.officerA)).toEqual([{ id: dispute.id, dueOn: '2026-06-30' }]);
    expect(await open(world.communityA, world.officerB)).toEqual([]);

    const answer = { disputeId: dispute.id, outcome: 'UPHELD', answer: '情况属实，将更正' };
    expect(await desk.refusal(ANSWER, answer, world.secondOfficerA)).toMatchObject({ code: 'OWN_DISPUTE' });
    expect(await desk.refusal(ANSWER, answer, world.officerB)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await send(ANSWER, answer, world.officerA)).toEqual({
      id: dispute.id,
      status: 'UPHELD',
      answer: '情况属实，将更正',
    });
    expect(await desk.refusal(ANSWER, answer, world.officerA)).toMatchObject({ code: 'DISPUTE_ANSWERED' });
    expect([await desk.read(recordId), await open(world.communityA, world.officerA)]).toMatchObject([
      { status: 'CONFIRMED' },
      [],
    ]);
    await send(DISPUTE, input, self);
  });
});

describe('rule 7: who hardly serves becomes inactive', () => {
  const statusOf = async (id: string): Promise<string | undefined> => {
    const rows = await app.uow.read((view) =>
      view.rows<{ status: string }>('SELECT status FROM volunteer WHERE id = :id', { id }),
    );
    return rows[0]?.status;
  };

  it('under twenty hours in a year that is over, registered for more than six months of it, and never twice', async () => {
    const [idle, busy, late] = [await newVolunteer(), await newVolunteer(), await newVolunteer()];
    const registered = async (id: string, day: string): Promise<void> => {
      const at = Date.parse(`${day}T00:00:00Z`);
      await app.uow.write(async (transaction) => {
        await transaction.execute(
          'UPDATE volunteer SET registered_at = :at, accepted_at = :at WHERE id = :id',
          { id, at },
        );
        await transaction.execute('UPDATE volunteer_event SET at = :at WHERE volunteer_id = :id', { id, at });
      });
    };
    for (const id of [idle, busy]) await registered(id, '2025-01-10');
    await registered(late, '2025-09-01');
    const yearEnd = { recordingReason: '年终补交' };
    for (const day of ['2025-12-01', '2025-12-02']) {
      const { id } = await desk.enter(
        desk.draft(busy, { day, from: '06:00', minutes: 600 }, yearEnd),
        world.districtOfficer,
      );
      expect(await desk.refusedConfirmation(id, world.districtOfficer)).toBeNull();
    }
    const service = app.get(IdleVolunteersService);
    await expect(service.run(2026)).rejects.toMatchObject({ code: 'YEAR_NOT_OVER' });
    expect(await service.run(2025)).toBe(1);
    expect([await statusOf(idle), await statusOf(busy), await statusOf(late)]).toEqual([
      'INACTIVE',
      'ACTIVE',
      'ACTIVE',
    ]);
    expect(await service.run(2025)).toBe(0);
    await desk.enter(desk.draft(idle));
  });
});
