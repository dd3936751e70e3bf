import { expect } from '@jest/globals';
import { readSettings } from '../../src/platform/config/settings.js';
import { newId } from '../../src/platform/database/new-id.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import { GiftLedger } from '../../src/timebank/ledger/gift-ledger.js';
import { HoldLedger } from '../../src/timebank/ledger/hold-ledger.js';
import type { HeldPortions } from '../../src/timebank/ledger/hold-postings.js';
import { LedgerPosting } from '../../src/timebank/ledger/ledger-posting.js';
import {
  LedgerService,
  type ServiceCredit,
  type TimeAccountTotals,
} from '../../src/timebank/ledger/ledger.service.js';
import { verifyBalances } from '../../src/timebank/verify/verify-balances.js';
import { verifyChains } from '../../src/timebank/verify/verify-chains.js';
import { Findings } from '../../src/timebank/verify/verify-report.js';
import { BookReader } from './book-reader.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Two communities of one street and one of another. */
export const LEDGER_PLACES = ['510502001001', '510502001002', '510502002001'] as const;
const STAMP = { policyVersionId: newId(), actorAccountId: newId() };

/** A hold that has not ended. */
export interface OpenHold extends HeldPortions {
  readonly redemptionId: string;
  readonly volunteerId: string;
  readonly homeCode: string;
}

/** The ledger alone on a database of its own. */
export class LedgerBench {
  private readonly posting = new LedgerPosting(new TestClock());
  readonly ledger = new LedgerService(this.posting);
  private readonly holds = new HoldLedger(this.posting);
  private readonly gifts = new GiftLedger(this.posting);

  private constructor(
    readonly database: TestDatabase,
    readonly uow: UnitOfWork,
    private readonly reader: BookReader,
  ) {}

  static async open(): Promise<LedgerBench> {
    const database = await createTestDatabase();
    const settings = readSettings({ NODE_ENV: 'test', ...database.environment });
    const uow = await openDatabase(settings, SCHEMA);
    return new LedgerBench(database, uow, await BookReader.open(database));
  }

  async close(): Promise<void> {
    await this.reader.close();
    await this.uow.close();
    await this.database.remove();
  }

  creditOf(
    volunteerId: string,
    honorMinutes: number,
    redeemableMinutes = honorMinutes,
    place = 0,
    change: Partial<ServiceCredit> = {},
  ): ServiceCredit {
    const communityCode = placeAt(place);
    return {
      serviceRecordId: newId(),
      volunteerId,
      communityCode,
      honorMinutes,
      redeemableMinutes,
      balanceCapMinutes: 90_000,
      ...STAMP,
      ...change,
    };
  }

  credit(...credits: readonly ServiceCredit[]): Promise<string[]> {
    return this.uow.write((transaction) => this.ledger.creditMany(transaction, credits));
  }

  reverse(serviceRecordId: string, volunteerId: string) {
    const reversal = { serviceRecordId, volunteerId, ...STAMP, reason: '作废' };
    return this.uow.write((transaction) => this.ledger.reverseCredit(transaction, reversal));
  }

  /** Sets minutes aside; answers what `capture` and `release` need. */
  hold(volunteerId: string, minutes: number, place = 0): Promise<OpenHold> {
    const redemptionId = newId();
    const homeCode = placeAt(place);
    return this.uow.write(async (transaction) => {
      const hold = { redemptionId, volunteerId, homeCode, minutes, ...STAMP };
      return { redemptionId, volunteerId, homeCode, ...(await this.holds.hold(transaction, hold)) };
    });
  }

  capture(hold: OpenHold, usedMinutes: number, servingPlace = 0): Promise<string> {
    const capture = { ...hold, usedMinutes, servingCode: placeAt(servingPlace), ...STAMP };
    return this.uow.write((transaction) => this.holds.capture(transaction, capture));
  }

  release(hold: OpenHold): Promise<string> {
    return this.uow.write((transaction) => this.holds.release(transaction, { ...hold, ...STAMP }));
  }

  /** Uses minutes up at once. */
  async spend(volunteerId: string, minutes: number, place = 0): Promise<string> {
    return this.capture(await this.hold(volunteerId, minutes, place), minutes, place);
  }

  transfer(fromId: string, toId: string, minutes: number, place = 0, balanceCapMinutes = 90_000) {
    const gift = { giftId: newId(), minutes, communityCode: placeAt(place), ...STAMP };
    return this.uow.write((transaction) =>
      this.gifts.transfer(transaction, { ...gift, fromId, toId, balanceCapMinutes }),
    );
  }

  donate(fromId: string, minutes: number, place = 0): Promise<string> {
    const gift = { giftId: newId(), minutes, communityCode: placeAt(place), ...STAMP };
    return this.uow.write((transaction) => this.gifts.donate(transaction, { ...gift, fromId }));
  }

  grant(toId: string, minutes: number, place = 0, balanceCapMinutes = 90_000): Promise<string> {
    const gift = { giftId: newId(), minutes, communityCode: placeAt(place), ...STAMP };
    return this.uow.write((transaction) =>
      this.gifts.grant(transaction, { ...gift, toId, balanceCapMinutes }),
    );
  }

  fund(minutes: number, place = 0): Promise<string> {
    const gift = { giftId: newId(), minutes, communityCode: placeAt(place), ...STAMP };
    return this.uow.write((transaction) => this.gifts.fund(transaction, gift));
  }

  /** Balances of places: `code|KIND`. */
  async placeBalances(): Promise<Record<string, number>> {
    const rows = await this.uow.read((view) =>
      view.rows<{ name: string; minutes: number }>(
        `SELECT owner_id || '|' || kind AS name, balance_minutes AS minutes FROM ledger_account WHERE owner_kind = 'PLACE'`,
      ),
    );
    return Object.fromEntries(rows.map(({ name, minutes }) => [name, Number(minutes)]));
  }

  merge(fromId: string, intoId: string, place = 0): Promise<void> {
    const { policyVersionId } = STAMP;
    const merge = { eventId: newId(), fromId, intoId, communityCode: placeAt(place), policyVersionId };
    return this.uow.write((transaction) => this.ledger.mergeAccounts(transaction, merge));
  }

  totals(volunteerIds: readonly string[]): Promise<Map<string, TimeAccountTotals>> {
    return this.uow.read((view) => this.ledger.timeAccounts(view, volunteerIds));
  }

  async expectSoundBooks(): Promise<void> {
    const findings = new Findings();
    await this.reader.read(async (view) => {
      await verifyChains(view, findings);
      await verifyBalances(view, findings);
    });
    expect(findings.report().faults).toEqual([]);
  }
}

const placeAt = (index: number): string => LEDGER_PLACES[index % LEDGER_PLACES.length] as string;
