import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlacesImport } from '../../src/places/places-import.js';
import type { TestApp } from './test-app.js';
import { type Officer, type Person, World } from './world.js';

export const OTHER_DISTRICT = '510503';

export const GRANT = `mutation ($input: GrantRoleInput!) {
  grantRole(input: $input) { id role placeCode squadId accountId grantedAt revokedAt }
}`;
export const REVOKE = `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { id revokedAt } }`;
export const LIST = `query ($placeCode: String!, $first: Int, $after: String) {
  roleGrants(placeCode: $placeCode, first: $first, after: $after) {
    nodes { id role placeCode accountId } pageInfo { hasNextPage endCursor }
  }
}`;

export interface GivenRole {
  readonly id: string;
  readonly role: string;
  readonly placeCode: string;
  readonly accountId: string;
}

export interface GrantPage {
  readonly nodes: readonly GivenRole[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** Granting and revoking roles through the API, in a world with a second district. */
export class Offices {
  private constructor(
    readonly app: TestApp,
    readonly world: World,
    readonly otherDistrictOfficer: Officer,
  ) {}

  static async open(app: TestApp): Promise<Offices> {
    const world = await World.create(app);
    const file = join(app.database.folder, 'other-district.csv');
    writeFileSync(file, `code,name\n${OTHER_DISTRICT},纳溪区\n`);
    await app.get(PlacesImport).importFile(file);
    return new Offices(app, world, await world.officer('DISTRICT_OFFICER', OTHER_DISTRICT));
  }

  static input(to: Pick<Person, 'phone'>, role: string, placeCode: string): Record<string, unknown> {
    return { input: { login: to.phone, role, placeCode } };
  }

  async grant(by: Person, to: Person, role: string, placeCode: string): Promise<GivenRole> {
    const input = Offices.input(to, role, placeCode);
    return (await this.app.client.data<{ grantRole: GivenRole }>(GRANT, input, { token: by.token }))
      .grantRole;
  }

  /** The code of the refusal. */
  async refusedGrant(
    by: Person,
    to: Pick<Person, 'phone'>,
    role: string,
    placeCode: string,
  ): Promise<string> {
    const input = Offices.input(to, role, placeCode);
    return (await this.app.client.refusal(GRANT, input, { token: by.token })).code;
  }

  async revoke(by: Person, grantId: string, reason = '调离'): Promise<void> {
    await this.app.client.data(REVOKE, { input: { grantId, reason } }, { token: by.token });
  }

  async refusedRevocation(by: Person, grantId: string): Promise<string> {
    const input = { grantId, reason: '调离' };
    return (await this.app.client.refusal(REVOKE, { input }, { token: by.token })).code;
  }

  /** A person's own roles in force. */
  async rolesOf(person: Person): Promise<readonly Omit<GivenRole, 'accountId'>[]> {
    const { me } = await this.app.client.data<{ me: { roles: GivenRole[] } }>(
      '{ me { roles { id role placeCode } } }',
      {},
      { token: person.token },
    );
    return me.roles;
  }

  /** The id of a person's oldest role in force. */
  async grantOf(person: Person): Promise<string> {
    return (await this.rolesOf(person))[0]?.id ?? '';
  }

  async page(by: Person, variables: Record<string, unknown>): Promise<GrantPage> {
    const options = { token: by.token };
    return (await this.app.client.data<{ roleGrants: GrantPage }>(LIST, variables, options)).roleGrants;
  }

  /** The code with which the list of a place's roles is refused. */
  async refusedPage(by: Person, placeCode: string): Promise<string> {
    return (await this.app.client.refusal(LIST, { placeCode }, { token: by.token })).code;
  }
}
