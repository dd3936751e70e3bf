import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivingDesk, type Kin } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import { CONFIRM_REDEMPTION, DECIDE, DISPUTE, type RedemptionDesk } from '../support/redemption-desk.js';
import type { Person, World } from '../support/world.js';

const STATEMENT = `query ($id: ID!) { timeAccount(volunteerId: $id) {
  statement(first: 100) { nodes { kind account minutes balanceAfterMinutes } } } }`;
const PAPER = { evidence: '上门笔录' };

interface Line {
  readonly kind: string;
  readonly account: string;
  readonly minutes: number;
  readonly balanceAfterMinutes: number;
}

let giving: GivingDesk;
let desk: RedemptionDesk;
let world: World;
let son: Kin;
let mother: Kin;
let records: string[];

beforeAll(async () => {
  giving = await GivingDesk.open();
  desk = giving.redemptions;
  ({ world } = desk);
  await giving.policy({ timebank: { balanceCapMinutes: 600 } });
  son = await giving.kin('陈大力', 0, { birthDate: '1975-01-01' });
  mother = await giving.kin('李秀英', 0, { withAccount: false, birthDate: '1944-01-01', sex: 'FEMALE' });
}, 120_000);
afterAll(() => desk.app.stop());

/** Newest first. */
async function statement(id: string): Promise<Line[]> {
  const answer = await desk.app.client.data<{ timeAccount: { statement: { nodes: Line[] } } }>(
    STATEMENT,
    { id },
    { token: world.officerA.token },
  );
  return answer.timeAccount.statement.nodes;
}

/** What the lines of a statement come to, by account. */
function sums(lines: readonly Line[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { account, minutes } of lines) totals[account] = (totals[account] ?? 0) + minutes;
  return totals;
}

async function visit(minutes: number, day: string): Promise<string> {
  const when = { startAt: `2026-06-${day}T06:00:00.000Z`, endAt: `2026-06-${day}T08:00:00.000Z` };
  const wished = { wishedStartAt: when.startAt, wishedEndAt: when.endAt };
  await desk.anotherHelper();
  const redemption = await desk.ask(world.officerA, {
    ...{ volunteerId: mother.id, minutes: 120, ...wished },
    ...PAPER,
  });
  await desk.served(await desk.scheduled(redemption, when), minutes, when);
  return redemption.id;
}

describe('a year of a family with the time bank', () => {
  it('rule 31: he serves above the cap; all of it is honour, what is above goes to the pool', async () => {
    records = await desk.earn(son.id, 720);
    expect(await desk.account(son.id)).toMatchObject({ honorMinutes: 720, balanceMinutes: 600 });
    expect(await giving.pool(world.communityA)).toBe(120);
  });

  it('rule 33: he gives ten hours to his mother', async () => {
    const relationId = await giving.related(son, mother, 'PARENT');
    await giving.give(relationId, 600, son.person as Person);
    expect(await desk.account(son.id)).toMatchObject({ honorMinutes: 720, balanceMinutes: 0 });
    expect(await desk.account(mother.id)).toMatchObject({ honorMinutes: 0, giftedMinutes: 600 });
  });

  it('rule 32: she redeems two visits; one is confirmed, the other disputed and decided for an hour', async () => {
    const first = await visit(120, '15');
    await desk.send(CONFIRM_REDEMPTION, first, world.secondOfficerA, PAPER);
    desk.app.clock.set('2026-06-15T02:00:00Z');
    const second = await visit(120, '15');
    await desk.send(DISPUTE, second, world.officerA, { reason: '老人称只来了一小时' });
    await desk.send(DECIDE, second, world.secondOfficerA, { usedMinutes: 60, reason: '邻居作证' });
    expect(await desk.account(mother.id)).toMatchObject({ giftedMinutes: 420, heldMinutes: 0 });
  });

  it('rule 35: a record behind it all is voided after its minutes are gone: he owes them, she keeps hers', async () => {
    await desk.match.send(
      `mutation ($input: VoidServiceRecordInput!) { voidServiceRecord(input: $input) { id } }`,
      { recordId: records[0], reason: '查实未到岗', idempotencyKey: newKey() },
      world.officerA,
    );
    expect(await desk.account(son.id)).toMatchObject({
      honorMinutes: 240,
      balanceMinutes: 0,
      debtMinutes: 480,
    });
    expect(await desk.account(mother.id)).toMatchObject({ giftedMinutes: 420, debtMinutes: 0 });
    // His next service repays it first.
    await desk.earn(son.id, 120, '17:00');
    expect(await desk.account(son.id)).toMatchObject({
      honorMinutes: 360,
      balanceMinutes: 0,
      debtMinutes: 360,
    });
  });

  it('rule 37: the statements explain every minute of both', async () => {
    const his = await statement(son.id);
    const hers = await statement(mother.id);
    expect(sums(his)).toEqual({ HONOR: 360, AVAILABLE: 0, DEBT: -360 });
    expect(sums(hers)).toEqual({ GIFTED: 420, HELD: 0 });
    expect([...new Set(his.map(({ kind }) => kind))].sort()).toEqual([
      'CAP_OVERFLOW',
      'REVERSAL',
      'SERVICE_CREDIT',
      'TRANSFER',
    ]);
    expect([...new Set(hers.map(({ kind }) => kind))].sort()).toEqual(['CAPTURE', 'HOLD', 'TRANSFER']);
    for (const lines of [his, hers]) {
      const running: Record<string, number> = {};
      for (const { account, minutes, balanceAfterMinutes } of [...lines].reverse()) {
        running[account] = (running[account] ?? 0) + minutes;
        expect(balanceAfterMinutes).toBe(running[account]);
      }
    }
  });
});
