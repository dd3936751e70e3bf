import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  GIVE,
  MOVE,
  REINSTATE,
  RESUBMIT,
  SUSPEND,
  WITHDRAW,
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

describe('rule 7: moving keeps everything', () => {
  it('he moves by his own word; number and registration stay, the old office no longer sees him', async () => {
    const { id, person } = await desk.resident({ name: '孙七' });
    const { volunteerNo } = await desk.read(id, person);
    expect(await desk.send<boolean>(MOVE, { volunteerId: id, communityCode: world.communityB }, person)).toBe(
      true,
    );
    expect(await desk.read(id, world.officerB)).toMatchObject({
      id,
      volunteerNo,
      name: '孙七',
      status: 'ACTIVE',
    });
    expect(await desk.unreadable(id, world.officerA)).toBe('NOT_FOUND');
    expect(await desk.refused(MOVE, { volunteerId: id, communityCode: world.communityB }, person)).toBe(
      'SAME_COMMUNITY',
    );
    expect(await desk.refused(MOVE, { volunteerId: id, communityCode: '510502001' }, person)).toBe(
      'NOT_A_COMMUNITY',
    );
  });

  it('an officer moves him with the transfer consent on record only, and never takes one from elsewhere', async () => {
    const { id, person } = await desk.resident();
    const input = { volunteerId: id, communityCode: world.communityB };
    expect(await desk.refused(MOVE, input, world.officerA)).toBe('CONSENT_NOT_IN_FORCE');
    await desk.send(GIVE, { volunteerId: id, kind: 'TRANSFER', textVersion: '2026-01' }, person);
    expect(await desk.refused(MOVE, input, world.officerB)).toBe('NOT_FOUND');
    expect(await desk.send<boolean>(MOVE, input, world.officerA)).toBe(true);
    expect((await desk.read(id, person)).communityCode).toBe(world.communityB);
  });

  it('his own word is kept as a consent to this move, and to no later one by an officer', async () => {
    const { id, person } = await desk.resident();
    await desk.send<boolean>(MOVE, { volunteerId: id, communityCode: world.communityB }, person);
    expect((await desk.read(id, person)).consents).toContainEqual({
      kind: 'TRANSFER',
      textVersion: 'self-move',
      withdrawnAt: null,
    });
    const back = { volunteerId: id, communityCode: world.communityA };
    expect(await desk.refused(MOVE, back, world.officerB)).toBe('CONSENT_NOT_IN_FORCE');
  });
});

describe('rule 7: suspending and leaving', () => {
  it('a falsified record suspends for the policy’s months, and an officer reinstates with a reason', async () => {
    const { id, person } = await desk.resident();
    const suspended = await desk.send(SUSPEND, { volunteerId: id, reason: '虚假记录' }, world.officerA);
    expect(suspended).toMatchObject({
      status: 'SUSPENDED',
      suspendedUntil: '2027-06-15',
      statusReason: '虚假记录',
    });
    expect(await desk.refused(REINSTATE, { volunteerId: id, reason: '我想回来' }, person)).toBe('FORBIDDEN');
    const back = await desk.send(REINSTATE, { volunteerId: id, reason: '复核属误判' }, world.officerA);
    expect(back).toMatchObject({ status: 'ACTIVE', suspendedUntil: null });
    expect(await desk.refused(REINSTATE, { volunteerId: id, reason: '再来一次' }, world.officerA)).toBe(
      'STATUS_NOT_ALLOWED',
    );
  });

  it('who leaves comes back by a new review only', async () => {
    const { id, person } = await desk.resident();
    expect(await desk.send(WITHDRAW, { volunteerId: id, reason: '搬家' }, person)).toMatchObject({
      status: 'WITHDRAWN',
    });
    expect(await desk.refused(SUSPEND, { volunteerId: id, reason: '虚假记录' }, world.officerA)).toBe(
      'STATUS_NOT_ALLOWED',
    );
    expect(await desk.refused(REINSTATE, { volunteerId: id, reason: '回来了' }, world.officerA)).toBe(
      'STATUS_NOT_ALLOWED',
    );
  });

  it('a suspension is not shed by leaving and applying again', async () => {
    const { id: volunteerId, person, application } = await desk.applicant();
    await world.accept(volunteerId, world.officerA);
    const { suspendedUntil } = await desk.send(SUSPEND, { volunteerId, reason: '虚假记录' }, world.officerA);
    await desk.send(WITHDRAW, { volunteerId, reason: '离开' }, person);
    expect(await desk.send(RESUBMIT, application, person)).toMatchObject({
      status: 'PENDING',
      suspendedUntil,
    });
    for (const [language, text] of [
      ['zh-CN', /暂停期至 2027-06-15/],
      ['en', /suspended until 2027-06-15/],
    ] as const) {
      const told = await desk.refusal(ACCEPT, { volunteerId }, world.officerA, language);
      expect(told).toMatchObject({ code: 'SUSPENSION_RUNNING', details: { until: '2027-06-15' } });
      expect(told.message).toMatch(text);
    }
    desk.app.clock.set('2027-06-15T04:00:00Z');
    const officer = { ...world.officerA, token: await world.signIn(world.officerA) };
    expect(await desk.send(ACCEPT, { volunteerId }, officer)).toMatchObject({
      status: 'ACTIVE',
      suspendedUntil: null,
    });
  });
});
