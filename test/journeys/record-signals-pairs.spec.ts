import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VerificationDesk, YESTERDAY } from '../support/verification-desk.js';
import type { Person, World } from '../support/world.js';

interface Serving {
  readonly id: string;
  readonly person: Person;
}

let desk: VerificationDesk;
let world: World;

beforeAll(async () => {
  desk = await VerificationDesk.open();
  ({ world } = desk);
});
afterAll(() => desk.app.stop());

const enter = async ({ id }: { readonly id: string }, by: Person = world.officerA, from = '08:00') =>
  (await desk.service.enter(desk.service.draft(id, { day: YESTERDAY, from }), by)).id;
const confirm = async (recordId: string, by: Serving): Promise<void> =>
  expect(await desk.service.refusedConfirmation(recordId, by.person)).toBeNull();
const two = async (): Promise<[Serving, Serving]> => [
  await desk.servingOfficer(),
  await desk.servingOfficer(),
];

async function pairsOn(...recordIds: string[]): Promise<unknown[]> {
  await desk.app.settled();
  const rows = await desk.app.uow.read((view) =>
    view.rows<{ record_id: string; details: string }>(
      `SELECT record_id, details FROM record_signal WHERE kind = 'RECIPROCAL_PAIR' AND record_id IN (:...recordIds)`,
      { recordIds },
    ),
  );
  return recordIds.map((id) => {
    const found = rows.find((row) => row.record_id === id);
    return found ? (JSON.parse(found.details) as unknown) : null;
  });
}

describe('rule 28: closed reciprocal pairs', () => {
  const figures = { recordsOneWay: 1, recordsOtherWay: 1, withinDays: 90 };

  it('who confirmed each other’s hours and nobody else’s are a pair, once the second of them confirms', async () => {
    const [zhao, qian] = await two();
    const [ofZhao, ofQian] = [await enter(zhao), await enter(qian)];
    await confirm(ofZhao, qian);
    expect(await pairsOn(ofZhao, ofQian)).toEqual([null, null]);
    await confirm(ofQian, zhao);
    expect(await pairsOn(ofZhao, ofQian)).toEqual([figures, figures]);
  });

  it('so are who entered them, before anybody has confirmed', async () => {
    const [zhao, qian] = await two();
    const ofZhao = await enter(zhao, qian.person);
    const ofQian = await enter(qian, zhao.person);
    expect(await pairsOn(ofZhao, ofQian)).toEqual([figures, figures]);
  });

  it('whoever handles others as well is no pair, and neither is an officer who does not serve', async () => {
    const [zhao, qian] = await two();
    const others = await enter({ id: await desk.volunteerId() });
    await confirm(others, qian);
    const [ofZhao, ofQian] = [await enter(zhao, qian.person), await enter(qian, zhao.person)];
    const byClerk = await enter({ id: await desk.volunteerId() });
    expect(await pairsOn(ofZhao, ofQian, others, byClerk)).toEqual([null, null, null, null]);
  });

  it('rejecting is no favour', async () => {
    const [zhao, qian] = await two();
    const [ofZhao, ofQian] = [await enter(zhao), await enter(qian)];
    await confirm(ofZhao, qian);
    await desk.service.reject([ofQian], zhao.person);
    expect(await pairsOn(ofZhao, ofQian)).toEqual([null, null]);
  });

  it.each([
    [0, 2],
    [1, 0],
  ])('within ninety days and %i seconds: %i records', async (seconds, signalled) => {
    const [zhao, qian] = await two();
    const [ofZhao, ofQian] = [await enter(zhao), await enter(qian)];
    await confirm(ofZhao, qian);
    const wait = 90 * 86_400 + seconds;
    desk.app.clock.advanceSeconds(wait);
    await desk.renew(zhao.person);
    await confirm(ofQian, zhao);
    const found = await pairsOn(ofZhao, ofQian);
    desk.app.clock.advanceSeconds(-wait);
    expect(found.filter((pair) => pair !== null)).toHaveLength(signalled);
  });
});
