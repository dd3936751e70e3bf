import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeedAssignees } from '../../src/needs/need-assignees.js';
import { NeedEntity } from '../../src/needs/need.entity.js';
import { NeedSteps } from '../../src/needs/need-steps.js';
import { SquadKind } from '../../src/kernel/vocabulary.js';
import { ActivityDesk, type ShownSignUp } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { PLANTED_ADDRESS, PLANTED_TITLE, plannedNeed } from '../support/planned-need.js';
import type { Officer, Person } from '../support/world.js';

let desk: ActivityDesk;
let head: Officer;
let requester: Person;
let squadId: string;
let mediators: CrowdMember[];

beforeAll(async () => {
  desk = await ActivityDesk.open();
  const { world } = desk;
  head = await world.officer('COMMUNITY_HEAD', world.communityA);
  requester = await world.person();
  squadId = await world.squad('MEDIATION');
  mediators = await crowd(desk.app, world, 3);
  for (const { volunteerId } of mediators.slice(0, 2)) {
    await world.client.data(
      `mutation ($input: RecordTrainingInput!) { recordTraining(input: $input) { id } }`,
      { input: { volunteerId, kind: 'MEDIATION', completedOn: '2026-06-01' } },
      { token: world.officerA.token },
    );
    await world.assign(volunteerId, squadId);
  }
}, 60_000);
afterAll(() => desk.app.stop());

const mediator = (number: number): CrowdMember => mediators[number] as CrowdMember;
const published = async (kind: SquadKind, of: string) => {
  const planned = await plannedNeed(desk, of, kind, requester);
  await desk.do('publishActivity', { activityId: planned.activityId });
  return planned;
};
/** Whoever serves at what does not exist for others is invited to it or entered by its leader. */
const enter = (number: number, activityId: string): Promise<ShownSignUp> =>
  desk.do<ShownSignUp>('addParticipant', { activityId, volunteerId: mediator(number).volunteerId });
const tells = (answer: unknown): boolean =>
  [PLANTED_TITLE, PLANTED_ADDRESS].some((text) => JSON.stringify(answer).includes(text));
const statusOf = async (needId: string): Promise<string | undefined> =>
  (await desk.app.uow.read((view) => view.manager.getRepository(NeedEntity).findOneBy({ id: needId })))
    ?.status;
const assignees = (needId: string): Promise<string[]> =>
  desk.app.uow.read((view) => desk.app.get(NeedAssignees).of(view, needId));
const readings = async (activityId: string): Promise<string[]> => {
  const rows = await desk.app.uow.read((view) =>
    view.rows<{ actor: string }>(
      `SELECT actor_account_id AS actor FROM audit_entry WHERE action = 'activity.readConfidential' AND subject_id = :activityId ORDER BY id`,
      { activityId },
    ),
  );
  return rows.map(({ actor }) => actor);
};

describe('rule 13: an activity of a confidential need', () => {
  it('tells its contents to three, each reading audited; the office and the leader plan it; to all others it is not there', async () => {
    const { activityId } = await published(SquadKind.MEDIATION, squadId);
    await enter(0, activityId);
    await desk.do('inviteVolunteers', { activityId, volunteerIds: [mediator(1).volunteerId] });
    for (const by of [head, mediator(0), requester])
      expect(await desk.read(activityId, by)).toMatchObject({
        title: PLANTED_TITLE,
        address: PLANTED_ADDRESS,
        contentsShown: true,
      });
    expect(await readings(activityId)).toEqual([head, mediator(0), requester].map((by) => by.accountId));
    const { auditor, officerA, officerB, streetOfficer } = desk.world;
    for (const by of [officerA, streetOfficer, auditor, mediator(1)]) {
      const seen = await desk.read(activityId, by);
      expect(seen).toMatchObject({
        ...{ title: '调解服务', content: null, address: null, contentsShown: false },
        positions: [{ name: null, capacity: 2, taken: 1, waiting: 0 }],
      });
    }
    for (const by of [null, officerB, mediator(2)])
      expect(await desk.unreadable(activityId, by)).toBe('NOT_FOUND');
    expect(await readings(activityId)).toHaveLength(3);
  });

  it('is in no list but of those who plan it and serve at it, by its kind; nor told by any change of it', async () => {
    const { activityId } = await published(SquadKind.MEDIATION, squadId);
    await enter(0, activityId);
    const { communityA, officerA, officerB } = desk.world;
    const listed = async (by: Person | null) => {
      const { nodes } = await desk.list({ placeCode: communityA }, by);
      expect(tells(nodes)).toBe(false);
      return nodes.some(({ id }) => id === activityId);
    };
    expect(await listed(null)).toBe(false);
    expect(await listed(mediator(0))).toBe(false);
    expect(await listed(officerB)).toBe(false);
    expect(await listed(officerA)).toBe(true);
    expect(await listed(head)).toBe(true);
    const mine = await desk.world.client.data(
      `{ mySignUps { nodes { activity { title content address statusReason personInCharge positions { name } } } } }`,
      {},
      { token: mediator(0).token },
    );
    expect(JSON.stringify(mine)).toContain('调解服务');
    const exported = await desk.world.client.data('{ myData }', {}, { token: mediator(0).token });
    expect(JSON.stringify(exported)).toContain('调解服务');
    const moved = await desk.do('moveActivity', { activityId, ...desk.nextDay() }, head);
    const cancelled = await desk.do('cancelActivity', { activityId, reason: '改日' }, head);
    expect([mine, exported, moved, cancelled].filter(tells)).toEqual([]);
  });

  it('names who serves to the head officer only: ordinary officers and the leader are told of no participants', async () => {
    const { activityId } = await published(SquadKind.MEDIATION, squadId);
    await enter(0, activityId);
    const told = async (by: Person | null): Promise<string> => {
      const { data, errors } = await desk.app.client.send(
        `query ($id: ID!) { activity(id: $id) { signUps(first: 10) { nodes { participantName volunteer { id name } } } } }`,
        { id: activityId },
        { token: by?.token },
      );
      return JSON.stringify({ data, codes: errors.map(({ extensions }) => extensions.code) });
    };
    const { volunteerId } = mediator(0);
    expect(await told(head)).toContain(volunteerId);
    const { auditor, officerA, officerB, streetOfficer, districtOfficer } = desk.world;
    for (const by of [
      officerA,
      desk.leader,
      streetOfficer,
      districtOfficer,
      auditor,
      officerB,
      mediator(2),
      null,
    ])
      expect(await told(by)).not.toContain(volunteerId);
  });

  it('rule 9: takes members of the squad only, since these are trained', async () => {
    const { activityId } = await published(SquadKind.MEDIATION, squadId);
    expect(await desk.refused('addParticipant', { activityId, volunteerId: mediator(2).volunteerId })).toBe(
      'MEMBERS_ONLY',
    );
    expect(await desk.refused('signUp', { activityId }, mediator(2))).toBe('NOT_FOUND');
  });
});

describe('rule 13: an activity of a restricted need', () => {
  it('is listed by its kind; the office, and who is confirmed, are told where', async () => {
    const relief = await desk.world.squad('POVERTY_RELIEF');
    await desk.world.assign(mediator(0).volunteerId, relief);
    const { activityId } = await published(SquadKind.POVERTY_RELIEF, relief);
    const { auditor, officerA } = desk.world;
    for (const by of [null, auditor, mediator(0)])
      expect(await desk.read(activityId, by)).toMatchObject({ title: '帮困服务', address: null });
    await desk.signUp(mediator(0), activityId);
    for (const by of [officerA, mediator(0), requester])
      expect(await desk.read(activityId, by)).toMatchObject({ address: PLANTED_ADDRESS });
    const { nodes } = await desk.list({ squadId: relief });
    expect(nodes).toMatchObject([{ id: activityId, title: '帮困服务', address: null }]);
    expect(await readings(activityId)).toEqual([]);
  });
});

describe('rule 12: a need and its activities', () => {
  it('is scheduled with the first, its assignees are who is confirmed, and waits again when the last is called off', async () => {
    const { needId, activityId } = await published(SquadKind.MEDIATION, squadId);
    expect(await statusOf(needId)).toBe('SCHEDULED');
    const { id: signUpId } = await enter(0, activityId);
    await desk.do('inviteVolunteers', { activityId, volunteerIds: [mediator(1).volunteerId] });
    expect(await assignees(needId)).toEqual([mediator(0).volunteerId]);
    await desk.do('cancelSignUp', { signUpId }, mediator(0));
    expect(await assignees(needId)).toEqual([]);
    await enter(1, activityId);
    expect(await assignees(needId)).toEqual([mediator(1).volunteerId]);
    await desk.do('cancelActivity', { activityId, reason: '双方改期' });
    expect([await assignees(needId), await statusOf(needId)]).toEqual([[], 'ACCEPTED']);
  });

  it('is planned for by the squad that accepted it', async () => {
    const { needId } = await published(SquadKind.MEDIATION, squadId);
    const other = await desk.world.squad('MEDIATION');
    await expect(plannedNeed(desk, other, SquadKind.MEDIATION, null, needId)).rejects.toMatchObject({
      code: 'NEED_OF_ANOTHER_SQUAD',
    });
  });

  it('takes its activities with it when it is withdrawn', async () => {
    const { needId, activityId } = await published(SquadKind.MEDIATION, squadId);
    await enter(0, activityId);
    await desk.app.uow.write(async (transaction) => {
      const need = await transaction.repo(NeedEntity).findOneByOrFail({ id: needId });
      const closed = { closedAt: desk.app.clock.now(), closedByAccountId: requester.accountId };
      await desk.app.get(NeedSteps).take(transaction, 'withdraw', need, requester, closed);
    });
    await desk.app.settled();
    expect(await desk.read(activityId, desk.leader)).toMatchObject({ status: 'CANCELLED' });
    expect(await desk.own(mediator(0), activityId)).toMatchObject({ status: 'CANCELLED' });
    expect(await statusOf(needId)).toBe('WITHDRAWN');
  });
});
