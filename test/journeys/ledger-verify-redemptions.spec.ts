import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { CANCEL, CONFIRM_REDEMPTION, DECIDE, DISPUTE, RedemptionDesk } from '../support/redemption-desk.js';
import { expectNamed } from '../support/tampered-books.js';
import { Tamperer } from '../support/tampering.js';

let desk: RedemptionDesk;
let tamperer: Tamperer;
let ids: Record<'held' | 'cancelled' | 'captured' | 'nothing', string>;

beforeAll(async () => {
  desk = await RedemptionDesk.open();
  const { person } = await desk.elder(480);
  const [captured, nothing] = [
    await desk.ask(person, { minutes: 60 }),
    await desk.ask(person, { minutes: 60 }),
  ];
  const [held, cancelled] = [await desk.ask(person), await desk.ask(person)];
  await desk.send(CANCEL, cancelled.id, person);
  await desk.served(await desk.scheduled(captured), 60);
  await desk.send(CONFIRM_REDEMPTION, captured.id, person);
  desk.app.clock.set('2026-06-15T02:00:00Z');
  await desk.anotherHelper();
  await desk.served(await desk.scheduled(nothing), 60);
  await desk.send(DISPUTE, nothing.id, person);
  await desk.send(DECIDE, nothing.id, desk.world.secondOfficerA, { usedMinutes: 0, reason: '未到场' });
  ids = { held: held.id, cancelled: cancelled.id, captured: captured.id, nothing: nothing.id };
  tamperer = await Tamperer.open(desk.app.database);
}, 120_000);
afterAll(async () => {
  await tamperer.close();
  await desk.app.stop();
});

describe('rule 32: verify holds redemptions against the books', () => {
  it('finds nothing wrong with one held, one cancelled, one used and one decided for nothing', async () => {
    const report = await desk.app.uow.read((view) => runVerify(view));
    expect(report.faults).toEqual([]);
  });

  it.each([
    ['other minutes than are held', 'held', 'held_minutes = held_minutes + 30'],
    ['other minutes given to one', 'held', 'gifted_minutes = 30'],
    ['cancelled while the books hold it', 'held', `status = 'CANCELLED'`],
    ['held while the books released it', 'cancelled', `status = 'HELD'`],
    ['expired while the books used it', 'captured', `status = 'EXPIRED', used_minutes = NULL`],
    ['used otherwise than the books say', 'captured', 'used_minutes = 30'],
    ['used while the books released it', 'nothing', `status = 'CAPTURED', used_minutes = 60`],
  ] as const)('%s', async (_, which, change) => {
    const report = await tamperer.verifyAfter([`UPDATE redemption SET ${change} WHERE id = '${ids[which]}'`]);
    expectNamed(report, 'REDEMPTION_AND_BOOKS', `redemption ${ids[which]}`);
  });

  it('one whose hold is gone', async () => {
    const of = `(SELECT id FROM ledger_entry WHERE redemption_id = '${ids.held}')`;
    const report = await tamperer.verifyAfter([
      `DELETE FROM ledger_posting WHERE entry_id IN ${of}`,
      `DELETE FROM ledger_entry WHERE redemption_id = '${ids.held}'`,
    ]);
    expectNamed(report, 'REDEMPTION_AND_BOOKS', `redemption ${ids.held}`);
  });
});
