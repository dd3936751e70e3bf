import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Clock } from '../kernel/clock.js';
import { monthOf, serviceDayOf, startOfServiceDay } from '../kernel/service-day.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';

/** How much a recorder has backfilled this month (domain.md rule 19). */
@Injectable()
export class BackfillQuota {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * Minutes that an account has backfilled this month, rejected ones apart. Until the unit of work ends, no other one of
   * the same recorder gets an answer. To be asked when the volunteers are locked and nothing is left to lock: a merge, too,
   * takes volunteers before their accounts, and who holds the turn then waits for nobody.
   */
  async usedMinutes(transaction: WriteTransaction, accountId: string): Promise<number> {
    await this.accounts.takeTurn(transaction, accountId);
    const monthStart = startOfServiceDay(`${monthOf(serviceDayOf(this.clock.now()))}-01`);
    const [row] = await transaction.rows<{ minutes: number | null }>(
      `SELECT sum(raw_minutes) AS minutes FROM service_record
       WHERE recorded_by_account_id = :accountId AND recorded_at >= :monthStart AND provenance = 'BACKFILLED' AND status <> 'REJECTED'`,
      { accountId, monthStart: monthStart.getTime() },
    );
    return row?.minutes ?? 0;
  }
}
