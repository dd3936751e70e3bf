import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox } from '../../src/platform/events/outbox.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { newKey } from '../support/people.js';
import { ServiceDesk, VOID } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const RANKED = `query ($place: String!) { ranking(placeCode: $place, period: { kind: ALL }, first: 100) { nodes { volunteerNo minutes } } }`;
const MERGE = `mutation ($input: MergeVolunteersInput!) { mergeVolunteers(input: $input) { id } }`;

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
const merge = (duplicateId: string, intoId: string): Promise<unknown> =>
  app.client.data(
    MERGE,
    { input: { duplicateId, intoId, reason: '重复登记' } },
    { token: world.districtOfficer.token },
  );
const honour = async (id: string): Promise<number | undefined> =>
  (await app.uow.read((view) => app.get(LedgerService).timeAccounts(view, [id]))).get(id)?.honorMinutes;
const replacementOf = async (recordId: string): Promise<string> => {
  const query = 'SELECT id FROM service_record WHERE replaces_id = :recordId';
  const [row] = await app.uow.read((view) => view.rows<{ id: string }>(query, { recordId }));
  return row?.id ?? '';
};
const rankedMinutes = async (volunteerId: string): Promise<number | undefined> => {
  await app.settled();
  const query = 'SELECT volunteer_no FROM volunteer WHERE id = :volunteerId';
  const [row] = await app.uow.read((view) => view.rows<{ volunteer_no: string }>(query, { volunteerId }));
  type Ranked = { ranking: { nodes: { volunteerNo: string; minutes: number }[] } };
  const { ranking } = await app.client.data<Ranked>(RANKED, { place: world.communityA });
  return ranking.nodes.find((node) => node.volunteerNo === row?.volunteer_no)?.minutes;
};

describe('rule 4: when two registrations turn out to be one person', () => {
  it('the records follow, and a record voided later is taken back from the one who remains', async () => {
    const [duplicateId, intoId] = [await newVolunteer(), await newVolunteer()];
    const recordId = await desk.confirmed(desk.draft(duplicateId));
    const pending = await desk.enter(desk.draft(duplicateId, { from: '12:00' }));
    await merge(duplicateId, intoId);
    await app.settled();
    await app.settled();
    expect([await desk.stored(duplicateId), await desk.stored(intoId)]).toEqual([
      {},
      { CONFIRMED: 1, PENDING: 1 },
    ]);
    expect(await desk.refusedConfirmation(pending.id)).toBeNull();
    expect([await honour(intoId), await rankedMinutes(intoId)]).toEqual([120, 120]);
    const input = { recordId, reason: '误记', idempotencyKey: newKey() };
    await app.client.data(VOID, { input }, { token: world.officerA.token });
    expect([await honour(intoId), await rankedMinutes(intoId)]).toEqual([60, 60]);
  });

  it('what the person himself had confirmed does not keep the rest, or later merges, from following (rule 23)', async () => {
    const { id: intoId, person } = await world.volunteer();
    await app.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: person?.phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
      { token: world.administrator.token },
    );
    const duplicateId = await newVolunteer();
    const [byHimself, byAnother] = [
      await desk.enter(desk.draft(duplicateId)),
      await desk.enter(desk.draft(duplicateId, { from: '12:00' })),
    ];
    expect(await desk.refusedConfirmation(byHimself.id, person as Person)).toBeNull();
    expect(await desk.refusedConfirmation(byAnother.id)).toBeNull();
    await merge(duplicateId, intoId);
    await app.settled();
    expect(await desk.stored(intoId)).toMatchObject({ CONFIRMED: 1 });
    // His own confirmation is taken back, and the service waits for somebody else's.
    expect([await desk.stored(duplicateId), await desk.stored(intoId)]).toEqual([
      { VOIDED: 1 },
      { CONFIRMED: 1, PENDING: 1 },
    ]);
    expect([await honour(intoId), await rankedMinutes(intoId)]).toEqual([60, 60]);
    const replacement = await replacementOf(byHimself.id);
    expect(await desk.read(replacement)).toMatchObject({ status: 'PENDING', creditedMinutes: 60 });
    expect(await desk.refusedConfirmation(replacement, person as Person)).toBe('OWN_RECORD');
    expect(await desk.refusedConfirmation(replacement)).toBeNull();
    expect([await honour(intoId), await rankedMinutes(intoId)]).toEqual([120, 120]);
    const waiting = await app.uow.read((view) => view.rows('SELECT consumer FROM outbox_delivery'));
    expect(waiting).toEqual([]);
  });

  it('a merge told late takes the records to who remains, past who was merged on in between', async () => {
    const [first, middle, last] = [await newVolunteer(), await newVolunteer(), await newVolunteer()];
    const recordId = await desk.confirmed(desk.draft(first));
    const into = [
      [first, middle],
      [middle, last],
    ] as const;
    for (const [duplicateId, intoId] of into) {
      await merge(duplicateId, intoId);
      await app.settled();
    }
    const belongsTo = 'UPDATE service_record SET volunteer_id = :first WHERE id = :recordId';
    await app.uow.write(async (transaction) => {
      await transaction.execute(belongsTo, { first, recordId });
      await app.get(Outbox).emit(transaction, 'VolunteerMerged', { fromId: first, intoId: middle });
    });
    await app.settled();
    expect([await desk.stored(middle), await desk.stored(last)]).toEqual([{}, { CONFIRMED: 1 }]);
  });
});
