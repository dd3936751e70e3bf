import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { GivingDesk, type Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import {
  CANCEL,
  CONFIRM_REDEMPTION,
  DECIDE,
  DISPUTE,
  type RedemptionDesk,
  type ShownRedemption,
} from '../support/redemption-desk.js';
import type { Person, World } from '../support/world.js';

let giving: GivingDesk;
let desk: RedemptionDesk;
let world: World;

beforeAll(async () => {
  giving = await GivingDesk.open();
  desk = giving.redemptions;
  ({ world } = desk);
}, 120_000);
beforeEach(async () => {
  desk.app.clock.set('2026-06-15T02:00:00Z');
  await desk.anotherHelper();
});
afterAll(async () => {
  const report = await desk.app.uow.read((view) => runVerify(view));
  await desk.app.stop();
  expect(report.faults).toEqual([]);
});

const person = (kin: Kin): Person => kin.person as Person;
/** Asked for, planned and served so many minutes. */
async function served(elder: Kin, minutes: number, change: object = {}): Promise<ShownRedemption> {
  const redemption = await desk.ask(person(elder), change);
  await desk.served(await desk.scheduled(redemption), minutes);
  return redemption;
}

describe('rule 32: a dispute', () => {
  it('freezes the hold until an officer decides; part is used, the rest comes back', async () => {
    const elder = await giving.kin('老冯', 240);
    const redemption = await served(elder, 120);
    await desk.send(DISPUTE, redemption.id, person(elder), { reason: '只来了一小时' });
    for (const text of [CONFIRM_REDEMPTION, CANCEL, DISPUTE])
      expect(await desk.refused(text, redemption.id, person(elder))).toBe('REDEMPTION_STATUS_NOT_ALLOWED');
    desk.app.clock.set('2026-08-30T02:00:00Z');
    await desk.app.get(Jobs).run('redemptions.expire');
    desk.app.clock.set('2026-06-15T08:00:00Z');
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 120 });

    expect(await desk.refused(DECIDE, redemption.id, person(elder), { usedMinutes: 60 })).toBe('FORBIDDEN');
    expect(await desk.refused(DECIDE, redemption.id, world.officerB, { usedMinutes: 60 })).toBe('NOT_FOUND');
    expect(await desk.refused(DECIDE, redemption.id, world.officerA, { usedMinutes: 45 })).toBe(
      'REDEMPTION_MINUTES',
    );
    const decided = await desk.send(DECIDE, redemption.id, world.officerA, {
      ...{ usedMinutes: 60, reason: '门禁记录显示一小时' },
    });
    expect(decided).toMatchObject({ status: 'CAPTURED', usedMinutes: 60 });
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 180 });
    const { steps } = await desk.read(redemption.id, person(elder));
    expect(steps.slice(-2)).toMatchObject([
      { status: 'DISPUTED', reason: '只来了一小时' },
      { status: 'CAPTURED', reason: '门禁记录显示一小时' },
    ]);
  });

  it('decided for nothing gives everything back', async () => {
    const elder = await giving.kin('老褚', 120);
    const redemption = await served(elder, 120);
    await desk.send(DISPUTE, redemption.id, person(elder));
    await desk.send(DECIDE, redemption.id, world.officerA, { usedMinutes: 0 });
    expect(await desk.read(redemption.id, person(elder))).toMatchObject({
      status: 'CANCELLED',
      usedMinutes: null,
    });
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
  });

  it('is not decided by who served, or has the minutes, whatever his office', async () => {
    const elder = await giving.kin('老卫', 120);
    const redemption = await served(elder, 120);
    await desk.send(DISPUTE, redemption.id, person(elder));
    for (const login of [desk.helper.person.phone, person(elder).phone])
      await desk.app.client.data(
        `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`,
        { input: { login, role: 'COMMUNITY_OFFICER', placeCode: world.communityA } },
        { token: world.administrator.token },
      );
    for (const by of [desk.helper.person, person(elder)])
      expect(await desk.refused(DECIDE, redemption.id, by, { usedMinutes: 120 })).toBe('OWN_REDEMPTION');
  });
});

describe('rule 32: minutes used and held', () => {
  it('more than held is taken from the balance, where that covers it', async () => {
    const elder = await giving.kin('老蒋', 240);
    const redemption = await served(elder, 120, { minutes: 60 });
    expect(await desk.send(CONFIRM_REDEMPTION, redemption.id, person(elder))).toMatchObject({
      usedMinutes: 120,
    });
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
  });

  it('else it is refused, and an officer decides what is used', async () => {
    const elder = await giving.kin('老沈', 60);
    const redemption = await served(elder, 120, { minutes: 60 });
    expect(await desk.refused(CONFIRM_REDEMPTION, redemption.id, person(elder))).toBe('INSUFFICIENT_MINUTES');
    expect(await desk.read(redemption.id, person(elder))).toMatchObject({ status: 'SERVED' });
    await desk.send(DISPUTE, redemption.id, person(elder));
    await desk.send(DECIDE, redemption.id, world.officerA, { usedMinutes: 60 });
    expect(await desk.account(elder.id)).toMatchObject({ balanceMinutes: 0, debtMinutes: 0 });
  });

  it('rule 33: those given to him are used first, and come back as given', async () => {
    const elder = await giving.kin('老韩', 120);
    const child = await giving.kin('韩小', 60, { birthDate: '1980-01-01' });
    await giving.give(await giving.related(child, elder, 'PARENT'), 60, person(child));
    const redemption = await served(elder, 30, { minutes: 90 });
    expect(redemption).toMatchObject({ heldMinutes: 90, giftedMinutes: 60 });
    await desk.send(CONFIRM_REDEMPTION, redemption.id, person(elder));
    expect(await desk.account(elder.id)).toMatchObject({ availableMinutes: 150, giftedMinutes: 30 });
  });

  it('rule 35: a record voided while its minutes are held leaves a debt that the release repays', async () => {
    const elder = await giving.kin('老杨');
    const [recordId = ''] = await desk.earn(elder.id, 120);
    const redemption = await desk.ask(person(elder));
    await desk.match.send(
      `mutation ($input: VoidServiceRecordInput!) { voidServiceRecord(input: $input) { id } }`,
      { recordId, reason: '误记', idempotencyKey: newKey() },
      world.officerA,
    );
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 120, debtMinutes: 120 });
    await desk.send(CANCEL, redemption.id, person(elder));
    expect(await desk.account(elder.id)).toMatchObject({ balanceMinutes: 0, debtMinutes: 0 });
  });
});

describe('rule 32: what nobody serves in time', () => {
  it('expires after the day that the policy gives, not on it; the minutes are back and the need is withdrawn', async () => {
    const elder = await giving.kin('老朱', 120);
    const redemption = await desk.ask(person(elder));
    desk.app.clock.set('2026-07-15T15:59:00Z');
    await desk.app.get(Jobs).run('redemptions.expire');
    desk.app.clock.set('2026-06-15T02:00:00Z');
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 120 });
    desk.app.clock.set('2026-07-15T16:00:00Z');
    await desk.app.get(Jobs).run('redemptions.expire');
    await desk.app.get(Jobs).run('redemptions.expire');
    desk.app.clock.set('2026-06-15T02:00:00Z');
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
    const { status, steps } = await desk.read(redemption.id, person(elder));
    expect(status).toBe('EXPIRED');
    expect(steps.at(-1)).toMatchObject({ status: 'EXPIRED', bySystem: true });
    expect((await desk.match.needs.read(redemption.needId, world.officerA)).status).toBe('WITHDRAWN');
  });

  it('a no-show leaves it held, and it can be cancelled', async () => {
    const elder = await giving.kin('老秦', 120);
    const redemption = await desk.ask(person(elder));
    const activityId = await desk.scheduled(redemption);
    desk.app.clock.set('2026-06-15T06:00:00Z');
    await desk.match.activities.do('startActivity', { activityId }, desk.leader.person);
    desk.app.clock.set('2026-06-15T08:00:00Z');
    await desk.match.activities.do('finishActivity', { activityId }, desk.leader.person);
    expect(await desk.read(redemption.id, person(elder))).toMatchObject({
      status: 'MATCHED',
      servedMinutes: 0,
    });
    await desk.send(CANCEL, redemption.id, person(elder));
    expect(await desk.account(elder.id)).toMatchObject({ availableMinutes: 120 });
  });

  it('a cancelled activity leaves it waiting for another', async () => {
    const elder = await giving.kin('老尤', 120);
    const redemption = await desk.ask(person(elder));
    const activityId = await desk.scheduled(redemption);
    await desk.match.activities.do('cancelActivity', { activityId, reason: '暴雨' }, desk.leader.person);
    expect(await desk.read(redemption.id, person(elder))).toMatchObject({ status: 'HELD', activityId: null });
  });
});
