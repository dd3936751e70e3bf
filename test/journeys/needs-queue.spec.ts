import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  ASK,
  DECLINE,
  LIST,
  MINE,
  NeedDesk,
  type NeedPage,
  QUEUE,
  WITHDRAW,
} from '../support/need-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

let desk: NeedDesk;
let world: World;
let resident: Person;

beforeAll(async () => {
  const app = await TestApp.start();
  world = await World.create(app);
  desk = new NeedDesk(app, world);
  resident = await world.person();
}, 60_000);
afterAll(() => desk.app.stop());

/** All pages of a list, each with at most `first` items; `between` happens after the first page. */
async function paged(
  text: string,
  variables: Record<string, unknown>,
  by: Person,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const ids: string[] = [];
  let page: NeedPage = await desk.page(text, variables, by);
  ids.push(...page.nodes.map(({ id }) => id));
  await between();
  while (page.pageInfo.hasNextPage) {
    page = await desk.page(text, { ...variables, after: page.pageInfo.endCursor }, by);
    ids.push(...page.nodes.map(({ id }) => id));
  }
  return ids;
}

describe('a squad’s queue', () => {
  it('is ordered by urgency, then age, and holds what it could accept and what it has yet to plan', async () => {
    const { squadId, leader } = await desk.ledSquad('PATROL');
    const other = await world.squad('PATROL');
    const ask = (urgency: string) => desk.ask('PATROL', resident, { urgency });
    const [ordinary, urgent, soon] = [await ask('ORDINARY'), await ask('URGENT'), await ask('SOON')];
    const [laterUrgent, accepted, elsewhere] = [await ask('URGENT'), await ask('URGENT'), await ask('SOON')];
    const gone = await ask('URGENT');
    const planned = await ask('URGENT');
    await desk.ask('LEGAL_EDUCATION', resident, { urgency: 'URGENT' });
    await desk.ask('PATROL', resident, { urgency: 'URGENT', communityCode: world.communityB });
    await desk.send(ACCEPT, { needId: accepted, squadId }, leader);
    await desk.send(ACCEPT, { needId: planned, squadId }, leader);
    await desk.schedule(planned);
    await desk.send(ACCEPT, { needId: elsewhere, squadId: other }, world.officerA);
    await desk.send(WITHDRAW, { needId: gone }, resident);
    const queue = [urgent, laterUrgent, accepted, soon, ordinary];
    for (const person of [leader, world.officerA, world.headA, world.auditor, world.streetOfficer])
      expect(await desk.ids(QUEUE, { squadId }, person)).toEqual(queue);
    expect(await desk.ids(QUEUE, { squadId: other }, world.officerA)).toContain(elsewhere);
  });

  it('is paged without gap or repetition, also while it changes', async () => {
    const { squadId, leader } = await desk.ledSquad('POVERTY_RELIEF');
    const asked: string[] = [];
    for (const urgency of ['ORDINARY', 'SOON', 'URGENT', 'SOON', 'ORDINARY', 'URGENT', 'SOON'])
      asked.push(await desk.ask('POVERTY_RELIEF', resident, { urgency }));
    const whole = await desk.ids(QUEUE, { squadId }, leader);
    expect(whole).toHaveLength(7);
    expect(await paged(QUEUE, { squadId, first: 2 }, leader)).toEqual(whole);
    const [first = '', , third = ''] = whole;
    const seen = await paged(QUEUE, { squadId, first: 2 }, leader, async () => {
      await desk.send(DECLINE, { needId: first, reason: '重复申请' }, world.officerA);
      await desk.send(WITHDRAW, { needId: third }, resident);
      await desk.ask('POVERTY_RELIEF', resident, { urgency: 'URGENT' });
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(whole.filter((id) => id !== third)));
  });

  it('is nobody else’s, and of a confidential kind the head’s alone', async () => {
    const { squadId, leader } = await desk.ledSquad('RIGHTS');
    const { leader: otherLeader } = await desk.ledSquad('PATROL');
    const id = await desk.ask('RIGHTS', resident);
    expect(await desk.ids(QUEUE, { squadId }, world.headA)).toEqual([id]);
    for (const person of [leader, world.officerA, world.streetOfficer, world.auditor])
      expect(await desk.ids(QUEUE, { squadId }, person)).toEqual([]);
    for (const [person, code] of [
      [world.officerB, 'NOT_FOUND'],
      [otherLeader, 'NOT_FOUND'],
      [resident, 'FORBIDDEN'],
      [world.administrator, 'FORBIDDEN'],
    ] as const) {
      const refusal = await desk.app.client.refusal(QUEUE, { squadId }, { token: person.token });
      expect(refusal.code).toBe(code);
    }
  });

  it('a cursor of another list is not taken', async () => {
    const { squadId, leader } = await desk.ledSquad('PATROL');
    for (const after of ['nonsense', Buffer.from('["x"]').toString('base64url')]) {
      const refusal = await desk.app.client.refusal(QUEUE, { squadId, after }, { token: leader.token });
      expect(refusal.code).toBe('CURSOR_INVALID');
    }
  });
});

describe('lists of needs', () => {
  it('each office finds those of its places by place, kind and state, newest first', async () => {
    const { communityB, officerB, officerA, streetOfficer } = world;
    const ask = (kind: 'PATROL' | 'LEGAL_EDUCATION') =>
      desk.ask(kind, resident, { communityCode: communityB });
    const before = await desk.ids(LIST, { placeCode: communityB, first: 100 }, officerB);
    const [patrol, lecture] = [await ask('PATROL'), await ask('LEGAL_EDUCATION')];
    await desk.send(DECLINE, { needId: patrol, reason: '已有安排' }, officerB);
    expect(await desk.ids(LIST, { placeCode: communityB }, officerB)).toEqual([lecture, patrol, ...before]);
    expect(await desk.ids(LIST, { kind: 'LEGAL_EDUCATION' }, officerB)).toEqual([lecture]);
    expect(await desk.ids(LIST, { status: 'DECLINED' }, officerB)).toEqual([patrol]);
    expect(await desk.ids(LIST, { placeCode: communityB }, officerA)).toEqual([]);
    expect(await paged(LIST, { placeCode: communityB, first: 1 }, streetOfficer)).toEqual([
      lecture,
      patrol,
      ...before,
    ]);
  });

  it('everybody finds his own', async () => {
    const person = await world.person();
    const ids = [await desk.ask('PATROL', person), await desk.ask('RIGHTS', person)].reverse();
    expect(await paged(MINE, { first: 1 }, person)).toEqual(ids);
    expect(await desk.ids(MINE, {}, await world.person())).toEqual([]);
  });
});

describe('§ 4: at once and again', () => {
  it('the same request sent many times at once is one need', async () => {
    const person = await world.person();
    const input = desk.request('PATROL');
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => desk.send<{ id: string }>(ASK, input, person)),
    );
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(await desk.ids(MINE, {}, person)).toEqual([ids[0]?.id]);
    const other = { ...input, content: '另一件事' };
    expect(await desk.refused(ASK, other, person)).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('of two squads that accept at once, one has it', async () => {
    const id = await desk.ask('PATROL', resident);
    const squads = [await world.squad('PATROL'), await world.squad('PATROL'), await world.squad('PATROL')];
    const answers = await Promise.all(
      squads.map((squadId) =>
        desk.app.client.send(ACCEPT, { input: { needId: id, squadId } }, { token: world.officerA.token }),
      ),
    );
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(['NEED_STATUS_NOT_ALLOWED', 'NEED_STATUS_NOT_ALLOWED']);
    expect(await desk.audited('need.accept', id)).toHaveLength(1);
  });
});
