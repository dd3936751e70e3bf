import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AttemptEntity } from '../../src/identity/account.entity.js';
import { AttendanceBench, type EventAnswer, type SentEvent } from '../support/attendance-bench.js';
import { Crew } from '../support/attendance-crew.js';
import { TestApp } from '../support/test-app.js';
import { type Person, World } from '../support/world.js';
import { type DrawnEvent, Group, isOwn, PEOPLE, WITH_DEVICE } from './support/attendance-groups.js';

const EVENTS = 500;
const RUNS = 3;
const HOUR = 3_600_000;
const PLANNED_HOURS = 4;

let app: TestApp;
let world: World;
let bench: AttendanceBench;
let crew: Crew;
let once: Group;
let often: Group;

beforeAll(async () => {
  app = await TestApp.start({ LINLI_ACCESS_TOKEN_SECONDS: '86400' });
  world = await World.create(app);
  await forgetAttempts();
  bench = new AttendanceBench(app);
  crew = await Crew.of(world, 'PATROL', []);
  once = await Group.of(world, bench);
  await forgetAttempts();
  often = await Group.of(world, bench);
}, 120_000);
afterAll(() => app.stop());

const forgetAttempts = () =>
  app.uow.write((transaction) => transaction.repo(AttemptEntity).createQueryBuilder().delete().execute());

const drawnEvent: fc.Arbitrary<DrawnEvent> = fc.record({
  who: fc.nat(PEOPLE - 1),
  kind: fc.constantFrom('CHECK_IN', 'CHECK_OUT'),
  // From before the check-in opens to after the check-out closes; coarse, so that events of one instant are common.
  seconds: fc.integer({ min: -10, max: 82 }).map((quarters) => quarters * 240),
  clockWrongBySeconds: fc.integer({ min: -800, max: 800 }),
  fault: fc.constantFrom(
    'none',
    'none',
    'none',
    'none',
    'none',
    'none',
    'none',
    'stranger',
    'future',
    'wrong clock',
  ),
});

/** How a device sends what it has: cut into pieces, in an order of its own. */
interface Sending {
  readonly order: readonly number[];
  readonly pieces: number;
}
const sending: fc.Arbitrary<Sending> = fc.record({
  order: fc.shuffledSubarray([...Array(EVENTS).keys()], { minLength: EVENTS }),
  pieces: fc.integer({ min: 2, max: 5 }),
});

interface Batch {
  readonly by: Person;
  readonly events: readonly SentEvent[];
}

/** Each person's own events go from his device, the others from the leader's or an officer's. */
function batchesOf(
  group: Group,
  drawn: readonly DrawnEvent[],
  { order, pieces }: Sending,
  attester: Person,
): Batch[] {
  const size = Math.ceil(order.length / pieces);
  const batches: Batch[] = [];
  for (let from = 0; from < order.length; from += size) {
    const piece = order.slice(from, from + size).flatMap((index) => {
      const one = drawn[index];
      return one ? [{ one, event: group.event(one, index) }] : [];
    });
    const attested = piece.filter(({ one }) => !isOwn(one)).map(({ event }) => event);
    batches.push({ by: attester, events: attested });
    for (let who = 0; who < WITH_DEVICE; who += 1) {
      const own = piece.filter(({ one }) => isOwn(one) && one.who === who).map(({ event }) => event);
      batches.push({ by: group.people[who]?.person ?? attester, events: own });
    }
  }
  return batches.filter(({ events }) => events.length > 0);
}

const indexOf = (group: Group, { clientEventId }: EventAnswer): number =>
  Number(clientEventId.slice(group.activityId.length + 1));

/** What an event was answered, but for duplicates; more than one verdict is a fault. */
function verdictsOf(group: Group, answers: readonly EventAnswer[]): Map<number, string[]> {
  const verdicts = new Map<number, string[]>();
  for (const answer of answers) {
    const told = answer.problem?.code ?? `${answer.verdict} ${answer.happenedAt}`;
    const known = verdicts.get(indexOf(group, answer)) ?? [];
    const isNew = answer.verdict !== 'DUPLICATE' && !known.includes(told);
    verdicts.set(indexOf(group, answer), isNew ? [...known, told] : known);
  }
  return verdicts;
}

async function prepare(): Promise<void> {
  const startAt = new Date(app.clock.now().getTime() + HOUR).toISOString();
  const endAt = new Date(Date.parse(startAt) + PLANNED_HOURS * HOUR).toISOString();
  for (const group of [once, often])
    await group.attend(await crew.activity({ startAt, endAt }, group.people), startAt);
  app.clock.set(startAt);
  for (const group of [once, often]) await crew.start(group.activityId);
  app.clock.set(new Date(Date.parse(endAt) + 1.2 * HOUR).toISOString());
  await forgetAttempts();
}

describe('an offline batch of 500 events', () => {
  it('sent three times from two devices, in random order and pieces, equals sending it once in order', async () => {
    const draw = fc.array(drawnEvent, { minLength: EVENTS - WITH_DEVICE, maxLength: EVENTS - WITH_DEVICE });
    await fc.assert(
      fc.asyncProperty(draw, sending, sending, sending, async (events, ...sendings) => {
        await prepare();
        const wrong = Array.from({ length: WITH_DEVICE }, (_, who): DrawnEvent => ({
          ...{ who, kind: 'CHECK_IN', seconds: 0, clockWrongBySeconds: 0, fault: 'wrong code' },
        }));
        const drawn = [...events, ...wrong];
        const inOrder = { order: [...Array(EVENTS).keys()], pieces: 1 };
        const first: EventAnswer[] = [];
        for (const { by, events: sent } of batchesOf(once, drawn, inOrder, crew.leader.person))
          first.push(...(await bench.submit(by, sent)));
        const [fromA = [], fromB = [], again = []] = sendings.map((one, index) =>
          batchesOf(often, drawn, one, index === 1 ? world.officerA : crew.leader.person),
        );
        const many: EventAnswer[] = [];
        // The two devices send at the same time, and one of them all of it once more.
        for (let index = 0; index < Math.max(fromA.length, fromB.length); index += 1) {
          const atOnce = [fromA[index], fromB[index]].flatMap((batch) => (batch ? [batch] : []));
          const answers = await Promise.all(atOnce.map(({ by, events: sent }) => bench.submit(by, sent)));
          many.push(...answers.flat());
        }
        for (const { by, events: sent } of again) many.push(...(await bench.submit(by, sent)));
        expect(many).toHaveLength(3 * EVENTS);
        const verdicts = verdictsOf(often, many);
        expect(verdicts).toEqual(verdictsOf(once, first));
        expect([...verdicts.values()].every((told) => told.length === 1)).toBe(true);
        expect(await often.outcome(world.officerA)).toEqual(await once.outcome(world.officerA));
        for (const group of [once, often]) await crew.finish(group.activityId);
        const settled = await once.outcome(world.officerA);
        expect(await often.outcome(world.officerA)).toEqual(settled);
        expect(JSON.stringify(settled)).toContain('CHECKED_IN');
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);
});
