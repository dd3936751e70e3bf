import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import type { Answer } from '../support/graphql-client.js';
import { newKey } from '../support/people.js';
import type { Person } from '../support/world.js';
import { plantedArguments } from './support/planted-arguments.js';
import { QUERY_ROWS } from './support/query-rows.js';
import { Cast } from './support/cast.js';
import { callOf, fieldOf, wholeSelection } from './support/field-documents.js';
import type { RoleName } from './support/roles.js';
import { Targets } from './support/targets.js';

const LITERALS = { LocalDate: '"2026-06-15"' };
/** Levels of selection; the schema's own bound on depth is a little higher. */
const LEVELS = 6;

const PLANTED = {
  name: '欧阳春晓',
  mobile: '13912345678',
  documentNumber: '51050219700101123',
  address: '莲花池巷七号',
  guardian: '欧阳监护',
};

let cast: Cast;
let targets: Targets;
let schema: GraphQLSchema;

/** Every query, aimed at the planted person where it can be, with everything that can be reached from it. */
let documents: { field: string; document: string; args: Record<string, unknown> }[];

beforeAll(async () => {
  cast = await Cast.create();
  targets = new Targets(cast);
  schema = cast.app.get(GraphQLSchemaHost).schema;
  const planted = await targets.planted(PLANTED);
  await cast.app.settled();
  const { communityA, communityB } = cast.world;
  const known = { communityA, communityB, leaderSquadId: cast.leaderSquadId };
  const argsOf = await plantedArguments(targets, { ...planted, name: PLANTED.name }, known);
  documents = QUERY_ROWS.map(({ field }) => {
    const paged = fieldOf(schema, field).args.some(({ name }) => name === 'first');
    const args = { ...argsOf[field], ...(paged ? { first: 8 } : {}) };
    const selection = wholeSelection(fieldOf(schema, field), LEVELS, LITERALS);
    return { field, args, document: callOf(schema, field, Object.keys(args), selection) };
  });
}, 60_000);
afterAll(() => cast.stop());

const ask = (
  document: string,
  args: Record<string, unknown>,
  person: Person | null,
): Promise<Answer<unknown>> => cast.app.client.send(document, args, { token: person?.token });
const foundIn = (answer: unknown): string[] => {
  const text = JSON.stringify(answer);
  return Object.entries(PLANTED).flatMap(([what, value]) => (text.includes(value) ? [what] : []));
};

/** What each query tells a role of the planted values, leaving out those that tell nothing. */
async function toldTo(role: RoleName): Promise<Record<string, string[]>> {
  const told: Record<string, string[]> = {};
  for (const { field, document, args } of documents) {
    const answer = await ask(document, args, cast.personIn(role, null));
    const unasked = answer.errors.filter(({ extensions }) =>
      /BAD_REQUEST|TOO_LARGE|INTERNAL/.test(extensions.code),
    );
    expect({ field, unasked }).toEqual({ field, unasked: [] });
    const found = foundIn(answer);
    if (found.length > 0) told[field] = found;
  }
  return told;
}

describe('§ 10: what can be reached from every query, as deep as the schema goes', () => {
  it.each(['nobody', 'resident', 'volunteer', 'officerB', 'otherStreetOfficer', 'administrator'] as const)(
    'tells %s nothing of a volunteer of community A but his masked name',
    async (role) => {
      expect(await toldTo(role)).toEqual({});
    },
    60_000,
  );

  it('tells the leader of his squad his full name as its member, and nothing else of him', async () => {
    const told = await toldTo('leaderA');
    const queries = ['activities', 'needCandidates', 'squad', 'squads'];
    expect(Object.keys(told).sort()).toEqual(queries.map((name) => `Query.${name}`));
    expect(new Set(Object.values(told).flat())).toEqual(new Set(['name']));
  }, 60_000);

  it('tells his own office his name, and never his unmasked documents', async () => {
    const told = await toldTo('officerA');
    const queries = [
      'activity',
      'attendance',
      'volunteer',
      'volunteers',
      'serviceRecord',
      'assignmentProposal',
    ];
    expect(Object.keys(told)).toEqual(expect.arrayContaining(queries.map((name) => `Query.${name}`)));
    expect(new Set(Object.values(told).flat())).toEqual(new Set(['name']));
    expect(new Set(Object.values(await toldTo('auditor')).flat())).toEqual(new Set(['name']));
  }, 60_000);

  it('shows outsiders the public ranking only, with a mask', async () => {
    const ranking = documents.find(({ field }) => field === 'Query.ranking');
    const text = JSON.stringify(await ask(ranking?.document ?? '', ranking?.args ?? {}, null));
    expect(text).toContain('欧**');
  });

  it('a squad of A shows an officer of B neither leader, members nor their number', async () => {
    const { squad } = await cast.app.client.data<{ squad: unknown }>(
      `query ($id: ID!) { squad(id: $id) { name memberCount leader { id } members { nodes { id } } membersOn(day: "2026-06-15") { nodes { id } } } }`,
      { id: cast.leaderSquadId },
      { token: cast.world.officerB.token },
    );
    expect(squad).toEqual({
      name: '普法一组',
      memberCount: null,
      leader: null,
      members: null,
      membersOn: null,
    });
  });

  it('a volunteer met in a squad of B is masked to a fellow member of A, with everything else null', async () => {
    const { officerA, officerB } = cast.world;
    const [fellow] = [await cast.world.volunteer({ communityCode: cast.world.communityB, name: '诸葛无名' })];
    const squadId = await cast.world.squad('PATROL', { communityCode: cast.world.communityB });
    await cast.app.client.data(
      `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id } }`,
      { input: { volunteerId: fellow.id, squadId, primary: true, idempotencyKey: newKey() } },
      { token: officerB.token },
    );
    const seenByA = await cast.app.client.data<{ squad: { members: unknown } }>(
      `query ($id: ID!) { squad(id: $id) { members { nodes { volunteer { name } } } } }`,
      { id: squadId },
      { token: officerA.token },
    );
    expect(seenByA.squad.members).toBeNull();
    expect(JSON.stringify(await toldTo('officerA'))).not.toContain('诸葛');
  }, 60_000);
});

describe('§ 4: an idempotency key belongs to the account that used it', () => {
  it('the same key and input of another officer is another call, with his rights', async () => {
    const { officerA, officerB, secondOfficerA, communityA } = cast.world;
    const create = `mutation ($input: CreateSquadInput!) { createSquad(input: $input) { id name } }`;
    const input = {
      communityCode: communityA,
      kind: 'PATROL',
      name: '夜巡队',
      targetSize: 5,
      wantedSkills: [],
      idempotencyKey: newKey(),
    };
    const { createSquad } = await cast.app.client.data<{ createSquad: { id: string } }>(
      create,
      { input },
      { token: officerA.token },
    );
    const again = await cast.app.client.data<{ createSquad: { id: string } }>(
      create,
      { input },
      { token: officerA.token },
    );
    expect(again.createSquad.id).toBe(createSquad.id);
    const ofB = await ask(create, { input }, officerB);
    expect(ofB.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(JSON.stringify(ofB)).not.toContain(createSquad.id);
    const ofSecond = await ask(create, { input }, secondOfficerA);
    expect(ofSecond.errors[0]?.extensions.code).toBe('SQUAD_NAME_TAKEN');
  });

  it('a registration replayed by somebody else does not answer whose it was', async () => {
    const { officerA, secondOfficerA } = cast.world;
    const register = `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id name } }`;
    const input = { ...cast.world.application({ name: '司马重复' }), onBehalf: true };
    const { registerVolunteer } = await cast.app.client.data<{ registerVolunteer: { id: string } }>(
      register,
      { input },
      { token: officerA.token },
    );
    const replayed = await ask(register, { input }, secondOfficerA);
    expect(replayed.errors[0]?.extensions.code).toBe('VOLUNTEER_EXISTS');
    expect(JSON.stringify(replayed)).not.toContain(registerVolunteer.id);
    expect(JSON.stringify(replayed)).not.toContain('司马');
  });
});

describe('§ 10: every refused attempt is audited', () => {
  const refusals = async (person: Person, subjectId: string): Promise<string[]> =>
    (
      await cast.app.uow.read((view) =>
        view.rows<{ action: string }>(
          `SELECT action FROM audit_entry WHERE outcome = 'REFUSED' AND actor_account_id = :accountId AND subject_id = :subjectId ORDER BY id`,
          { accountId: person.accountId, subjectId },
        ),
      )
    ).map(({ action }) => action);

  it('also one that is answered record by record', async () => {
    const { officerB } = cast.world;
    const { recordId } = await targets.pendingRecord();
    const answer = await cast.app.client.data<{ confirmServiceRecords: { problem: { code: string } }[] }>(
      `mutation ($input: ConfirmServiceRecordsInput!) { confirmServiceRecords(input: $input) { problem { code } } }`,
      { input: { recordIds: [recordId], idempotencyKey: newKey() } },
      { token: officerB.token },
    );
    expect(answer.confirmServiceRecords).toEqual([{ problem: { code: 'NOT_FOUND' } }]);
    expect(await refusals(officerB, recordId)).toEqual(['record.confirm']);
  });

  it('and one that is refused as a whole', async () => {
    const { officerB } = cast.world;
    const { id } = await targets.volunteer();
    const reveal = `mutation ($input: VolunteerReasonInput!) { revealVolunteer(input: $input) { name } }`;
    const refusal = await cast.app.client.refusal(
      reveal,
      { input: { volunteerId: id, reason: '好奇' } },
      { token: officerB.token },
    );
    expect(refusal.code).toBe('NOT_FOUND');
    expect(await refusals(officerB, id)).toEqual(['volunteer.reveal']);
  });
});
