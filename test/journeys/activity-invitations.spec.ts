import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityDesk, type ShownSignUp } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { newKey } from '../support/people.js';

let desk: ActivityDesk;
let squadId: string;
let people: CrowdMember[];

beforeAll(async () => {
  desk = await ActivityDesk.open();
  squadId = await desk.world.squad('LEGAL_EDUCATION', { name: '普法队' });
  people = await crowd(desk.app, desk.world, 9);
}, 120_000);
afterAll(() => desk.app.stop());

/** The n-th of the people; each test uses its own day, so nobody is elsewhere. */
const person = (number: number): CrowdMember => people[number] as CrowdMember;
const open = (change: object = {}) => desk.published({ squadId, ...desk.nextDay(), ...change });

describe('rule 14: invitations, and what leaders enter', () => {
  it('an invitation holds no place and keeps nobody from being elsewhere until it is accepted', async () => {
    const span = desk.nextDay();
    const [here, there] = [
      await desk.published({ squadId, ...span, recruitingMode: 'INVITED' }),
      await desk.published({ squadId, ...span }),
    ];
    const volunteerIds = [person(0).volunteerId, person(1).volunteerId];
    const invited = await desk.do<ShownSignUp[]>('inviteVolunteers', { activityId: here.id, volunteerIds });
    expect(invited.map(({ status, arrival }) => [status, arrival])).toEqual([
      ['INVITED', null],
      ['INVITED', null],
    ]);
    expect((await desk.read(here.id)).positions).toMatchObject([{ taken: 0, waiting: 0 }]);
    expect(await desk.refused('signUp', { activityId: here.id }, person(2))).toBe('INVITATION_REQUIRED');
    await desk.signUp(person(0), there.id);
    const answer = { signUpId: (await desk.own(person(0), here.id)).id, accept: true };
    expect(await desk.refused('answerInvitation', answer, person(0))).toBe('OVERLAPPING_SIGN_UP');
    await desk.do('answerInvitation', { ...answer, accept: false }, person(0));
    expect(await desk.own(person(0), here.id)).toMatchObject({ status: 'DECLINED' });
    expect(await desk.refused('answerInvitation', answer, person(0))).toBe('SIGN_UP_NOT_INVITED');
    expect(await desk.signUp(person(1), here.id)).toMatchObject({ status: 'CONFIRMED', arrival: 1 });
  });

  it('CiviVolunteer PR#432: who accepts when the places are gone waits, and no officer enters one too many', async () => {
    const activity = await open({ positions: [{ name: '讲解', capacity: 1 }] });
    const volunteerIds = [person(0).volunteerId, person(1).volunteerId];
    await desk.do('inviteVolunteers', { activityId: activity.id, volunteerIds });
    await desk.signUp(person(2), activity.id);
    const { id } = await desk.own(person(0), activity.id);
    expect(
      await desk.do<ShownSignUp>('answerInvitation', { signUpId: id, accept: true }, person(0)),
    ).toMatchObject({ status: 'WAITING', arrival: 2 });
    for (const number of [1, 3]) {
      const entry = { activityId: activity.id, volunteerId: person(number).volunteerId };
      expect(await desk.refused('addParticipant', entry)).toBe('POSITION_FULL');
    }
    expect((await desk.read(activity.id)).positions).toMatchObject([{ capacity: 1, taken: 1, waiting: 1 }]);
  });

  it('inviting is all or nothing', async () => {
    const activity = await open();
    await desk.signUp(person(1), activity.id);
    const volunteerIds = people.slice(0, 3).map(({ volunteerId }) => volunteerId);
    const refusal = await desk.refusal('inviteVolunteers', { activityId: activity.id, volunteerIds });
    expect(refusal).toMatchObject({
      code: 'ALREADY_SIGNED_UP',
      details: { volunteerId: person(1).volunteerId },
    });
    expect(await desk.counts(activity.id)).toEqual({ CONFIRMED: 1 });
  });

  it('a leader enters somebody who has no account, and takes him off with a reason', async () => {
    const activity = await open();
    const { id: volunteerId } = await desk.world.volunteer({ withAccount: false });
    const entry = { activityId: activity.id, volunteerId };
    await desk.do('inviteVolunteers', { activityId: activity.id, volunteerIds: [volunteerId] });
    const added = await desk.do<ShownSignUp>('addParticipant', entry);
    expect(added).toMatchObject({ status: 'CONFIRMED', arrival: 1 });
    const removal = { signUpId: added.id, reason: '身体不适' };
    expect(await desk.do<ShownSignUp>('removeParticipant', removal)).toMatchObject({
      status: 'CANCELLED',
      statusReason: '身体不适',
    });
    expect(await desk.refused('removeParticipant', removal)).toBe('SIGN_UP_ENDED');
  });

  it('the same key twice is one sign-up, one invitation, one entry', async () => {
    const activity = await open();
    const keyed = { activityId: activity.id, idempotencyKey: newKey() };
    const [one, again] = [
      await desk.do<ShownSignUp>('signUp', keyed, person(0)),
      await desk.do<ShownSignUp>('signUp', keyed, person(0)),
    ];
    expect(again).toEqual(one);
    const invitation = { ...keyed, volunteerIds: [person(1).volunteerId] };
    expect(await desk.do('inviteVolunteers', invitation)).toEqual(
      await desk.do('inviteVolunteers', invitation),
    );
    expect(await desk.counts(activity.id)).toEqual({ CONFIRMED: 1, INVITED: 1 });
  });

  it('rule 11: a leader enters and invites the members of his own squad, and who took part with it before', async () => {
    const { world } = desk;
    const led = await world.squad('LEGAL_EDUCATION');
    const leader = person(3);
    for (const { volunteerId } of [leader, person(4)]) await world.assign(volunteerId, led);
    await world.client.data(
      `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { id } }`,
      { input: { squadId: led, volunteerId: leader.volunteerId } },
      { token: world.officerA.token },
    );
    const { id: activityId } = await desk.published({ squadId: led, ...desk.nextDay() }, leader);
    const entry = (number: number) => ({ activityId, volunteerId: person(number).volunteerId });
    expect(await desk.do('addParticipant', entry(4), leader)).toMatchObject({ status: 'CONFIRMED' });
    expect(await desk.refused('addParticipant', entry(5), leader)).toBe('NOT_FOUND');
    await desk.signUp(person(5), activityId);
    const { id: next } = await desk.published({ squadId: led, ...desk.nextDay() }, leader);
    const volunteerIds = [person(4).volunteerId, person(5).volunteerId];
    expect(await desk.do('inviteVolunteers', { activityId: next, volunteerIds }, leader)).toHaveLength(2);
    const other = await open();
    expect(await desk.refused('addParticipant', { ...entry(4), activityId: other.id }, leader)).toBe(
      'NOT_FOUND',
    );
    expect(await desk.refused('createActivity', desk.draft({ squadId }), leader)).toBe('NOT_FOUND');
  });

  it('who has been there is not removed: what he did is on record', async () => {
    const { id: activityId, startAt } = await open();
    const { id: signUpId } = await desk.signUp(person(0), activityId);
    await desk.when(startAt, async () => {
      const leader = await desk.awake(desk.leader);
      await desk.do('startActivity', { activityId }, leader);
      const attested = { activityId, volunteerId: person(0).volunteerId, kind: 'CHECK_IN' };
      await desk.app.client.data(
        `mutation ($input: AttestAttendanceInput!) { attestAttendance(input: $input) { __typename } }`,
        { input: { ...attested, happenedAt: startAt, reason: '手机没电', clientEventId: newKey() } },
        { token: leader.token },
      );
      const removal = { signUpId, reason: '误加' };
      expect(await desk.refused('removeParticipant', removal, leader)).toBe('ATTENDANCE_RECORDED');
    });
  });
});
