import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { RedemptionEndings } from './redemption-endings.service.js';
import { OPEN_REDEMPTIONS } from './redemption-state.js';
import { RedemptionEntity } from './redemption.entity.js';
import { SYSTEM } from './redemption-steps.js';

const AT_ONCE = 50;
const NOT_SERVED = '逾期未能安排服务 · nobody served in time';

/** Gives minutes back that were held for a service which nobody rendered in time (domain.md rule 32). */
@Injectable()
export class RedemptionExpiryJob implements OnModuleInit, Job {
  readonly name = 'redemptions.expire';
  readonly everySeconds = 300;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly endings: RedemptionEndings,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    for (let after: string | null = ''; after !== null;) {
      const from: string = after;
      after = await this.uow.write((transaction) => this.expireSome(transaction, from));
    }
  }

  /** The last id looked at; null: there are no more. */
  private async expireSome(transaction: WriteTransaction, after: string): Promise<string | null> {
    const today = serviceDayOf(this.clock.now());
    const rows = await transaction.rows<{ id: string }>(
      `SELECT id FROM redemption WHERE status IN (:...open) AND expires_on < :today AND id > :after
        ORDER BY id LIMIT ${AT_ONCE}`,
      { open: [...OPEN_REDEMPTIONS], today, after },
    );
    for (const redemption of await transaction.lockById(
      RedemptionEntity,
      rows.map(({ id }) => id),
    )) {
      if (!OPEN_REDEMPTIONS.includes(redemption.status)) continue;
      if (await this.endings.hasBegun(transaction, redemption)) continue;
      await this.endings.release(transaction, redemption, SYSTEM, 'expire', NOT_SERVED);
    }
    return rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  }
}
