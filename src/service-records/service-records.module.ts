import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AttendanceRecordsConsumer } from './attendance-records.consumer.js';
import { BackfillQuota } from './backfill-quota.service.js';
import { DisputesService } from './disputes.service.js';
import { EntryDesk } from './entry-desk.service.js';
import { IdleVolunteersService } from './idle-volunteers.service.js';
import { RecordCorrectionsResolver } from './record-corrections.resolver.js';
import { RecordCorrectionsService } from './record-corrections.service.js';
import { RecordAnswers } from './record-answers.js';
import { RecordDecisionsService } from './record-decisions.service.js';
import { RecordDockets } from './record-docket.service.js';
import { RecordEntryService } from './record-entry.service.js';
import { OrganisationHoursQuery } from './organisation-hours/organisation-hours.query.js';
import { OrganisationHoursResolver } from './organisation-hours/organisation-hours.resolver.js';
import { RecordMerger } from './record-merger.js';
import { RecordStore } from './record-store.service.js';
import { RecordedServiceLoad } from './recorded-service-load.js';
import { RecordsPersonalData } from './records-personal-data.js';
import { ServiceRecordFieldsResolver } from './service-record-fields.resolver.js';
import { ServiceRecordsResolver } from './service-records.resolver.js';
import { ServiceRecordsService } from './service-records.service.js';
import { VERIFICATION_PROVIDERS } from './verification/verification.providers.js';

@Module({
  imports: [
    OrganisationsModule,
    PlacesModule,
    IdentityModule,
    PoliciesModule,
    VolunteersModule,
    TimebankModule,
    ActivitiesModule,
  ],
  providers: [
    OrganisationHoursQuery,
    OrganisationHoursResolver,
    AttendanceRecordsConsumer,
    BackfillQuota,
    DisputesService,
    EntryDesk,
    IdleVolunteersService,
    RecordAnswers,
    RecordCorrectionsService,
    RecordDecisionsService,
    RecordDockets,
    RecordEntryService,
    RecordMerger,
    RecordStore,
    RecordedServiceLoad,
    RecordsPersonalData,
    ServiceRecordsService,
    RecordCorrectionsResolver,
    ServiceRecordFieldsResolver,
    ServiceRecordsResolver,
    ...VERIFICATION_PROVIDERS,
  ],
  exports: [IdleVolunteersService],
})
export class ServiceRecordsModule {}
