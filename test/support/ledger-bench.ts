import { expect } from '@jest/globals';
import { readSettings } from '../../src/platform/config/settings.js';
import { newId } from '../../src/platform/database/new-id.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import { LedgerPosting } from '../../src/timebank/ledger/ledger-posting.js';
import {
  LedgerService,
  type ServiceCredit,
  type TimeAccountTotals,
} from '../../src/timebank/ledger/ledger.service.js';
import { verifyBalances } from '../../src/timebank/verify/verify-balances.js';
import { verifyChains } from '../../src/timebank/verify/verify-chains.js';
import { Findings } from '../../src/timebank/verify/verify-report.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export const LEDGER_PLACES = ['510502001001', '510502001002'] as const;
const STAMP = { policyVersionId: newId(), actorAccountId: newId() };

/** The ledger alone on a database of its own. */
export class LedgerBench {
  private readonly posting = new LedgerPosting(new TestClock());
  readonly ledger = new LedgerService(this.posting);

  private constructor(
    private readonly database: TestDatabase,
    readonly uow: UnitOfWork,
  ) {}

  static async open(): Promise<LedgerBench> {
    const database = await createTestDatabase();
    const settings = readSettings({ NODE_ENV: 'test', ...database.environment });
    return new LedgerBench(database, await openDatabase(settings, SCHEMA));
  }

  async close(): Promise<void> {
    await this.uow.close();
    await this.database.remove();
  }

  creditOf(
    volunteerId: string,
    honorMinutes: number,
    redeemableMinutes = honorMinutes,
    place = 0,
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
    };
  }

  credit(...credits: readonly ServiceCredit[]): Promise<string[]> {
    return this.uow.write((transaction) => this.ledger.creditMany(transaction, credits));
  }

  reverse(serviceRecordId: string, volunteerId: string) {
    const reversal = { serviceRecordId, volunteerId, ...STAMP, reason: '作废' };
    return this.uow.write((transaction) => this.ledger.reverseCredit(transaction, reversal));
  }

  /** Stands for a redemption: minutes go to the pool of a place. */
  spend(volunteerId: string, minutes: number, place = 0): Promise<(string | null)[]> {
    const available = { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'AVAILABLE' } as const;
    const pool = { ownerKind: 'PLACE', ownerId: placeAt(place), kind: 'POOL' } as const;
    return this.uow.write((transaction) =>
      this.posting.post(transaction, [
        {
          kind: 'ADJUSTMENT',
          placeCode: placeAt(place),
          idempotencyKey: `spend:${newId()}`,
          ...STAMP,
          accounts: [available, pool],
          postings: () => [
            { account: available, minutes: -minutes },
            { account: pool, minutes },
          ],
        },
      ]),
    );
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
    await this.uow.read(async (view) => {
      await verifyChains(view, findings);
      await verifyBalances(view, findings);
    });
    expect(findings.report().faults).toEqual([]);
  }
}

const placeAt = (index: number): string => LEDGER_PLACES[index % LEDGER_PLACES.length] as string;
