import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceLoad, ServiceLoads } from '../activities/matching/service-load.js';
import type { LocalDate } from '../kernel/service-day.js';
import type { ReadView } from '../platform/database/unit-of-work.js';

/** What volunteers have served by their records, for whoever plans with them: also what is not confirmed yet, no training. */
@Injectable()
export class RecordedServiceLoad extends ServiceLoad implements OnModuleInit {
  constructor(private readonly loads: ServiceLoads) {
    super();
  }

  onModuleInit(): void {
    this.loads.register(this);
  }

  async minutesSince(
    view: ReadView,
    volunteerIds: readonly string[],
    since: LocalDate,
  ): Promise<ReadonlyMap<string, number>> {
    if (volunteerIds.length === 0) return new Map();
    const rows = await view.rows<{ volunteer_id: string; minutes: number }>(
      `SELECT d.volunteer_id, sum(d.raw_minutes) AS minutes
         FROM service_record_day d JOIN service_record r ON r.id = d.record_id
        WHERE d.volunteer_id IN (:...volunteerIds) AND d.day >= :since
          AND r.status IN ('PENDING', 'CONFIRMED') AND NOT r.training
        GROUP BY d.volunteer_id`,
      { volunteerIds: [...volunteerIds], since },
    );
    return new Map(rows.map((row) => [row.volunteer_id, Number(row.minutes)]));
  }
}
