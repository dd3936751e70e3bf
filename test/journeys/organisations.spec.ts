import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mobile, newKey } from '../support/people.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

const ADD = `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id name category community { name } } }`;
const GRANT = `mutation ($input: GrantOrganisationOfficerInput!) {
  grantOrganisationOfficer(input: $input) { id role organisationId accountId }
}`;
const REVOKE = `mutation ($input: RevokeOrganisationOfficerInput!) { revokeOrganisationOfficer(input: $input) { id revokedAt } }`;
const LIST = `query ($placeCode: String!) { organisations(placeCode: $placeCode) { nodes { name } } }`;
const OFFICERS = `query ($id: ID!) { organisation(id: $id) { officers { id accountId } } }`;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.create(app);
});
afterAll(() => app.stop());

const send = async <T = { id: string }>(
  text: string,
  input: object,
  by: Person = world.officerA,
): Promise<T> =>
  Object.values(await app.client.data<Record<string, T>>(text, { input }, { token: by.token }))[0] as T;
const refused = async (text: string, input: object, by: Person = world.officerA): Promise<string> =>
  (await app.client.refusal(text, { input }, { token: by.token })).code;
const organisation = (name: string, change: object = {}) => ({
  ...{ communityCode: world.communityA, name, category: 'CULTURE_SPORTS', idempotencyKey: newKey() },
  ...change,
});
const officersOf = async (id: string, by: Person | null) =>
  (
    await app.client.data<{ organisation: { officers: { id: string; accountId: string }[] | null } }>(
      OFFICERS,
      { id },
      { token: by?.token },
    )
  ).organisation.officers;

describe('§ 8: organisations of a community', () => {
  it('are added by its offices, each name once, and are everybody’s to see', async () => {
    expect(await send(ADD, organisation('书画协会'))).toMatchObject({
      name: '书画协会',
      category: 'CULTURE_SPORTS',
      community: { name: '甲社区' },
    });
    expect(await refused(ADD, organisation('书画协会'))).toBe('ORGANISATION_NAME_TAKEN');
    expect(
      await refused(ADD, organisation('书畫協會', { communityCode: world.communityB }), world.officerB),
    ).toBe('ORGANISATION_NAME_TAKEN');
    expect(await refused(ADD, organisation('登山队'), world.officerB)).toBe('FORBIDDEN');
    expect(
      await refused(ADD, organisation('登山队', { communityCode: '510502001' }), world.streetOfficer),
    ).toBe('NOT_A_COMMUNITY');
    const { organisations } = await app.client.data<{ organisations: { nodes: unknown[] } }>(LIST, {
      placeCode: world.communityA,
    });
    expect(organisations.nodes).toEqual([{ name: '书画协会' }]);
  });

  it('of a name that is taken twice at once, one is added', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.client.send(ADD, { input: organisation('鼓乐队') }, { token: world.officerA.token }),
      ),
    );
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code ?? null);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set([null, 'ORGANISATION_NAME_TAKEN']));
  });

  it('have officers, whom the committee appoints, never himself and none twice, and who are shown to it alone', async () => {
    const { id } = await send(ADD, organisation('爱心超市'));
    const officer = await world.person();
    const appointment = { organisationId: id, login: officer.phone };
    const granted = await send(GRANT, appointment);
    expect(granted).toMatchObject({
      role: 'ORGANISATION_OFFICER',
      organisationId: id,
      accountId: officer.accountId,
    });
    expect(await refused(GRANT, appointment)).toBe('ROLE_HELD');
    expect(await refused(GRANT, { ...appointment, login: world.officerA.phone })).toBe('OWN_ROLE');
    expect(await refused(GRANT, { ...appointment, login: mobile() })).toBe('ACCOUNT_NOT_FOUND');
    expect(await refused(GRANT, appointment, world.officerB)).toBe('NOT_FOUND');
    expect(await officersOf(id, world.officerA)).toEqual([{ id: granted.id, accountId: officer.accountId }]);
    for (const by of [null, officer, world.officerB]) expect(await officersOf(id, by)).toBeNull();
    const end = { grantId: granted.id, reason: '换届' };
    expect(await refused(REVOKE, end, world.officerB)).toBe('NOT_FOUND');
    expect((await send<{ revokedAt: string | null }>(REVOKE, end)).revokedAt).not.toBeNull();
    expect(await refused(REVOKE, end)).toBe('NOT_FOUND');
    expect(await officersOf(id, world.officerA)).toEqual([]);
  });

  it('an office in a place is not ended as one in an organisation', async () => {
    const { me } = await app.client.data<{ me: { roles: { id: string }[] } }>(
      '{ me { roles { id } } }',
      {},
      { token: world.secondOfficerA.token },
    );
    expect(await refused(REVOKE, { grantId: me.roles[0]?.id, reason: '换届' })).toBe('NOT_FOUND');
  });
});
