import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { PersonalDataService } from '../volunteers/personal-data.service.js';
import { ServiceRecordDisputeEntity } from './service-record-dispute.entity.js';
import { ServiceRecordEntity } from './service-record.entity.js';
import { disputeOf } from './service-records.types.js';

/** A person's records and disputes in the export of his own data (domain.md § 10). */
@Injectable()
export class RecordsPersonalData implements OnModuleInit {
  constructor(private readonly personalData: PersonalDataService) {}

  onModuleInit(): void {
    this.personalData.register({ name: 'serviceRecords', collect: collectRecords });
  }
}

async function collectRecords(view: ReadView, volunteerId: string): Promise<unknown> {
  const records = await view.manager
    .getRepository(ServiceRecordEntity)
    .find({ where: { volunteerId }, order: { id: 'ASC' } });
  const disputes = await view.manager
    .createQueryBuilder(ServiceRecordDisputeEntity, 'd')
    .innerJoin(ServiceRecordEntity, 'r', 'r.id = d.record_id AND r.volunteer_id = :volunteerId', {
      volunteerId,
    })
    .getMany();
  return records.map(
    ({
      id,
      occasion,
      address,
      content,
      startAt,
      endAt,
      creditedMinutes,
      provenance,
      status,
      decisionReason,
    }) => ({
      ...{
        id,
        occasion,
        address,
        content,
        startAt,
        endAt,
        creditedMinutes,
        provenance,
        status,
        decisionReason,
      },
      disputes: disputes.filter((dispute) => dispute.recordId === id).map(disputeOf),
    }),
  );
}
