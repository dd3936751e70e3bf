import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { DisputesService } from './disputes.service.js';
import { IdleVolunteersService } from './idle-volunteers.service.js';
import { RecordCorrectionsService } from './record-corrections.service.js';
import { RecordDecisionsService } from './record-decisions.service.js';
import { RecordEntryService } from './record-entry.service.js';
import { RecordMerger } from './record-merger.js';
import { RecordsPersonalData } from './records-personal-data.js';
import { ServiceRecordFieldsResolver } from './service-record-fields.resolver.js';
import { ServiceRecordsResolver } from './service-records.resolver.js';
import { ServiceRecordsService } from './service-records.service.js';

@Module({
  imports: [PlacesModule, PoliciesModule, VolunteersModule, TimebankModule],
  providers: [
    DisputesService,
    IdleVolunteersService,
    RecordCorrectionsService,
    RecordDecisionsService,
    RecordEntryService,
    RecordMerger,
    RecordsPersonalData,
    ServiceRecordsService,
    ServiceRecordFieldsResolver,
    ServiceRecordsResolver,
  ],
  exports: [IdleVolunteersService],
})
export class ServiceRecordsModule {}
