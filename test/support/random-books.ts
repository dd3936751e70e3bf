import { SeededRandom } from '../../src/demo/seeded-random.js';
import { Problem } from '../../src/kernel/problem.js';
import { newId } from '../../src/platform/database/new-id.js';
import type { UnitOfWork, WriteTransaction } from '../../src/platform/database/unit-of-work.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../../src/service-records/service-record.entity.js';
import { GiftLedger } from '../../src/timebank/ledger/gift-ledger.js';
import { HoldLedger } from '../../src/timebank/ledger/hold-ledger.js';
import { LedgerPosting } from '../../src/timebank/ledger/ledger-posting.js';
import { LedgerService } from '../../src/timebank/ledger/ledger.service.js';
import { VolunteerEntity, VolunteerStatus } from '../../src/volunteers/volunteer.entity.js';
import {
  BOOKS_A,
  BOOKS_B,
  BOOKS_C,
  BOOKS_D,
  recordRow,
  volunteerRow,
  writeDefaultPolicy,
  writePlaces,
} from './book-rows.js';
import { TestClock } from './test-clock.js';

const COMMUNITIES = [BOOKS_A, BOOKS_B, BOOKS_C, BOOKS_D];
const CAP_MINUTES = 360;
const STAMP = { policyVersionId: DEFAULT_POLICY_VERSION_ID, actorAccountId: newId() };

interface Credited {
  readonly recordId: string;
  owner: string;
}

interface Held {
  readonly redemptionId: string;
  readonly volunteerId: string;
  readonly homeCode: string;
  readonly heldMinutes: number;
  readonly giftedMinutes: number;
}

type Step = (transaction: WriteTransaction) => Promise<void>;

/** Books of a district that grow by a seeded run of everything the ledger can do; what it refuses is left out. */
export class RandomBooks {
  readonly clock = new TestClock();
  private readonly posting = new LedgerPosting(this.clock);
  private readonly ledger = new LedgerService(this.posting);
  private readonly holds = new HoldLedger(this.posting);
  private readonly gifts = new GiftLedger(this.posting);
  private readonly random: SeededRandom;
  private people: string[] = [];
  private credits: Credited[] = [];
  private open: Held[] = [];

  private constructor(
    private readonly uow: UnitOfWork,
    seed: number,
  ) {
    this.random = new SeededRandom(seed);
  }

  static async open(uow: UnitOfWork, seed: number, people = 8): Promise<RandomBooks> {
    const books = new RandomBooks(uow, seed);
    await writePlaces(uow);
    await writeDefaultPolicy(uow);
    books.people = Array.from({ length: people }, newId);
    await uow.write(async (transaction) => {
      for (const id of books.people) await transaction.repo(VolunteerEntity).insert(volunteerRow(id));
    });
    return books;
  }

  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      // A clock that was set back must not confuse who reads the books.
      if (this.random.chance(0.3)) this.clock.advanceSeconds(this.random.between(-100_000, 200_000));
      try {
        await this.uow.write(this.step());
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
  }

  private step(): Step {
    const { random } = this;
    const steps: readonly (readonly [number, () => Step])[] = [
      [30, () => this.credit()],
      [8, () => this.reverse()],
      [12, () => this.hold()],
      [10, () => this.end()],
      [
        6,
        () =>
          this.give((gift, t) => this.gifts.transfer(t, { ...gift, toId: this.somebodyElse(gift.fromId) })),
      ],
      [5, () => this.give((gift, t) => this.gifts.donate(t, gift))],
      [5, () => this.give((gift, t) => this.gifts.grant(t, { ...gift, toId: gift.fromId }))],
      [2, () => this.give((gift, t) => this.gifts.fund(t, gift))],
      [2, () => this.merge()],
    ];
    let left = random.between(0, steps.reduce((sum, [weight]) => sum + weight, 0) - 1);
    for (const [weight, make] of steps) {
      if (left < weight) return make();
      left -= weight;
    }
    return () => Promise.resolve();
  }

  private person = (): string => this.random.pick(this.people);
  private somebodyElse = (id: string): string =>
    this.random.pick(this.people.filter((other) => other !== id));
  private minutes = (): number => this.random.between(1, 20) * 15;

  private credit(): Step {
    const [volunteerId, communityCode] = [this.person(), this.random.pick(COMMUNITIES)];
    const honorMinutes = this.random.between(1, 4) * 30;
    const redeemableMinutes = this.random.pick([0, honorMinutes, honorMinutes, honorMinutes]);
    const toPool = this.random.chance(0.2);
    const record = recordRow(volunteerId, communityCode, this.credits.length, honorMinutes);
    return async (transaction) => {
      await transaction.repo(ServiceRecordEntity).insert(record);
      await this.ledger.creditMany(transaction, [
        {
          ...{
            serviceRecordId: record.id,
            volunteerId,
            communityCode,
            honorMinutes,
            redeemableMinutes,
            toPool,
          },
          ...{ balanceCapMinutes: CAP_MINUTES, ...STAMP },
        },
      ]);
      this.credits.push({ recordId: record.id, owner: volunteerId });
    };
  }

  private reverse(): Step {
    if (this.credits.length === 0) return () => Promise.resolve();
    const credited = this.random.pick(this.credits);
    return async (transaction) => {
      const { recordId, owner } = credited;
      await this.ledger.reverseCredit(transaction, {
        ...{ serviceRecordId: recordId, volunteerId: owner, reason: '误记' },
        ...STAMP,
      });
      await transaction
        .repo(ServiceRecordEntity)
        .update({ id: recordId }, { status: ServiceRecordStatus.VOIDED });
      this.credits = this.credits.filter((other) => other !== credited);
    };
  }

  private hold(): Step {
    const [volunteerId, homeCode, minutes] = [this.person(), this.random.pick(COMMUNITIES), this.minutes()];
    return async (transaction) => {
      const redemptionId = newId();
      const portions = await this.holds.hold(transaction, {
        ...{ redemptionId, volunteerId, homeCode, minutes },
        ...STAMP,
      });
      this.open.push({ redemptionId, volunteerId, homeCode, ...portions });
    };
  }

  private end(): Step {
    if (this.open.length === 0) return () => Promise.resolve();
    const [held, servingCode] = [this.random.pick(this.open), this.random.pick(COMMUNITIES)];
    const usedMinutes = this.random.pick([0, 15, held.heldMinutes, held.heldMinutes + 15]);
    return async (transaction) => {
      const end = { ...held, ...STAMP };
      if (usedMinutes === 0) await this.holds.release(transaction, end);
      else await this.holds.capture(transaction, { ...end, usedMinutes, servingCode });
      this.open = this.open.filter((other) => other !== held);
    };
  }

  private give(
    to: (
      gift: {
        fromId: string;
        communityCode: string;
        minutes: number;
        giftId: string;
        balanceCapMinutes: number;
      } & typeof STAMP,
      transaction: WriteTransaction,
    ) => Promise<string>,
  ): Step {
    const gift = {
      ...{ fromId: this.person(), communityCode: this.random.pick(COMMUNITIES), minutes: this.minutes() },
      ...{ giftId: newId(), balanceCapMinutes: CAP_MINUTES },
      ...STAMP,
    };
    return async (transaction) => {
      await to(gift, transaction);
    };
  }

  private merge(): Step {
    const [fromId, intoId] = this.random.sample(this.people, 2);
    if (!fromId || !intoId || this.people.length < 4) return () => Promise.resolve();
    return async (transaction) => {
      const merged = { status: VolunteerStatus.MERGED, mergedIntoId: intoId };
      await transaction.repo(VolunteerEntity).update({ id: fromId }, merged);
      await this.ledger.mergeAccounts(transaction, {
        ...{ eventId: newId(), fromId, intoId, communityCode: this.random.pick(COMMUNITIES) },
        policyVersionId: DEFAULT_POLICY_VERSION_ID,
      });
      this.people = this.people.filter((id) => id !== fromId);
      for (const credited of this.credits) if (credited.owner === fromId) credited.owner = intoId;
    };
  }
}
