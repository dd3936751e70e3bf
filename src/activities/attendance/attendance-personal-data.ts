import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { PersonalDataService } from '../../volunteers/personal-data.service.js';
import { AttendanceEventEntity } from './attendance-event.entity.js';

/** A person's check-ins and check-outs in the export of his own data (domain.md § 10). */
@Injectable()
export class AttendancePersonalData implements OnModuleInit {
  constructor(private readonly personalData: PersonalDataService) {}

  onModuleInit(): void {
    this.personalData.register({ name: 'attendance', collect: collectAttendance });
  }
}

async function collectAttendance(view: ReadView, volunteerId: string): Promise<unknown> {
  const events = await view.manager
    .getRepository(AttendanceEventEntity)
    .find({ where: { volunteerId }, order: { happenedAt: 'ASC', id: 'ASC' } });
  return events.map(({ activityId, kind, proof, happenedAt, statedAt, receivedAt, deviceId, reason }) => ({
    ...{ activityId, kind, proof, happenedAt, statedAt, receivedAt, deviceId, reason },
  }));
}
