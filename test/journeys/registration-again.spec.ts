import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '../support/people.js';
import { ACCEPT, REGISTER, REJECT, RESUBMIT, RETURN, VolunteerDesk } from '../support/volunteer-desk.js';
import { OTHER_STREET, STREET, World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const without = (application: Record<string, unknown>, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(application).filter(([name]) => !names.includes(name)));

describe('rule 1: an application is handed in again', () => {
  it('what was returned is corrected by the resident and handed in again, with the reason kept', async () => {
    const person = await world.person();
    const application = world.application({ skills: ['OTHER'] });
    const { id: volunteerId } = await desk.send(REGISTER, application, person);
    const reason = '请补充技能';
    expect(await desk.send(RETURN, { volunteerId, reason }, world.officerA)).toMatchObject({
      status: 'RETURNED',
      statusReason: reason,
    });
    expect(await desk.refusal(ACCEPT, { volunteerId }, world.officerA)).toMatchObject({
      code: 'STATUS_NOT_ALLOWED',
    });
    const corrected = { ...without(application, 'idempotencyKey'), skills: ['LAW'], volunteerId };
    expect(await desk.send(RESUBMIT, corrected, person)).toMatchObject({
      id: volunteerId,
      status: 'PENDING',
      statusReason: null,
    });
    expect(await desk.send(ACCEPT, { volunteerId }, world.officerA)).toMatchObject({ status: 'ACTIVE' });
    const history = await desk.app.uow.read((view) =>
      view.rows(
        'SELECT to_value, reason FROM volunteer_event WHERE volunteer_id = :volunteerId ORDER BY id',
        { volunteerId },
      ),
    );
    expect(history).toEqual([
      { to_value: 'RETURNED', reason },
      { to_value: 'PENDING', reason: null },
      { to_value: 'ACTIVE', reason: null },
    ]);
  });

  it('an officer hands in again for who was registered by one; a stranger finds nothing', async () => {
    const { id: volunteerId } = await world.volunteer({ withAccount: false, accept: false });
    await desk.send(RETURN, { volunteerId, reason: '手机号有误' }, world.officerA);
    const corrected = { ...without(world.application(), 'idempotencyKey'), volunteerId };
    expect(await desk.refusal(RESUBMIT, corrected, await world.person())).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await desk.refusal(RESUBMIT, corrected, world.officerB)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.send(RESUBMIT, corrected, world.officerA)).toMatchObject({ status: 'PENDING' });
  });

  it('a rejected one learns why, keeps his place and may apply again by the same registration', async () => {
    const person = await world.person();
    const application = world.application();
    const { id: volunteerId } = await desk.send(REGISTER, application, person);
    await desk.send(REJECT, { volunteerId, reason: '不在本辖区居住' }, world.officerA);
    const myVolunteer = await desk.mine(person);
    expect(myVolunteer).toMatchObject({
      status: 'REJECTED',
      statusReason: '不在本辖区居住',
      volunteerNo: null,
    });
    expect(await desk.refusal(REGISTER, { ...application, idempotencyKey: newKey() }, person)).toMatchObject({
      code: 'ALREADY_REGISTERED',
    });
    expect(
      await desk.send(RESUBMIT, { ...without(application, 'idempotencyKey'), volunteerId }, person),
    ).toMatchObject({ status: 'PENDING' });
  });

  it('who lives elsewhere by now says so when he hands in again, and that community decides', async () => {
    const { id: volunteerId, person, application } = await desk.applicant();
    await desk.send(RETURN, { volunteerId, reason: '社区填错' }, world.officerA);
    const nowhere = { ...application, communityCode: `${OTHER_STREET}999` };
    expect(await desk.refused(RESUBMIT, nowhere, person)).toBe('PLACE_NOT_FOUND');
    expect(await desk.refused(RESUBMIT, { ...application, communityCode: STREET }, person)).toBe(
      'NOT_A_COMMUNITY',
    );
    const moved = await desk.send(RESUBMIT, { ...application, communityCode: world.communityB }, person);
    expect(moved).toMatchObject({ status: 'PENDING', communityCode: world.communityB });
    expect(await desk.refused(ACCEPT, { volunteerId }, world.officerA)).toBe('NOT_FOUND');
    expect(await desk.send(ACCEPT, { volunteerId }, world.officerB)).toMatchObject({ status: 'ACTIVE' });
    expect(await desk.history(volunteerId)).toContainEqual({
      kind: 'COMMUNITY',
      from_value: world.communityA,
      to_value: world.communityB,
      reason: null,
    });
  });

  it('an officer hands in again for another community only with his right there too', async () => {
    const { id: volunteerId, application } = await desk.applicant();
    await desk.send(RETURN, { volunteerId, reason: '社区填错' }, world.officerA);
    const elsewhere = { ...application, communityCode: world.communityB };
    expect(await desk.refused(RESUBMIT, elsewhere, world.officerA)).toBe('FORBIDDEN');
    expect(await desk.refused(RESUBMIT, elsewhere, world.officerB)).toBe('NOT_FOUND');
    expect(await desk.send(RESUBMIT, elsewhere, world.streetOfficer)).toMatchObject({
      communityCode: world.communityB,
    });
  });

  it('handing in again what does not exist is audited as an attempt to register', async () => {
    const missing = '00000000-0000-7000-8000-00000000fffe';
    const { person, application } = await desk.applicant();
    expect(await desk.refused(RESUBMIT, { ...application, volunteerId: missing }, person)).toBe('NOT_FOUND');
    expect(await desk.audited('volunteer.register', missing)).toEqual([
      { actor_account_id: person.accountId, outcome: 'REFUSED' },
    ]);
  });
});
