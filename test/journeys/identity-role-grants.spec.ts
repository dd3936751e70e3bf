import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GRANT, Offices, OTHER_DISTRICT } from '../support/offices.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, OTHER_STREET, type Person, STREET, World } from '../support/world.js';

let app: TestApp;
let offices: Offices;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  offices = await Offices.open(app);
  world = offices.world;
});
afterAll(() => app.stop());

describe('§ 10: granting a role', () => {
  it('a role holds from the next request on, in its place', async () => {
    const person = await world.person();
    expect(await offices.rolesOf(person)).toEqual([]);
    const given = await offices.grant(world.administrator, person, 'STREET_OFFICER', STREET);
    expect(given).toMatchObject({
      role: 'STREET_OFFICER',
      placeCode: STREET,
      accountId: person.accountId,
      revokedAt: null,
    });
    expect(await offices.rolesOf(person)).toEqual([
      { id: given.id, role: 'STREET_OFFICER', placeCode: STREET },
    ]);
  });

  it.each([
    ['COMMUNITY_OFFICER', () => STREET],
    ['COMMUNITY_OFFICER', () => DISTRICT],
    ['STREET_OFFICER', () => DISTRICT],
    ['STREET_OFFICER', () => world.communityA],
    ['DISTRICT_OFFICER', () => STREET],
    ['DISTRICT_OFFICER', () => world.communityA],
  ])('a %s is not held in a place of another kind', async (role, placeOf) => {
    const person = await world.person();
    expect(await offices.refusedGrant(world.administrator, person, role, placeOf())).toBe(
      'ROLE_PLACE_MISMATCH',
    );
    expect(await offices.rolesOf(person)).toEqual([]);
  });

  it('an auditor is held in a place of any kind', async () => {
    for (const placeCode of [DISTRICT, STREET, world.communityA]) {
      const auditor = await world.person();
      expect(await offices.grant(world.administrator, auditor, 'AUDITOR', placeCode)).toMatchObject({
        placeCode,
      });
    }
  });

  it('no role that reads personal data goes to an administrator', async () => {
    for (const [role, place] of [
      ['AUDITOR', DISTRICT],
      ['COMMUNITY_OFFICER', world.communityA],
    ] as const) {
      expect(await offices.refusedGrant(world.districtOfficer, { phone: 'admin' }, role, place)).toBe(
        'ADMINISTRATOR_APART',
      );
    }
    expect((await offices.rolesOf(world.administrator)).map(({ role }) => role)).toEqual(['ADMINISTRATOR']);
  });

  it('a district officer grants the offices below his own, in his district', async () => {
    const person = await world.person();
    const { districtOfficer } = world;
    await offices.grant(districtOfficer, person, 'COMMUNITY_OFFICER', world.communityB);
    await offices.grant(districtOfficer, person, 'STREET_OFFICER', OTHER_STREET);
    await offices.grant(districtOfficer, person, 'AUDITOR', STREET);
    expect(await offices.rolesOf(person)).toHaveLength(3);
    expect(await offices.refusedGrant(districtOfficer, person, 'DISTRICT_OFFICER', DISTRICT)).toBe(
      'ROLE_NOT_GRANTABLE',
    );
    expect(await offices.refusedGrant(districtOfficer, person, 'AUDITOR', OTHER_DISTRICT)).toBe('FORBIDDEN');
  });

  it('nobody makes administrators, and leaders and organisation officers are not made here', async () => {
    const person = await world.person();
    for (const role of ['ADMINISTRATOR', 'SQUAD_LEADER', 'ORGANISATION_OFFICER']) {
      expect(await offices.refusedGrant(world.administrator, person, role, DISTRICT)).toBe(
        'ROLE_NOT_GRANTABLE',
      );
      expect(await offices.refusedGrant(world.districtOfficer, person, role, DISTRICT)).toBe(
        'ROLE_NOT_GRANTABLE',
      );
    }
  });

  it('officers below the district, auditors and residents grant nothing', async () => {
    const person = await world.person();
    for (const by of [world.streetOfficer, world.officerA, world.auditor, await world.person()]) {
      expect(await offices.refusedGrant(by, person, 'COMMUNITY_OFFICER', world.communityA)).toBe('FORBIDDEN');
      expect(await offices.refusedRevocation(by, await offices.grantOf(world.officerB))).toBe('FORBIDDEN');
      expect(await offices.refusedPage(by, DISTRICT)).toBe('FORBIDDEN');
    }
  });

  it('four eyes: nobody grants himself a role or revokes his own', async () => {
    const { districtOfficer, administrator } = world;
    expect(await offices.refusedGrant(districtOfficer, districtOfficer, 'AUDITOR', DISTRICT)).toBe(
      'OWN_ROLE',
    );
    expect(await offices.refusedGrant(administrator, administrator, 'DISTRICT_OFFICER', DISTRICT)).toBe(
      'OWN_ROLE',
    );
    const audit = await offices.grant(administrator, districtOfficer, 'AUDITOR', world.communityC);
    expect(await offices.refusedRevocation(districtOfficer, audit.id)).toBe('OWN_ROLE');
    await offices.revoke(administrator, audit.id);
  });

  it('an unknown account, an unknown place and a role held already are named', async () => {
    const { administrator, officerA, districtOfficer } = world;
    const stranger = { phone: '13100000000' };
    const missing = '510502009';
    expect(await offices.refusedGrant(administrator, stranger, 'STREET_OFFICER', STREET)).toBe(
      'ACCOUNT_NOT_FOUND',
    );
    expect(await offices.refusedGrant(administrator, officerA, 'STREET_OFFICER', missing)).toBe(
      'PLACE_NOT_FOUND',
    );
    expect(await offices.refusedGrant(administrator, officerA, 'COMMUNITY_OFFICER', world.communityA)).toBe(
      'ROLE_HELD',
    );
    await offices.grant(administrator, officerA, 'AUDITOR', STREET);
    expect(await offices.refusedGrant(districtOfficer, officerA, 'AUDITOR', world.communityA)).toBe(
      'ROLE_HELD',
    );
    expect(await offices.refusedGrant(districtOfficer, officerA, 'AUDITOR', '12')).toBe('INVALID_INPUT');
  });

  it('every refusal is told in both languages', async () => {
    const { administrator, districtOfficer, officerA } = world;
    const told = async (by: Person, input: Record<string, unknown>) => {
      const [chinese, english] = [{ token: by.token }, { token: by.token, language: 'en' }];
      return [
        (await app.client.refusal(GRANT, input, chinese)).message,
        (await app.client.refusal(GRANT, input, english)).message,
      ];
    };
    expect(await told(administrator, Offices.input(officerA, 'COMMUNITY_OFFICER', STREET))).toEqual([
      '该角色不能授予此级别的区划',
      'This role is not held in a place of this kind',
    ]);
    expect(await told(districtOfficer, Offices.input(officerA, 'DISTRICT_OFFICER', DISTRICT))).toEqual([
      '您不能授予这一角色',
      'You cannot grant this role',
    ]);
    expect(await told(districtOfficer, Offices.input(districtOfficer, 'AUDITOR', DISTRICT))).toEqual([
      '不能给自己授予或撤销角色，请由他人办理',
      'Nobody grants or revokes his own roles; ask somebody else',
    ]);
    expect(await told(administrator, Offices.input({ phone: '13100000000' }, 'AUDITOR', DISTRICT))).toEqual([
      '没有使用该手机号的账号，请对方先注册账号',
      'There is no account with this number; its owner has to register it first',
    ]);
  });
});
