import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { ServiceRecordsModule } from '../service-records/service-records.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';

@Module({
  imports: [IdentityModule, VolunteersModule, NeedsModule, ActivitiesModule, ServiceRecordsModule],
  providers: [],
  exports: [],
})
export class NotificationsModule {}
