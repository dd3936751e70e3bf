import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import {
  addDays,
  addMonths,
  type LocalDate,
  serviceDayOf,
  startOfServiceDay,
} from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { PolicyService } from '../policies/policy.service.js';
import { VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { ServiceRecordStatus } from './service-record.entity.js';
import { yearNotOver } from './service-records.problems.js';

const VOLUNTEERS_PER_UNIT = 200;
const SYSTEM = { accountId: null, requestId: null };

/** Marks who has hardly served in a calendar year as inactive (domain.md rule 7). */
@Injectable()
export class IdleVolunteersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly volunteers: VolunteersService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Goes through the active volunteers of every community, in units of 200; answers how many were marked. Who became
   * active after the year's end (accepted, reinstated, called back) is left alone, so running it again changes nothing.
   * @throws Problem YEAR_NOT_OVER
   */
  async run(year: number, today: LocalDate = serviceDayOf(this.clock.now())): Promise<number> {
    const lastDay = `${year}-12-31`;
    if (today <= lastDay) throw yearNotOver({ year });
    const communities = await this.uow.read((view) =>
      view.rows<{ community_code: string }>(
        'SELECT DISTINCT community_code FROM volunteer WHERE status = :active ORDER BY community_code',
        { active: VolunteerStatus.ACTIVE },
      ),
    );
    let marked = 0;
    for (const { community_code: code } of communities)
      marked += await this.runCommunity(code, year, lastDay);
    return marked;
  }

  private async runCommunity(communityCode: string, year: number, lastDay: LocalDate): Promise<number> {
    let marked = 0;
    let afterId = '';
    for (;;) {
      const unit = await this.uow.write((transaction) =>
        this.runUnit(transaction, communityCode, year, lastDay, afterId),
      );
      marked += unit.marked;
      if (unit.lastId === null) return marked;
      afterId = unit.lastId;
    }
  }

  private async runUnit(
    transaction: WriteTransaction,
    communityCode: string,
    year: number,
    lastDay: LocalDate,
    afterId: string,
  ): Promise<{ marked: number; lastId: string | null }> {
    const { policy } = await this.policies.policyFor(transaction, communityCode, lastDay);
    const { inactiveAfterMonths, inactiveBelowMinutes } = policy.registration;
    const rows = await transaction.rows<{ id: string }>(
      `SELECT v.id FROM volunteer v
        WHERE v.community_code = :communityCode AND v.status = :active AND v.id > :afterId AND v.registered_at < :registeredBefore
          AND NOT EXISTS (SELECT 1 FROM volunteer_event e
                           WHERE e.volunteer_id = v.id AND e.kind = 'STATUS' AND e.to_value = :active AND e.at >= :yearEnd)
        ORDER BY v.id LIMIT ${VOLUNTEERS_PER_UNIT}`,
      {
        communityCode,
        active: VolunteerStatus.ACTIVE,
        afterId,
        registeredBefore: startOfServiceDay(addMonths(lastDay, -inactiveAfterMonths)).getTime(),
        yearEnd: startOfServiceDay(addDays(lastDay, 1)).getTime(),
      },
    );
    const lastId = rows.at(-1)?.id;
    if (lastId === undefined) return { marked: 0, lastId: null };
    // Locked before their minutes are read, so that nothing is confirmed in between.
    const locked = await transaction.lockById(
      VolunteerEntity,
      rows.map((row) => row.id),
    );
    const served = await this.confirmedMinutes(
      transaction,
      locked.map(({ id }) => id),
      year,
    );
    const idle = locked.filter(({ id }) => (served.get(id) ?? 0) < inactiveBelowMinutes).map(({ id }) => id);
    const marked = await this.volunteers.markInactive(transaction, idle, `idle in ${year}`);
    if (marked > 0) {
      await this.audit.record(transaction, SYSTEM, {
        action: 'volunteer.deactivateIdle',
        subjectType: 'Place',
        subjectId: communityCode,
        placeCode: communityCode,
        details: { year, marked },
      });
    }
    return { marked, lastId };
  }

  private async confirmedMinutes(
    transaction: WriteTransaction,
    ids: readonly string[],
    year: number,
  ): Promise<Map<string, number>> {
    const rows = await transaction.rows<{ volunteer_id: string; minutes: number | string }>(
      `SELECT d.volunteer_id, sum(d.credited_minutes) AS minutes
         FROM service_record_day d JOIN service_record r ON r.id = d.record_id
        WHERE d.volunteer_id IN (:...ids) AND d.day >= :from AND d.day <= :until AND r.status = :confirmed
        GROUP BY d.volunteer_id`,
      { ids, from: `${year}-01-01`, until: `${year}-12-31`, confirmed: ServiceRecordStatus.CONFIRMED },
    );
    return new Map(rows.map((row) => [row.volunteer_id, Number(row.minutes)]));
  }
}
