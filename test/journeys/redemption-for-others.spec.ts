import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { DONATE, GivingDesk, type Kin } from '../support/giving-desk.js';
import {
  CANCEL,
  CONFIRM_REDEMPTION,
  type RedemptionDesk,
  type ShownRedemption,
} from '../support/redemption-desk.js';
import { MERGE } from '../support/volunteer-desk.js';
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

describe('rule 32: in somebody’s place and for somebody else', () => {
  const paper = { evidence: '电话录音 0615' };

  it('an officer asks and confirms for who has no account, each with the paper', async () => {
    const elder = await giving.kin('老许', 120, { withAccount: false });
    const redemption = await desk.ask(world.officerA, { volunteerId: elder.id, ...paper });
    await desk.served(await desk.scheduled(redemption), 120);
    expect(await desk.refused(CONFIRM_REDEMPTION, redemption.id, world.officerA)).toBe('ON_BEHALF_EVIDENCE');
    await desk.send(CONFIRM_REDEMPTION, redemption.id, world.secondOfficerA, paper);
    const { status, steps } = await desk.read(redemption.id, world.officerA);
    expect(status).toBe('CAPTURED');
    expect(steps.map(({ reason }) => reason)).toEqual([
      paper.evidence,
      null,
      null,
      null,
      paper.evidence,
      null,
    ]);
  });

  it('who has an account confirms himself; an officer only once his time is over', async () => {
    const elder = await giving.kin('老何', 120);
    const redemption = await served(elder, 60);
    expect(await desk.refused(CONFIRM_REDEMPTION, redemption.id, world.officerA, paper)).toBe(
      'CONFIRMATION_STILL_HIS',
    );
    desk.app.clock.set('2026-06-23T02:00:00Z');
    const token = await world.signIn(world.officerA);
    await desk.send(CONFIRM_REDEMPTION, redemption.id, { ...world.officerA, token }, paper);
    desk.app.clock.set('2026-06-15T08:00:00Z');
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 60 });
  });

  it('for a spouse who agreed to the relation; a child is not for whom one redeems', async () => {
    const man = await giving.kin('老吕', 120);
    const wife = await giving.kin('吕妻', 0, { sex: 'FEMALE' });
    const child = await giving.kin('吕小', 0);
    const relationId = await giving.related(man, wife, 'SPOUSE');
    const withChild = await giving.related(man, child, 'CHILD');
    expect(await desk.refusedRequest(person(man), { relationId: withChild })).toBe('REDEMPTION_BENEFICIARY');
    const redemption = await desk.ask(person(man), { relationId });
    await desk.served(await desk.scheduled(redemption), 120);
    expect(await desk.unreadable(redemption.id, person(child))).toBe('NOT_FOUND');
    await desk.send(CONFIRM_REDEMPTION, redemption.id, person(wife));
    expect(await desk.account(man.id)).toMatchObject({ balanceMinutes: 0 });
  });
});

describe('rule 4: two registrations of one person', () => {
  it('his redemptions and what is held follow to the one that remains', async () => {
    const elder = await giving.kin('老施', 120);
    const twin = await giving.kin('老施', 60, { withAccount: false });
    const redemption = await desk.ask(person(elder), { minutes: 60 });
    await desk.match.send(
      MERGE,
      { duplicateId: twin.id, intoId: elder.id, reason: '同一人' },
      world.streetOfficer,
    );
    await desk.app.settled();
    expect(await desk.account(elder.id)).toMatchObject({ balanceMinutes: 180, heldMinutes: 60 });
    await desk.send(CANCEL, redemption.id, person(elder));
    expect(await desk.account(elder.id)).toMatchObject({ balanceMinutes: 180, heldMinutes: 0 });
  });

  it('the duplicate’s, too', async () => {
    const elder = await giving.kin('老张', 0);
    const twin = await giving.kin('老张', 120, { withAccount: false });
    const redemption = await desk.ask(world.officerA, { volunteerId: twin.id, evidence: '授权书' });
    await desk.match.send(
      MERGE,
      { duplicateId: twin.id, intoId: elder.id, reason: '同一人' },
      world.streetOfficer,
    );
    await desk.app.settled();
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 120 });
    await desk.send(CANCEL, redemption.id, person(elder));
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 0, availableMinutes: 120 });
  });
});

describe('§ 11: a dry run before a policy is set', () => {
  it('tells which open redemptions it would refuse and why, and changes nothing', async () => {
    const elder = await giving.kin('老曹', 120, { birthDate: '1964-01-01' });
    const redemption = await desk.ask(person(elder));
    const { policy } = await desk.app.client.data<{ policy: { policy: Record<string, object> } }>(
      `{ policy(placeCode: "510502") { policy } }`,
      {},
      { token: world.districtOfficer.token },
    );
    const run = async (redemptionTerms: object, by: Person = world.districtOfficer) =>
      desk.app.client.data<{
        policyDryRun: { refusedRedemptions: number; refused: { code: string; redemption: { id: string } }[] };
      }>(
        `query ($input: PolicyDryRunInput!) { policyDryRun(input: $input) {
           openRedemptions refusedRedemptions refused { code message redemption { id } } } }`,
        {
          input: {
            placeCode: '510502',
            validFrom: '2026-07-01',
            policy: {
              ...policy.policy,
              redemption: { ...policy.policy['redemption'], ...redemptionTerms },
            },
          },
        },
        { token: by.token },
      );
    const { policyDryRun } = await run({ ageYears: 65 });
    expect(policyDryRun.refused).toContainEqual(
      expect.objectContaining({ code: 'REDEMPTION_AGE', redemption: { id: redemption.id } }),
    );
    expect((await run({})).policyDryRun.refusedRedemptions).toBe(0);
    await expect(run({ ageYears: 500 })).rejects.toThrow('INVALID_INPUT');
    await expect(run({}, world.officerA)).rejects.toThrow('FORBIDDEN');
    expect(await desk.account(elder.id)).toMatchObject({ heldMinutes: 120 });
  });
});

describe('rule 33 with rule 32', () => {
  it('held minutes are not given away', async () => {
    const elder = await giving.kin('老严', 120);
    await desk.ask(person(elder));
    expect(await giving.refused(DONATE, { minutes: 30 }, person(elder))).toBe('INSUFFICIENT_MINUTES');
  });
});
