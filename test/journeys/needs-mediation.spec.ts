import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  DECLINE,
  EXTEND,
  FULFIL,
  LIST,
  MINE,
  NeedDesk,
  PROGRESS,
  QUEUE,
  type ShownNeed,
  WITHDRAW,
} from '../support/need-desk.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';

let desk: NeedDesk;
let world: World;
let resident: Person;
let squadId: string;
let leader: Person;
let mediator: { readonly id: string; readonly person: Person };

beforeAll(async () => {
  const app = await TestApp.start();
  world = await World.create(app);
  desk = new NeedDesk(app, world);
  resident = await world.person();
  ({ squadId, leader } = await desk.ledSquad('MEDIATION'));
  mediator = await desk.volunteer('调解员');
}, 60_000);
afterAll(() => desk.app.stop());

/** Everybody who is not one of the three, with the head of another community. */
async function outsiders(): Promise<Person[]> {
  const { officerA, officerB, streetOfficer, districtOfficer, auditor, administrator, communityB } = world;
  const otherHead = await world.officer('COMMUNITY_HEAD', communityB);
  const { person: volunteer } = await desk.volunteer('旁观者');
  return [
    ...[officerA, officerB, streetOfficer, districtOfficer, auditor, administrator],
    ...[otherHead, volunteer, leader, await world.person()],
  ];
}

/** For somebody the need does not exist: not read, not changed, in no list. */
async function isMissingFor(person: Person, id: string): Promise<void> {
  const code = expect.stringMatching(/^(NOT_FOUND|FORBIDDEN)$/);
  expect(await desk.unreadable(id, person)).toBe('NOT_FOUND');
  expect(await desk.refused(WITHDRAW, { needId: id }, person)).toBe('NOT_FOUND');
  expect(await desk.refused(FULFIL, { needId: id, rating: 5 }, person)).toBe('NOT_FOUND');
  const mediation = { outcome: 'NONE' };
  expect(await desk.refused(PROGRESS, { needId: id, mediation }, person)).toBe('NOT_FOUND');
  // Without the right to handle needs at all, nobody gets as far as asking for this one.
  expect(await desk.refused(ACCEPT, { needId: id, squadId }, person)).toEqual(code);
  expect(await desk.refused(DECLINE, { needId: id, reason: '不受理' }, person)).toEqual(code);
  expect(await desk.refused(EXTEND, { needId: id }, person)).toEqual(code);
  expect(await desk.ids(MINE, {}, person)).not.toContain(id);
  for (const [text, variables] of [
    [LIST, { placeCode: world.communityA }],
    [LIST, { placeCode: world.communityA, kind: 'MEDIATION' }],
    [QUEUE, { squadId }],
  ] as const) {
    const answer = await desk.app.client.send<unknown>(text, variables, { token: person.token });
    expect(JSON.stringify(answer)).not.toContain(id);
  }
}

const isMissingForAll = async (people: readonly Person[], id: string): Promise<void> => {
  await Promise.all(people.map((person) => isMissingFor(person, id)));
};

describe('a mediation, from the need to the agreement', () => {
  it('is asked, accepted, planned, agreed on and fulfilled, and nobody else ever sees that it exists', async () => {
    const { headA } = world;
    const others = await outsiders();
    const id = await desk.ask('MEDIATION', resident, { urgency: 'SOON' });
    expect(await desk.read(id, resident)).toMatchObject({
      ...{ kind: 'MEDIATION', status: 'OPEN', urgency: 'SOON', dueOn: null },
      contents: {
        ...{ content: '请派人来看看', address: '甲社区 3 栋 2 单元', rating: null },
        requester: { name: null, phone: resident.phone, onBehalf: false },
        mediation: { source: 'ASKED', parties: '楼上与楼下', matter: '天花板漏水', outcome: null },
        ...{ rights: null, patrol: null },
      },
    });
    await isMissingForAll([...others, mediator.person], id);

    expect(await desk.ids(QUEUE, { squadId }, headA)).toContain(id);
    expect(await desk.send(ACCEPT, { needId: id, squadId }, headA)).toMatchObject({
      ...{ status: 'ACCEPTED', squadId, dueOn: '2026-07-15' },
    });
    await isMissingForAll([...others, mediator.person], id);

    const signUpId = await desk.assign(id, mediator.id);
    await desk.schedule(id);
    expect(await desk.read(id, mediator.person)).toMatchObject({ status: 'SCHEDULED' });
    const agreement = { outcome: 'AGREEMENT', agreementText: '楼上修缮，费用各半' };
    await desk.send(PROGRESS, { needId: id, mediation: agreement }, mediator.person);
    await isMissingForAll(others, id);

    const fulfilled = await desk.send(FULFIL, { needId: id, rating: 5, comment: '公道' }, resident);
    expect(fulfilled).toMatchObject({ status: 'FULFILLED', closedAt: expect.any(String) });
    const later = {
      followUpVisitOn: '2026-06-15',
      judicialConfirmation: 'CONFIRMED',
      judicialReference: '12 号',
    };
    await desk.send(PROGRESS, { needId: id, mediation: later }, headA);
    expect((await desk.read(id, headA)).contents).toMatchObject({
      ...{ rating: 5, closingText: '公道' },
      mediation: { ...agreement, ...later, parties: '楼上与楼下' },
    });
    await isMissingForAll(others, id);

    await desk.unassign(signUpId);
    await isMissingFor(mediator.person, id);
  }, 120_000);

  it('only the head accepts it, the resident does not decide on his own need, and lists carry headers', async () => {
    const id = await desk.ask('MEDIATION', resident);
    expect(await desk.refused(ACCEPT, { needId: id, squadId }, resident)).toBe('FORBIDDEN');
    expect(await desk.refused(PROGRESS, { needId: id, mediation: { outcome: 'NONE' } }, resident)).toBe(
      'FORBIDDEN',
    );
    const nodes = (await desk.page(LIST, { kind: 'MEDIATION' }, world.headA)).nodes;
    expect(nodes.map((need) => need.id)).toContain(id);
    expect(await desk.ids(MINE, {}, resident)).toContain(id);
    const refusal = await desk.app.client.refusal(
      '{ needs { nodes { contents { content } } } }',
      {},
      { token: world.headA.token },
    );
    expect(refusal.code).toBe('BAD_REQUEST');
  });

  it('an officer who asked for it on somebody’s behalf gets a receipt, and does not see it again', async () => {
    const input = desk.request('MEDIATION', { requesterPhone: resident.phone });
    const ask = `mutation ($input: AskForNeedInput!) { askForNeed(input: $input) { id need { id } } }`;
    const receipt = await desk.send<{ id: string; need: ShownNeed | null }>(ask, input, world.officerA);
    expect(receipt).toEqual({ id: expect.any(String), need: null });
    expect(await desk.send(ask, input, world.officerA)).toEqual(receipt);
    await isMissingFor(world.officerA, receipt.id);
    expect((await desk.read(receipt.id, resident)).contents).toMatchObject({
      requester: { phone: resident.phone, onBehalf: true },
    });
  });
});

describe('rule 13: a mediation is due in 30 days, and once in 30 more', () => {
  it('is extended once by the head', async () => {
    const id = await desk.accepted('MEDIATION', resident, squadId);
    desk.app.clock.advanceDays(3);
    try {
      expect(await desk.send(EXTEND, { needId: id }, await fresh(world.headA))).toMatchObject({
        ...{ dueOn: '2026-08-14', extendedOn: '2026-06-18' },
      });
      expect(await desk.refused(EXTEND, { needId: id }, await fresh(world.headA))).toBe('MEDIATION_EXTENDED');
    } finally {
      desk.app.clock.advanceDays(-3);
    }
  });

  it('not before it is accepted, not after its end, and nothing but a mediation', async () => {
    const open = await desk.ask('MEDIATION', resident);
    expect(await desk.refused(EXTEND, { needId: open }, world.headA)).toBe('NEED_STATUS_NOT_ALLOWED');
    const over = await desk.accepted('MEDIATION', resident, squadId);
    await desk.send(DECLINE, { needId: over, reason: '对方不同意调解' }, world.headA);
    expect(await desk.refused(EXTEND, { needId: over }, world.headA)).toBe('NEED_STATUS_NOT_ALLOWED');
    const patrol = await desk.ask('PATROL', resident);
    expect(await desk.refused(EXTEND, { needId: patrol }, world.headA)).toBe('NOT_A_MEDIATION');
  });

  const fresh = async (person: Person): Promise<Person> => ({ ...person, token: await world.signIn(person) });
});
