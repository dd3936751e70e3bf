import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  MERGE,
  REGISTER,
  REINSTATE,
  REJECT,
  RESUBMIT,
  RETURN,
  SUSPEND,
  VolunteerDesk,
} from '../support/volunteer-desk.js';
import { World } from '../support/world.js';

let desk: VolunteerDesk;
let world: World;

beforeAll(async () => {
  desk = await VolunteerDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

describe('rule 1: no officer handles his own registration', () => {
  it('nobody reviews himself, and a decision against somebody needs a reason', async () => {
    const own = await desk.send(REGISTER, world.application(), world.officerA);
    for (const text of [RETURN, REJECT]) {
      expect(await desk.refusal(text, { volunteerId: own.id, reason: '本人' }, world.officerA)).toMatchObject(
        {
          code: 'OWN_REGISTRATION',
        },
      );
    }
    expect(await desk.refusal(ACCEPT, { volunteerId: own.id }, world.officerA)).toMatchObject({
      code: 'OWN_REGISTRATION',
    });
    const unfounded = await desk.refusal(REJECT, { volunteerId: own.id, reason: ' ' }, world.secondOfficerA);
    expect(unfounded).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'input.reason' }] });
    expect(await desk.send(ACCEPT, { volunteerId: own.id }, world.secondOfficerA)).toMatchObject({
      status: 'ACTIVE',
    });
  });

  it('he neither suspends nor reinstates himself', async () => {
    const officer = world.secondOfficerA;
    const { id: volunteerId } = await desk.send(REGISTER, world.application(), officer);
    await world.accept(volunteerId, world.officerA);
    const input = { volunteerId, reason: '本人办理' };
    expect(await desk.refused(SUSPEND, input, officer)).toBe('OWN_REGISTRATION');
    await desk.send(SUSPEND, input, world.officerA);
    expect(await desk.refused(REINSTATE, input, officer)).toBe('OWN_REGISTRATION');
    expect(await desk.send(REINSTATE, input, world.officerA)).toMatchObject({ status: 'ACTIVE' });
  });

  it('nor merges his own, in either direction', async () => {
    const officer = world.streetOfficer;
    const { id: own } = await desk.send(REGISTER, world.application(), officer);
    await world.accept(own, world.officerA);
    const { id: other } = await world.volunteer({ withAccount: false });
    const reason = '同一人';
    for (const [duplicateId, intoId] of [
      [own, other],
      [other, own],
    ]) {
      expect(await desk.refused(MERGE, { duplicateId, intoId, reason }, officer)).toBe('OWN_REGISTRATION');
    }
    await desk.send(MERGE, { duplicateId: other, intoId: own, reason }, world.districtOfficer);
  });

  it('nor registers himself as if he were somebody else', async () => {
    const officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const mobile = `+86 ${officer.phone}`;
    const before = await desk.stored();
    const assisted = { ...world.application(), mobile, onBehalf: true };
    expect(await desk.refused(REGISTER, assisted, officer)).toBe('OWN_REGISTRATION');
    expect(await desk.stored()).toEqual(before);
    const { id, application } = await desk.applicant();
    await desk.send(RETURN, { volunteerId: id, reason: '手机号有误' }, world.officerA);
    expect(await desk.refused(RESUBMIT, { ...application, mobile }, officer)).toBe('OWN_REGISTRATION');
    const his = await desk.applicant();
    await desk.send(RETURN, { volunteerId: his.id, reason: '手机号有误' }, world.officerA);
    await desk.send(RESUBMIT, { ...his.application, mobile: officer.phone }, world.officerA);
    await desk.send(RETURN, { volunteerId: his.id, reason: '再核对' }, world.officerA);
    expect(await desk.refused(RESUBMIT, his.application, officer)).toBe('OWN_REGISTRATION');
  });

  it('nor accepts one that a colleague made for him without his account', async () => {
    const officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const assisted = { ...world.application(), mobile: officer.phone, onBehalf: true };
    const { id: volunteerId } = await desk.send(REGISTER, assisted, world.officerA);
    expect(await desk.refused(ACCEPT, { volunteerId }, officer)).toBe('OWN_REGISTRATION');
    expect(await desk.send(ACCEPT, { volunteerId }, world.secondOfficerA)).toMatchObject({
      status: 'ACTIVE',
    });
  });
});
