import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { VolunteerEntity } from '../../src/volunteers/volunteer.entity.js';
import { newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const SHOWN = `{ id stale appliedAt items { volunteer { id } squad { id } score reasons { code text } }
  unassigned { volunteer { id } reason { code text } } }`;
const PROPOSE = `mutation ($input: ProposeAssignmentsInput!) { proposeAssignments(input: $input) ${SHOWN} }`;
const APPLY = `mutation ($input: ApplyAssignmentProposalInput!) { applyAssignmentProposal(input: $input) ${SHOWN} }`;
const READ = `query ($id: ID!) { assignmentProposal(id: $id) ${SHOWN} }`;
const MEMBERS = `query ($communityCode: String!) { squads(communityCode: $communityCode) { nodes { id members { nodes { volunteer { id } primary } } } } }`;

interface Proposal {
  id: string;
  stale: boolean;
  appliedAt: string | null;
  items: { volunteer: { id: string }; squad: { id: string }; score: number }[];
  unassigned: { volunteer: { id: string }; reason: { code: string; text: string } }[];
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

/** A new community with a patrol of one place and a legal education squad of two, for three adults and a minor. */
async function community(name: string) {
  const communityCode = await world.community('510502001', name);
  const officer = await world.officer('COMMUNITY_OFFICER', communityCode);
  const squad = async (kind: string, targetSize: number, wantedSkills: string[]): Promise<string> => {
    const input = {
      communityCode,
      kind,
      name: `${name} ${kind}`,
      targetSize,
      wantedSkills,
      idempotencyKey: newKey(),
    };
    const text = `mutation ($input: CreateSquadInput!) { createSquad(input: $input) { id } }`;
    return (await app.client.data<{ createSquad: { id: string } }>(text, { input }, { token: officer.token }))
      .createSquad.id;
  };
  const patrol = await squad('PATROL', 1, ['PATROL']);
  const education = await squad('LEGAL_EDUCATION', 2, ['LAW']);
  const volunteer = async (
    skills: string[],
    serviceKinds: string[],
    birthDate = '1970-01-01',
  ): Promise<string> => {
    const guardian = { name: '王大山', relation: '父亲', phone: '13800000000', consentedOn: '2026-06-01' };
    const minor = birthDate > '2008-06-15' ? { guardian } : {};
    return (
      await world.volunteer({ communityCode, withAccount: false, skills, serviceKinds, birthDate, ...minor })
    ).id;
  };
  const guard = await volunteer(['PATROL'], ['PATROL']);
  const both = await volunteer(['PATROL', 'LAW'], ['PATROL']);
  const lawyer = await volunteer(['LAW'], ['LEGAL_EDUCATION']);
  return { communityCode, officer, patrol, education, guard, both, lawyer, volunteer };
}

/** More volunteers like one of them, written straight into the register: 500 registrations would be a test of those. */
async function copies(volunteerId: string, count: number): Promise<void> {
  await app.uow.write(async (transaction) => {
    const volunteer = await transaction.repo(VolunteerEntity).findOneByOrFail({ id: volunteerId });
    const unsealed = {
      nameSealed: '',
      documentSealed: '',
      mobileSealed: '',
      guardianSealed: null,
      addressSealed: null,
    };
    for (let copy = 0; copy < count; copy += 1) {
      const own = { id: newId(), volunteerNo: null, accountId: null, documentIndex: null };
      await transaction.repo(VolunteerEntity).insert({ ...volunteer, ...unsealed, ...own });
    }
  });
}

const propose = async (communityCode: string, by: Person): Promise<Proposal> =>
  (
    await app.client.data<{ proposeAssignments: Proposal }>(
      PROPOSE,
      { input: { communityCode, idempotencyKey: newKey() } },
      { token: by.token },
    )
  ).proposeAssignments;
const apply = (proposalId: string, by: Person, idempotencyKey = newKey()) =>
  app.client.data<{ applyAssignmentProposal: Proposal }>(
    APPLY,
    { input: { proposalId, idempotencyKey } },
    { token: by.token },
  );
const applyRefused = async (proposalId: string, by: Person): Promise<string> =>
  (await app.client.refusal(APPLY, { input: { proposalId, idempotencyKey: newKey() } }, { token: by.token }))
    .code;
const read = async (id: string, by: Person): Promise<Proposal> =>
  (await app.client.data<{ assignmentProposal: Proposal }>(READ, { id }, { token: by.token }))
    .assignmentProposal;
const members = async (communityCode: string, by: Person): Promise<Record<string, string[]>> => {
  const { squads } = await app.client.data<{
    squads: {
      nodes: { id: string; members: { nodes: { volunteer: { id: string }; primary: boolean }[] } }[];
    };
  }>(MEMBERS, { communityCode }, { token: by.token });
  return Object.fromEntries(
    squads.nodes.map((squad) => [squad.id, squad.members.nodes.map((each) => each.volunteer.id)]),
  );
};

describe('rule 10: the assignment of a whole community', () => {
  it('is proposed with scores and reasons, shown, and assigns nobody yet', async () => {
    const { communityCode, officer, patrol, education, guard, both, lawyer, volunteer } =
      await community('戊社区');
    const minor = await volunteer(['PATROL'], ['LEGAL_EDUCATION'], '2010-01-01');
    const proposal = await propose(communityCode, officer);
    const assigned = proposal.items.map((item) => [item.volunteer.id, item.squad.id]);
    expect(proposal.items).toHaveLength(3);
    expect(assigned).toContainEqual([lawyer, education]);
    expect(assigned.filter(([, squad]) => squad === patrol)).toEqual([[guard, patrol]]);
    expect(assigned).toContainEqual([both, education]);
    expect(proposal.unassigned).toEqual([
      { volunteer: { id: minor }, reason: { code: 'NO_FREE_PLACE', text: '符合条件的服务小组名额已满' } },
    ]);
    expect(proposal).toMatchObject({ stale: false, appliedAt: null });
    expect(await read(proposal.id, world.auditor)).toEqual(proposal);
    expect(await members(communityCode, officer)).toEqual({ [patrol]: [], [education]: [] });
  });

  it('is applied whole, once, and only then', async () => {
    const { communityCode, officer, patrol, education, guard } = await community('己社区');
    const proposal = await propose(communityCode, officer);
    const key = newKey();
    const { applyAssignmentProposal: applied } = await apply(proposal.id, officer, key);
    expect(applied).toMatchObject({ stale: false, appliedAt: '2026-06-15T02:00:00.000Z' });
    const assigned = await members(communityCode, officer);
    expect(assigned[patrol]).toEqual([guard]);
    expect(assigned[education]).toHaveLength(2);
    expect((await apply(proposal.id, officer, key)).applyAssignmentProposal).toEqual(applied);
    expect(await applyRefused(proposal.id, officer)).toBe('PROPOSAL_APPLIED');
    expect(await propose(communityCode, officer)).toMatchObject({ items: [], unassigned: [] });
  });

  it('is refused whole when anything has changed since', async () => {
    const { communityCode, officer, patrol, education, guard } = await community('庚社区');
    const proposal = await propose(communityCode, officer);
    await app.client.data(
      `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id } }`,
      { input: { volunteerId: guard, squadId: education, primary: true, idempotencyKey: newKey() } },
      { token: officer.token },
    );
    expect((await read(proposal.id, officer)).stale).toBe(true);
    expect(await applyRefused(proposal.id, officer)).toBe('PROPOSAL_STALE');
    expect(await members(communityCode, officer)).toEqual({ [patrol]: [], [education]: [guard] });
    const again = await propose(communityCode, officer);
    expect(again.items).toHaveLength(2);
    await apply(again.id, officer);
  });

  it('is refused when a volunteer has left, or a squad was enlarged', async () => {
    const { communityCode, officer, patrol, lawyer } = await community('辛社区');
    const first = await propose(communityCode, officer);
    await app.client.data(
      `mutation ($input: VolunteerReasonInput!) { suspendVolunteer(input: $input) { id } }`,
      { input: { volunteerId: lawyer, reason: '虚假记录' } },
      { token: officer.token },
    );
    expect(await applyRefused(first.id, officer)).toBe('PROPOSAL_STALE');
    const second = await propose(communityCode, officer);
    await app.client.data(
      `mutation ($input: UpdateSquadInput!) { updateSquad(input: $input) { id } }`,
      { input: { squadId: patrol, targetSize: 5 } },
      { token: officer.token },
    );
    expect(await applyRefused(second.id, officer)).toBe('PROPOSAL_STALE');
  });

  it('applied many times at once is applied once', async () => {
    const { communityCode, officer, patrol, education } = await community('壬社区');
    const proposal = await propose(communityCode, officer);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        app.client.send(
          APPLY,
          { input: { proposalId: proposal.id, idempotencyKey: newKey() } },
          { token: officer.token },
        ),
      ),
    );
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    const assigned = await members(communityCode, officer);
    expect([assigned[patrol]?.length, assigned[education]?.length]).toEqual([1, 2]);
  });

  it('is nothing for another community’s officer', async () => {
    const { communityCode, officer } = await community('癸社区');
    const proposal = await propose(communityCode, officer);
    const input = { communityCode, idempotencyKey: newKey() };
    expect((await app.client.refusal(PROPOSE, { input }, { token: world.officerA.token })).code).toBe(
      'FORBIDDEN',
    );
    expect((await app.client.refusal(READ, { id: proposal.id }, { token: world.officerA.token })).code).toBe(
      'NOT_FOUND',
    );
    expect(await applyRefused(proposal.id, world.officerA)).toBe('NOT_FOUND');
    expect(await applyRefused(proposal.id, world.auditor)).toBe('FORBIDDEN');
  });

  it('is worked out and applied for 500 volunteers at once', async () => {
    const { communityCode, officer, patrol, education, guard } = await community('子社区');
    for (const [squadId, targetSize] of [
      [patrol, 300],
      [education, 100],
    ]) {
      const text = `mutation ($input: UpdateSquadInput!) { updateSquad(input: $input) { id } }`;
      await app.client.data(text, { input: { squadId, targetSize } }, { token: officer.token });
    }
    await copies(guard, 497);
    const proposal = await propose(communityCode, officer);
    expect(proposal.items).toHaveLength(400);
    expect(proposal.unassigned).toHaveLength(100);
    await apply(proposal.id, officer);
    const counted = await app.uow.read((view) =>
      view.rows<{ squad_id: string; members: number }>(
        `SELECT squad_id, count(*) AS members FROM squad_membership
          WHERE squad_id IN (:...squads) AND is_primary GROUP BY squad_id ORDER BY members`,
        { squads: [patrol, education] },
      ),
    );
    expect(counted.map((row) => [row.squad_id, Number(row.members)])).toEqual([
      [education, 100],
      [patrol, 300],
    ]);
  });
});
