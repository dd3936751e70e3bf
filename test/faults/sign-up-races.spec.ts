import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTIVITY_CALLS, ActivityDesk, type ShownSignUp } from '../support/activity-desk.js';
import { crowd, type CrowdMember } from '../support/crowd.js';
import { newKey } from '../support/people.js';

const PEOPLE = 200;
const PLACES = 30;
const LEAVING = 10;

let desk: ActivityDesk;
let squadId: string;
let people: CrowdMember[];

beforeAll(async () => {
  desk = await ActivityDesk.open();
  squadId = await desk.world.squad('LEGAL_EDUCATION');
  people = await crowd(desk.app, desk.world, PEOPLE);
}, 300_000);
afterAll(() => desk.app.stop());

const open = (capacity: number, change: object = {}) =>
  desk.published({ squadId, ...desk.nextDay(), positions: [{ name: '讲解', capacity }], ...change });

interface Row {
  readonly volunteer_id: string;
  readonly status: string;
  readonly arrival: number;
}

const listOf = async (activityId: string): Promise<Row[]> => {
  const rows = await desk.app.uow.read((view) =>
    view.rows<Row>(
      'SELECT volunteer_id, status, arrival FROM activity_sign_up WHERE activity_id = :activityId ORDER BY arrival',
      { activityId },
    ),
  );
  return rows.map((row) => ({ ...row, arrival: Number(row.arrival) }));
};
const takenOf = async (activityId: string): Promise<number | undefined> =>
  (await desk.read(activityId)).positions[0]?.taken;

/** Sends one call by each person, all at once; answers what each got: the sign-up, or the code of the refusal. */
async function atOnce(
  name: keyof typeof ACTIVITY_CALLS,
  calls: readonly { readonly by: { readonly token: string }; readonly input: object }[],
): Promise<(ShownSignUp | string)[]> {
  const answers = await Promise.all(
    calls.map(({ by, input }) =>
      desk.app.client.send<Record<string, ShownSignUp>>(ACTIVITY_CALLS[name], { input }, { token: by.token }),
    ),
  );
  return answers.map(({ data, errors }) => errors[0]?.extensions.code ?? (data?.[name] as ShownSignUp));
}
const signUpsAtOnce = (among: readonly CrowdMember[], activityId: string) =>
  atOnce(
    'signUp',
    among.map((by) => ({ by, input: { activityId, idempotencyKey: newKey() } })),
  );
const statusOf = (answer: ShownSignUp | string): string =>
  typeof answer === 'string' ? answer : answer.status;
const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

describe('promise 7: places are never given twice, whatever is asked at once', () => {
  let activityId: string;

  it(`${PEOPLE} at once for ${PLACES} places: ${PLACES} in, the others waiting in the order of arrival`, async () => {
    ({ id: activityId } = await open(PLACES));
    const answers = await signUpsAtOnce(people, activityId);
    expect(tally(answers.map(statusOf))).toEqual({ CONFIRMED: PLACES, WAITING: PEOPLE - PLACES });
    const list = await listOf(activityId);
    expect(list.map(({ arrival }) => arrival)).toEqual(
      Array.from({ length: PEOPLE }, (_, index) => index + 1),
    );
    expect(list.map(({ status }) => status)).toEqual([
      ...Array.from({ length: PLACES }, () => 'CONFIRMED'),
      ...Array.from({ length: PEOPLE - PLACES }, () => 'WAITING'),
    ]);
    expect(new Set(list.map((row) => row.volunteer_id)).size).toBe(PEOPLE);
    expect(await takenOf(activityId)).toBe(PLACES);
  }, 120_000);

  it(`${LEAVING} cancellations at once promote the first ${LEAVING} who wait`, async () => {
    const list = await listOf(activityId);
    const byVolunteer = new Map(people.map((one) => [one.volunteerId, one]));
    const leaving = await Promise.all(
      list.slice(5, 5 + LEAVING).map(async (row) => {
        const by = byVolunteer.get(row.volunteer_id) as CrowdMember;
        return { by, input: { signUpId: (await desk.own(by, activityId)).id } };
      }),
    );
    const answers = await atOnce('cancelSignUp', leaving);
    expect(tally(answers.map(statusOf))).toEqual({ CANCELLED: LEAVING });
    const after = await listOf(activityId);
    const offered = after.filter(({ status }) => status === 'OFFERED').map(({ arrival }) => arrival);
    expect(offered).toEqual(Array.from({ length: LEAVING }, (_, index) => PLACES + index + 1));
    expect(tally(after.map(({ status }) => status))).toEqual({
      CONFIRMED: PLACES - LEAVING,
      OFFERED: LEAVING,
      WAITING: PEOPLE - PLACES - LEAVING,
      CANCELLED: LEAVING,
    });
    expect(await takenOf(activityId)).toBe(PLACES);
  }, 120_000);

  it('50 at once for the last place of an activity without a waiting list’s help: exactly one', async () => {
    const { id } = await open(1);
    const entries = people.slice(0, 50).map(({ volunteerId }) => ({
      by: desk.leader,
      input: { activityId: id, volunteerId, idempotencyKey: newKey() },
    }));
    const answers = await atOnce('addParticipant', entries);
    expect(tally(answers.map(statusOf))).toEqual({ CONFIRMED: 1, POSITION_FULL: 49 });
    expect(await takenOf(id)).toBe(1);
  }, 60_000);

  it('50 at once by themselves for the last place: one has it, 49 wait', async () => {
    const { id } = await open(1);
    const answers = await signUpsAtOnce(people.slice(0, 50), id);
    expect(tally(answers.map(statusOf))).toEqual({ CONFIRMED: 1, WAITING: 49 });
  }, 60_000);

  it('one person for fifty activities of the same hour at once: one of them', async () => {
    const span = desk.nextDay();
    const [by] = people;
    if (!by) throw new Error('nobody');
    const ids: string[] = [];
    for (let count = 0; count < 50; count += 1) ids.push((await open(5, span)).id);
    const answers = await atOnce(
      'signUp',
      ids.map((activityId) => ({ by, input: { activityId, idempotencyKey: newKey() } })),
    );
    expect(tally(answers.map(statusOf))).toEqual({ CONFIRMED: 1, OVERLAPPING_SIGN_UP: 49 });
  }, 120_000);

  it('promise 8: the same key 64 times at once is one sign-up, answered alike', async () => {
    const { id } = await open(5);
    const [by] = people;
    if (!by) throw new Error('nobody');
    const input = { activityId: id, idempotencyKey: newKey() };
    const answers = await atOnce(
      'signUp',
      Array.from({ length: 64 }, () => ({ by, input })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await desk.counts(id)).toEqual({ CONFIRMED: 1 });
  }, 60_000);

  it('signing up, leaving, entering and calling off at once: nobody is left on the list, and no place taken', async () => {
    const { id } = await open(20);
    const some = people.slice(0, 60);
    await signUpsAtOnce(some.slice(0, 30), id);
    const leaving = await Promise.all(
      some.slice(0, 15).map(async (by) => ({ by, input: { signUpId: (await desk.own(by, id)).id } })),
    );
    await Promise.all([
      signUpsAtOnce(some.slice(30), id),
      atOnce('cancelSignUp', leaving),
      atOnce('cancelActivity', [{ by: desk.leader, input: { activityId: id, reason: '暴雨' } }]),
    ]);
    const { CANCELLED: cancelled = 0, ...others } = await desk.counts(id);
    expect(others).toEqual({});
    expect(cancelled).toBeGreaterThanOrEqual(30);
    expect(await takenOf(id)).toBe(0);
  }, 60_000);

  it('moved while people sign up: whoever is on the list is on it at the new time', async () => {
    const { id } = await open(20);
    const to = desk.nextDay();
    await Promise.all([
      signUpsAtOnce(people.slice(0, 40), id),
      atOnce('moveActivity', [{ by: desk.leader, input: { activityId: id, ...to } }]),
    ]);
    const times = await desk.app.uow.read((view) =>
      view.rows<{ start_at: number }>(
        'SELECT DISTINCT start_at FROM activity_sign_up WHERE activity_id = :id',
        { id },
      ),
    );
    expect(times.map((row) => Number(row.start_at))).toEqual([Date.parse(to.startAt)]);
    expect(await desk.counts(id)).toEqual({ CONFIRMED: 20, WAITING: 20 });
  }, 60_000);
});
