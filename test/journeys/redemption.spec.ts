import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Member } from '../support/match-desk.js';
import { newKey } from '../support/people.js';
import {
  CANCEL,
  CONFIRM_REDEMPTION,
  RedemptionDesk,
  REQUEST,
  type ShownRedemption,
} from '../support/redemption-desk.js';
import type { World } from '../support/world.js';

let desk: RedemptionDesk;
let world: World;

beforeAll(async () => {
  desk = await RedemptionDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const morning = (): void => desk.app.clock.set('2026-06-15T02:00:00Z');

describe('rule 32: an old man redeems a visit', () => {
  let elder: Member;
  let redemption: ShownRedemption;

  beforeAll(async () => {
    morning();
    elder = await desk.elder(240);
  });

  it('his minutes are held when he asks, and he still has the rest', async () => {
    redemption = await desk.ask(elder.person);
    expect(redemption).toMatchObject({
      status: 'HELD',
      heldMinutes: 120,
      usedMinutes: null,
      expiresOn: '2026-07-15',
    });
    expect(await desk.account(elder.id)).toEqual({
      honorMinutes: 240,
      balanceMinutes: 240,
      heldMinutes: 120,
      availableMinutes: 120,
      giftedMinutes: 0,
      debtMinutes: 0,
    });
  });

  it('the squad finds the need in its queue, without being told that it is paid for', async () => {
    const [queued] = await desk.match.queue(desk.squadId, desk.leader.person);
    expect(queued).toEqual({ id: redemption.needId, status: 'OPEN', activityIds: [] });
    expect(await desk.unreadable(redemption.id, desk.leader.person)).toBe('NOT_FOUND');
  });

  it('is matched, served, confirmed with a rating; what was not used comes back, and the server is credited', async () => {
    const activityId = await desk.scheduled(redemption);
    expect(await desk.read(redemption.id, elder.person)).toMatchObject({ status: 'MATCHED', activityId });
    expect(await desk.refused(CONFIRM_REDEMPTION, redemption.id, elder.person)).toBe(
      'REDEMPTION_STATUS_NOT_ALLOWED',
    );

    await desk.served(activityId, 91);
    expect(await desk.read(redemption.id, elder.person)).toMatchObject({
      status: 'SERVED',
      servedMinutes: 90,
    });
    expect(await desk.refused(CANCEL, redemption.id, elder.person)).toBe('REDEMPTION_STATUS_NOT_ALLOWED');

    const done = await desk.send(CONFIRM_REDEMPTION, redemption.id, elder.person);
    expect(done).toMatchObject({ status: 'CAPTURED', usedMinutes: 90 });
    const { steps } = await desk.read(redemption.id, elder.person);
    expect(steps.map(({ status }) => status)).toEqual([
      'REQUESTED',
      'HELD',
      'MATCHED',
      'SERVED',
      'CONFIRMED',
      'CAPTURED',
    ]);
    expect((await desk.match.needs.read(redemption.needId, world.officerA)).status).toBe('FULFILLED');
    // Rule 30: what he redeemed takes nothing from what he once did.
    expect(await desk.account(elder.id)).toMatchObject({
      honorMinutes: 240,
      balanceMinutes: 150,
      heldMinutes: 0,
    });
    const [record] = await desk.bench.records(activityId);
    expect(record).toMatchObject({ volunteerId: desk.helper.id, creditedMinutes: 90, status: 'PENDING' });
  });

  it('a confirmation sent again with its key answers the same, with another key it is refused', async () => {
    expect(await desk.refused(CONFIRM_REDEMPTION, redemption.id, elder.person)).toBe(
      'REDEMPTION_STATUS_NOT_ALLOWED',
    );
    expect(await desk.account(elder.id)).toMatchObject({ balanceMinutes: 150 });
  });
});

describe('rule 32: what is refused, and loses nothing', () => {
  let elder: Member;

  beforeAll(async () => {
    morning();
    elder = await desk.elder(120);
  });

  it('who is too young, minutes that are no whole units, more than one has', async () => {
    const young = await desk.elder(120, { birthDate: '1970-01-01', name: '小陈' });
    expect(await desk.refusedRequest(young.person)).toBe('REDEMPTION_AGE');
    expect(await desk.refusedRequest(elder.person, { minutes: 45 })).toBe('REDEMPTION_MINUTES');
    expect(await desk.refusedRequest(elder.person, { minutes: 150 })).toBe('INSUFFICIENT_MINUTES');
    expect(await desk.refusedRequest(elder.person, { minutes: 0 })).toBe('INVALID_INPUT');
    expect(await desk.refusedRequest(elder.person, { content: '   ' })).toBe('INVALID_INPUT');
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
    expect(await desk.match.queue(desk.squadId, desk.leader.person, false)).toEqual([]);
  });

  it('a resident who is no volunteer, somebody else’s minutes, an officer without the paper', async () => {
    const resident = await world.person();
    expect(await desk.refusedRequest(resident)).toBe('NOT_FOUND');
    expect(await desk.refusedRequest(desk.helper.person, { volunteerId: elder.id })).toBe('NOT_FOUND');
    expect(await desk.refusedRequest(world.officerB, { volunteerId: elder.id, evidence: '授权书' })).toBe(
      'NOT_FOUND',
    );
    expect(await desk.refusedRequest(world.officerA, { volunteerId: elder.id })).toBe('ON_BEHALF_EVIDENCE');
    expect(await desk.refusedRequest(elder.person, { relationId: newKey() })).toBe('NOT_FOUND');
  });

  it('rule 35: 20 requests at once for minutes that suffice for two hold exactly two', async () => {
    const spender = await desk.elder(120, { name: '老周' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        desk.app.client.send(
          REQUEST,
          { input: desk.request({ minutes: 60 }) },
          { token: spender.person.token },
        ),
      ),
    );
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(Array.from({ length: 18 }, () => 'INSUFFICIENT_MINUTES'));
    expect(await desk.account(spender.id)).toMatchObject({ heldMinutes: 120, availableMinutes: 0 });
  });

  it('the same key 16 times at once is one request', async () => {
    const input = desk.request({ minutes: 60 });
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        desk.app.client.data<{ requestRedemption: ShownRedemption }>(
          REQUEST,
          { input },
          { token: elder.person.token },
        ),
      ),
    );
    expect(new Set(answers.map(({ requestRedemption }) => requestRedemption.id)).size).toBe(1);
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 60, availableMinutes: 60 });
  });
});

describe('rule 32: release', () => {
  beforeEach(async () => {
    morning();
    await desk.anotherHelper();
  });

  it('on cancellation with a reason: the minutes are back, the activity is called off', async () => {
    const elder = await desk.elder(120);
    const redemption = await desk.ask(elder.person);
    const activityId = await desk.scheduled(redemption);
    expect(await desk.refused(CANCEL, redemption.id, desk.helper.person)).toBe('NOT_FOUND');
    expect(await desk.refused(CANCEL, redemption.id, world.auditor)).toBe('FORBIDDEN');
    await desk.send(CANCEL, redemption.id, elder.person);
    await desk.app.settled();
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
    expect((await desk.match.needs.read(redemption.needId, world.officerA)).status).toBe('WITHDRAWN');
    const activity = await desk.match.activities.read(activityId, desk.leader.person);
    expect(activity.status).toBe('CANCELLED');
    const { steps } = await desk.read(redemption.id, elder.person);
    expect(steps.at(-1)).toMatchObject({ status: 'CANCELLED', reason: '家人已陪同' });
  });

  it('when the squad declines the need', async () => {
    const elder = await desk.elder(120);
    const redemption = await desk.ask(elder.person);
    await desk.match.send(
      `mutation ($input: DeclineNeedInput!) { declineNeed(input: $input) { id } }`,
      { needId: redemption.needId, reason: '人手不足' },
      world.officerA,
    );
    expect(await desk.read(redemption.id, elder.person)).toMatchObject({ status: 'CANCELLED' });
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
  });

  it('not once the service has begun', async () => {
    const elder = await desk.elder(120);
    const redemption = await desk.ask(elder.person);
    const activityId = await desk.scheduled(redemption);
    desk.app.clock.set('2026-06-15T06:00:00Z');
    await desk.match.activities.do('startActivity', { activityId }, desk.leader.person);
    expect(await desk.refused(CANCEL, redemption.id, elder.person)).toBe('REDEMPTION_UNDER_WAY');
  });
});
