import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/platform/audit/audit-entry.entity.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { ActivityDesk, type ShownSignUp } from '../support/activity-desk.js';
import { LiveDesk, MISSING } from '../support/live-desk.js';
import { accountOf } from '../support/people.js';
import { allHeard, plannedActivity } from '../support/planned-activity.js';
import { TestApp } from '../support/test-app.js';
import { type Person, type RegisteredVolunteer, World } from '../support/world.js';

let app: TestApp;
let world: World;
let desk: LiveDesk;
let activities: ActivityDesk;
let leader: RegisteredVolunteer;
let squadId: string;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(app);
  desk = new LiveDesk(app, world);
  activities = new ActivityDesk(app, world);
  squadId = await world.squad('LEGAL_EDUCATION', { name: '普法一组' });
  leader = await desk.leaderOf(squadId);
}, 60_000);
afterEach(() => desk.leaveAll());
afterAll(() => app.stop());

const planned = (): Promise<string> => plannedActivity(app, world, { squadId });
/** Answers once those who watch have been told, so that whoever begins to watch afterwards is not. */
const enter = async (activityId: string, { person }: RegisteredVolunteer): Promise<ShownSignUp> => {
  const signUp = await activities.signUp(accountOf(person), activityId);
  await allHeard(app);
  return signUp;
};
const leave = ({ person }: RegisteredVolunteer, { id }: ShownSignUp): Promise<ShownSignUp> =>
  activities.do<ShownSignUp>('cancelSignUp', { signUpId: id, reason: '有事' }, accountOf(person));

describe('the leader watches his activity', () => {
  it('begins by loading it, and sees who signs up, who leaves, and how it ends', async () => {
    const activityId = await planned();
    const changes = desk.watch(leader.person, activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    const member = await world.volunteer();
    const signUp = await enter(activityId, member);
    expect(await changes.next()).toEqual({
      activityChanged: { activityId, kind: 'SIGN_UP', at: app.clock.now().toISOString() },
    });
    await leave(member, signUp);
    expect(await changes.kind()).toBe('SIGN_UP');
    await desk.emit('AttendanceRecorded', { activityId, volunteerId: member.id });
    expect(await changes.kind()).toBe('ATTENDANCE');
    await activities.do('cancelActivity', { activityId, reason: '暴雨预警' });
    expect(await changes.kind()).toBe('STATUS');
  });

  it('is told of this activity and no other, and of nothing that was rolled back', async () => {
    const [activityId, other] = [await planned(), await planned()];
    const changes = desk.watch(leader.person, activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    await enter(other, await world.volunteer());
    await expect(
      app.uow.write(async (transaction) => {
        await app.get(Outbox).emit(transaction, 'SignUpChanged', { activityId });
        throw new Error('no place after all');
      }),
    ).rejects.toThrow('no place after all');
    await app.settled();
    await desk.emit('ActivityMoved', { activityId });
    expect(await changes.kind()).toBe('STATUS');
  });

  it('a hundred sign-ups at once are not a hundred messages to everybody', async () => {
    const activityId = await planned();
    const changes = desk.watch(leader.person, activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    await app.uow.write(async (transaction) => {
      for (let index = 0; index < 100; index += 1)
        await desk.emitIn(transaction, 'SignUpChanged', { activityId });
      await desk.emitIn(transaction, 'ActivityMoved', { activityId });
    });
    expect([await changes.kind(), await changes.kind()]).toEqual(['SIGN_UP', 'STATUS']);
  });

  it('who leaves the page hears no more, and may come again', async () => {
    const activityId = await planned();
    const client = desk.client(leader.person);
    const first = desk.on(client, activityId);
    expect(await first.kind()).toBe('ANYTHING');
    await first.stop();
    const second = desk.on(client, activityId);
    expect(await second.kind()).toBe('ANYTHING');
    await desk.emit('ActivityMoved', { activityId });
    expect(await second.kind()).toBe('STATUS');
  });
});

describe('§ 10: who may watch an activity', () => {
  it('its offices, its leader, the auditor, and who is signed up', async () => {
    const activityId = await planned();
    const member = await world.volunteer();
    await enter(activityId, member);
    const { officerA, streetOfficer, districtOfficer, auditor } = world;
    for (const person of [officerA, streetOfficer, districtOfficer, auditor, leader.person, member.person])
      expect(await desk.watch(person, activityId).kind()).toBe('ANYTHING');
  });

  it('for everybody else it is missing, as if there were none', async () => {
    const activityId = await planned();
    const outsider = await world.volunteer();
    const otherLeader = await desk.leaderOf(await world.squad('LEGAL_EDUCATION', { name: '普法二组' }));
    const { officerB, otherStreetOfficer, administrator } = world;
    const outsiders = [outsider.person, otherLeader.person, officerB, otherStreetOfficer, administrator];
    for (const person of outsiders) {
      expect(await desk.watch(person, activityId).ending()).toEqual(MISSING);
      expect(await desk.watch(person, '019a0000-0000-7000-8000-000000000000').ending()).toEqual(MISSING);
    }
  });

  it('who is no longer signed up sees nothing from then on', async () => {
    const activityId = await planned();
    const member = await world.volunteer();
    const signUp = await enter(activityId, member);
    const changes = desk.watch(member.person, activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    await leave(member, signUp);
    expect(await changes.ending()).toEqual(MISSING);
  });

  it('a revoked role ends the stream, and leaves what its holder may still see', async () => {
    const activityId = await planned();
    const { officer, grantId } = await desk.grantedOfficer();
    const own = await world.volunteer();
    await enter(activityId, own);
    const [revoked, others] = [desk.watch(officer, activityId), desk.watch(own.person, activityId)];
    expect([await revoked.kind(), await others.kind()]).toEqual(['ANYTHING', 'ANYTHING']);
    await desk.revoke(grantId);
    await enter(activityId, await world.volunteer());
    expect(await revoked.ending()).toEqual(MISSING);
    expect(await others.kind()).toBe('SIGN_UP');
  });

  it('logging out ends the connection with the next event', async () => {
    const activityId = await planned();
    const officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const client = desk.client(officer);
    const changes = desk.on(client, activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    await app.client.data('mutation { logOutEverywhere }', {}, { token: officer.token });
    await enter(activityId, await world.volunteer());
    await changes.ending();
    expect(await client.closed).toEqual({ code: 4401, reason: 'Unauthenticated' });
  });
});

describe('rule 13: an activity of a confidential need', () => {
  it('is seen by the head of the community, the requester and who is assigned; by nobody else', async () => {
    const { activityId, head, requester, rightsLeader, member } = await desk.confidential();
    const [assigned, second] = [await member(), await member()];
    const put = ({ id }: RegisteredVolunteer): Promise<ShownSignUp> =>
      activities.do<ShownSignUp>('addParticipant', { activityId, volunteerId: id }, head);
    const signUp = await put(assigned);
    await allHeard(app);
    const allowed = [head, requester, assigned.person].map((person) => desk.watch(person, activityId));
    for (const changes of allowed) expect(await changes.kind()).toBe('ANYTHING');
    const { officerA, streetOfficer, districtOfficer, auditor, officerB } = world;
    const { person: outsider } = await world.volunteer();
    for (const person of [
      ...[officerA, streetOfficer, districtOfficer, auditor, officerB],
      ...[rightsLeader.person, leader.person, outsider, second.person],
    ])
      expect(await desk.watch(person, activityId).ending()).toEqual(MISSING);
    await put(second);
    for (const changes of allowed) expect(await changes.kind()).toBe('SIGN_UP');
    await leave(assigned, signUp);
    const [ofHead, ofRequester, ofAssigned] = allowed;
    expect([await ofHead?.kind(), await ofRequester?.kind()]).toEqual(['SIGN_UP', 'SIGN_UP']);
    expect(await ofAssigned?.ending()).toEqual(MISSING);
  });

  it('who is only invited to it sees nothing of it before he is confirmed', async () => {
    const { activityId, head, member } = await desk.confidential();
    const invited = await member();
    await activities.do('inviteVolunteers', { activityId, volunteerIds: [invited.id] }, head);
    expect(await desk.watch(invited.person, activityId).ending()).toEqual(MISSING);
    const person = accountOf(invited.person);
    const { id } = await activities.own(person, activityId);
    await activities.do('answerInvitation', { signUpId: id, accept: true }, person);
    await allHeard(app);
    expect(await desk.watch(person, activityId).kind()).toBe('ANYTHING');
  });

  it('its contents come with an event to those alone who may read them, and that is audited', async () => {
    const { activityId, head } = await desk.confidential();
    const title = (person: Person) => desk.title(person, activityId);
    expect(await title(head)).toEqual({ title: '法律咨询', contentsShown: true });
    const audited = await app.uow.read((view) =>
      view.manager
        .getRepository(AuditEntryEntity)
        .findBy({ subjectId: activityId, actorAccountId: head.accountId }),
    );
    expect(audited.map(({ action }) => action)).toContain('activity.readConfidential');
  });
});

describe('§ 6: an access token is short-lived', () => {
  it('a token that has run out shows nothing any more', async () => {
    const activityId = await planned();
    const officer = await world.officer('COMMUNITY_OFFICER', world.communityA);
    const client = desk.client(officer);
    const changes = desk.on(client, activityId);
    expect(await changes.kind()).toBe('ANYTHING');
    app.clock.advanceDays(1);
    await desk.emit('ActivityMoved', { activityId });
    await changes.ending();
    expect(await client.closed).toEqual({ code: 4403, reason: 'Access token expired' });
  });
});
