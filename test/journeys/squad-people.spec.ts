import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { type Person, type RegisteredVolunteer, World } from '../support/world.js';

const APPOINT = `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { leader { id } } }`;
const END = `mutation ($input: EndMembershipInput!) { endMembership(input: $input) { untilDay } }`;
const UPDATE = `mutation ($input: UpdateSquadInput!) { updateSquad(input: $input) { id } }`;
const SEEN = `query ($id: ID!) { squad(id: $id) { leader { id } members { nodes { volunteer { id } primary } } } }`;
const ROLES = `{ me { roles { role squadId placeCode } } }`;
const HISTORY = `query ($id: ID!) { volunteer(id: $id) { memberships { squad { id } primary untilDay } trainings { kind } } }`;
const CURRENT = `query ($id: ID!) { volunteer(id: $id) { memberships(current: true) { squad { id } } } }`;

interface Seen {
  leader: { id: string } | null;
  members: { nodes: { volunteer: { id: string }; primary: boolean }[] } | null;
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const token = (of: RegisteredVolunteer): string => of.person?.token ?? '';
const send = (name: string, type: string, input: object, by: Person): Promise<unknown> =>
  app.client.data(
    `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`,
    { input },
    { token: by.token },
  );
const appoint = (squadId: string, volunteerId: string) =>
  app.client.data<{ appointLeader: Seen }>(
    APPOINT,
    { input: { squadId, volunteerId } },
    { token: world.officerA.token },
  );
const appointRefused = async (
  squadId: string,
  volunteerId: string,
  by: Person = world.officerA,
): Promise<string> =>
  (await app.client.refusal(APPOINT, { input: { squadId, volunteerId } }, { token: by.token })).code;
const seen = async (id: string, by: string): Promise<Seen> =>
  (await app.client.data<{ squad: Seen }>(SEEN, { id }, { token: by })).squad;
const roles = async (of: RegisteredVolunteer) =>
  (await app.client.data<{ me: { roles: unknown[] } }>(ROLES, {}, { token: token(of) })).me.roles;
const current = async (id: string, by: Person = world.districtOfficer): Promise<string[]> => {
  const answer = await app.client.data<{ volunteer: { memberships: { squad: { id: string } }[] } }>(
    CURRENT,
    { id },
    { token: by.token },
  );
  return answer.volunteer.memberships.map((membership) => membership.squad.id);
};

const merge = (duplicateId: string, intoId: string) =>
  send(
    'mergeVolunteers',
    'MergeVolunteersInput',
    { duplicateId, intoId, reason: '同一人' },
    world.streetOfficer,
  );

describe('rule 11: the leader', () => {
  it('is a member, an adult, and has the role in his squad alone', async () => {
    const [own, other] = [await world.squad('LEGAL_EDUCATION'), await world.squad('LEGAL_EDUCATION')];
    const leader = await world.volunteer();
    const member = await world.volunteer({ withAccount: false });
    expect(await appointRefused(own, leader.id)).toBe('LEADER_NOT_MEMBER');
    await world.assign(leader.id, own, { primary: true });
    await world.assign(member.id, own, { primary: true });
    expect(await appointRefused(own, leader.id, world.officerB)).toBe('NOT_FOUND');
    expect((await appoint(own, leader.id)).appointLeader.leader).toEqual({ id: leader.id });
    expect(await roles(leader)).toEqual([
      { role: 'SQUAD_LEADER', squadId: own, placeCode: world.communityA },
    ]);
    expect((await seen(own, token(leader))).members?.nodes).toHaveLength(2);
    expect(await seen(other, token(leader))).toEqual({ leader: null, members: null });
    const change = { input: { squadId: own, targetSize: 5 } };
    expect((await app.client.refusal(UPDATE, change, { token: token(leader) })).code).toBe('FORBIDDEN');
  });

  it('is no minor', async () => {
    const squadId = await world.squad('LEGAL_EDUCATION');
    const guardian = { name: '李大山', relation: '父亲', phone: '13800000000', consentedOn: '2026-06-01' };
    const minor = await world.volunteer({ withAccount: false, birthDate: '2010-01-01', guardian });
    await world.assign(minor.id, squadId);
    expect(await appointRefused(squadId, minor.id)).toBe('LEADER_NOT_ADULT');
  });

  it('hands the role over to the next one, and loses it with his membership', async () => {
    const squadId = await world.squad('LEGAL_EDUCATION');
    const [first, second] = [await world.volunteer(), await world.volunteer()];
    await world.assign(first.id, squadId);
    const membershipId = await world.assign(second.id, squadId);
    await appoint(squadId, first.id);
    await appoint(squadId, second.id);
    await appoint(squadId, second.id);
    expect(await roles(first)).toEqual([]);
    expect(await roles(second)).toHaveLength(1);
    await app.client.data(
      END,
      { input: { membershipId, reason: '另有安排' } },
      { token: world.officerA.token },
    );
    expect(await roles(second)).toEqual([]);
    expect((await seen(squadId, world.officerA.token)).leader).toBeNull();
  });

  it('loses it when he is suspended, and stays a member', async () => {
    const squadId = await world.squad('LEGAL_EDUCATION');
    const leader = await world.volunteer();
    await world.assign(leader.id, squadId);
    await appoint(squadId, leader.id);
    await send(
      'suspendVolunteer',
      'VolunteerReasonInput',
      { volunteerId: leader.id, reason: '虚假记录' },
      world.officerA,
    );
    await app.settled();
    expect(await roles(leader)).toEqual([]);
    expect((await seen(squadId, world.officerA.token)).members?.nodes).toHaveLength(1);
    expect(await appointRefused(squadId, leader.id)).toBe('VOLUNTEER_NOT_SERVING');
  });
});

describe('rule 7: memberships follow what happens to the volunteer', () => {
  it('end when he leaves the register', async () => {
    const squadId = await world.squad('POVERTY_RELIEF');
    const volunteer = await world.volunteer({ withAccount: false });
    await world.assign(volunteer.id, squadId, { primary: true });
    await send(
      'withdrawVolunteer',
      'VolunteerReasonInput',
      { volunteerId: volunteer.id, reason: '本人申请' },
      world.officerA,
    );
    await app.settled();
    expect(await current(volunteer.id)).toEqual([]);
  });

  it('end in the community he moves away from, whose officer keeps the history and no more', async () => {
    const squadId = await world.squad('POVERTY_RELIEF');
    const volunteer = await world.volunteer();
    await world.assign(volunteer.id, squadId, { primary: true });
    await app.client.data(
      `mutation ($input: MoveVolunteerInput!) { moveVolunteer(input: $input) }`,
      { input: { volunteerId: volunteer.id, communityCode: world.communityB } },
      { token: token(volunteer) },
    );
    await app.settled();
    expect(await current(volunteer.id)).toEqual([]);
    expect((await seen(squadId, world.officerA.token)).members?.nodes).toEqual([]);
    const mine = await app.client.data<{ volunteer: { memberships: unknown[] } }>(
      HISTORY,
      { id: volunteer.id },
      { token: token(volunteer) },
    );
    expect(mine.volunteer.memberships).toEqual([
      { squad: { id: squadId }, primary: true, untilDay: '2026-06-15' },
    ]);
    const there = await app.client.data<{ volunteer: { memberships: unknown[] } }>(
      HISTORY,
      { id: volunteer.id },
      { token: world.officerB.token },
    );
    expect(there.volunteer.memberships).toEqual([]);
  });

  it('rule 4: are carried to the target of a merge, as far as its limits allow', async () => {
    const squads = await Promise.all(Array.from({ length: 4 }, () => world.squad('POVERTY_RELIEF')));
    const [one = '', two = '', three = '', four = ''] = squads;
    const duplicate = await world.volunteer();
    const target = await world.volunteer({ withAccount: false });
    await world.assign(target.id, one, { primary: true });
    await world.assign(target.id, two);
    await world.assign(duplicate.id, two, { primary: true });
    await world.assign(duplicate.id, three);
    await world.assign(duplicate.id, four);
    await appoint(three, duplicate.id);
    await send(
      'recordTraining',
      'RecordTrainingInput',
      { volunteerId: duplicate.id, kind: 'RIGHTS', completedOn: '2026-06-01' },
      world.officerA,
    );
    await merge(duplicate.id, target.id);
    await app.settled();
    expect((await current(target.id)).sort()).toEqual([one, two, three].sort());
    expect(await current(duplicate.id)).toEqual([]);
    const { volunteer } = await app.client.data<{
      volunteer: { memberships: unknown[]; trainings: unknown[] };
    }>(HISTORY, { id: target.id }, { token: world.officerA.token });
    expect(volunteer.memberships).toHaveLength(5);
    expect(volunteer.trainings).toEqual([{ kind: 'RIGHTS' }]);
    expect((await seen(three, world.officerA.token)).leader).toEqual({ id: target.id });
    expect(await roles(duplicate)).toEqual([
      { role: 'SQUAD_LEADER', squadId: three, placeCode: world.communityA },
    ]);
  });

  it('rule 4: are carried on when the target turns out to be a duplicate too', async () => {
    const squadId = await world.squad('POVERTY_RELIEF');
    const [last, middle, first] = [
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
      await world.volunteer({ withAccount: false }),
    ];
    await world.assign(first.id, squadId, { primary: true });
    await merge(first.id, middle.id);
    await merge(middle.id, last.id);
    await app.settled();
    expect(await current(last.id)).toEqual([squadId]);
  });

  it('are in the person’s own export', async () => {
    const squadId = await world.squad('POVERTY_RELIEF', { name: '敬老帮扶队' });
    const volunteer = await world.volunteer();
    await world.assign(volunteer.id, squadId, { primary: true });
    const { myData } = await app.client.data<{ myData: { squads: unknown } }>(
      '{ myData }',
      {},
      { token: token(volunteer) },
    );
    expect(myData.squads).toEqual({
      memberships: [
        {
          ...{ squad: '敬老帮扶队', kind: 'POVERTY_RELIEF', communityCode: world.communityA },
          ...{ isPrimary: true, fromDay: '2026-06-15', untilDay: null },
        },
      ],
      trainings: [],
    });
  });
});
