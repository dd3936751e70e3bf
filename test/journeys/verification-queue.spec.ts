import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secrecy } from '../../src/kernel/secrecy.js';
import { newKey } from '../support/people.js';
import type { Decision } from '../support/service.js';
import { type PlannedActivity, VerificationDesk, YESTERDAY } from '../support/verification-desk.js';
import type { Person, World } from '../support/world.js';

const QUEUE = `query ($placeCode: String, $first: Int, $after: String) {
  verificationQueue(placeCode: $placeCode, first: $first, after: $after) {
    nodes {
      id activityId squadId title unit startAt endAt waitingCount signalledCount communityCode
      unrecorded { id volunteer { id } startAt provenance problem { code message } }
      records(first: 2) { nodes { id occasion status } pageInfo { hasNextPage endCursor } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
const RECORDS = `query ($after: String) {
  verificationQueue(first: 50) { nodes { id records(first: 20, after: $after) { nodes { id } } } }
}`;

interface Group {
  readonly id: string;
  readonly activityId: string | null;
  readonly title: string;
  readonly waitingCount: number;
  readonly unrecorded: readonly {
    readonly id: string;
    readonly problem: { code: string; message: string };
  }[];
  readonly records: { readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: PageEnd };
}
interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor: string;
}
interface Queue {
  readonly nodes: readonly Group[];
  readonly pageInfo: PageEnd;
}

let desk: VerificationDesk;
let world: World;

beforeAll(async () => {
  desk = await VerificationDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const page = (by: Person, variables: Record<string, unknown> = { first: 50 }, language?: string) =>
  desk.ask<Queue>(QUEUE, variables, by, language);
const groupOf = async (activityId: string, by: Person = world.officerA, language?: string) =>
  (await page(by, { first: 50 }, language)).nodes.find((group) => group.activityId === activityId);
const confirmAll = (
  activityId: string,
  by: Person,
  input: { exceptRecordIds?: readonly string[]; idempotencyKey?: string } = {},
): Promise<Decision[]> =>
  desk.mutate(
    'confirmActivityRecords',
    '{ recordId record { id status ledgerEntryId } problem { code message } }',
    { activityId, idempotencyKey: newKey(), ...input },
    by,
  );
const codes = (decisions: readonly Decision[]): (string | null)[] =>
  decisions.map(({ problem }) => problem?.code ?? null);
const settle = (attendanceIds: readonly string[], by: Person) =>
  desk.mutate<{ attendanceId: string; problem: { code: string } | null }[]>(
    'settleUnrecordedAttendance',
    '{ attendanceId problem { code } }',
    { attendanceIds, note: '已与本人说明', idempotencyKey: newKey() },
    by,
  );

/** An activity of a squad with a leader, and records of so many people's attendance. */
async function held(people: number, planned: Partial<PlannedActivity> = {}) {
  const squad = await desk.ledSquad();
  const activityId = await desk.activity({ squadId: squad.squadId, title: '普法讲座', ...planned });
  const recordIds: string[] = [];
  for (let count = 0; count < people; count += 1)
    recordIds.push(await desk.attended(activityId, await desk.volunteerId()));
  await desk.app.settled();
  return { ...squad, activityId, recordIds };
}

describe('what waits for confirmation', () => {
  it('is shown by activity, with its unit, its records a page at a time, and how many have signals', async () => {
    const { activityId, squadId, recordIds } = await held(2);
    const { id: newcomer } = await desk.volunteer({}, 0);
    recordIds.push(await desk.attended(activityId, newcomer));
    await desk.app.settled();
    const group = await groupOf(activityId);
    expect(group).toMatchObject({
      ...{ id: `activity:${activityId}`, squadId, title: '普法讲座', communityCode: world.communityA },
      ...{ unit: expect.stringContaining('LEGAL_EDUCATION'), waitingCount: 3, signalledCount: 1 },
      ...{ startAt: `${YESTERDAY}T01:00:00.000Z`, endAt: `${YESTERDAY}T03:00:00.000Z`, unrecorded: [] },
    });
    expect(group?.records.nodes.map(({ id }) => id)).toEqual(recordIds.slice(0, 2));
    expect(group?.records.pageInfo.hasNextPage).toBe(true);
    const { nodes } = await desk.ask<Queue>(
      RECORDS,
      { after: group?.records.pageInfo.endCursor },
      world.officerA,
    );
    expect(nodes.find(({ id }) => id === group?.id)?.records.nodes).toEqual([{ id: recordIds[2] }]);
  });

  it('of an organisation bears its name', async () => {
    const { id: organisationId } = await desk.organisation('登山队');
    const activityId = await desk.activity({ organisationId, title: '清扫步道' });
    await desk.attended(activityId, await desk.volunteerId());
    expect(await groupOf(activityId)).toMatchObject({ title: '清扫步道', unit: '登山队', squadId: null });
  });

  it('and was typed in, by squad, and outside squads by community', async () => {
    const { squadId } = await desk.ledSquad();
    const slot = { day: YESTERDAY };
    const inSquad = await desk.service.enter(
      desk.service.draft(await desk.member(squadId), slot, { squadId }),
    );
    const outside = await desk.service.enter(desk.service.draft(await desk.volunteerId(), slot));
    const { nodes } = await page(world.officerA);
    const byId = new Map(nodes.map((group) => [group.id, group]));
    expect(byId.get(`squad:${squadId}`)).toMatchObject({
      ...{ activityId: null, squadId, title: '手工录入', waitingCount: 1, startAt: null },
      records: { nodes: [{ id: inSquad.id }] },
    });
    const community = byId.get(`community:${world.communityA}`);
    expect(community).toMatchObject({ unit: '甲社区', squadId: null });
    expect(community?.records.nodes.map(({ id }) => id)).toContain(outside.id);
  });

  it('of a confidential activity is called by its kind only, whoever asks', async () => {
    const { activityId } = await held(1, { title: '王李两家的纠纷', secrecy: Secrecy.CONFIDENTIAL });
    for (const by of [world.officerA, world.districtOfficer, world.auditor]) {
      expect(await groupOf(activityId, by)).toMatchObject({ title: '调解服务', waitingCount: 1 });
      expect(JSON.stringify(await page(by))).not.toContain('王李');
    }
    expect((await groupOf(activityId, world.officerA, 'en'))?.title).toBe('mediation service');
  });

  it('of a restricted one too, to who only reads', async () => {
    const { activityId, leader } = await held(1, { title: '送米到户', secrecy: Secrecy.RESTRICTED });
    for (const by of [world.officerA, leader])
      expect(await groupOf(activityId, by)).toMatchObject({ title: '送米到户' });
    expect(await groupOf(activityId, world.auditor)).toMatchObject({ title: '调解服务' });
  });

  it('leaves the queue when it is decided; what waits longest is in front, a page after the other', async () => {
    const [first, second] = [await held(1), await held(1)];
    const order = (await page(world.officerA)).nodes.map(({ activityId }) => activityId);
    expect(order.slice(-2)).toEqual([first.activityId, second.activityId]);
    const firstPage = await page(world.officerA, { first: order.length - 1 });
    expect(firstPage.pageInfo.hasNextPage).toBe(true);
    const rest = await page(world.officerA, { after: firstPage.pageInfo.endCursor });
    expect(rest.nodes.map(({ activityId }) => activityId)).toEqual([second.activityId]);
    await confirmAll(first.activityId, world.secondOfficerA);
    expect(await groupOf(first.activityId)).toBeUndefined();
  });
});

describe('§ 10: who sees the queue', () => {
  it('the offices, the auditor, and a leader what is his squad’s; other communities nothing', async () => {
    const [own, other] = [await held(1), await held(1)];
    for (const by of [world.officerA, world.streetOfficer, world.districtOfficer, world.auditor])
      expect(await groupOf(own.activityId, by)).toBeDefined();
    const seen = await page(own.leader);
    expect(seen.nodes.map(({ activityId }) => activityId)).toEqual([own.activityId]);
    expect(await groupOf(other.activityId, own.leader)).toBeUndefined();
    for (const by of [world.officerB, world.otherStreetOfficer]) {
      expect((await page(by)).nodes).toEqual([]);
      expect((await page(by, { placeCode: world.communityA })).nodes).toEqual([]);
    }
    const { person } = await desk.volunteer({ withAccount: true });
    expect((await desk.app.client.refusal(QUEUE, {}, { token: person?.token })).code).toBe('FORBIDDEN');
  });
});

describe('attendance without a record', () => {
  it('is shown with the reason in the caller’s language, also when nothing else waits, until it is settled', async () => {
    const { activityId, leader } = await held(0);
    const problem = { code: 'BELOW_CREDIT_UNIT', details: { unitMinutes: 30 } };
    const id = await desk.unrecorded(activityId, await desk.volunteerId(), problem);
    const zh = await groupOf(activityId);
    expect(zh).toMatchObject({ waitingCount: 0, records: { nodes: [] } });
    const message = '不足 30 分钟，不计时长';
    expect(zh?.unrecorded).toMatchObject([{ id, problem: { code: 'BELOW_CREDIT_UNIT', message } }]);
    const en = await groupOf(activityId, world.officerA, 'en');
    expect(en?.unrecorded[0]?.problem.message).toBe('Less than 30 minutes earn no credit');
    expect(await settle([id], world.officerB)).toMatchObject([{ problem: { code: 'NOT_FOUND' } }]);
    await expect(settle([id], world.auditor)).rejects.toThrow('FORBIDDEN');
    expect(await settle([id], leader)).toEqual([{ attendanceId: id, problem: null }]);
    expect(await settle([id], leader)).toMatchObject([
      { problem: { code: 'UNRECORDED_ATTENDANCE_SETTLED' } },
    ]);
    expect(await groupOf(activityId)).toBeUndefined();
  });
});

describe('rule 27: confirming an activity at once', () => {
  it('confirms and credits what can be, says why of the rest, and leaves what was excepted', async () => {
    const { activityId, recordIds, leader, leaderId } = await held(3);
    const [excepted = '', ...others] = recordIds;
    const own = await desk.attended(activityId, leaderId);
    const decisions = await confirmAll(activityId, leader, { exceptRecordIds: [excepted] });
    expect(decisions.map(({ recordId }) => recordId)).toEqual([...others, own]);
    expect(codes(decisions)).toEqual([null, null, 'OWN_RECORD']);
    expect(decisions[0]?.record).toMatchObject({ status: 'CONFIRMED' });
    expect(await desk.service.entries(recordIds)).toHaveLength(2);
    expect(await groupOf(activityId)).toMatchObject({ waitingCount: 2 });
    expect(codes(await confirmAll(activityId, world.officerA))).toEqual([null, null]);
    expect(await confirmAll(activityId, world.officerA)).toEqual([]);
  });

  it('holds day totals as one by one (rule 22)', async () => {
    const { squadId, leader } = await desk.ledSquad();
    const volunteerId = await desk.volunteerId();
    await desk.service.confirmed(
      desk.service.draft(volunteerId, { day: YESTERDAY, from: '13:00', minutes: 420 }),
    );
    const activityId = await desk.activity({ squadId, from: '09:00' });
    await desk.attended(activityId, volunteerId);
    await desk.attended(activityId, await desk.volunteerId());
    expect(codes(await confirmAll(activityId, leader))).toEqual(['DAY_TOTAL_EXCEEDED', null]);
    expect(codes(await confirmAll(activityId, world.streetOfficer))).toEqual([null]);
  });

  it('once: the same key answers the same and credits once', async () => {
    const { activityId, recordIds } = await held(2);
    const input = { idempotencyKey: newKey() };
    const first = await confirmAll(activityId, world.officerA, input);
    expect(await confirmAll(activityId, world.officerA, input)).toEqual(first);
    expect(await desk.service.entries(recordIds)).toHaveLength(2);
  });

  it('is missing to another community and to another squad’s leader, and refused to who may not confirm', async () => {
    const { activityId, recordIds } = await held(1);
    const { leader: stranger } = await desk.ledSquad();
    for (const by of [world.officerB, stranger])
      await expect(confirmAll(activityId, by)).rejects.toThrow('NOT_FOUND');
    await expect(confirmAll('no-such-activity', world.officerA)).rejects.toThrow('NOT_FOUND');
    await expect(confirmAll(activityId, world.auditor)).rejects.toThrow('FORBIDDEN');
    expect(await desk.service.entries(recordIds)).toEqual([]);
  });
});
