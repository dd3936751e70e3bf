import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdministratorService } from '../../src/identity/administrator.service.js';
import { LoginDesk } from '../support/login-desk.js';
import { type GivenRole, LIST, Offices, REVOKE } from '../support/offices.js';
import { TestApp } from '../support/test-app.js';
import { DISTRICT, STREET, World } from '../support/world.js';

let app: TestApp;
let offices: Offices;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  offices = await Offices.open(app);
  world = offices.world;
});
afterAll(() => app.stop());

describe('§ 10: revoking a role', () => {
  it('ends it at once; who, when and why are kept and audited', async () => {
    const person = await world.person();
    const { id } = await offices.grant(world.administrator, person, 'DISTRICT_OFFICER', DISTRICT);
    expect((await offices.page(person, { placeCode: DISTRICT })).nodes).not.toEqual([]);
    await offices.revoke(world.administrator, id, '任期届满');
    expect(await offices.refusedPage(person, DISTRICT)).toBe('FORBIDDEN');
    expect(await offices.rolesOf(person)).toEqual([]);
    const kept = await app.uow.read((view) =>
      view.rows('SELECT revoked_by_account_id, revoke_reason FROM role_grant WHERE id = :id', { id }),
    );
    expect(kept).toEqual([
      { revoked_by_account_id: world.administrator.accountId, revoke_reason: '任期届满' },
    ]);
    const audited = await app.uow.read((view) =>
      view.rows<{ action: string; actor_account_id: string; place_code: string }>(
        `SELECT action, actor_account_id, place_code FROM audit_entry WHERE subject_id = :id AND action LIKE 'role.%' ORDER BY id`,
        { id: person.accountId },
      ),
    );
    const by = { actor_account_id: world.administrator.accountId, place_code: DISTRICT };
    expect(audited).toEqual([
      { action: 'role.grant', ...by },
      { action: 'role.revoke', ...by },
    ]);
  });

  it('a role revoked may be granted again, and is not revoked twice', async () => {
    const person = await world.person();
    const first = await offices.grant(world.districtOfficer, person, 'AUDITOR', STREET);
    await offices.revoke(world.districtOfficer, first.id);
    expect(await offices.refusedRevocation(world.districtOfficer, first.id)).toBe('NOT_FOUND');
    expect((await offices.grant(world.districtOfficer, person, 'AUDITOR', STREET)).id).not.toBe(first.id);
  });

  it('another district’s roles and the administrator’s are not there for a district officer', async () => {
    const { districtOfficer, officerA, administrator } = world;
    expect(
      await offices.refusedRevocation(offices.otherDistrictOfficer, await offices.grantOf(officerA)),
    ).toBe('NOT_FOUND');
    expect(await offices.refusedRevocation(districtOfficer, await offices.grantOf(administrator))).toBe(
      'NOT_FOUND',
    );
    expect(await offices.refusedRevocation(districtOfficer, 'no such grant')).toBe('NOT_FOUND');
    expect(await offices.rolesOf(officerA)).not.toEqual([]);
  });

  it('a district officer does not revoke another one of his district', async () => {
    const second = await world.officer('DISTRICT_OFFICER', DISTRICT);
    expect(await offices.refusedRevocation(world.districtOfficer, await offices.grantOf(second))).toBe(
      'ROLE_NOT_GRANTABLE',
    );
    await offices.revoke(world.administrator, await offices.grantOf(second));
  });

  it('needs a reason', async () => {
    const input = { grantId: await offices.grantOf(world.officerB), reason: ' ' };
    const { fields } = await app.client.refusal(REVOKE, { input }, { token: world.administrator.token });
    expect(fields).toMatchObject([{ path: 'input.reason', code: 'FIELD_TOO_SHORT' }]);
  });
});

describe('§ 10: reading who holds which role', () => {
  it('roles in force in the place and below, in pages, none twice', async () => {
    const all = (await offices.page(world.districtOfficer, { placeCode: DISTRICT, first: 100 })).nodes;
    expect(all.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['DISTRICT_OFFICER', 'STREET_OFFICER', 'AUDITOR']),
    );
    const paged: GivenRole[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await offices.page(world.districtOfficer, {
        placeCode: DISTRICT,
        first: 3,
        after,
      });
      paged.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all);
    const inA = (await offices.page(world.administrator, { placeCode: world.communityA })).nodes;
    expect(inA.map(({ accountId }) => accountId)).toEqual(
      expect.arrayContaining([world.officerA.accountId, world.secondOfficerA.accountId]),
    );
    expect(inA.every(({ placeCode }) => placeCode === world.communityA)).toBe(true);
  });

  it('revoked ones are not among them, other districts are closed', async () => {
    const person = await world.person();
    const { id } = await offices.grant(world.administrator, person, 'AUDITOR', world.communityC);
    await offices.revoke(world.administrator, id);
    const { nodes } = await offices.page(world.administrator, { placeCode: world.communityC });
    expect(nodes.map((given) => given.id)).not.toContain(id);
    expect(await offices.refusedPage(offices.otherDistrictOfficer, DISTRICT)).toBe('FORBIDDEN');
  });
});

describe('the first administrator', () => {
  it('gets a one-time password once, and can do nothing with it but change it', async () => {
    const fresh = await TestApp.start();
    try {
      const desk = new LoginDesk(fresh);
      const oneTime = (await fresh.get(AdministratorService).ensure()) ?? '';
      expect(oneTime).toHaveLength(16);
      expect(await fresh.get(AdministratorService).ensure()).toBeNull();
      const first = await desk.logIn('admin', oneTime);
      expect(first.account).toMatchObject({ login: 'admin', mustChangePassword: true });
      const listing = (token: string) => fresh.client.refusal(LIST, { placeCode: DISTRICT }, { token });
      expect((await listing(first.accessToken)).code).toBe('FORBIDDEN');
      const changed = await desk.changePassword(first.accessToken, oneTime, 'a secret of his own');
      expect(changed.account.mustChangePassword).toBe(false);
      expect((await listing(changed.accessToken)).code).toBe('PLACE_NOT_FOUND');
      expect(await desk.codeOfAnswer('logIn', { login: 'admin', password: oneTime })).toBe('LOGIN_REFUSED');
      expect(await fresh.get(AdministratorService).ensure()).toBeNull();
    } finally {
      await fresh.stop();
    }
  });
});
