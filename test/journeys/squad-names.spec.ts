import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { type Person, type RegisteredVolunteer, World } from '../support/world.js';

const MEMBERS = `query ($id: ID!) {
  squad(id: $id) { members { nodes { volunteer { id name maskedMobile birthDate status } untilDay } } }
}`;

interface Members {
  squad: { members: { nodes: { volunteer: Shown; untilDay: string | null }[] } };
}

let app: TestApp;
let world: World;
let leader: RegisteredVolunteer;
let member: RegisteredVolunteer;
let left: RegisteredVolunteer;
let squadId: string;

const send = (name: string, type: string, input: object): Promise<unknown> =>
  app.client.data(
    `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`,
    { input },
    { token: world.officerA.token },
  );

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
  squadId = await world.squad('POVERTY_RELIEF');
  leader = await world.volunteer({ name: '郑组长' });
  member = await world.volunteer({ name: '潘志远', publication: false });
  left = await world.volunteer({ name: '葛早退' });
  await world.assign(leader.id, squadId);
  await world.assign(member.id, squadId);
  const membershipId = await world.assign(left.id, squadId);
  await send('appointLeader', 'AppointLeaderInput', { squadId, volunteerId: leader.id });
  await send('endMembership', 'EndMembershipInput', { membershipId, reason: '另有安排' });
});
afterAll(() => app.stop());

type Shown = Record<string, string | null>;

/** The members of the squad as somebody sees them, by id. */
const seenBy = async (person: Person | null): Promise<Record<string, Shown>> => {
  const variables = { id: squadId };
  const { squad } = await app.client.data<Members>(MEMBERS, variables, { token: person?.token ?? '' });
  return Object.fromEntries(squad.members.nodes.map(({ volunteer }) => [volunteer['id'] ?? '', volunteer]));
};

describe('rule 11: the leader knows for whom he enters hours', () => {
  it('by the full names of his members now, and nothing else of them', async () => {
    expect((await seenBy(leader.person))[member.id]).toEqual({
      id: member.id,
      name: '潘志远',
      maskedMobile: null,
      birthDate: null,
      status: null,
    });
  });

  it('a member sees the others as everybody does', async () => {
    const seen = await seenBy(member.person);
    expect(seen[leader.id]).toMatchObject({ name: '郑**' });
    expect(seen[member.id]).toMatchObject({ name: '潘志远' });
  });

  it('nor does the leader go on seeing who has left, or anybody once he leads no more', async () => {
    expect((await seenBy(leader.person))[left.id]).toBeUndefined();
    const other = await world.volunteer({ name: '武继任' });
    await world.assign(other.id, squadId);
    await send('appointLeader', 'AppointLeaderInput', { squadId, volunteerId: other.id });
    expect((await seenBy(leader.person))[member.id]).toMatchObject({ name: '匿名志愿者' });
    expect((await seenBy(other.person))[member.id]).toMatchObject({ name: '潘志远' });
  });
});
