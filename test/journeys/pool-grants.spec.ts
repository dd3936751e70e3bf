import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DONATE, FUND, type Gift, GivingDesk, GRANT, type Kin, VERIFY } from '../support/giving-desk.js';
import type { Person, World } from '../support/world.js';

let desk: GivingDesk;
let world: World;

beforeAll(async () => {
  desk = await GivingDesk.open();
  ({ world } = desk);
  const donor = await desk.kin('捐赠人', 480);
  await desk.send(DONATE, { minutes: 480 }, donor.person as Person);
}, 120_000);
afterAll(() => desk.app.stop());

const alone = async (birthDate = '1946-06-15'): Promise<Kin> => {
  const person = await desk.kin('独居老人', 0, { birthDate, withAccount: false });
  await desk.verify(person.id, 'LIVING_ALONE');
  return person;
};
const grant = (volunteerId: string, minutes: number) => ({ volunteerId, minutes, reason: '高龄独居' });

describe('rule 33: out of the pool to the eligible', () => {
  it('80 on this day and living alone, as an officer verified; given minutes that are not passed on', async () => {
    const elder = await alone();
    const given = await desk.send<Gift>(GRANT, grant(elder.id, 60), world.officerA);
    expect(given.timeAccount).toEqual({
      honorMinutes: 0,
      availableMinutes: 60,
      giftedMinutes: 60,
      debtMinutes: 0,
    });
    expect(await desk.pool(world.communityA)).toBe(420);
  });

  it('one day younger, or with what nobody verified for today, is refused', async () => {
    const younger = await alone('1946-06-16');
    expect(await desk.refused(GRANT, grant(younger.id, 60), world.officerA)).toBe('NOT_ELIGIBLE_FOR_GRANT');
    const over = await desk.kin('不再独居', 0, { birthDate: '1940-01-01', withAccount: false });
    await desk.verify(over.id, 'LIVING_ALONE', world.officerA, { untilDay: '2026-06-14' });
    expect(await desk.refused(GRANT, grant(over.id, 60), world.officerA)).toBe('NOT_ELIGIBLE_FOR_GRANT');
    await desk.verify(over.id, 'ON_RELIEF');
    await desk.verify(over.id, 'DISABLED');
    expect(await desk.refused(GRANT, grant(over.id, 60), world.officerA)).toBe('NOT_ELIGIBLE_FOR_GRANT');
  });

  it('60 to 79, on relief and disabled', async () => {
    const poor = await desk.kin('困难户', 0, { birthDate: '1960-01-01', withAccount: false });
    await desk.verify(poor.id, 'ON_RELIEF');
    expect(await desk.refused(GRANT, grant(poor.id, 60), world.officerA)).toBe('NOT_ELIGIBLE_FOR_GRANT');
    await desk.verify(poor.id, 'DISABLED');
    expect((await desk.send<Gift>(GRANT, grant(poor.id, 60), world.officerA)).timeAccount).toMatchObject({
      giftedMinutes: 60,
    });
  });

  it('no more than the pool has, nor than the policy gives one person in a year', async () => {
    const elder = await alone();
    expect(await desk.refused(GRANT, grant(elder.id, 600), world.officerA)).toBe('POOL_INSUFFICIENT');
    await desk.policy({ grants: { yearlyMinutes: 90 } });
    await desk.send(GRANT, grant(elder.id, 60), world.officerA);
    expect(await desk.refused(GRANT, grant(elder.id, 60), world.officerA)).toBe('GRANT_YEARLY_LIMIT');
    await desk.policy({ grants: { yearlyMinutes: 6_000 } });
  });

  it('not by officers of other places, nor by volunteers, nor by the street to which it does not belong', async () => {
    const elder = await alone();
    for (const by of [world.officerB, world.otherStreetOfficer])
      expect(await desk.refused(GRANT, grant(elder.id, 60), by)).toBe('NOT_FOUND');
    expect(await desk.refused(GRANT, grant(elder.id, 60), world.auditor)).toBe('FORBIDDEN');
    const volunteer = await desk.kin('志愿者');
    expect(await desk.refused(GRANT, grant(elder.id, 60), volunteer.person as Person)).toBe('FORBIDDEN');
  });

  it('nobody grants to himself or to his mother, nor verifies his own circumstances', async () => {
    const officer = await desk.kin('工作人员', 0, { birthDate: '1940-01-01' });
    const token = officer.person as Person;
    await world.app.client.data(
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
      { input: { login: token.phone, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
      { token: world.administrator.token },
    );
    await desk.verify(officer.id, 'LIVING_ALONE');
    expect(await desk.refused(GRANT, grant(officer.id, 60), token)).toBe('OWN_GRANT');
    const verifying = { volunteerId: officer.id, kind: 'HARDSHIP', fromDay: '2026-01-01', evidence: '自证' };
    expect(await desk.refused(VERIFY, verifying, token)).toBe('OWN_REGISTRATION');
    const mother = await alone('1930-01-01');
    await desk.related(officer, mother, 'PARENT');
    expect(await desk.refused(GRANT, grant(mother.id, 60), token)).toBe('OWN_GRANT');
  });
});

describe('a fund fills the pool', () => {
  const funding = () => ({ communityCode: world.communityA, minutes: 600, reason: '区慈善会 2026-06 号' });

  it('only where the policy lets one, by street or district', async () => {
    expect(await desk.refused(FUND, funding(), world.streetOfficer)).toBe('FUND_MAY_NOT_ISSUE');
    await desk.policy({ grants: { fundMayIssue: true } });
    const before = await desk.pool(world.communityA);
    await desk.send(FUND, funding(), world.streetOfficer);
    expect(await desk.pool(world.communityA)).toBe(before + 600);
    expect(await desk.refused(FUND, funding(), world.officerA)).toBe('FORBIDDEN');
    expect(await desk.refused(FUND, funding(), world.otherStreetOfficer)).toBe('FORBIDDEN');
  });
});
