import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { PersonalDataService, type PersonalDataSource } from '../volunteers/personal-data.service.js';
import { ServiceRecordDisputeEntity } from './service-record-dispute.entity.js';
import { ServiceRecordDayEntity, ServiceRecordEntity } from './service-record.entity.js';

/** Records and disputes in a person's own export (domain.md § 10). */
@Injectable()
export class ServiceRecordsPersonalData implements OnModuleInit, PersonalDataSource {
  readonly name = 'serviceRecords';

  constructor(private readonly personalData: PersonalDataService) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async collect(view: ReadView, volunteerId: string): Promise<unknown> {
    const records = await view.manager.getRepository(ServiceRecordEntity).find({ where: { volunteerId }, order: { id: 'ASC' } });
    const days = await view.manager.getRepository(ServiceRecordDayEntity).find({ where: { volunteerId }, order: { day: 'ASC' } });
    const disputes = await view.manager
      .getRepository(ServiceRecordDisputeEntity)
      .find({ where: { volunteerId }, order: { id: 'ASC' } });
    return records.map((record) => ({
      ...toldOf(record),
      days: days
        .filter((part) => part.recordId === record.id)
        .map(({ day, rawMinutes, creditedMinutes }) => ({ day, rawMinutes, creditedMinutes })),
      disputes: disputes
        .filter((dispute) => dispute.recordId === record.id)
        .map(({ reason, openedAt, dueOn, status, answer, answeredAt }) => ({ reason, openedAt, dueOn, status, answer, answeredAt })),
    }));
  }
}

const toldOf = (record: ServiceRecordEntity) => {
  const { id, communityCode, squadKind, occasion, address, content, serviceTarget, startAt, endAt } = record;
  const { rawMinutes, creditedMinutes, provenance, training, organisingUnit, personInCharge, status } = record;
  const { recordedAt, decidedAt, decisionReason, voidedAt, replacesId } = record;
  return {
    ...{ id, communityCode, squadKind, occasion, address, content, serviceTarget, startAt, endAt },
    ...{ rawMinutes, creditedMinutes, provenance, training, organisingUnit, personInCharge, status },
    ...{ recordedAt, decidedAt, decisionReason, voidedAt, replacesId },
  };
};
