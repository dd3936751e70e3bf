import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivitiesService } from '../../src/activities/activities.service.js';
import { CheckInKeys } from '../../src/activities/attendance/check-in-keys.service.js';
import { ActivityDesk, type ShownSignUp } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { type HeardEvent, listenTo } from '../support/heard-events.js';

let desk: ActivityDesk;
let squadId: string;
let people: CrowdMember[];
let heard: () => Promise<HeardEvent[]>;

beforeAll(async () => {
  desk = await ActivityDesk.open();
  squadId = await desk.world.squad('LEGAL_EDUCATION', { name: '普法队' });
  people = await crowd(desk.app, desk.world, 4);
  heard = listenTo(desk.app, [
    'ActivityPublished',
    'ActivityMoved',
    'ActivityCancelled',
    'ActivityFinished',
    'SignUpChanged',
  ]);
}, 120_000);
afterAll(() => desk.app.stop());

const person = (number: number): CrowdMember => people[number] as CrowdMember;
const open = (change: object = {}) => desk.published({ squadId, ...desk.nextDay(), ...change });
const sooner = (time: string, hours: number): string =>
  new Date(Date.parse(time) - hours * 3_600_000).toISOString();
const changes = (events: readonly HeardEvent[]) =>
  events
    .filter(({ type }) => type === 'SignUpChanged')
    .map(({ payload }) => `${String(payload['from'])} ${String(payload['to'])}`);

describe('rule 14: planning', () => {
  it('a draft says everything, can be changed, and nobody but its planners knows of it', async () => {
    const draft = await desk.do('createActivity', desk.draft({ squadId, ...desk.nextDay() }));
    expect(draft).toMatchObject({
      status: 'DRAFT',
      title: '社区便民服务日',
      content: '义务维修小家电',
      address: '社区广场',
      squadId,
      squadKind: 'LEGAL_EDUCATION',
      communityCode: desk.world.communityA,
      positions: [{ name: '维修', capacity: 2, taken: 0, waiting: 0 }],
    });
    for (const by of [null, person(0), desk.world.officerB])
      expect(await desk.unreadable(draft.id, by)).toBe('NOT_FOUND');
    expect(await desk.refused('signUp', { activityId: draft.id }, person(0))).toBe('NOT_FOUND');
    const changed = await desk.do('updateActivity', {
      activityId: draft.id,
      title: '普法讲座',
      positions: [
        { name: '讲解', capacity: 1 },
        { name: '登记', capacity: 3 },
      ],
    });
    expect(changed).toMatchObject({ title: '普法讲座', content: '义务维修小家电' });
    expect(changed.positions.map(({ name, capacity }) => [name, capacity])).toEqual([
      ['讲解', 1],
      ['登记', 3],
    ]);
  });

  it('published it is everybody’s, and changed no more', async () => {
    const { id } = await open();
    expect(await heard()).toContainEqual({ type: 'ActivityPublished', payload: { activityId: id } });
    expect(await desk.read(id, null)).toMatchObject({ status: 'PUBLISHED', contentsShown: true });
    const refusal = await desk.refusal('updateActivity', { activityId: id, title: '别的' });
    expect(refusal).toMatchObject({ code: 'ACTIVITY_STATUS_NOT_ALLOWED', details: { status: 'PUBLISHED' } });
    expect(refusal.message).toContain('已发布');
    expect(await desk.refused('publishActivity', { activityId: id })).toBe('ACTIVITY_STATUS_NOT_ALLOWED');
  });

  it('publication makes the key of the check-in code, sealed and never the same', async () => {
    const codeOf = async ({ id }: { id: string }): Promise<string | undefined> => {
      const activity = await desk.app.uow.read((view) => desk.app.get(ActivitiesService).require(view, id));
      return desk.app.get(CheckInKeys).codeOf(activity)?.shownAt(desk.app.clock.now()).code;
    };
    const codes = [await codeOf(await open()), await codeOf(await open()), await codeOf(await open())];
    expect(codes).toEqual(Array(3).fill(expect.stringMatching(/^\d{6}$/)));
    expect(new Set(codes).size).toBeGreaterThan(1);
  });

  it('an organisation’s officers plan its activities, and not those of others', async () => {
    const { world } = desk;
    const { addOrganisation } = await world.client.data<{ addOrganisation: { id: string } }>(
      `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }`,
      {
        input: {
          communityCode: world.communityA,
          name: '爱心超市',
          category: 'CHARITY',
          idempotencyKey: 'add-charity-shop',
        },
      },
      { token: world.officerA.token },
    );
    const officer = await world.person();
    const unit = { squadId: undefined, organisationId: addOrganisation.id };
    const planned = desk.draft({ ...unit, ...desk.nextDay() });
    expect(await desk.refused('createActivity', planned, officer)).toBe('FORBIDDEN');
    const granted = await world.client.data<{ grantOrganisationOfficer: { id: string } }>(
      `mutation ($input: GrantOrganisationOfficerInput!) { grantOrganisationOfficer(input: $input) { id } }`,
      { input: { organisationId: addOrganisation.id, login: officer.phone } },
      { token: world.officerA.token },
    );
    const { id } = await desk.published({ ...unit, ...desk.nextDay() }, officer);
    expect(await desk.refused('createActivity', desk.draft({ squadId, ...desk.nextDay() }), officer)).toBe(
      'NOT_FOUND',
    );
    await desk.signUp(person(0), id);
    const list = await world.client.data<{ activity: { signUps: { nodes: unknown[] } } }>(
      `query ($id: ID!) { activity(id: $id) {
         signUps { nodes { participantName volunteer { name maskedMobile birthDate communityCode } } } } }`,
      { id },
      { token: officer.token },
    );
    expect(list.activity.signUps.nodes).toEqual([
      {
        participantName: '张三',
        volunteer: { name: '张*', maskedMobile: null, birthDate: null, communityCode: null },
      },
    ]);
    await world.client.data(
      `mutation ($input: RevokeOrganisationOfficerInput!) { revokeOrganisationOfficer(input: $input) { id } }`,
      { input: { grantId: granted.grantOrganisationOfficer.id, reason: '换届' } },
      { token: world.officerA.token },
    );
    expect(await desk.refused('cancelActivity', { activityId: id, reason: '换届' }, officer)).toBe(
      'FORBIDDEN',
    );
  });
});

describe('rule 14: from the start to the end', () => {
  it('starts when check-in opens and finishes after its start; who did not come is a no-show', async () => {
    const activity = await open({ positions: [{ name: '讲解', capacity: 1 }] });
    const { id: activityId } = activity;
    await desk.signUp(person(0), activityId);
    await desk.signUp(person(1), activityId);
    await desk.do('inviteVolunteers', { activityId, volunteerIds: [person(2).volunteerId] });
    const opening = sooner(activity.startAt, 0.5);
    const early = await desk.refusal('startActivity', { activityId });
    expect(early).toMatchObject({ code: 'ACTIVITY_TOO_EARLY', details: { from: opening } });
    await desk.when(opening, async () => {
      const leader = await desk.awake(desk.leader);
      expect(await desk.refused('finishActivity', { activityId }, leader)).toBe(
        'ACTIVITY_STATUS_NOT_ALLOWED',
      );
      expect(await desk.do('startActivity', { activityId }, leader)).toMatchObject({ status: 'RUNNING' });
      expect(await desk.refused('finishActivity', { activityId }, leader)).toBe('ACTIVITY_TOO_EARLY');
      expect(await desk.refused('cancelActivity', { activityId, reason: '下雨' }, leader)).toBe(
        'ACTIVITY_STATUS_NOT_ALLOWED',
      );
    });
    await heard();
    await desk.when(activity.endAt, async () => {
      const leader = await desk.awake(desk.leader);
      expect(await desk.do('finishActivity', { activityId }, leader)).toMatchObject({ status: 'FINISHED' });
      expect(await desk.refused('finishActivity', { activityId }, leader)).toBe(
        'ACTIVITY_STATUS_NOT_ALLOWED',
      );
    });
    expect(await desk.own(person(0), activityId)).toMatchObject({
      status: 'CONFIRMED',
      attendance: 'NO_SHOW',
    });
    expect(await desk.own(person(1), activityId)).toMatchObject({ status: 'EXPIRED', attendance: null });
    const events = await heard();
    expect(changes(events).sort()).toEqual(['INVITED EXPIRED', 'WAITING EXPIRED']);
    expect(events.at(-1)).toEqual({ type: 'ActivityFinished', payload: { activityId } });
  });

  it('too late: after the start nobody signs up, leaves or answers; the leader still enters who joins late', async () => {
    const { id: activityId, startAt } = await open({ positions: [{ name: '讲解', capacity: 3 }] });
    const held = await desk.signUp(person(0), activityId);
    await desk.do('inviteVolunteers', { activityId, volunteerIds: [person(1).volunteerId] });
    const invited = await desk.own(person(1), activityId);
    await desk.when(startAt, async () => {
      const [leader, first, second, third] = [
        await desk.awake(desk.leader),
        await desk.awake(person(0)),
        await desk.awake(person(1)),
        await desk.awake(person(2)),
      ];
      expect(await desk.refused('signUp', { activityId }, third)).toBe('SIGN_UP_CLOSED');
      expect(await desk.refused('cancelSignUp', { signUpId: held.id }, first)).toBe('SIGN_UP_CLOSED');
      const answer = { signUpId: invited.id, accept: true };
      expect(await desk.refused('answerInvitation', answer, second)).toBe('SIGN_UP_CLOSED');
      expect(await desk.refused('moveActivity', { activityId, ...desk.nextDay() }, leader)).toBe(
        'ACTIVITY_STARTED',
      );
      await desk.do('startActivity', { activityId }, leader);
      const late = { activityId, volunteerId: person(3).volunteerId };
      expect(await desk.do<ShownSignUp>('addParticipant', late, leader)).toMatchObject({
        status: 'CONFIRMED',
      });
    });
  });

  it('what is hazardous does not begin without insurance, and takes no minors', async () => {
    const { id: activityId, startAt } = await open({ hazardous: true });
    const young = await desk.world.volunteer({
      birthDate: '2008-12-01',
      guardian: { name: '张父', relation: '父亲', phone: '13800005678', consentedOn: '2026-06-01' },
    });
    if (!young.person) throw new Error('no account');
    const refusal = await desk.refusal('signUp', { activityId }, young.person, 'en');
    expect(refusal).toMatchObject({ code: 'UNDER_AGE_SERVICE', details: { age: 18 } });
    expect(await desk.refused('addParticipant', { activityId, volunteerId: young.id })).toBe(
      'UNDER_AGE_SERVICE',
    );
    await desk.when(startAt, async () => {
      const leader = await desk.awake(desk.leader);
      expect(await desk.refused('startActivity', { activityId }, leader)).toBe('INSURANCE_REQUIRED');
      const insured = await desk.do(
        'recordInsurance',
        { activityId, insuranceReference: 'PICC-2026-001' },
        leader,
      );
      expect(insured).toMatchObject({ insuranceReference: 'PICC-2026-001' });
      expect(await desk.do('startActivity', { activityId }, leader)).toMatchObject({ status: 'RUNNING' });
    });
    expect(await desk.read(activityId, null)).toMatchObject({ insuranceReference: null });
  });
});
