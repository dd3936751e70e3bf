import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { ENTER, READ, ServiceDesk } from '../support/service-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

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

describe('§ 10: who sees a record', () => {
  it('his offices, the auditor and himself; to every other it is missing', async () => {
    const { id: volunteerId, person } = await world.volunteer();
    const { id } = await desk.enter(desk.draft(volunteerId));
    for (const reader of [
      person as Person,
      world.secondOfficerA,
      world.streetOfficer,
      world.districtOfficer,
      world.auditor,
    ]) {
      expect((await desk.read(id, reader)).id).toBe(id);
    }
    const stranger = (await world.volunteer()).person as Person;
    for (const other of [world.officerB, world.otherStreetOfficer, world.administrator, stranger]) {
      expect(await app.client.refusal(READ, { id }, { token: other.token })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(await app.client.refusal(READ, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('a repeated call does not show it to who has lost the right since (idempotency keys)', async () => {
    const clerk = await world.person();
    const grant = async (placeCode: string): Promise<string> => {
      const query = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`;
      const input = { login: clerk.phone, role: 'COMMUNITY_OFFICER', placeCode };
      return (
        await app.client.data<{ grantRole: { id: string } }>(
          query,
          { input },
          { token: world.administrator.token },
        )
      ).grantRole.id;
    };
    const grantId = await grant(world.communityA);
    const input = { ...desk.draft(await newVolunteer()), idempotencyKey: newKey() };
    await app.client.data(ENTER, { input }, { token: clerk.token });
    await grant(world.communityB);
    await app.client.data(
      `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { id } }`,
      { input: { grantId, reason: '调离' } },
      { token: world.administrator.token },
    );
    expect(await app.client.refusal(ENTER, { input }, { token: clerk.token })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lists and exports: one’s own, one’s places’, and no more', async () => {
    const { id: volunteerId, person } = await world.volunteer();
    const { id } = await desk.enter(desk.draft(volunteerId));
    const list = `query ($volunteerId: ID) { serviceRecords(volunteerId: $volunteerId, first: 5) { nodes { id } } }`;
    const own = `{ myServiceRecords(first: 5) { nodes { id } } myData }`;
    type Nodes = { nodes: { id: string }[] };
    const listed = async (by: Person) =>
      (await app.client.data<{ serviceRecords: Nodes }>(list, { volunteerId }, { token: by.token }))
        .serviceRecords.nodes;
    expect(await listed(world.officerA)).toEqual([{ id }]);
    expect(await listed(world.officerB)).toEqual([]);
    const mine = await app.client.data<{ myServiceRecords: Nodes; myData: { serviceRecords: unknown[] } }>(
      own,
      {},
      { token: person?.token },
    );
    expect(mine.myServiceRecords.nodes).toEqual([{ id }]);
    expect(mine.myData.serviceRecords).toMatchObject([{ id }]);
  });
});
