import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { RedemptionEndings } from './redemption-endings.service.js';
import { OPEN_REDEMPTIONS } from './redemption-state.js';
import { RedemptionEntity } from './redemption.entity.js';
import { SYSTEM } from './redemption-steps.js';

const AT_ONCE = 500;
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

  /** Each in a unit of its own, so that nobody waits for many accounts at once. */
  async run(): Promise<void> {
    const today = serviceDayOf(this.clock.now());
    for (let after: string | null = ''; after !== null;) {
      const ids: string[] = await this.overdue(today, after);
      for (const id of ids) await this.uow.write((transaction) => this.expire(transaction, id));
      after = ids.length < AT_ONCE ? null : (ids.at(-1) ?? null);
    }
  }

  private overdue(today: LocalDate, after: string): Promise<string[]> {
    return this.uow.read(async (view) => {
      const rows = await view.rows<{ id: string }>(
        `SELECT id FROM redemption WHERE status IN (:...open) AND expires_on < :today AND id > :after
          ORDER BY id LIMIT ${AT_ONCE}`,
        { open: [...OPEN_REDEMPTIONS], today, after },
      );
      return rows.map(({ id }) => id);
    });
  }

  private async expire(transaction: WriteTransaction, id: string): Promise<void> {
    const [redemption] = await transaction.lockById(RedemptionEntity, [id]);
    if (!redemption || !OPEN_REDEMPTIONS.includes(redemption.status)) return;
    if (await this.endings.hasBegun(transaction, redemption)) return;
    await this.endings.release(transaction, redemption, SYSTEM, 'expire', NOT_SERVED);
  }
}
