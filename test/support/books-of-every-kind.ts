import { newId } from '../../src/platform/database/new-id.js';
import type { UnitOfWork, WriteTransaction } from '../../src/platform/database/unit-of-work.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../../src/service-records/service-record.entity.js';
import { GiftLedger } from '../../src/timebank/ledger/gift-ledger.js';
import { HoldLedger } from '../../src/timebank/ledger/hold-ledger.js';
import { LedgerPosting } from '../../src/timebank/ledger/ledger-posting.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { VolunteerEntity, VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import { BOOKS_C, BOOKS_D, recordRow, volunteerRow } from './book-rows.js';
import { TestClock } from './test-clock.js';

const STAMP = { policyVersionId: DEFAULT_POLICY_VERSION_ID, actorAccountId: newId() };
const CAP_MINUTES = 180;

/**
 * Entries of every kind in two communities of different streets, among them a debt, an overflow that is reversed, a hold used in
 * the other street, a released one, and one that is open and that a merge carries over.
 */
export async function writeEveryKind(uow: UnitOfWork): Promise<void> {
  const desk = new Desk(uow);
  const [giver, duplicate, original] = [newId(), newId(), newId()];
  await uow.write(async (transaction) => {
    for (const id of [giver, duplicate, original])
      await transaction.repo(VolunteerEntity).insert(volunteerRow(id));
  });
  const spent = await desk.credit(giver, 20, 120);
  const above = await desk.credit(giver, 21, 120);
  await desk.gift((gifts, t, gift) => gifts.transfer(t, { ...gift, fromId: giver, toId: duplicate }), 60);
  await desk.gift((gifts, t, gift) => gifts.donate(t, { ...gift, fromId: giver }), 30);
  await desk.gift((gifts, t, gift) => gifts.grant(t, { ...gift, toId: duplicate }), 40);
  await desk.gift((gifts, t, gift) => gifts.fund(t, gift), 500);
  await desk.credit(duplicate, 22, 60);
  const used = await desk.hold(duplicate, 110);
  await desk.end(used, 70);
  const released = await desk.hold(duplicate, 30);
  await desk.end(released, 0);
  const open = await desk.hold(duplicate, 60);
  await desk.merge(duplicate, original);
  await desk.hold(original, 15);
  await desk.end({ ...open, volunteerId: duplicate }, 0);
  await desk.hold(original, 20);
  await desk.reverse(giver, above);
  await desk.reverse(giver, spent);
  await desk.credit(giver, 23, 60);
  await desk.credit(original, 24, 60, true);
}

interface HoldMade {
  readonly redemptionId: string;
  readonly volunteerId: string;
  readonly heldMinutes: number;
  readonly giftedMinutes: number;
}

type GiftOf = (
  gifts: GiftLedger,
  transaction: WriteTransaction,
  gift: typeof STAMP & {
    giftId: string;
    minutes: number;
    communityCode: string;
    balanceCapMinutes: number;
    reason: string;
  },
) => Promise<string>;

class Desk {
  private readonly posting = new LedgerPosting(new TestClock());
  private readonly ledger = new LedgerService(this.posting);
  private readonly holds = new HoldLedger(this.posting);
  private readonly gifts = new GiftLedger(this.posting);

  constructor(private readonly uow: UnitOfWork) {}

  credit(volunteerId: string, daysAgo: number, minutes: number, toPool = false): Promise<string> {
    const record = recordRow(volunteerId, BOOKS_C, daysAgo, minutes);
    const credit = {
      ...{ serviceRecordId: record.id, volunteerId, communityCode: BOOKS_C, toPool },
      ...{ honorMinutes: minutes, redeemableMinutes: minutes, balanceCapMinutes: CAP_MINUTES },
      ...STAMP,
    };
    return this.uow.write(async (transaction) => {
      await transaction.repo(ServiceRecordEntity).insert(record);
      await this.ledger.creditMany(transaction, [credit]);
      return record.id;
    });
  }

  async reverse(volunteerId: string, serviceRecordId: string): Promise<void> {
    await this.uow.write(async (transaction) => {
      await this.ledger.reverseCredit(transaction, {
        ...{ serviceRecordId, volunteerId, reason: '误记' },
        ...STAMP,
      });
      await transaction
        .repo(ServiceRecordEntity)
        .update({ id: serviceRecordId }, { status: ServiceRecordStatus.VOIDED });
    });
  }

  async gift(give: GiftOf, minutes: number): Promise<void> {
    const gift = {
      ...{ giftId: newId(), minutes, communityCode: BOOKS_C, balanceCapMinutes: CAP_MINUTES, reason: '互助' },
      ...STAMP,
    };
    await this.uow.write((transaction) => give(this.gifts, transaction, gift));
  }

  async hold(volunteerId: string, minutes: number): Promise<HoldMade> {
    const redemptionId = newId();
    const hold = { redemptionId, volunteerId, homeCode: BOOKS_C, minutes, ...STAMP };
    const portions = await this.uow.write((transaction) => this.holds.hold(transaction, hold));
    return { redemptionId, volunteerId, ...portions };
  }

  async end(hold: HoldMade, usedMinutes: number): Promise<void> {
    const end = { ...hold, homeCode: BOOKS_C, ...STAMP };
    await this.uow.write((transaction) =>
      usedMinutes > 0
        ? this.holds.capture(transaction, { ...end, usedMinutes, servingCode: BOOKS_D })
        : this.holds.release(transaction, end),
    );
  }

  async merge(fromId: string, intoId: string): Promise<void> {
    await this.uow.write(async (transaction) => {
      await transaction
        .repo(VolunteerEntity)
        .update({ id: fromId }, { status: VolunteerStatus.MERGED, mergedIntoId: intoId });
      await this.ledger.mergeAccounts(transaction, {
        ...{ eventId: newId(), fromId, intoId, communityCode: BOOKS_C },
        policyVersionId: DEFAULT_POLICY_VERSION_ID,
      });
    });
  }
}
