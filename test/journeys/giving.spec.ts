import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER, DECLARE, DONATE, END, GivingDesk, type Kin, TRANSFER } from '../support/giving-desk.js';
import { newKey } from '../support/people.js';
import type { Person, World } from '../support/world.js';

let desk: GivingDesk;
let world: World;

beforeAll(async () => {
  desk = await GivingDesk.open();
  ({ world } = desk);
}, 120_000);
afterAll(() => desk.app.stop());

const account = (id: string) => desk.redemptions.account(id);
const his = (kin: Kin): Person => kin.person as Person;

describe('rule 33: a man gives to his mother, who has no account', () => {
  let son: Kin;
  let mother: Kin;
  let relationId: string;

  beforeAll(async () => {
    son = await desk.kin('陈大力', 240, { birthDate: '1975-01-01' });
    mother = await desk.kin('李秀英', 0, { withAccount: false, birthDate: '1948-01-01', sex: 'FEMALE' });
  });

  it('a relation is declared by number and name, which must be one person’s', async () => {
    const wrong = { ...desk.declaration(mother, 'PARENT'), relativeName: '李秀' };
    expect(await desk.refused(DECLARE, wrong, his(son))).toBe('NOT_FOUND');
    const unknown = { ...desk.declaration(mother, 'PARENT'), relativeVolunteerNo: '5105029999999' };
    expect(await desk.refused(DECLARE, unknown, his(son))).toBe('NOT_FOUND');
    expect(await desk.refused(DECLARE, desk.declaration(son, 'PARENT'), his(son))).toBe('RELATION_TO_SELF');
    relationId = await desk.declare(son, mother, 'PARENT');
    expect(await desk.refused(DECLARE, desk.declaration(mother, 'PARENT'), his(son))).toBe('RELATION_EXISTS');
  });

  it('both consent: nothing is given before she agrees, for whom an officer answers with the paper', async () => {
    const gift = { relationId, minutes: 60 };
    expect(await desk.refused(TRANSFER, gift, his(son))).toBe('NOT_FOUND');
    const answer = { relationId, accept: true };
    expect(await desk.refused(ANSWER, answer, his(son))).toBe('NOT_FOUND');
    expect(await desk.refused(ANSWER, answer, world.officerB)).toBe('NOT_FOUND');
    expect(await desk.refused(ANSWER, answer, world.officerA)).toBe('ON_BEHALF_EVIDENCE');
    const agreed = await desk.send<{ status: string }>(
      ANSWER,
      { ...answer, evidence: '户口簿' },
      world.officerA,
    );
    expect(agreed.status).toBe('CONFIRMED');
    expect(await desk.refused(ANSWER, { ...answer, evidence: '户口簿' }, world.officerA)).toBe(
      'RELATION_STATUS_NOT_ALLOWED',
    );
  });

  it('rule 30: his honour stays, hers does not rise; her minutes are marked as given', async () => {
    const gift = await desk.give(relationId, 120, his(son));
    expect(gift.timeAccount).toMatchObject({ honorMinutes: 240, availableMinutes: 120 });
    expect(await account(mother.id)).toEqual({
      honorMinutes: 0,
      balanceMinutes: 120,
      heldMinutes: 0,
      availableMinutes: 120,
      giftedMinutes: 120,
      debtMinutes: 0,
    });
  });

  it('she cannot pass it on, also not back to him', async () => {
    const paper = { volunteerId: mother.id, evidence: '口述笔录' };
    expect(await desk.refused(TRANSFER, { relationId, minutes: 30, ...paper }, world.officerA)).toBe(
      'INSUFFICIENT_MINUTES',
    );
    expect(await account(mother.id)).toMatchObject({ giftedMinutes: 120 });
  });

  it('the same key is one gift; in wrong units, too much, or after the end of the relation it is refused', async () => {
    const again = { relationId, minutes: 30, idempotencyKey: newKey() };
    const first = await desk.send<{ ledgerEntryId: string }>(TRANSFER, again, his(son));
    const second = await desk.send<{ ledgerEntryId: string }>(TRANSFER, again, his(son));
    expect(second.ledgerEntryId).toBe(first.ledgerEntryId);
    expect(await desk.refused(TRANSFER, { ...again, minutes: 60 }, his(son))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await desk.refused(TRANSFER, { relationId, minutes: 45 }, his(son))).toBe('GIFT_MINUTES');
    expect(await desk.refused(TRANSFER, { relationId, minutes: 240 }, his(son))).toBe('INSUFFICIENT_MINUTES');
    await desk.send(END, { relationId }, his(son));
    expect(await desk.refused(TRANSFER, { relationId, minutes: 30 }, his(son))).toBe('NOT_FOUND');
    expect(await account(son.id)).toMatchObject({ availableMinutes: 90, honorMinutes: 240 });
  });
});

describe('rule 33: to whom, by policy', () => {
  it('a friend is refused by default, and not where the policy lets one give to friends', async () => {
    const giver = await desk.kin('王一', 120);
    const friend = await desk.kin('赵二');
    const relationId = await desk.related(giver, friend, 'FRIEND');
    expect(await desk.refused(TRANSFER, { relationId, minutes: 60 }, his(giver))).toBe('TRANSFER_RELATION');
    await desk.policy({ timebank: { transferRelations: ['FRIEND'] } });
    expect((await desk.give(relationId, 60, his(giver))).timeAccount).toMatchObject({ availableMinutes: 60 });
    await desk.policy({ timebank: { transferRelations: ['SPOUSE', 'PARENT', 'CHILD'] } });
  });

  it('somebody else’s relation and somebody else’s minutes are missing', async () => {
    const giver = await desk.kin('孙三', 120);
    const child = await desk.kin('孙小');
    const stranger = await desk.kin('钱四', 120);
    const relationId = await desk.related(giver, child, 'CHILD');
    expect(await desk.refused(TRANSFER, { relationId, minutes: 60 }, his(stranger))).toBe('NOT_FOUND');
    const forHim = { relationId, minutes: 60, volunteerId: giver.id, evidence: '伪造' };
    expect(await desk.refused(TRANSFER, forHim, his(stranger))).toBe('NOT_FOUND');
    expect(await desk.refused(TRANSFER, forHim, world.officerB)).toBe('NOT_FOUND');
  });

  it('rule 31: the recipient does not come above the cap', async () => {
    const giver = await desk.kin('周五', 240);
    const child = await desk.kin('周小', 120);
    const relationId = await desk.related(giver, child, 'CHILD');
    await desk.policy({ timebank: { balanceCapMinutes: 180 } });
    expect(await desk.refused(TRANSFER, { relationId, minutes: 90 }, his(giver))).toBe('BALANCE_CAP_REACHED');
    expect((await desk.give(relationId, 60, his(giver))).timeAccount).toMatchObject({
      availableMinutes: 180,
    });
    await desk.policy({ timebank: { balanceCapMinutes: 90_000 } });
  });

  it('rule 35: of 20 gifts at once of the last minutes exactly as many succeed as there are minutes', async () => {
    const giver = await desk.kin('吴六', 120);
    const child = await desk.kin('吴小');
    const relationId = await desk.related(giver, child, 'CHILD');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        desk.app.client.send(
          TRANSFER,
          { input: { relationId, minutes: 30, idempotencyKey: newKey() } },
          { token: his(giver).token },
        ),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(4);
    expect(await account(child.id)).toMatchObject({ giftedMinutes: 120 });
    expect(await account(giver.id)).toMatchObject({ availableMinutes: 0 });
  });

  it('one has one spouse at a time', async () => {
    const man = await desk.kin('郑七');
    const wife = await desk.kin('冯八');
    const other = await desk.kin('褚九');
    await desk.related(man, wife, 'SPOUSE');
    const relationId = await desk.declare(other, man, 'SPOUSE');
    expect(await desk.refused(ANSWER, { relationId, accept: true }, his(man))).toBe('SPOUSE_EXISTS');
    expect(
      (await desk.send<{ status: string }>(ANSWER, { relationId, accept: false }, his(man))).status,
    ).toBe('REFUSED');
  });
});

describe('rule 33: donating to the pool', () => {
  it('is for good, leaves the honour, and is refused where the policy has it off', async () => {
    const donor = await desk.kin('卫十', 120);
    const before = await desk.pool(world.communityA);
    const gift = await desk.send<{ timeAccount: object }>(DONATE, { minutes: 90 }, his(donor));
    expect(gift.timeAccount).toMatchObject({ honorMinutes: 120, availableMinutes: 30 });
    expect(await desk.pool(world.communityA)).toBe(before + 90);
    expect(await desk.refused(DONATE, { minutes: 60 }, his(donor))).toBe('INSUFFICIENT_MINUTES');
    await desk.policy({ timebank: { donations: false } });
    expect(await desk.refused(DONATE, { minutes: 30 }, his(donor))).toBe('DONATION_OFF');
    await desk.policy({ timebank: { donations: true } });
    expect(
      await desk.refused(DONATE, { minutes: 30, volunteerId: donor.id }, his(await desk.kin('蒋一'))),
    ).toBe('NOT_FOUND');
  });
});
