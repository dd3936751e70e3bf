import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
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
const expireOffers = () => desk.app.get(Jobs).run('sign-ups.expire-offers');

describe('rule 15: places and the waiting list', () => {
  it('the first get the places, the others wait in the order in which they came', async () => {
    const activity = await open();
    const signUps: ShownSignUp[] = [];
    for (const one of people.slice(0, 4)) signUps.push(await desk.signUp(one, activity.id));
    expect(signUps.map(({ status, arrival }) => [status, arrival])).toEqual([
      ['CONFIRMED', 1],
      ['CONFIRMED', 2],
      ['WAITING', 3],
      ['WAITING', 4],
    ]);
    expect((await desk.read(activity.id)).positions).toMatchObject([{ capacity: 2, taken: 2, waiting: 2 }]);
  });

  it('a place that becomes free is offered to the next, and his once he confirms it', async () => {
    const activity = await open();
    for (const one of people.slice(0, 4)) await desk.signUp(one, activity.id);
    const left = await desk.do<ShownSignUp>(
      'cancelSignUp',
      { signUpId: (await desk.own(person(0), activity.id)).id, reason: '临时有事' },
      person(0),
    );
    expect(left).toMatchObject({ status: 'CANCELLED', statusReason: '临时有事' });
    const offered = await desk.own(person(2), activity.id);
    expect(offered).toMatchObject({ status: 'OFFERED', offerExpiresAt: desk.at(24) });
    expect(await desk.own(person(3), activity.id)).toMatchObject({ status: 'WAITING' });
    expect((await desk.read(activity.id)).positions).toMatchObject([{ taken: 2, waiting: 1 }]);
    const answer = { signUpId: offered.id, accept: true };
    expect(await desk.do<ShownSignUp>('answerOffer', answer, person(2))).toMatchObject({
      status: 'CONFIRMED',
      offerExpiresAt: null,
    });
    expect(await desk.refused('answerOffer', answer, person(2))).toBe('SIGN_UP_NOT_OFFERED');
  });

  it('an offer that is turned down, or not taken in time, goes to the next', async () => {
    const activity = await open({ positions: [{ name: '讲解', capacity: 1 }] });
    for (const one of people.slice(0, 4)) await desk.signUp(one, activity.id);
    const signUpOf = async (number: number) => (await desk.own(person(number), activity.id)).id;
    await desk.do('cancelSignUp', { signUpId: await signUpOf(0) }, person(0));
    await desk.do('answerOffer', { signUpId: await signUpOf(1), accept: false }, person(1));
    expect(await desk.own(person(2), activity.id)).toMatchObject({ status: 'OFFERED' });
    const lapsed = await signUpOf(2);
    desk.app.clock.advanceSeconds(24 * 3600 - 1);
    await expireOffers();
    expect((await desk.counts(activity.id))['OFFERED']).toBe(1);
    desk.app.clock.advanceSeconds(1);
    const [late, next] = [await desk.awake(person(2)), await desk.awake(person(3))];
    expect(await desk.refused('answerOffer', { signUpId: lapsed, accept: true }, late)).toBe('OFFER_EXPIRED');
    await expireOffers();
    await expireOffers();
    expect(await desk.own(late, activity.id)).toMatchObject({ status: 'EXPIRED' });
    expect(await desk.own(next, activity.id)).toMatchObject({ status: 'OFFERED' });
    desk.app.clock.advanceDays(-1);
  });

  it('an offer shortly before the start is kept up to the start, and then to nobody', async () => {
    const activity = await open({
      startAt: desk.at(5),
      endAt: desk.at(6),
      positions: [{ name: '讲解', capacity: 1 }],
    });
    for (const one of people.slice(0, 3)) await desk.signUp(one, activity.id);
    const { id } = await desk.own(person(0), activity.id);
    await desk.do('cancelSignUp', { signUpId: id }, person(0));
    expect(await desk.own(person(1), activity.id)).toMatchObject({ offerExpiresAt: activity.startAt });
    desk.app.clock.advanceSeconds(5 * 3600);
    await expireOffers();
    expect(await desk.counts(activity.id)).toEqual({ CANCELLED: 1, EXPIRED: 1, WAITING: 1 });
    desk.app.clock.advanceSeconds(-5 * 3600);
  });

  it('positions have places and lists of their own; who takes any gets one that is free', async () => {
    const activity = await open({
      positions: [
        { name: '讲解', capacity: 1 },
        { name: '登记', capacity: 1 },
      ],
    });
    const [talks, desk2] = activity.positions.map(({ id }) => id);
    expect(await desk.signUp(person(0), activity.id, talks)).toMatchObject({ positionId: talks });
    expect(await desk.signUp(person(1), activity.id)).toMatchObject({
      positionId: desk2,
      status: 'CONFIRMED',
    });
    expect(await desk.signUp(person(2), activity.id, desk2)).toMatchObject({ status: 'WAITING', arrival: 2 });
    expect(await desk.refused('signUp', { activityId: activity.id, positionId: newKey() }, person(3))).toBe(
      'NOT_FOUND',
    );
  });

  it('whoever left may sign up again, at the end of the list', async () => {
    const activity = await open({ positions: [{ name: '讲解', capacity: 1 }] });
    const first = await desk.signUp(person(0), activity.id);
    await desk.signUp(person(1), activity.id);
    await desk.do('cancelSignUp', { signUpId: first.id }, person(0));
    expect(await desk.signUp(person(0), activity.id)).toMatchObject({ status: 'WAITING', arrival: 3 });
  });
});

describe('rule 15: nobody is in two places', () => {
  it('volunteer_planner#393: an overlap of an hour, or of a minute, does not slip through', async () => {
    const { startAt } = desk.nextDay();
    const span = (from: number, until: number) => ({
      startAt: new Date(Date.parse(startAt) + from * 60_000).toISOString(),
      endAt: new Date(Date.parse(startAt) + until * 60_000).toISOString(),
    });
    const held = await desk.published({ squadId, ...span(0, 120) });
    const hour = await desk.published({ squadId, ...span(60, 180) });
    const minute = await desk.published({ squadId, ...span(119, 240) });
    const around = await desk.published({ squadId, ...span(-60, 300) });
    const after = await desk.published({ squadId, ...span(120, 180) });
    const before = await desk.published({ squadId, ...span(-60, 0) });
    await desk.signUp(person(0), held.id);
    for (const { id } of [hour, minute, around])
      expect(await desk.refused('signUp', { activityId: id }, person(0))).toBe('OVERLAPPING_SIGN_UP');
    for (const { id } of [after, before]) await desk.signUp(person(0), id);
    expect(await desk.refused('signUp', { activityId: held.id }, person(0))).toBe('ALREADY_SIGNED_UP');
  });

  it('a place on a waiting list keeps one from being elsewhere too; one that was given up does not', async () => {
    const span = desk.nextDay();
    const full = await desk.published({ squadId, ...span, positions: [{ name: '讲解', capacity: 1 }] });
    const other = await desk.published({ squadId, ...span });
    await desk.signUp(person(0), full.id);
    const waiting = await desk.signUp(person(1), full.id);
    expect(await desk.refused('signUp', { activityId: other.id }, person(1))).toBe('OVERLAPPING_SIGN_UP');
    await desk.do('cancelSignUp', { signUpId: waiting.id }, person(1));
    await desk.signUp(person(1), other.id);
  });

  it('engelsystem#184: an officer’s own entry or invitation cannot put somebody in two places either', async () => {
    const span = desk.nextDay();
    const [held, other] = [
      await desk.published({ squadId, ...span }),
      await desk.published({ squadId, ...span }),
    ];
    const { volunteerId } = person(0);
    await desk.signUp(person(0), held.id);
    const entry = { activityId: other.id, volunteerId };
    expect(await desk.refused('addParticipant', entry)).toBe('OVERLAPPING_SIGN_UP');
    expect(
      await desk.refused('inviteVolunteers', { activityId: other.id, volunteerIds: [volunteerId] }),
    ).toBe('OVERLAPPING_SIGN_UP');
    expect(await desk.refused('addParticipant', { activityId: held.id, volunteerId })).toBe(
      'ALREADY_SIGNED_UP',
    );
    expect(await desk.counts(other.id)).toEqual({});
  });
});
