import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import type { Policy } from '../policies/policy.js';
import { PolicyService } from '../policies/policy.service.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { dayKey, type Docket } from './decision-checks.js';
import { ServiceRecordDayEntity, ServiceRecordEntity } from './service-record.entity.js';

/** Lays out the records that a call decides on. */
@Injectable()
export class RecordDockets {
  constructor(
    private readonly policies: PolicyService,
    private readonly own: OwnRegistration,
  ) {}

  /** Locks volunteers before records, as entering does, so that no two desks wait for each other in a circle. */
  async open(transaction: WriteTransaction, recordIds: readonly string[], actor: Actor): Promise<Docket> {
    const ids = [...new Set(recordIds)];
    const found = await transaction.repo(ServiceRecordEntity).findBy({ id: In(ids) });
    const volunteerIds = [...new Set(found.map((record) => record.volunteerId))];
    const volunteers = await transaction.lockById(VolunteerEntity, volunteerIds);
    const records = await transaction.lockById(
      ServiceRecordEntity,
      found.map((record) => record.id),
    );
    const parts =
      records.length === 0
        ? []
        : await transaction
            .repo(ServiceRecordDayEntity)
            .findBy({ recordId: In(records.map((record) => record.id)) });
    return {
      records: new Map(records.map((record) => [record.id, record])),
      volunteers: new Map(volunteers.map((volunteer) => [volunteer.id, volunteer])),
      policies: await this.policiesOf(transaction, records),
      days: new Map(
        records.map((record) => [record.id, parts.filter((part) => part.recordId === record.id)]),
      ),
      dayTotals: await this.dayTotals(transaction, parts),
      isActor: await this.own.recognise(transaction, actor),
    };
  }

  private async policiesOf(
    transaction: WriteTransaction,
    records: readonly ServiceRecordEntity[],
  ): Promise<Map<string, Policy>> {
    const policies = new Map<string, Policy>();
    for (const id of new Set(records.map((record) => record.policyVersionId)))
      policies.set(id, await this.policies.policyOfVersion(transaction, id));
    return policies;
  }

  private async dayTotals(
    transaction: WriteTransaction,
    parts: readonly ServiceRecordDayEntity[],
  ): Promise<Map<string, number>> {
    if (parts.length === 0) return new Map();
    const rows = await transaction.rows<{ volunteer_id: string; day: string; minutes: number }>(
      `SELECT d.volunteer_id, d.day, sum(d.raw_minutes) AS minutes FROM service_record_day d
       JOIN service_record r ON r.id = d.record_id AND r.status = 'CONFIRMED'
       WHERE d.volunteer_id IN (:...volunteerIds) AND d.day IN (:...days) GROUP BY d.volunteer_id, d.day`,
      {
        volunteerIds: [...new Set(parts.map((part) => part.volunteerId))],
        days: [...new Set(parts.map((part) => part.day))],
      },
    );
    return new Map(rows.map((row) => [dayKey({ volunteerId: row.volunteer_id, day: row.day }), row.minutes]));
  }
}
