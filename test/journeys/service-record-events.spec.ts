import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DomainEvent, Outbox } from '../../src/platform/events/outbox.js';
import { newKey } from '../support/people.js';
import { VerificationDesk, YESTERDAY } from '../support/verification-desk.js';
import type { Person, World } from '../support/world.js';

const heard: DomainEvent[] = [];

let desk: VerificationDesk;
let world: World;

beforeAll(async () => {
  desk = await VerificationDesk.open();
  ({ world } = desk);
  desk.app.get(Outbox).subscribe({
    name: 'listener',
    types: ['ServiceRecordEntered', 'ServiceRecordRejected', 'DisputeAnswered'],
    consume: async (_, events) => void heard.push(...events),
  });
});
afterAll(() => desk.app.stop());

/** What was told since the last time it was asked. */
async function told(): Promise<Pick<DomainEvent, 'type' | 'payload'>[]> {
  await desk.app.settled();
  return heard.splice(0).map(({ type, payload }) => ({ type, payload }));
}
const entered = (...recordIds: string[]) => ({ type: 'ServiceRecordEntered', payload: { recordIds } });
const draft = (id: string, from = '08:00') => desk.service.draft(id, { day: YESTERDAY, from });

describe('what becomes of records is told to whoever follows them', () => {
  it('entering, alone, together and in place of another', async () => {
    const volunteerId = await desk.volunteerId();
    const { id } = await desk.service.enter(draft(volunteerId));
    expect(await told()).toEqual([entered(id)]);
    const many = await desk.service.enterMany([
      draft(volunteerId, '10:00'),
      draft(volunteerId, '10:30'),
      draft(volunteerId, '12:00'),
    ]);
    const stored = many.flatMap(({ record }) => (record ? [record.id] : []));
    expect(stored).toHaveLength(2);
    expect(await told()).toEqual([entered(...stored)]);
    await desk.service.confirm([id]);
    const input = { recordId: id, reason: '误记', record: draft(volunteerId), idempotencyKey: newKey() };
    const replacement = await desk.mutate<{ id: string }>(
      'replaceServiceRecord',
      '{ id }',
      input,
      world.officerA,
    );
    expect(await told()).toEqual([entered(replacement.id)]);
  });

  it('rejecting, by volunteer, and only what was rejected', async () => {
    const [one, other] = [await desk.volunteerId(), await desk.volunteerId()];
    const ids: string[] = [];
    for (const [id, from] of [
      [one, '08:00'],
      [one, '10:00'],
      [other, '08:00'],
    ] as const)
      ids.push((await desk.service.enter(draft(id, from))).id);
    await told();
    await desk.service.reject([...ids, ids[0] ?? '', 'none']);
    const rejected = (volunteerId: string, recordIds: unknown[]) => ({
      type: 'ServiceRecordRejected',
      payload: { volunteerId, recordIds },
    });
    expect(await told()).toEqual([rejected(one, [ids[0], ids[1]]), rejected(other, [ids[2]])]);
    await desk.service.reject(ids);
    expect(await told()).toEqual([]);
  });

  it('the answer to a dispute', async () => {
    const { id: volunteerId, person } = await desk.volunteer({ withAccount: true });
    const recordId = await desk.service.confirmed(draft(volunteerId));
    const dispute = await desk.mutate<{ id: string }>(
      'disputeServiceRecord',
      '{ id }',
      { recordId, reason: '少记一小时', idempotencyKey: newKey() },
      person as Person,
    );
    await told();
    const input = {
      disputeId: dispute.id,
      outcome: 'REFUSED',
      answer: '已核对签到',
      idempotencyKey: newKey(),
    };
    for (let again = 0; again < 2; again += 1)
      await desk.mutate('answerDispute', '{ id }', input, world.officerA);
    const payload = { disputeId: dispute.id, recordId, volunteerId };
    expect(await told()).toEqual([{ type: 'DisputeAnswered', payload }]);
  });
});
